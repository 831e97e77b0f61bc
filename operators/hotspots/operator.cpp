#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "operators/hotspots/hotspots.h"
#include "operators/registry.h"

namespace sluice {
namespace {

constexpr int kDocumentedLength = 10000;
constexpr std::int64_t kDocumentedLeastWindow = 100;
constexpr std::int64_t kDocumentedMostWindow = 1000;

/// HOTSPOTS(cursor, window, radius, minimum): the input's columns and HOTSPOTS_RESULT, a row per
/// record. State: the window's records. Nothing waits; bounds pass through.
class HotspotsOperator final : public Operator {
 public:
  HotspotsOperator(const hotspots::Options& options, std::vector<std::size_t> columns,
                   SchemaPtr output)
      : hotspots_(options),
        columns_(std::move(columns)),
        output_(std::move(output)),
        point_(columns_.size()) {}

  void on_batch(const Batch& batch, int /*input*/, Output& out) override {
    // Results can be thousands of times as large as the records: batches are cut by bytes.
    std::int64_t begin = 0;
    ColumnBuilder results(output_->fields().back().type);
    std::int64_t bytes = 0;
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      text_.clear();
      push(batch, row);
      hotspots_.append_result(text_);
      results.append_text(text_);
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

  void on_bound(RowTime bound, Output& out) override { out.bound(bound); }

  void save(StateWriter& state) const override {
    std::string bytes;
    hotspots_.save(bytes);
    state.put(std::string_view(bytes));
  }
  void load(StateReader& state) override { hotspots_.load(state.get_text()); }

 private:
  void push(const Batch& batch, std::int64_t row) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = batch.column(columns_[i]);
      if (column.is_null(row)) {
        point_[i] = std::numeric_limits<double>::quiet_NaN();
      } else if (is_approximate(column.type().kind)) {
        point_[i] = column.approximate(row);
      } else {
        point_[i] = static_cast<double>(column.integer(row));
      }
    }
    hotspots_.push(point_);
  }

  hotspots::Hotspots hotspots_;
  std::vector<std::size_t> columns_;
  SchemaPtr output_;
  std::vector<double> point_;
  std::string text_;
};

std::vector<std::size_t> columns_to_analyse(const TableFunctionCall& call) {
  const std::vector<std::size_t> columns = analysed_columns(*call.input);
  if (columns.empty()) {
    throw Error(ErrorKind::kQuery, "HOTSPOTS needs a numeric column in its cursor",
                "it analyses DOUBLE, REAL, BIGINT, INTEGER, SMALLINT and TINYINT columns; CAST a "
                "DECIMAL to DOUBLE",
                call.span);
  }
  if (columns.size() > hotspots::kMostDimensions) {
    throw Error(ErrorKind::kQuery,
                fmt::format("HOTSPOTS analyses at most {} numeric columns, the cursor has {}",
                            hotspots::kMostDimensions, columns.size()),
                "select only the columns that make a place, such as x and y", call.span);
  }
  return columns;
}

std::vector<std::string> notices(const TableFunctionCall& call,
                                 const std::vector<std::size_t>& columns,
                                 const hotspots::Options& options) {
  std::vector<std::string> texts;
  std::string names;
  for (const std::size_t column : columns) {
    names += (names.empty() ? "" : ", ") + call.input->field(column).name;
  }
  texts.push_back(fmt::format("HOTSPOTS analyses {} column{}: {}", columns.size(),
                              columns.size() == 1 ? "" : "s", names));
  const auto window = static_cast<std::int64_t>(options.window);
  if (window < kDocumentedLeastWindow || window > kDocumentedMostWindow) {
    texts.push_back(
        fmt::format("HOTSPOTS: a window of {} records is outside the service's range of {} to {}",
                    window, kDocumentedLeastWindow, kDocumentedMostWindow));
  }
  for (const Field& field : call.input->fields()) {
    if (field.type.kind == TypeKind::kDecimal) {
      texts.push_back(fmt::format(
          "HOTSPOTS does not analyse the DECIMAL column {}; CAST it to DOUBLE", field.name));
    }
  }
  return texts;
}

hotspots::Options read_options(const ArgumentReader& arguments, std::size_t dimensions) {
  hotspots::Options options;
  options.dimensions = static_cast<int>(dimensions);
  options.window = static_cast<std::size_t>(
      *arguments.integer("windowsize", hotspots::kLeastWindow, hotspots::kMostWindow));
  options.radius = arguments.number("scanradius").value_or(0);
  if (!(options.radius >= hotspots::kLeastRadius)) {
    arguments.refuse("scanradius", "a number above 0");
  }
  options.minimum = static_cast<std::size_t>(*arguments.integer(
      "minimumnumberofpointsinahotspot", 2, static_cast<std::int64_t>(options.window)));
  options.scope = arguments.choice("scope", {"window", "record"}).value_or(0) == 0
                      ? hotspots::Scope::kWindow
                      : hotspots::Scope::kRecord;
  options.linkage = arguments.choice("linkage", {"core", "any"}).value_or(0) == 0
                        ? hotspots::Linkage::kCore
                        : hotspots::Linkage::kAny;
  options.members = arguments.flag("members").value_or(false);
  return options;
}

BoundTableFunction bind_hotspots(const TableFunctionCall& call) {
  const std::vector<std::size_t> columns = columns_to_analyse(call);
  const ArgumentReader arguments(call,
                                 {"windowsize", "scanradius", "minimumnumberofpointsinahotspot",
                                  "scope", "linkage", "members"},
                                 3);
  for (const char* required : {"windowsize", "scanradius", "minimumnumberofpointsinahotspot"}) {
    if (arguments.find(required) == nullptr) {
      arguments.refuse(required, "a number, not NULL");
    }
  }
  const hotspots::Options options = read_options(arguments, columns.size());
  std::vector<Field> fields = call.input->fields();
  fields.push_back({"HOTSPOTS_RESULT", Type::varchar(kMaximumLength), false});
  auto output = std::make_shared<Schema>(std::move(fields));
  const auto make = [options, columns, output](const Environment&,
                                               std::optional<int> length) -> OperatorPtr {
    hotspots::Options limited = options;
    limited.text_limit = static_cast<std::size_t>(length.value_or(kDocumentedLength));
    return std::make_unique<HotspotsOperator>(limited, columns, output);
  };
  return {output, make, notices(call, columns, options)};
}

}  // namespace

void install_hotspots(OperatorRegistry& operators) {
  operators.add(
      {"HOTSPOTS",
       {.arguments =
            "CURSOR(query), windowSize, scanRadius, minimumNumberOfPointsInAHotspot"
            " [, scope => 'window' | 'record'] [, linkage => 'core' | 'any'] [, members => TRUE]",
        .about =
            "Where the last windowSize records are dense, as JSON bounding boxes, for each record.",
        .example = "",
        .topic = "table functions"},
       bind_hotspots});
}

}  // namespace sluice
