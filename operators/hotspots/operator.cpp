#include <limits>
#include <optional>
#include <utility>

#include "operators/hotspots/call.h"
#include "operators/hotspots/spread.h"
#include "operators/keys.h"
#include "operators/registry.h"

namespace sluice {
namespace {

constexpr int kDocumentedLength = 10000;

std::vector<std::string> names_of(const std::vector<std::size_t>& columns, const Schema& schema) {
  std::vector<std::string> names;
  for (const std::size_t column : columns) {
    names.push_back(schema.field(column).name);
  }
  return names;
}

/// HOTSPOTS(cursor, window, radius, minimum): the input's columns and HOTSPOTS_RESULT, a row per
/// record. State: the records of the windows. Nothing waits; bounds pass through.
class HotspotsOperator final : public Operator {
 public:
  HotspotsOperator(hotspots::Call call, SchemaPtr output, const Environment& environment)
      : call_(std::move(call)),
        output_(std::move(output)),
        environment_(environment),
        windows_(call_.rules),
        watch_(names_of(call_.columns, *output_), call_.partition ? 0 : call_.rules.options.window),
        point_(call_.columns.size()) {}

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    // Results can be thousands of times as large as the records: batches are cut by bytes.
    std::int64_t begin = 0;
    std::int64_t bytes = 0;
    ColumnBuilder results(output_->fields().back().type);
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      append_result(batch, row, results);
      bytes += static_cast<std::int64_t>(text_.size());
      if (bytes >= kMaximumBatchBytes || row + 1 == batch.row_count()) {
        const Batch part = batch.slice(begin, row + 1 - begin);
        std::vector<Column> columns = part.columns();
        columns.push_back(results.finish());
        out.batch(part.with_columns(output_, std::move(columns)));
        begin = row + 1;
        bytes = 0;
      }
    }
  }

  void on_bound(RowTime bound, Output& out) override {
    windows_.advance(bound);
    out.bound(bound);
  }

  void save(StateWriter& state) const override { windows_.save(state); }
  void load(StateReader& state) override { windows_.load(state); }

 private:
  void append_result(const Batch& batch, std::int64_t row, ColumnBuilder& results) {
    const std::int64_t later = row + static_cast<std::int64_t>(hotspots::Hotspots::kLookAhead);
    if (!call_.partition && later < batch.row_count()) {
      read_point(batch, later);
      windows_.expect(point_);
    }
    read_point(batch, row);
    key_.clear();
    if (call_.partition) {
      append_key(key_, {batch.column(*call_.partition)}, row);
    }
    text_.clear();
    windows_.push(key_, batch.times()[static_cast<std::size_t>(row)], point_, text_);
    results.append_text(text_);
    if (watch_.is_watching()) {
      const std::string hint = watch_.see(point_, text_);
      if (!hint.empty() && environment_.metrics != nullptr) {
        environment_.metrics->notice(hint);
      }
    }
  }

  void read_point(const Batch& batch, std::int64_t row) {
    for (std::size_t i = 0; i < point_.size(); ++i) {
      const Column& column = batch.column(call_.columns[i]);
      if (column.is_null(row)) {
        point_[i] = std::numeric_limits<double>::quiet_NaN();
      } else if (is_approximate(column.type().kind)) {
        point_[i] = column.approximate(row);
      } else {
        point_[i] = static_cast<double>(column.integer(row));
      }
    }
  }

  hotspots::Call call_;
  SchemaPtr output_;
  Environment environment_;
  hotspots::KeyedWindows windows_;
  hotspots::SpreadWatch watch_;
  std::vector<double> point_;
  std::string key_;
  std::string text_;
};

BoundTableFunction bind_hotspots(const TableFunctionCall& call) {
  const hotspots::Call bound = hotspots::bind_call(call);
  std::vector<Field> fields = call.input->fields();
  fields.push_back({"HOTSPOTS_RESULT", Type::varchar(kMaximumLength), false});
  const auto output = std::make_shared<Schema>(std::move(fields));
  const auto make = [bound, output](const Environment& environment,
                                    std::optional<int> length) -> OperatorPtr {
    hotspots::Call limited = bound;
    limited.rules.options.text_limit = static_cast<std::size_t>(length.value_or(kDocumentedLength));
    return std::make_unique<HotspotsOperator>(std::move(limited), output, environment);
  };
  return {output, make, bound.notices};
}

}  // namespace

void install_hotspots(OperatorRegistry& operators) {
  operators.add(
      {"HOTSPOTS",
       {.arguments =
            "CURSOR(query), windowSize, scanRadius, minimumNumberOfPointsInAHotspot"
            " [, scope => 'window' | 'record'] [, linkage => 'core' | 'any'] [, members => TRUE]"
            " [, partition => 'column' [, idle => INTERVAL ...]] [, window => INTERVAL ...]",
        .about =
            "Where the records of the window are dense, as JSON bounding boxes, for each record.",
        .example = "",
        .topic = "table functions"},
       bind_hotspots});
}

}  // namespace sluice
