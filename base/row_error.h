#pragma once

#include <string>
#include <utility>
#include <variant>

namespace sluice {

/// Why one row cannot go on. A value, not an exception: the row goes to error_stream, the query
/// lives.
struct RowError {
  std::string message;
};

/// A result, or the reason why this row has none.
template <class T>
class OrError {
 public:
  OrError(T value) : state_(std::move(value)) {}         // NOLINT(google-explicit-constructor)
  OrError(RowError error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  const T& value() const { return *std::get_if<0>(&state_); }
  T& value() { return *std::get_if<0>(&state_); }
  const RowError& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, RowError> state_;
};

}  // namespace sluice
