#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "operators/column_argument.h"
#include "operators/distinct_count.h"
#include "operators/keys.h"
#include "operators/registry.h"
#include "operators/seconds_tumbling.h"

namespace sluice {
namespace {

/// COUNT_DISTINCT_ITEMS_TUMBLING(cursor, 'column', seconds): per window, how many different values
/// the column had. NULLs do not count.
class DistinctItems {
 public:
  DistinctItems(std::size_t column, SchemaPtr output)
      : column_(column), output_(std::move(output)) {}

  void add(const Batch& batch, std::int64_t begin, std::int64_t end) {
    const std::vector<Column> keys = {batch.column(column_)};
    for (std::int64_t row = begin; row < end; ++row) {
      if (!keys.front().is_null(row)) {
        key_.clear();
        append_key(key_, keys, row);
        items_.add(key_);
      }
    }
  }

  void close(RowTime end, Output& out) {
    BatchBuilder rows(output_);
    rows.column(0).append_integer(items_.count());
    rows.end_row(end);
    out.batch(rows.finish());
    items_.clear();
  }

  void save(StateWriter& state) const { items_.save(state); }
  void load(StateReader& state) { items_.load(state); }

 private:
  std::size_t column_;
  SchemaPtr output_;
  DistinctCount items_;
  std::string key_;
};

BoundTableFunction bind_count_distinct_items(const TableFunctionCall& call) {
  const ArgumentReader arguments(call, {"column", "windowseconds"}, 2);
  const std::size_t column = column_argument(call, arguments, "column");
  const std::int64_t seconds = required_integer(arguments, "windowseconds", 1, kMostWindowSeconds);
  auto output = std::make_shared<Schema>(
      std::vector<Field>{{"NUMBER_OF_DISTINCT_ITEMS", Type::bigint(), false}});
  const auto make = [=](const Environment&, std::optional<int>) -> OperatorPtr {
    return std::make_unique<SecondsTumbling<DistinctItems>>(DistinctItems(column, output), seconds);
  };
  return {output, make, {}};
}

}  // namespace

void install_count_distinct_items(OperatorRegistry& operators) {
  operators.add({"COUNT_DISTINCT_ITEMS_TUMBLING",
                 {.arguments = "CURSOR(query), 'column', windowSeconds",
                  .about = "How many different values a column has, per window of 1 to 3600 "
                           "seconds; exact up to 100,000 of them and 16 MiB, "
                           "then within some 0.4 %.",
                  .example = "",
                  .topic = "table functions"},
                 bind_count_distinct_items});
}

}  // namespace sluice
