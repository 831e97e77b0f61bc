#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/column_writer.h"
#include "connectors/json_binding.h"
#include "connectors/json_number.h"
#include "connectors/time_reader.h"
#include "runtime/connector.h"

namespace sluice {

/// The cells of the rows of a block, converted by the service's matrix of JSON kinds and SQL types
/// (kda-sql 19.3). Calls that return false have set `reason`.
class JsonCells {
 public:
  using Target = JsonBinding::Target;

  JsonCells(const DecodePlan& plan, const TimeReader& times);

  /// Makes room for a row and forgets which of its cells are set.
  void begin_row(std::int64_t row);
  bool set_null(Target target);
  bool set_truth(Target target, bool value);
  bool set_number(Target target, const JsonNumber& number);
  bool set_string(Target target, std::string_view text);
  /// The JSON text of an array or object.
  bool set_source(Target target, std::string_view json);
  /// Cells that were not set are NULL.
  bool end_row();

  /// The next row gets the cells of the fields that are not listed from row `from`; it must not be
  /// that row.
  void repeat(std::int64_t from, const std::vector<int>& except);
  /// Forgets what was set for these fields.
  void forget(const std::vector<int>& fields);
  /// Forgets what was set for all columns, but not ROWTIME.
  void forget_columns();

  std::string take_reason() { return std::move(reason_); }
  std::int64_t row() const { return row_; }
  /// Moves the columns of the first `row_count` rows out.
  void finish(DecodedRows& rows);

 private:
  bool refuse(int field, std::string_view text);
  bool refuse(int field, std::string why);
  bool set_time(Target target, std::string_view text);
  ColumnWriter& writer(int field) { return writers_[static_cast<std::size_t>(field)]; }

  const DecodePlan& plan_;
  const TimeReader& times_;
  std::vector<ColumnWriter> writers_;
  std::optional<ColumnWriter> row_times_;
  std::vector<std::int64_t> set_in_;  ///< the row and record a field was last set in
  std::int64_t stamp_ = 0;
  std::int64_t row_ = 0;
  std::int64_t capacity_ = 0;  ///< rows there is room for
  std::string reason_;
};

}  // namespace sluice
