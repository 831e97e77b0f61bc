#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "operators/column_argument.h"
#include "operators/frequent_items.h"
#include "operators/keys.h"
#include "operators/registry.h"
#include "operators/row_evaluation.h"
#include "operators/seconds_tumbling.h"

namespace sluice {
namespace {

constexpr std::int64_t kMostK = 100'000;

/// TOP_K_ITEMS_TUMBLING(cursor, 'column', k, seconds): per window, the values that came most often
/// and how often, the most frequent first, ties in the order in which they first came. NULL is a
/// value, as in GROUP BY.
class TopItems {
 public:
  TopItems(std::size_t column, std::size_t k, SchemaPtr output)
      : column_(column), k_(k), output_(std::move(output)) {}

  void add(const Batch& batch, std::int64_t begin, std::int64_t end) {
    const std::vector<Column> keys = {batch.column(column_)};
    for (std::int64_t row = begin; row < end; ++row) {
      key_.clear();
      append_key(key_, keys, row);
      items_.add(key_);
    }
  }

  void close(RowTime end, Output& out) {
    BatchBuilder rows(output_);
    for (const FrequentItems::Item& item : items_.top(k_)) {
      std::string_view key = item.key;
      rows.column(0).append(take_key_cell(key, output_->field(0).type));
      rows.column(1).append_integer(item.count);
      rows.end_row(end);
    }
    emit_in_parts(rows.finish(), out);
    items_.clear();
  }

  void save(StateWriter& state) const { items_.save(state); }
  void load(StateReader& state) { items_.load(state); }

 private:
  std::size_t column_;
  std::size_t k_;
  SchemaPtr output_;
  FrequentItems items_;
  std::string key_;
};

BoundTableFunction bind_top_k_items(const TableFunctionCall& call) {
  const ArgumentReader arguments(call, {"column", "k", "windowseconds"}, 3);
  const std::size_t column = column_argument(call, arguments, "column");
  const auto k = static_cast<std::size_t>(required_integer(arguments, "k", 1, kMostK));
  const std::int64_t seconds = required_integer(arguments, "windowseconds", 1, kMostWindowSeconds);
  auto output = std::make_shared<Schema>(std::vector<Field>{
      {"ITEM", call.input->field(column).type}, {"ITEM_COUNT", Type::bigint(), false}});
  const auto make = [=](const Environment&, std::optional<int>) -> OperatorPtr {
    return std::make_unique<SecondsTumbling<TopItems>>(TopItems(column, k, output), seconds);
  };
  return {output, make, {}};
}

}  // namespace

void install_top_k_items(OperatorRegistry& operators) {
  operators.add({"TOP_K_ITEMS_TUMBLING",
                 {.arguments = "CURSOR(query), 'column', k, windowSeconds",
                  .about = "The k most frequent values of a column and their counts, per window of "
                           "1 to 3600 seconds; exact up to "
                           "1,000,000 different values and 64 MiB of them, then space-saving.",
                  .example = "",
                  .topic = "table functions"},
                 bind_top_k_items});
}

}  // namespace sluice
