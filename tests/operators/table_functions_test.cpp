#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "operators/registry.h"
#include "tests/operators/play.h"

namespace sluice {

void install_top_k_items(OperatorRegistry& operators);
void install_count_distinct_items(OperatorRegistry& operators);
void install_group_rank(OperatorRegistry& operators);

namespace {

const SchemaPtr kInput = make_schema({{"k", Type::bigint()}, {"v", Type::varchar(9)}});

const OperatorRegistry& registry() {
  static const OperatorRegistry operators = [] {
    OperatorRegistry made;
    install_top_k_items(made);
    install_count_distinct_items(made);
    install_group_rank(made);
    return made;
  }();
  return operators;
}

BoundTableFunction bind(const std::string& name, const std::vector<Value>& arguments) {
  TableFunctionCall call{name, kInput, {}, {}};
  for (const Value& value : arguments) {
    const Type type =
        std::holds_alternative<std::string>(value) ? Type::varchar(20) : Type::integer();
    call.arguments.push_back({std::nullopt, value, type, {}});
  }
  return registry().find(name)->bind(call);
}

Subject subject_of(const std::string& name, const std::vector<Value>& arguments) {
  const BoundTableFunction function = bind(name, arguments);
  return {[function] { return function.make(test_environment(), std::nullopt); }, {kInput}};
}

std::string refusal(const std::string& name, const std::vector<Value>& arguments) {
  try {
    bind(name, arguments);
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

Value text(const char* value) { return std::string(value); }

std::vector<InputRow> random_rows(std::uint64_t seed) {
  Random random(seed);
  std::vector<InputRow> rows;
  std::int64_t time = -3000;
  for (std::int64_t i = 0; i < 300; ++i) {
    time += random.one_in(20) ? random.below(5000) : random.below(4) * 40;
    rows.push_back(
        {{time},
         {random.one_in(6) ? Value() : Value(random.below(6)),
          random.one_in(6) ? Value()
                           : Value(std::string(1, static_cast<char>('a' + random.below(5))))}});
  }
  return rows;
}

std::int64_t end_of_window(RowTime time, std::int64_t length) {
  std::int64_t end = time.milliseconds / length * length;
  while (end <= time.milliseconds) {
    end += length;
  }
  return end;
}

std::vector<std::string> naive_top(const std::vector<InputRow>& rows, std::size_t k,
                                   std::int64_t length) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < rows.size();) {
    const std::int64_t end_time = end_of_window(rows[begin].time, length);
    std::vector<std::pair<Value, std::int64_t>> counts;  // in the order first seen
    for (; begin < rows.size() && rows[begin].time.milliseconds < end_time; ++begin) {
      const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& item) {
        return item.first == rows[begin].cells[1];
      });
      if (found == counts.end()) {
        counts.emplace_back(rows[begin].cells[1], 1);
      } else {
        ++found->second;
      }
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& l, const auto& r) { return l.second > r.second; });
    for (std::size_t i = 0; i < std::min(k, counts.size()); ++i) {
      lines.push_back(row_line({end_time}, {counts[i].first, counts[i].second}));
    }
  }
  return lines;
}

std::vector<std::string> naive_distinct(const std::vector<InputRow>& rows, std::int64_t length) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < rows.size();) {
    const std::int64_t end_time = end_of_window(rows[begin].time, length);
    std::set<Value> values;
    for (; begin < rows.size() && rows[begin].time.milliseconds < end_time; ++begin) {
      values.insert(rows[begin].cells[0]);
    }
    values.erase(Value());
    lines.push_back(row_line({end_time}, {static_cast<std::int64_t>(values.size())}));
  }
  return lines;
}

TEST(TopKItems, ListsTheMostFrequentValuesOfEachWindow) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const std::vector<InputRow> rows = random_rows(seed);
    for (const std::int64_t k : {1, 3, 50}) {
      const Subject subject = subject_of("TOP_K_ITEMS_TUMBLING", {text("v"), k, 2});
      EXPECT_EQ(play_all_cuts(subject, rows).rows,
                naive_top(rows, static_cast<std::size_t>(k), 2000));
    }
  }
}

TEST(CountDistinctItems, CountsTheValuesOfEachWindow) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const std::vector<InputRow> rows = random_rows(seed);
    const Subject subject = subject_of("COUNT_DISTINCT_ITEMS_TUMBLING", {text("k"), 1});
    EXPECT_EQ(play_all_cuts(subject, rows).rows, naive_distinct(rows, 1000));
  }
}

/// Ranks by definition: one more than the number of rows of the group that come before.
std::vector<std::string> naive_rank(const std::vector<InputRow>& rows, bool descending,
                                    const std::string& order, std::size_t most) {
  const auto is_before = [&](const InputRow& left, const InputRow& right) {
    const std::int64_t* l = std::get_if<std::int64_t>(&left.cells[0]);
    const std::int64_t* r = std::get_if<std::int64_t>(&right.cells[0]);
    if (l == nullptr || r == nullptr) {
      return descending ? l == nullptr && r != nullptr : l != nullptr && r == nullptr;
    }
    return descending ? *l > *r : *l < *r;
  };
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::vector<std::pair<std::int64_t, const InputRow*>> group;
    std::size_t end = begin;
    for (; end < rows.size() && rows[end].time == rows[begin].time; ++end) {
    }
    for (std::size_t i = begin; i < end; ++i) {
      std::int64_t rank = 1;
      for (std::size_t j = begin; j < end; ++j) {
        rank += is_before(rows[j], rows[i]) ? 1 : 0;
      }
      group.emplace_back(rank, &rows[i]);
    }
    if (order != "received") {
      std::stable_sort(group.begin(), group.end(), [&](const auto& l, const auto& r) {
        return order == "asc" ? l.first < r.first : l.first > r.first;
      });
    }
    for (std::size_t i = 0; i < group.size() && (most == 0 || i < most); ++i) {
      const InputRow& row = *group[i].second;
      lines.push_back(row_line(row.time, {row.cells[0], row.cells[1], group[i].first}));
    }
    begin = end;
  }
  return lines;
}

TEST(GroupRank, RanksTheRowsOfEachRowTime) {
  std::uint64_t seed = 0;
  for (const char* sort_order : {"asc", "DESC"}) {
    for (const char* order : {"asc", "desc", "received"}) {
      for (const std::int64_t most : {0, 2}) {
        const std::vector<InputRow> rows = random_rows(++seed);
        const Subject subject = subject_of(
            "GROUP_RANK", {text("k"), text("groupRank"), text(sort_order), text(order), 5, most});
        EXPECT_EQ(play_all_cuts(subject, rows).rows,
                  naive_rank(rows, *sort_order == 'D', order, static_cast<std::size_t>(most)));
      }
    }
  }
}

TEST(TableFunctions, RefuseArgumentsByName) {
  EXPECT_EQ(refusal("TOP_K_ITEMS_TUMBLING", {text("w"), 3, 60}),
            "TOP_K_ITEMS_TUMBLING: the cursor has no column 'w'");
  EXPECT_EQ(refusal("TOP_K_ITEMS_TUMBLING", {text("v"), 0, 60}),
            "TOP_K_ITEMS_TUMBLING: k must be a whole number from 1 to 100000");
  EXPECT_EQ(refusal("TOP_K_ITEMS_TUMBLING", {text("v"), 3, 3601}),
            "TOP_K_ITEMS_TUMBLING: windowseconds must be a whole number from 1 to 3600");
  EXPECT_EQ(refusal("COUNT_DISTINCT_ITEMS_TUMBLING", {text("v"), Value()}),
            "COUNT_DISTINCT_ITEMS_TUMBLING: windowseconds must be a whole number from 1 to 3600, "
            "not NULL");
  EXPECT_EQ(refusal("COUNT_DISTINCT_ITEMS_TUMBLING", {5, 60}),
            "COUNT_DISTINCT_ITEMS_TUMBLING: column must be a text in single quotes");
  EXPECT_EQ(refusal("GROUP_RANK", {text("k"), text("v"), text("asc"), text("asc"), 0, 0}),
            "GROUP_RANK: rankoutcolumnname must be another name than the cursor's column 'v'");
  EXPECT_EQ(refusal("GROUP_RANK", {text("k"), text("r"), text("up"), text("asc"), 0, 0}),
            "GROUP_RANK: sortorder must be 'asc' or 'desc'");
}

}  // namespace
}  // namespace sluice
