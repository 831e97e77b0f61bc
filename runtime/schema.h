#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/type.h"

namespace sluice {

/// A named, typed column of a stream. The name is as stored (the dialect's folding already done).
struct Field {
  std::string name;
  Type type;
  bool nullable = true;
  friend bool operator==(const Field&, const Field&) = default;
};

/// The columns of a stream, in order. ROWTIME is not among them: every row has it beside its
/// columns.
class Schema {
 public:
  explicit Schema(std::vector<Field> fields) : fields_(std::move(fields)) {}

  const std::vector<Field>& fields() const { return fields_; }
  const Field& field(std::size_t index) const { return fields_[index]; }
  std::size_t size() const { return fields_.size(); }
  /// Position of the column stored under exactly this name.
  std::optional<std::size_t> find(std::string_view name) const;

 private:
  std::vector<Field> fields_;
};

using SchemaPtr = std::shared_ptr<const Schema>;

}  // namespace sluice
