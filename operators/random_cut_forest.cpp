#include <fmt/format.h>

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "operators/forest/explanation.h"
#include "operators/forest/forest.h"
#include "operators/registry.h"
#include "operators/row_evaluation.h"

namespace sluice {
namespace {

constexpr std::size_t kMostColumns = 30;
constexpr double kGigabyte = 1e9;
/// Above any score: 10 is that of a row beside 1000 equal ones.
constexpr double kHighestScore = 10;
constexpr const char* kTrees = "numberoftrees";
constexpr const char* kSamples = "subsamplesize";
constexpr const char* kTimeDecay = "timedecay";
constexpr const char* kShingle = "shinglesize";
constexpr const char* kDirection = "withdirectionality";

/// A checked call.
struct ForestCall {
  std::string function;
  std::vector<std::size_t> columns;  ///< scored, of the cursor
  std::vector<std::string> names;    ///< of these columns
  forest::Options options;
  bool explains = false;
  bool with_direction = false;
  SchemaPtr output;
};

/// RANDOM_CUT_FOREST(cursor, ...): the input's columns and how unusual the row is, at once, in the
/// order of the rows. A row with a number that cannot be scored is an error row and is not learned.
/// State: the forest. Bounds pass through.
class RandomCutForestOperator final : public Operator {
 public:
  RandomCutForestOperator(const ForestCall& call, const Environment& environment)
      : call_(call),
        environment_(environment),
        forest_(call.options),
        explanation_(call.names, call.with_direction),
        record_(call.columns.size()) {}

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    RowEvaluation evaluation(batch, environment_, call_.function);
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      if (const std::optional<std::size_t> culprit = read_record(batch, row)) {
        evaluation.fail(row, {fmt::format("{} can score neither NULL nor a number beyond 1e30: {}",
                                          call_.function, call_.names[*culprit])});
      }
    }
    evaluation.report(out);
    emit_scored(evaluation.all_good() ? batch : batch.gather(evaluation.good_rows()), out);
  }

  void on_bound(RowTime bound, Output& out) override { out.bound(bound); }
  void save(StateWriter& state) const override { forest_.save(state); }
  void load(StateReader& state) override { forest_.load(state); }

 private:
  /// Fills `record_`; the first column that cannot be scored.
  std::optional<std::size_t> read_record(const Batch& batch, std::int64_t row) {
    for (std::size_t i = 0; i < record_.size(); ++i) {
      const Column& column = batch.column(call_.columns[i]);
      if (column.is_null(row)) {
        return i;
      }
      record_[i] = is_approximate(column.type().kind) ? column.approximate(row)
                                                      : static_cast<double>(column.integer(row));
      if (!forest::is_scorable(record_[i])) {
        return i;
      }
    }
    return std::nullopt;
  }

  /// Explanations can be far larger than their rows: batches are cut by their bytes.
  void emit_scored(const Batch& batch, Output& out) {
    std::int64_t begin = 0;
    std::int64_t bytes = 0;
    ColumnBuilder scores(Type::double_precision());
    ColumnBuilder texts(Type::varchar(kMaximumLength));
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      read_record(batch, row);
      bytes += score(scores, texts);
      if (bytes >= kMaximumBatchBytes || row + 1 == batch.row_count()) {
        const Batch part = batch.slice(begin, row + 1 - begin);
        std::vector<Column> columns = part.columns();
        columns.push_back(scores.finish());
        if (call_.explains) {
          columns.push_back(texts.finish());
        }
        out.batch(part.with_columns(call_.output, std::move(columns)));
        begin = row + 1;
        bytes = 0;
      }
    }
  }

  /// Scores `record_`; the bytes of its explanation.
  std::int64_t score(ColumnBuilder& scores, ColumnBuilder& texts) {
    if (!call_.explains) {
      scores.append_approximate(forest_.push(record_));
      return 0;
    }
    scores.append_approximate(forest_.push(record_, attribution_));
    text_.clear();
    explanation_.append(text_, attribution_);
    texts.append_text(text_);
    return static_cast<std::int64_t>(text_.size());
  }

  ForestCall call_;
  Environment environment_;
  forest::RandomCutForest forest_;
  forest::Explanation explanation_;
  forest::Attribution attribution_;
  std::vector<double> record_;
  std::string text_;
};

void choose_columns(const TableFunctionCall& call, ForestCall& bound) {
  bound.columns = analysed_columns(*call.input);
  if (bound.columns.empty()) {
    throw Error(ErrorKind::kQuery,
                fmt::format("{} needs a numeric column in its cursor", call.function),
                "it scores DOUBLE, REAL, BIGINT, INTEGER, SMALLINT and TINYINT columns; CAST a "
                "DECIMAL to DOUBLE",
                call.span);
  }
  if (bound.columns.size() > kMostColumns) {
    throw Error(ErrorKind::kQuery,
                fmt::format("{} scores at most {} numeric columns, the cursor has {}",
                            call.function, kMostColumns, bound.columns.size()),
                "select only the columns that tell what is unusual", call.span);
  }
  for (const std::size_t column : bound.columns) {
    bound.names.push_back(call.input->field(column).name);
  }
}

forest::Options read_options(const ArgumentReader& arguments, std::size_t columns) {
  constexpr std::int64_t kMostDecay = std::numeric_limits<std::int32_t>::max();
  const std::int64_t samples = arguments.integer(kSamples, 10, 1000).value_or(256);
  const std::int64_t decay = arguments.integer(kTimeDecay, 1, kMostDecay).value_or(100'000);
  if (decay <= samples) {
    const bool names_decay = arguments.find(kTimeDecay) != nullptr;
    arguments.refuse(names_decay ? kTimeDecay : kSamples,
                     names_decay ? fmt::format("above subsamplesize, which is {}", samples)
                                 : fmt::format("below timedecay, which is {}", decay));
  }
  forest::Options options;
  options.columns = columns;
  options.trees = static_cast<std::size_t>(arguments.integer(kTrees, 1, 1000).value_or(100));
  options.samples = static_cast<std::size_t>(samples);
  options.time_decay = static_cast<double>(decay);
  options.shingle = static_cast<std::size_t>(arguments.integer(kShingle, 1, 30).value_or(1));
  return options;
}

SchemaPtr output_schema(const TableFunctionCall& call, bool explains) {
  std::vector<Field> fields = call.input->fields();
  fields.push_back({"ANOMALY_SCORE", Type::double_precision(), false});
  if (explains) {
    fields.push_back({"ANOMALY_EXPLANATION", Type::varchar(kMaximumLength), false});
  }
  return std::make_shared<Schema>(std::move(fields));
}

std::vector<std::string> notices(const TableFunctionCall& call, const ForestCall& bound) {
  std::vector<std::string> texts = {
      fmt::format("{} scores {} column{}: {}", call.function, bound.names.size(),
                  bound.names.size() == 1 ? "" : "s", fmt::join(bound.names, ", "))};
  for (const Field& field : call.input->fields()) {
    if (field.type.kind == TypeKind::kDecimal) {
      texts.push_back(fmt::format("{} does not score the DECIMAL column {}; CAST it to DOUBLE",
                                  call.function, field.name));
    }
  }
  const double bytes = forest::most_bytes(bound.options);
  if (bytes > kGigabyte) {
    texts.push_back(fmt::format("{} will take up to {:.1f} GB", call.function, bytes / kGigabyte));
  }
  return texts;
}

/// Says so where explanations may be cut off by the column they go to.
void check_length(const ForestCall& call, std::optional<int> length,
                  const Environment& environment) {
  if (!call.explains || !length || environment.metrics == nullptr) {
    return;
  }
  std::string longest;
  const std::vector<double> highest(call.columns.size(), kHighestScore);
  const std::vector<double> lowest(call.columns.size(), 0);
  forest::Explanation(call.names, call.with_direction).append(longest, {highest, lowest});
  if (longest.size() > static_cast<std::size_t>(*length)) {
    environment.metrics->notice(
        fmt::format("{}: explanations can have {} characters, the column they go to takes {}",
                    call.function, longest.size(), *length));
  }
}

BoundTableFunction bind_forest(const TableFunctionCall& call, bool explains) {
  std::vector<std::string> parameters = {kTrees, kSamples, kTimeDecay, kShingle};
  if (explains) {
    parameters.emplace_back(kDirection);
  }
  const ArgumentReader arguments(call, std::move(parameters), 0);
  ForestCall bound;
  bound.function = call.function;
  choose_columns(call, bound);
  bound.options = read_options(arguments, bound.columns.size());
  bound.explains = explains;
  bound.with_direction = explains && arguments.flag(kDirection).value_or(false);
  bound.output = output_schema(call, explains);
  const auto make = [bound](const Environment& environment,
                            std::optional<int> length) -> OperatorPtr {
    check_length(bound, length, environment);
    return std::make_unique<RandomCutForestOperator>(bound, environment);
  };
  return {bound.output, make, notices(call, bound)};
}

}  // namespace

void install_random_cut_forest(OperatorRegistry& operators) {
  operators.add({"RANDOM_CUT_FOREST",
                 {.arguments = "CURSOR(query) [, numberOfTrees [, subSampleSize [, timeDecay [, "
                               "shingleSize]]]]",
                  .about = "ANOMALY_SCORE: how unusual the numbers of each row are beside those of "
                           "earlier rows; usual ones just under 1. 100 trees of 256 rows, a time "
                           "decay of 100000 rows and single rows unless told.",
                  .example = "",
                  .topic = "table functions"},
                 [](const TableFunctionCall& call) { return bind_forest(call, false); }});
  operators.add({"RANDOM_CUT_FOREST_WITH_EXPLANATION",
                 {.arguments = "CURSOR(query) [, numberOfTrees [, subSampleSize [, timeDecay [, "
                               "shingleSize [, withDirectionality]]]]]",
                  .about = "RANDOM_CUT_FOREST, and what each column gave to the score as JSON in "
                           "ANOMALY_EXPLANATION; with TRUE also whether it is high or low.",
                  .example = "",
                  .topic = "table functions"},
                 [](const TableFunctionCall& call) { return bind_forest(call, true); }});
}

}  // namespace sluice
