#include "operators/hotspots/call.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest_name.h"

namespace sluice::hotspots {
namespace {

constexpr std::int64_t kDocumentedLeastWindow = 100;
constexpr std::int64_t kDocumentedMostWindow = 1000;
constexpr const char* kWindowSize = "windowsize";
constexpr const char* kRadius = "scanradius";
constexpr const char* kMinimum = "minimumnumberofpointsinahotspot";

std::optional<std::size_t> find_partition(const TableFunctionCall& call,
                                          const ArgumentReader& arguments) {
  const std::optional<std::string> name = arguments.text("partition");
  if (!name) {
    return std::nullopt;
  }
  const std::optional<std::size_t> column = call.input->find(*name);
  if (!column) {
    std::vector<std::string> names;
    for (const Field& field : call.input->fields()) {
      names.push_back(field.name);
    }
    const std::optional<std::string> nearest = nearest_name(*name, names);
    arguments.refuse("partition",
                     fmt::format("the name of a column of the cursor as stored, not '{}'{}", *name,
                                 nearest ? fmt::format(" (did you mean '{}'?)", *nearest) : ""));
  }
  return column;
}

std::vector<std::size_t> columns_to_analyse(const TableFunctionCall& call,
                                            std::optional<std::size_t> partition) {
  std::vector<std::size_t> columns = analysed_columns(*call.input);
  std::erase_if(columns, [&](std::size_t column) { return column == partition; });
  if (columns.empty()) {
    throw Error(ErrorKind::kQuery, "HOTSPOTS needs a numeric column in its cursor",
                "it analyses DOUBLE, REAL, BIGINT, INTEGER, SMALLINT and TINYINT columns; CAST a "
                "DECIMAL to DOUBLE",
                call.span);
  }
  if (columns.size() > kMostDimensions) {
    throw Error(ErrorKind::kQuery,
                fmt::format("HOTSPOTS analyses at most {} numeric columns, the cursor has {}",
                            kMostDimensions, columns.size()),
                "select only the columns that make a place, such as x and y", call.span);
  }
  return columns;
}

/// How long the window is: in records, or in time.
void read_window(const ArgumentReader& arguments, WindowRules& rules) {
  rules.length = arguments.interval("window");
  if (rules.length && *rules.length <= 0) {
    arguments.refuse("window", "an interval above zero");
  }
  const std::optional<std::int64_t> records =
      arguments.integer(kWindowSize, kLeastWindow, kMostWindow);
  if (records.has_value() == rules.length.has_value()) {
    arguments.refuse(
        kWindowSize,
        records ? "NULL where window => INTERVAL ... is given"
                : fmt::format(
                      "a whole number from {} to {}, or NULL with window => INTERVAL '5' MINUTE",
                      kLeastWindow, kMostWindow));
  }
  rules.options.window = static_cast<std::size_t>(records.value_or(0));
}

WindowRules read_rules(const ArgumentReader& arguments, std::size_t dimensions) {
  WindowRules rules;
  rules.options.dimensions = static_cast<int>(dimensions);
  read_window(arguments, rules);
  rules.options.radius = arguments.number(kRadius).value_or(0);
  if (!(rules.options.radius >= kLeastRadius)) {
    arguments.refuse(kRadius, "a number above 0");
  }
  const auto most = static_cast<std::int64_t>(rules.length ? kMostWindow : rules.options.window);
  const std::optional<std::int64_t> minimum = arguments.integer(kMinimum, 2, most);
  if (!minimum) {
    arguments.refuse(kMinimum, fmt::format("a whole number from 2 to {}", most));
  }
  rules.options.minimum = static_cast<std::size_t>(*minimum);
  rules.options.scope = arguments.choice("scope", {"window", "record"}).value_or(0) == 0
                            ? Scope::kWindow
                            : Scope::kRecord;
  rules.options.linkage = arguments.choice("linkage", {"core", "any"}).value_or(0) == 0
                              ? Linkage::kCore
                              : Linkage::kAny;
  rules.options.members = arguments.flag("members").value_or(false);
  rules.idle = arguments.interval("idle");
  return rules;
}

std::vector<std::string> notices(const TableFunctionCall& call, const Call& bound) {
  std::vector<std::string> texts;
  std::string names;
  for (const std::size_t column : bound.columns) {
    names += (names.empty() ? "" : ", ") + call.input->field(column).name;
  }
  texts.push_back(fmt::format("HOTSPOTS analyses {} column{}: {}", bound.columns.size(),
                              bound.columns.size() == 1 ? "" : "s", names));
  const auto window = static_cast<std::int64_t>(bound.rules.options.window);
  if (!bound.rules.length && (window < kDocumentedLeastWindow || window > kDocumentedMostWindow)) {
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

}  // namespace

Call bind_call(const TableFunctionCall& call) {
  const ArgumentReader arguments(call,
                                 {kWindowSize, kRadius, kMinimum, "scope", "linkage", "members",
                                  "partition", "idle", "window"},
                                 3);
  Call bound;
  bound.partition = find_partition(call, arguments);
  bound.columns = columns_to_analyse(call, bound.partition);
  bound.rules = read_rules(arguments, bound.columns.size());
  bound.notices = notices(call, bound);
  return bound;
}

}  // namespace sluice::hotspots
