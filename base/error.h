#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>

namespace sluice {

/// A stretch of the SQL text that an error points at: byte offsets, `end` exclusive.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// Whose fault an error is; the command line turns each kind into an exit code.
enum class ErrorKind {
  kQuery,     ///< the SQL text is wrong: syntax, names, types, unsupported features (exit 1)
  kUsage,     ///< options or arguments are wrong (exit 2)
  kInput,     ///< a source or sink cannot be opened, read or written (exit 3)
  kLimit,     ///< a memory or disk limit stopped the run (exit 4)
  kState,     ///< saved state does not match the query or is damaged (exit 5)
  kInternal,  ///< a bug of ours
};

/// What ends a statement or a query. Says what is wrong (lower case, the culprit last), what to do,
/// and where. Bad rows are not errors of this kind: see base/row_error.h.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string message, std::string hint = {}, std::optional<Span> span = {});

  const char* what() const noexcept override { return message_.c_str(); }
  ErrorKind kind() const { return kind_; }
  const std::string& message() const { return message_; }
  /// What the user can do about it; may be empty.
  const std::string& hint() const { return hint_; }
  const std::optional<Span>& span() const { return span_; }

  /// Returns this error with `span` where it had none.
  Error with_span(Span span) const;

 private:
  ErrorKind kind_;
  std::string message_;
  std::string hint_;
  std::optional<Span> span_;
};

}  // namespace sluice
