#include "base/error.h"
#include "connectors/json_path.h"
#include "tests/connectors/decoding.h"
#include "tests/fuzz/targets.h"

namespace sluice::fuzz {
namespace {

/// A column of every kind of type.
DecodePlan every_type() {
  return {
      .fields = {{.column = "I", .type = Type::bigint()},
                 {.column = "X", .type = Type::double_precision()},
                 {.column = "V", .type = Type::varchar(8)},
                 {.column = "C", .type = {.kind = TypeKind::kChar, .precision = 3}},
                 {.column = "D", .type = {.kind = TypeKind::kDecimal, .precision = 9, .scale = 2}},
                 {.column = "F", .type = {.kind = TypeKind::kBoolean}},
                 {.column = "T", .type = {.kind = TypeKind::kTimestamp}},
                 {.column = "B", .type = {.kind = TypeKind::kVarbinary, .precision = 8}}},
      .rowtime_field = {},
      .timestamp_format = {},
      .names_fold = true};
}

/// What comes of a text must not depend on where it is cut into chunks, nor on state that went
/// through save and load. A text can also be refused as a whole, at whichever chunk that shows.
std::optional<Decoded> decoded(const FormatDefinition& format, const Options& options,
                               std::string_view text, std::size_t chunk, bool restarts) {
  try {
    return decode(format, every_type(), options, text, chunk, restarts);
  } catch (const Error& error) {
    return std::nullopt;
  }
}

void check_cuts(const FormatDefinition& format, const Options& options, std::string_view text) {
  const std::optional<Decoded> whole = decoded(format, options, text, 1 << 20, false);
  const std::size_t chunk = 1 + text.size() / 7;
  if (decoded(format, options, text, chunk, false) != whole) {
    broken("chunks change nothing", text);
  }
  if (decoded(format, options, text, chunk, true) != whole) {
    broken("saved state changes nothing", text);
  }
}

/// Options from a line "name=value;name=value", as far as they are the format's own.
Options options_from(std::string_view line, const FormatDefinition& format) {
  Options options;
  while (!line.empty()) {
    const std::string_view pair = line.substr(0, line.find(';'));
    line.remove_prefix(std::min(line.size(), pair.size() + 1));
    const std::size_t sign = pair.find('=');
    if (sign != std::string_view::npos) {
      options.set(std::string(pair.substr(0, sign)), {.text = std::string(pair.substr(sign + 1))});
    }
  }
  options.check(format.options, kOnSource);
  return options;
}

/// The first line holds options, the rest is data.
void decode_any(const std::string& name, std::string_view input) {
  const FormatDefinition& format = all_connectors().format(name);
  Pieces pieces(input);
  const std::string_view line = pieces.line();
  try {
    check_cuts(format, options_from(line, format), pieces.rest());
    format.profile({.bytes = std::string(pieces.rest()), .origin = "rows", .is_whole = true}, {});
  } catch (const Error&) {
    return;  // options that are refused
  }
}

}  // namespace

void decode_json(std::string_view input) { decode_any("json", input); }
void decode_csv(std::string_view input) { decode_any("csv", input); }

/// A path in the first line; the rest are records that it is read from.
void read_json_path(std::string_view input) {
  Pieces pieces(input);
  const std::string path(pieces.line());
  parse_json_path(path);
  const std::string member = json_member_path("$", path);
  const std::optional<JsonPath> parsed = parse_json_path(member);
  const bool has_path =
      path.find("']") == std::string::npos || path.find("\"]") == std::string::npos;
  if (has_path &&
      (!parsed || parsed->members != std::vector<std::string>{path} || parsed->is_array)) {
    broken("the path of a member is read as that member", member);
  }
  DecodePlan plan = every_type();
  plan.fields[2].source_field = path;
  for (const char* const rows : {"$", "$.rows[0:]"}) {
    try {
      decode(all_connectors().format("json"), plan, options_of({{"rows", rows}}), pieces.rest());
    } catch (const Error&) {
      return;  // a path that is refused
    }
  }
}

}  // namespace sluice::fuzz
