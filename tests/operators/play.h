#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "operators/environment.h"
#include "operators/group_state.h"
#include "runtime/operator.h"

namespace sluice {

/// A row on its way into an operator.
struct InputRow {
  RowTime time;
  std::vector<Value> cells;
  int input = 0;
};

/// What came out of an operator, as text: a row is "time|cell|cell", a failed row
/// "time|name|message|raw".
struct Outcome {
  std::vector<std::string> rows;
  std::vector<std::string> failures;  ///< by time, then as they came: as the error stream has them
  RowTime bound = kBeginningOfTime;   ///< the last one
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// How the rows reach the operator.
struct Cut {
  std::size_t most_rows = 1000000;  ///< of a batch
  std::uint64_t seed =
      0;  ///< batches of random sizes and random bounds between them; 0: full ones, no bounds
  bool restarts =
      false;  ///< state goes through save and load into a fresh operator between batches
};

/// An operator under test.
struct Subject {
  std::function<OperatorPtr()> make;
  std::vector<SchemaPtr> inputs;
};

/// Plays the rows, which are in order of time (ties: input 0 first), then the end of the input.
/// Checks what every operator owes: rows and bounds that never go back, a saved state that loads to
/// the same state.
Outcome play(const Subject& subject, const std::vector<InputRow>& rows, const Cut& cut = {});
/// Expects the same outcome from many cuts of the rows and returns it.
Outcome play_all_cuts(const Subject& subject, const std::vector<InputRow>& rows);

/// An environment for operators under test.
Environment test_environment();
SchemaPtr make_schema(std::vector<Field> fields);
/// "time|cell|cell".
std::string row_line(RowTime time, const std::vector<Value>& cells);
/// Milliseconds of "hh:mm:ss" on 1970-01-01.
RowTime clock_time(const std::string& text);

/// An aggregate call whose result lists the values of its frame or group in order, as "1,NULL,3":
/// it shows exactly which rows are there. A result that would list `fails_at` values is a row
/// error.
AggregateCall list_of(ExpressionPtr argument, std::size_t fails_at = ~std::size_t{0});
/// A call of one of the dialect's aggregates.
AggregateCall call_of(const std::string& name, std::vector<ExpressionPtr> arguments);

/// Random numbers that are the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  /// 0 to `count` - 1.
  std::int64_t below(std::int64_t count) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(count));
  }
  bool one_in(std::int64_t count) { return below(count) == 0; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace sluice
