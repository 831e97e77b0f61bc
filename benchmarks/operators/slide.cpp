// Rows a second of AVG over the time before each row, for each of 1,000 keys, from decoded rows: by
// the length of the window, on which the cost of a row should not depend, and by the rows of a
// batch.

#include "operators/slide.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <utility>
#include <vector>

#include "connectors/generator/random.h"
#include "functions/builtins.h"

namespace {

using namespace sluice;

constexpr std::int64_t kRows = 1'000'000;
constexpr std::uint32_t kKeys = 1000;

class Nothing final : public Output {
 public:
  void batch(Batch batch) override { benchmark::DoNotOptimize(batch.row_count()); }
  void bound(RowTime /*bound*/) override {}
  void failed(FailedRow /*row*/) override {}
};

/// Five milliseconds from row to row.
std::vector<Batch> batches_of(const SchemaPtr& schema, std::int64_t most_rows) {
  Random random(1);
  std::vector<Batch> batches;
  BatchBuilder builder(schema);
  for (std::int64_t row = 0; row < kRows; ++row) {
    builder.column(0).append_integer(random.below(kKeys));
    builder.column(1).append_approximate(random.between(0, 100));
    builder.end_row({row * 5});
    if (builder.row_count() == most_rows || row + 1 == kRows) {
      batches.push_back(builder.finish());
    }
  }
  return batches;
}

Sliding mean_by_key(const SchemaPtr& input, std::int64_t milliseconds) {
  FunctionRegistry functions;
  install_functions(functions);
  const ExpressionPtr value = make_column(1, Type::double_precision());
  AggregateCall mean{functions.aggregate("AVG")->bind({value->type()}, {std::nullopt}, {}),
                     {value}};
  std::vector<Field> fields = input->fields();
  fields.push_back({"mean", mean.aggregate->result_type()});
  return {.windows = {{{make_column(0, Type::bigint())},
                       Frame::range(milliseconds),
                       {std::move(mean)}}},
          .output = std::make_shared<Schema>(std::move(fields)),
          .source = "rows"};
}

void slide_mean(benchmark::State& state) {
  const auto schema = std::make_shared<Schema>(
      std::vector<Field>{{"k", Type::bigint()}, {"v", Type::double_precision()}});
  const std::vector<Batch> batches = batches_of(schema, state.range(1));
  const ManualClock clock({0});
  for (auto _ : state) {
    const OperatorPtr slide = make_slide(mean_by_key(schema, state.range(0) * 1000),
                                         {.clock = &clock, .start_time = {0}});
    Nothing out;
    for (const Batch& batch : batches) {
      slide->on_batch(batch, 0, out);
    }
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}

BENCHMARK(slide_mean)
    ->ArgNames({"seconds", "batch"})
    ->Args({60, 8192})
    ->Args({6, 8192})
    ->Args({600, 8192})
    ->Args({60, 64})
    ->Args({60, 1})
    ->Unit(benchmark::kMillisecond);

}  // namespace
