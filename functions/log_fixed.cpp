#include <algorithm>
#include <utility>

#include "functions/log.h"
#include "functions/utf8.h"

namespace sluice {
namespace {

/// Where a field stands, in characters; `end` is exclusive.
struct Place {
  std::int64_t begin;
  std::int64_t end;
};

class FixedCutter final : public LineCutter {
 public:
  explicit FixedCutter(const std::vector<Place>& places) : places_(places) {}

  OrError<bool> cut(std::string_view line, FieldTexts& fields) override {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::size_t begin = character_offset(line, places_[i].begin);
      const std::string_view rest = line.substr(begin);
      const std::size_t size = character_offset(rest, places_[i].end - places_[i].begin);
      fields[i] = rest.empty() ? std::nullopt : std::optional(rest.substr(0, size));
    }
    return true;
  }

 private:
  const std::vector<Place>& places_;
};

/// Where a column stands: one without length ends where the next one begins.
Place place_of(const LogColumn& column, const std::vector<LogColumn>& columns) {
  if (column.length) {
    return {*column.start, *column.start + *column.length};
  }
  std::int64_t end = kMaximumLength;
  for (const LogColumn& other : columns) {
    end = *other.start > *column.start ? std::min(end, *other.start) : end;
  }
  return {*column.start, std::max(end, *column.start)};
}

LogParser compile_fixed_log(const LogArguments& arguments) {
  std::vector<LogColumn> columns = parse_fixed_log_columns(arguments.text(1));
  auto places = std::make_shared<std::vector<Place>>();
  for (const LogColumn& column : columns) {
    places->push_back(place_of(column, columns));
  }
  return {.columns = std::move(columns),
          .make_cutter = [places] { return std::make_unique<FixedCutter>(*places); }};
}

}  // namespace

RowValuedFunction fixed_column_log_parse() {
  return make_log_function(
      "FIXED_COLUMN_LOG_PARSE", {.least = 2, .most = 2},
      {.arguments = "line, 'name TYPE type START start FOR length, ...'",
       .about = "The fields of a line whose columns have fixed places, counted from 0.",
       .example = "FIXED_COLUMN_LOG_PARSE('ab12', 'A TYPE VARCHAR(2) START 0, B TYPE INTEGER START "
                  "2 FOR 2') = 'ab', 12"},
      compile_fixed_log);
}

}  // namespace sluice
