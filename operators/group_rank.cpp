#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "operators/column_argument.h"
#include "operators/held_rows.h"
#include "operators/registry.h"
#include "operators/row_evaluation.h"
#include "operators/row_order.h"

namespace sluice {
namespace {

enum class RankedOrder { kAscending, kDescending, kAsReceived };

struct Ranking {
  std::size_t column = 0;
  bool descending = false;
  RankedOrder output_order = RankedOrder::kAscending;
  std::size_t most_rows = 0;  ///< of a group; 0: all
  SchemaPtr input;
  SchemaPtr output;
};

/// GROUP_RANK(cursor, ...): the rows of one row time are a group; each gets its RANK by a column.
/// NULLs are last ascending, first descending. State: the rows of the open group. A later row or a
/// bound closes it.
class GroupRank final : public Operator {
 public:
  explicit GroupRank(Ranking ranking)
      : ranking_(std::move(ranking)),
        order_(std::vector<SortKey>{{nullptr, ranking_.descending, ranking_.descending}}),
        held_(ranking_.input) {}

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    const std::span<const RowTime> times = batch.times();
    for (std::int64_t begin = 0; begin < batch.row_count();) {
      const RowTime time = times[static_cast<std::size_t>(begin)];
      const std::int64_t end =
          std::upper_bound(times.begin() + begin, times.end(), time) - times.begin();
      close_before(time, out);
      held_.append(batch.slice(begin, end - begin));
      begin = end;
    }
  }

  void on_bound(RowTime bound, Output& out) override {
    close_before(bound, out);
    out.bound(held_.end() > 0 ? held_.time(0) : bound);
  }

  void save(StateWriter& state) const override { held_.save(numbers(), state); }
  void load(StateReader& state) override { held_.load(state); }

 private:
  std::vector<std::uint64_t> numbers() const {
    std::vector<std::uint64_t> all(held_.end());
    std::iota(all.begin(), all.end(), std::uint64_t{0});
    return all;
  }

  void close_before(RowTime time, Output& out) {
    if (held_.end() > 0 && held_.time(0) < time) {
      close(out);
    }
  }

  void close(Output& out) {
    std::vector<Column> columns = held_.gather(numbers(), ranking_.input->size());
    const auto row_count = static_cast<std::int64_t>(held_.end());
    const std::vector<RowTime> times(held_.end(), held_.time(0));
    const std::span<const Column> by(&columns[ranking_.column], 1);
    const std::vector<std::int32_t> sorted = order_.sorted(by, row_count);
    std::vector<std::int64_t> ranks(sorted.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      const bool is_tie = i > 0 && order_.compare({by, sorted[i - 1]}, {by, sorted[i]}) == 0;
      ranks[static_cast<std::size_t>(sorted[i])] =
          is_tie ? ranks[static_cast<std::size_t>(sorted[i - 1])]
                 : static_cast<std::int64_t>(i) + 1;
    }
    ColumnBuilder rank_column(Type::integer(), row_count);
    for (const std::int64_t rank : ranks) {
      rank_column.append_integer(rank);
    }
    columns.push_back(rank_column.finish());
    const std::vector<std::int32_t> rows = rows_to_emit(sorted, ranks);
    emit_in_parts(
        Batch(ranking_.output, std::move(columns), time_buffer(times), row_count).gather(rows),
        out);
    held_.clear();
  }

  std::vector<std::int32_t> rows_to_emit(std::vector<std::int32_t> rows,
                                         const std::vector<std::int64_t>& ranks) const {
    if (ranking_.output_order == RankedOrder::kAsReceived) {
      std::sort(rows.begin(), rows.end());
    } else if (ranking_.output_order == RankedOrder::kDescending) {
      std::stable_sort(rows.begin(), rows.end(), [&](std::int32_t left, std::int32_t right) {
        return ranks[static_cast<std::size_t>(left)] > ranks[static_cast<std::size_t>(right)];
      });
    }
    if (ranking_.most_rows > 0 && rows.size() > ranking_.most_rows) {
      rows.resize(ranking_.most_rows);
    }
    return rows;
  }

  Ranking ranking_;
  RowOrder order_;
  HeldRows held_;
};

RankedOrder output_order(const std::string& word) {
  std::string lower = word;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower == "asc"    ? RankedOrder::kAscending
         : lower == "desc" ? RankedOrder::kDescending
                           : RankedOrder::kAsReceived;
}

BoundTableFunction bind_group_rank(const TableFunctionCall& call) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  const ArgumentReader arguments(
      call,
      {"rankbycolumnname", "rankoutcolumnname", "sortorder", "outputorder", "maxidle", "outputmax"},
      6);
  Ranking ranking;
  ranking.column = column_argument(call, arguments, "rankbycolumnname");
  const std::string rank_name = required_text(arguments, "rankoutcolumnname");
  if (call.input->find(rank_name)) {
    arguments.refuse("rankoutcolumnname",
                     fmt::format("another name than the cursor's column '{}'", rank_name));
  }
  required_text(arguments, "sortorder");
  ranking.descending = *arguments.choice("sortorder", {"asc", "desc"}) == 1;
  ranking.output_order = output_order(required_text(arguments, "outputorder"));
  const std::int64_t idle = required_integer(arguments, "maxidle", 0, kMost);
  ranking.most_rows = static_cast<std::size_t>(required_integer(arguments, "outputmax", 0, kMost));
  std::vector<Field> fields = call.input->fields();
  fields.push_back({rank_name, Type::integer(), false});
  ranking.input = call.input;
  ranking.output = std::make_shared<Schema>(std::move(fields));
  std::vector<std::string> notices;
  if (idle > 0) {
    notices.push_back(
        "GROUP_RANK: maxIdle is not a timer here: a group comes out with the next row time or "
        "bound; give a live "
        "source an idle time");
  }
  const auto make = [ranking](const Environment&, std::optional<int>) -> OperatorPtr {
    return std::make_unique<GroupRank>(ranking);
  };
  return {ranking.output, make, std::move(notices)};
}

}  // namespace

void install_group_rank(OperatorRegistry& operators) {
  operators.add(
      {"GROUP_RANK",
       {.arguments = "CURSOR(query), rankByColumnName, rankOutColumnName, sortOrder, outputOrder, "
                     "maxIdle, outputMax",
        .about =
            "The rank of each row among those of the same ROWTIME, by a column; sortOrder is 'asc' "
            "or 'desc', outputOrder "
            "too, or anything else for the order received; outputMax 0 gives all rows of a group.",
        .example = "",
        .topic = "table functions"},
       bind_group_rank});
}

}  // namespace sluice
