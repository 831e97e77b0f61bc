#include "operators/join.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/operators/play.h"

namespace sluice {
namespace {

const SchemaPtr kSide = make_schema({{"k", Type::bigint()}, {"v", Type::bigint()}});

SchemaPtr joined_schema(const SchemaPtr& left, const SchemaPtr& right, bool with_row_times) {
  std::vector<Field> fields = left->fields();
  fields.insert(fields.end(), right->fields().begin(), right->fields().end());
  if (with_row_times) {
    fields.push_back({"left ROWTIME", Type::timestamp()});
    fields.push_back({"right ROWTIME", Type::timestamp()});
  }
  return make_schema(std::move(fields));
}

/// left.k = right.k over the joined row.
ExpressionPtr keys_are_equal() {
  return make_comparison(Comparison::kEqual, make_column(0, Type::bigint()),
                         make_column(2, Type::bigint()));
}

struct Case {
  Frame left = Frame::range(0);
  Frame right = Frame::range(0);
  bool keeps_left = false;
  bool keeps_right = false;
  bool hashes = false;  ///< the condition as keys
  bool is_cross = false;
};

std::string to_string(const Case& join) {
  const auto text = [](const Frame& frame) {
    return (frame.kind == Frame::Kind::kRange ? "RANGE " : "ROWS ") + std::to_string(frame.extent);
  };
  return text(join.left) + " / " + text(join.right) + (join.keeps_left ? " LEFT" : "") +
         (join.keeps_right ? " RIGHT" : "") + (join.hashes ? " hash" : "") +
         (join.is_cross ? " cross" : "");
}

Subject subject_of(const Case& join) {
  const std::vector<ExpressionPtr> keys =
      join.hashes ? std::vector<ExpressionPtr>{make_column(0, Type::bigint())}
                  : std::vector<ExpressionPtr>{};
  const StreamJoin spec{.sides = {JoinSide{kSide, join.left, keys, join.keeps_left},
                                  JoinSide{kSide, join.right, keys, join.keeps_right}},
                        .condition = join.hashes || join.is_cross ? nullptr : keys_are_equal(),
                        .output = joined_schema(kSide, kSide, true),
                        .source = "s"};
  return {[spec] { return make_join(spec, test_environment()); }, {kSide, kSide}};
}

/// Rows of two sides in the order of a merge.
std::vector<InputRow> random_rows(std::uint64_t seed, std::int64_t count) {
  Random random(seed);
  std::vector<InputRow> rows;
  std::int64_t time = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    time += random.one_in(15) ? random.below(60) : random.below(3);
    const Value key = random.one_in(8) ? Value() : Value(random.below(4));
    rows.push_back({{time}, {key, i}, static_cast<int>(random.below(2))});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const InputRow& left, const InputRow& right) {
    return std::tuple(left.time, left.input) < std::tuple(right.time, right.input);
  });
  return rows;
}

/// The join by definition: every pair of rows is looked at.
class NaiveJoin {
 public:
  NaiveJoin(const Case& join, const std::vector<InputRow>& rows) : join_(join), rows_(rows) {}

  std::vector<std::string> lines() {
    std::vector<bool> has_match(rows_.size(), false);
    for (std::size_t later = 0; later < rows_.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (meets(earlier, later)) {
          has_match[earlier] = has_match[later] = true;
          add(rows_[later].time, 2, later, earlier, rows_[later].input == 0 ? later : earlier,
              rows_[later].input == 0 ? earlier : later);
        }
      }
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (!has_match[row] && (rows_[row].input == 0 ? join_.keeps_left : join_.keeps_right)) {
        add_unmatched(row);
      }
    }
    place_what_is_left();
    std::sort(out_.begin(), out_.end());
    std::vector<std::string> lines;
    for (const Out& row : out_) {
      lines.push_back(line(row));
    }
    return lines;
  }

 private:
  /// A row of the output and its place: by time; at one time what RANGE let out before comes last,
  /// since its end is known later.
  struct Out {
    RowTime time;
    int stage;  ///< 2: while rows of that time come; 3: behind them; 4: at the end of the input
    std::size_t cause;  ///< the row that brings it about
    int step;           ///< pushed out, matched, unmatched at once
    std::size_t order;
    std::size_t left;
    std::size_t right;
    friend auto operator<=>(const Out&, const Out&) = default;
  };
  static constexpr std::size_t kNone = ~std::size_t{0};

  const Frame& frame(std::size_t row) const {
    return rows_[row].input == 0 ? join_.left : join_.right;
  }

  bool meets(std::size_t earlier, std::size_t later) const {
    if (rows_[earlier].input == rows_[later].input) {
      return false;
    }
    if (!join_.is_cross &&
        (is_null(rows_[earlier].cells[0]) || rows_[earlier].cells[0] != rows_[later].cells[0])) {
      return false;
    }
    if (frame(earlier).kind == Frame::Kind::kRange) {
      return rows_[later].time.milliseconds - rows_[earlier].time.milliseconds <=
             frame(earlier).extent;
    }
    return rows_behind(earlier, later) <= frame(earlier).extent;
  }

  /// Rows of the same side behind `row` and before `end`.
  std::int64_t rows_behind(std::size_t row, std::size_t end) const {
    std::int64_t count = 0;
    for (std::size_t i = row + 1; i < end; ++i) {
      count += rows_[i].input == rows_[row].input ? 1 : 0;
    }
    return count;
  }

  void add(RowTime time, int stage, std::size_t cause, std::size_t order, std::size_t left,
           std::size_t right, int step = 1) {
    out_.push_back({time, stage, cause, step, order, left, right});
  }

  void add_unmatched(std::size_t row) {
    const bool is_left = rows_[row].input == 0;
    const std::size_t left = is_left ? row : kNone;
    const std::size_t right = is_left ? kNone : row;
    if (frame(row).kind == Frame::Kind::kRange) {
      const bool at_once = !is_left && frame(row).extent == 0;
      const RowTime time = sluice::add(rows_[row].time, frame(row).extent);
      if (at_once) {
        add(time, 2, row, 0, left, right, 2);
      } else {
        add(time, 3, static_cast<std::size_t>(rows_[row].input), row, left, right);
      }
      return;
    }
    for (std::size_t pusher = row + 1; pusher < rows_.size(); ++pusher) {
      if (rows_[pusher].input == rows_[row].input &&
          rows_behind(row, pusher + 1) > frame(row).extent) {
        add(rows_[pusher].time, 2, pusher, row, left, right, 0);
        return;
      }
    }
    add(kEndOfTime, 4, static_cast<std::size_t>(rows_[row].input), row, left, right);
  }

  /// Rows that wait until the input ends get the last time of all.
  void place_what_is_left() {
    RowTime last = rows_.empty() ? RowTime{0} : rows_.back().time;
    for (const Out& row : out_) {
      last = row.time == kEndOfTime ? last : std::max(last, row.time);
    }
    for (Out& row : out_) {
      row.time = std::min(row.time, last);
    }
  }

  std::string line(const Out& row) const {
    std::vector<Value> cells;
    for (const std::size_t side : {row.left, row.right}) {
      cells.push_back(side == kNone ? Value() : rows_[side].cells[0]);
      cells.push_back(side == kNone ? Value() : rows_[side].cells[1]);
    }
    for (const std::size_t side : {row.left, row.right}) {
      cells.push_back(side == kNone ? Value() : Value(rows_[side].time.milliseconds));
    }
    return row_line(row.time, cells);
  }

  const Case& join_;
  const std::vector<InputRow>& rows_;
  std::vector<Out> out_;
};

TEST(Join, GivesThePairsOfTheDefinition) {
  const Frame frames[] = {Frame::range(0), Frame::range(5), Frame::range(40), Frame::rows(0),
                          Frame::rows(3)};
  std::uint64_t seed = 0;
  for (const Frame& left : frames) {
    for (const Frame& right : frames) {
      for (int kind = 0; kind < 4; ++kind) {
        ++seed;
        const bool is_cross = seed % 7 == 0;
        const Case join{
            left, right, (kind & 1) != 0, (kind & 2) != 0, seed % 3 != 0 && !is_cross, is_cross};
        const std::vector<InputRow> rows = random_rows(seed, 120);
        EXPECT_EQ(play_all_cuts(subject_of(join), rows).rows, NaiveJoin(join, rows).lines())
            << to_string(join);
      }
    }
  }
}

TEST(Join, JudgesMorePairsThanABatchHolds) {
  std::vector<InputRow> rows;
  for (std::int64_t i = 0; i < 300; ++i) {
    rows.push_back({{0}, {1, i}, 0});
  }
  for (std::int64_t i = 0; i < 300; ++i) {
    rows.push_back({{0}, {i < 100 ? Value() : Value(1), i}, 1});
  }
  const Case join{
      .left = Frame::range(0), .right = Frame::range(0), .keeps_left = true, .keeps_right = true};
  EXPECT_EQ(play(subject_of(join), rows).rows, NaiveJoin(join, rows).lines());
  EXPECT_EQ(play(subject_of(join), rows, {.most_rows = 1}).rows, NaiveJoin(join, rows).lines());
}

TEST(Join, APairWhoseConditionFailsIsNoMatch) {
  const ExpressionPtr quotient = make_arithmetic(
      Arithmetic::kDivide, make_column(1, Type::bigint()), make_column(3, Type::bigint()));
  const ExpressionPtr failing_key =
      make_arithmetic(Arithmetic::kDivide, make_literal(Type::bigint(), std::int64_t{6}),
                      make_column(0, Type::bigint()));
  const StreamJoin spec{.sides = {JoinSide{kSide, Frame::range(5), {failing_key}, true},
                                  JoinSide{kSide, Frame::range(5), {failing_key}, true}},
                        .condition = make_comparison(Comparison::kEqual, quotient,
                                                     make_literal(Type::bigint(), std::int64_t{2})),
                        .output = joined_schema(kSide, kSide, false),
                        .source = "s"};
  const Subject subject{[spec] { return make_join(spec, test_environment()); }, {kSide, kSide}};
  const Outcome outcome = play_all_cuts(subject, {{{0}, {1, 4}, 0},
                                                  {{0}, {0, 9}, 0},
                                                  {{1}, {1, 0}, 1},
                                                  {{1}, {1, 2}, 1},
                                                  {{1}, {0, 5}, 1},
                                                  {{1}, {2, 7}, 1}});
  EXPECT_EQ(outcome.rows,
            (std::vector<std::string>{"1|1|4|1|2", "6|NULL|NULL|1|0", "6|NULL|NULL|2|7"}));
  EXPECT_EQ(outcome.failures.size(), 3U);
}

struct Order {
  std::int64_t id;
  const char* time;
};

/// Reference 11.4: orders and shipments of one minute.
std::vector<std::string> reference_join(bool shipments_have_window, bool keeps_orders,
                                        bool keeps_shipments) {
  const SchemaPtr side = make_schema({{"orderid", Type::bigint()}});
  const Frame minute = Frame::range(60000);
  const std::vector<ExpressionPtr> keys = {make_column(0, Type::bigint())};
  const StreamJoin spec{.sides = {JoinSide{side, minute, keys, keeps_orders},
                                  JoinSide{side, shipments_have_window ? minute : Frame::range(0),
                                           keys, keeps_shipments}},
                        .condition = nullptr,
                        .output = joined_schema(side, side, true),
                        .source = "orders"};
  std::vector<InputRow> rows;
  for (const Order& order : {Order{101, "10:00:00"},
                             {102, "10:00:20"},
                             {103, "10:00:30"},
                             {104, "10:00:40"},
                             {100, "10:00:45"}}) {
    rows.push_back({clock_time(order.time), {order.id}, 0});
  }
  for (const Order& order : {Order{100, "10:00:00"}, {104, "10:00:45"}, {105, "10:00:50"}}) {
    rows.push_back({clock_time(order.time), {order.id}, 1});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const InputRow& left, const InputRow& right) {
    return left.time < right.time;
  });
  return play_all_cuts({[spec] { return make_join(spec, test_environment()); }, {side, side}}, rows)
      .rows;
}

/// A row of the reference's tables: result time, order id, shipment time, order time; empty times
/// are NULL.
std::string reference_row(const char* time, std::int64_t id, const char* shipped,
                          const char* ordered) {
  const auto cell = [](const char* text) {
    return *text == 0 ? Value() : Value(clock_time(text).milliseconds);
  };
  const auto id_cell = [&](const char* text) { return *text == 0 ? Value() : Value(id); };
  return row_line(clock_time(time),
                  {id_cell(ordered), id_cell(shipped), cell(ordered), cell(shipped)});
}

TEST(Join, ReferenceExample1OneWindow) {
  EXPECT_EQ(reference_join(false, false, false),
            (std::vector<std::string>{reference_row("10:00:45", 104, "10:00:45", "10:00:40")}));
}

/// In a merge order 100 at 10:00:45 (input 0) comes before shipment 104 at the same time; the
/// reference lists them by id's match.
TEST(Join, ReferenceExample2TwoWindows) {
  EXPECT_EQ(reference_join(true, false, false),
            (std::vector<std::string>{reference_row("10:00:45", 100, "10:00:00", "10:00:45"),
                                      reference_row("10:00:45", 104, "10:00:45", "10:00:40")}));
}

TEST(Join, ReferenceExample3RightJoinOneWindow) {
  EXPECT_EQ(reference_join(false, false, true),
            (std::vector<std::string>{reference_row("10:00:00", 100, "10:00:00", ""),
                                      reference_row("10:00:45", 104, "10:00:45", "10:00:40"),
                                      reference_row("10:00:50", 105, "10:00:50", "")}));
}

TEST(Join, ReferenceExample4RightJoinTwoWindows) {
  EXPECT_EQ(reference_join(true, false, true),
            (std::vector<std::string>{reference_row("10:00:45", 100, "10:00:00", "10:00:45"),
                                      reference_row("10:00:45", 104, "10:00:45", "10:00:40"),
                                      reference_row("10:01:50", 105, "10:00:50", "")}));
}

TEST(Join, ReferenceExample5LeftJoinOneWindow) {
  EXPECT_EQ(reference_join(false, true, false),
            (std::vector<std::string>{reference_row("10:00:45", 104, "10:00:45", "10:00:40"),
                                      reference_row("10:01:00", 101, "", "10:00:00"),
                                      reference_row("10:01:20", 102, "", "10:00:20"),
                                      reference_row("10:01:30", 103, "", "10:00:30"),
                                      reference_row("10:01:45", 100, "", "10:00:45")}));
}

TEST(Join, ReferenceExample6LeftJoinTwoWindows) {
  EXPECT_EQ(reference_join(true, true, false),
            (std::vector<std::string>{reference_row("10:00:45", 100, "10:00:00", "10:00:45"),
                                      reference_row("10:00:45", 104, "10:00:45", "10:00:40"),
                                      reference_row("10:01:00", 101, "", "10:00:00"),
                                      reference_row("10:01:20", 102, "", "10:00:20"),
                                      reference_row("10:01:30", 103, "", "10:00:30")}));
}

}  // namespace
}  // namespace sluice
