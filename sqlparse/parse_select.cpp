#include <fmt/format.h>

#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

/// Says whether `name.*` or `schema.name.*` stands here.
bool at_qualified_star(const TokenReader& reader) {
  std::size_t ahead = 0;
  while (at_name(reader, ahead) && reader.at(".", ahead + 1)) {
    ahead += 2;
    if (reader.at("*", ahead)) {
      return true;
    }
  }
  return false;
}

Star parse_star(TokenReader& reader) {
  Star star;
  if (!reader.accept("*")) {
    ObjectName qualifier;
    const std::uint32_t begin = reader.begin();
    do {
      qualifier.parts.push_back(parse_identifier(reader, "a name"));
      qualifier.span = reader.since(begin);
      reader.expect(".");
    } while (!reader.accept("*"));
    star.qualifier = std::move(qualifier);
  }
  return star;
}

SelectItem parse_select_item(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  SelectItem item;
  if (reader.at("*") || at_qualified_star(reader)) {
    item.node = parse_star(reader);
  } else {
    item.node = parse_expression(reader);
    if (reader.accept("AS") || at_name(reader)) {
      item.alias = parse_identifier(reader, "a column name");
    }
  }
  item.span = reader.since(begin);
  return item;
}

SetQuantifier parse_set_quantifier(TokenReader& reader) {
  if (reader.accept("ALL")) {
    return SetQuantifier::kAll;
  }
  return reader.accept("DISTINCT") ? SetQuantifier::kDistinct : SetQuantifier::kNone;
}

void parse_select_list(TokenReader& reader, Select& select) {
  select.stream = reader.accept("STREAM");
  select.quantifier = parse_set_quantifier(reader);
  if (reader.at("STREAM")) {
    reader.fail_here("STREAM behind DISTINCT or ALL", "STREAM comes first: SELECT STREAM DISTINCT");
  }
  do {
    select.items.push_back(parse_select_item(reader));
  } while (reader.accept(","));
}

void refuse_grouping(const TokenReader& reader) {
  if (reader.at_any({"CUBE", "ROLLUP"}) || reader.at_all({"GROUPING", "SETS"})) {
    reader.fail_here(fmt::format("{} is not in the dialect", reader.spelling(reader.token())),
                     "group in one pump for each combination, all into one stream");
  }
}

std::vector<Expression> parse_group_by(TokenReader& reader) {
  std::vector<Expression> keys;
  reader.expect_all({"GROUP", "BY"});
  do {
    refuse_grouping(reader);
    keys.push_back(parse_expression(reader));
  } while (reader.accept(","));
  return keys;
}

constexpr const char* kStaggerHint = "write STAGGER (PARTITION BY key RANGE INTERVAL '1' MINUTE)";

Stagger parse_stagger(TokenReader& reader) {
  reader.expect_all({"WINDOWED", "BY"});
  const std::uint32_t begin = reader.begin();
  if (!reader.at("STAGGER")) {
    reader.fail_expected("STAGGER behind WINDOWED BY",
                         "for tumbling windows write GROUP BY STEP(s.ROWTIME BY INTERVAL ...)");
  }
  reader.expect_all({"STAGGER", "("});
  if (!reader.at("PARTITION")) {
    reader.fail_expected("PARTITION BY", kStaggerHint);
  }
  reader.expect_all({"PARTITION", "BY"});
  Stagger stagger;
  stagger.partition_by = parse_expression_list(reader);
  reader.expect("RANGE");
  if (!reader.at("INTERVAL")) {
    reader.fail_expected("an interval behind RANGE", "such as RANGE INTERVAL '1' MINUTE");
  }
  stagger.length = parse_literal(reader);
  if (!reader.at(")")) {
    reader.fail_expected(")", kStaggerHint);
  }
  reader.expect(")");
  stagger.span = reader.since(begin);
  return stagger;
}

void parse_grouping(TokenReader& reader, Select& select) {
  if (reader.at("GROUP")) {
    select.group_by = parse_group_by(reader);
  }
  if (!reader.at_all({"WINDOWED", "BY"})) {
    return;
  }
  if (!select.group_by.empty()) {
    reader.fail_here("WINDOWED BY beside GROUP BY",
                     "leave out GROUP BY: PARTITION BY within STAGGER holds the keys");
  }
  select.stagger = parse_stagger(reader);
  if (reader.at("GROUP")) {
    reader.fail_here("GROUP BY beside WINDOWED BY",
                     "leave it out: PARTITION BY within STAGGER holds the keys");
  }
}

std::vector<NamedWindow> parse_named_windows(TokenReader& reader) {
  std::vector<NamedWindow> windows;
  reader.expect("WINDOW");
  do {
    NamedWindow window;
    window.name = parse_identifier(reader, "a window's name");
    reader.expect("AS");
    window.specification = parse_window_specification(reader);
    windows.push_back(std::move(window));
  } while (reader.accept(","));
  return windows;
}

}  // namespace

Select parse_select(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  Select select;
  reader.expect("SELECT");
  parse_select_list(reader, select);
  select.from = parse_from(reader);
  if (reader.accept("WHERE")) {
    select.where = parse_expression(reader);
  }
  parse_grouping(reader, select);
  if (reader.accept("HAVING")) {
    select.having = parse_expression(reader);
  }
  if (reader.at("WINDOW")) {
    select.windows = parse_named_windows(reader);
  }
  select.span = reader.since(begin);
  return select;
}

}  // namespace sluice::sqlparse
