#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "sqlparse/keyword.h"
#include "sqlparse/layout.h"

namespace sluice::sqlparse {
namespace {

std::string create_text(bool or_replace, std::string_view kind, const ObjectName& name) {
  return fmt::format("CREATE {}{} {}", or_replace ? "OR REPLACE " : "", kind, name_text(name));
}

/// ` (a, b)`, one a line unless all fit on one.
Document layout_definitions(std::string_view before, std::vector<Document> items) {
  return layout_parentheses(before,
                            join(std::move(items), Document::sequence({",", Document::line()})));
}

/// An option's name as written, a part in quotes if it is no plain word.
std::string option_name_text(const std::string& name) {
  const bool is_plain = std::all_of(name.begin(), name.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
  });
  const bool has_empty_part = name.find("..") != std::string::npos || name.ends_with('.');
  const bool begins_well = !name.empty() && std::isalpha(static_cast<unsigned char>(name[0])) != 0;
  const bool has_digit_part = name.find_first_of("0123456789", 1) != std::string::npos &&
                              name[name.find_first_of("0123456789", 1) - 1] == '.';
  if (is_plain && begins_well && !has_empty_part && !has_digit_part) {
    return name;
  }
  return name_text(Identifier{.name = name, .spelling = name, .quoted = true, .span = {}});
}

Document layout_options(const std::vector<Option>& options) {
  std::vector<Document> items;
  for (const Option& option : options) {
    items.push_back(fmt::format("{} {}", option_name_text(option.name), string_text(option.value)));
  }
  return layout_definitions(" OPTIONS (", std::move(items));
}

std::string description_text(const std::optional<std::string>& description) {
  return description ? fmt::format(" DESCRIPTION {}", string_text(*description)) : "";
}

/// Lays out CREATE STREAM and CREATE TABLE, `kind`.
template <typename Relation>
Document layout_relation(const Relation& relation, std::string_view kind) {
  std::vector<Document> parts = {create_text(relation.or_replace, kind, relation.name)};
  std::vector<Document> columns;
  for (const ColumnDefinition& column : relation.columns) {
    columns.push_back(fmt::format("{} {}{}", name_text(column.name), type_text(column.type),
                                  column.not_null ? " NOT NULL" : ""));
  }
  if (!columns.empty()) {
    parts.push_back(layout_definitions(" (", std::move(columns)));
  }
  if (!relation.options.empty()) {
    parts.push_back(layout_options(relation.options));
  }
  parts.push_back(description_text(relation.description));
  return Document::sequence(std::move(parts));
}

std::string columns_text(const std::vector<Identifier>& columns) {
  return columns.empty() ? "" : fmt::format(" {}", name_list_text(columns));
}

/// What stands between the parameters of a function and its body, each on a line if need be.
std::vector<Document> layout_characteristics(const CreateFunction& function) {
  constexpr std::string_view kDataAccess[] = {"", "CONTAINS SQL", "READS SQL DATA",
                                              "MODIFIES SQL DATA"};
  constexpr std::string_view kNullCall[] = {"", "CALLED ON NULL INPUT",
                                            "RETURNS NULL ON NULL INPUT"};
  std::vector<std::string> texts = {fmt::format("RETURNS {}", type_text(function.returns))};
  texts.emplace_back(function.language_sql ? "LANGUAGE SQL" : "");
  texts.push_back(function.specific ? fmt::format("SPECIFIC {}", name_text(*function.specific))
                                    : "");
  if (function.deterministic) {
    texts.emplace_back(*function.deterministic ? "DETERMINISTIC" : "NOT DETERMINISTIC");
  }
  texts.emplace_back(kDataAccess[static_cast<std::size_t>(function.data_access)]);
  texts.emplace_back(kNullCall[static_cast<std::size_t>(function.null_call)]);
  std::vector<Document> parts;
  for (const std::string& text : texts) {
    if (!text.empty()) {
      parts.push_back(Document::line());
      parts.emplace_back(text);
    }
  }
  return parts;
}

struct StatementLayout {
  Document operator()(const CreateStream& stream) const {
    return layout_relation(stream, "STREAM");
  }
  Document operator()(const CreateTable& table) const { return layout_relation(table, "TABLE"); }

  Document operator()(const CreatePump& pump) const {
    constexpr std::string_view kStates[] = {"", " STARTED", " STOPPED"};
    return Document::sequence({create_text(pump.or_replace, "PUMP", pump.name),
                               kStates[static_cast<std::size_t>(pump.state)],
                               description_text(pump.description), " AS", Document::hard_line(),
                               pump.insert.expedited ? "INSERT EXPEDITED INTO " : "INSERT INTO ",
                               name_text(pump.insert.target), columns_text(pump.insert.columns),
                               Document::hard_line(), layout(pump.insert.query, true)});
  }

  Document operator()(const CreateView& view) const {
    return Document::sequence({create_text(view.or_replace, "VIEW", view.name),
                               columns_text(view.columns), description_text(view.description),
                               " AS", Document::hard_line(), layout(view.query, true)});
  }

  Document operator()(const CreateFunction& function) const {
    std::vector<Document> parameters;
    for (const Parameter& parameter : function.parameters) {
      parameters.push_back(
          fmt::format("{} {}", name_text(parameter.name), type_text(parameter.type)));
    }
    return Document::sequence(
        {Document::group(
             {layout_definitions(create_text(function.or_replace, "FUNCTION", function.name) + "(",
                                 std::move(parameters)),
              Document::nest(layout_characteristics(function))}),
         Document::hard_line(), "RETURN ", layout(function.body)});
  }

  Document operator()(const Drop& drop) const {
    constexpr std::string_view kKinds[] = {"STREAM", "TABLE", "PUMP", "VIEW", "FUNCTION"};
    return fmt::format("DROP {} {}{}", kKinds[static_cast<std::size_t>(drop.kind)],
                       drop.if_exists ? "IF EXISTS " : "", name_text(drop.name));
  }

  Document operator()(const AlterPump& alter) const {
    std::string names;
    for (const ObjectName& name : alter.names) {
      names += fmt::format("{}{}", names.empty() ? "" : ", ", name_text(name));
    }
    names = alter.names.size() > 1 ? fmt::format("({})", names) : names;
    return fmt::format("ALTER PUMP {}{} {}", names, alter.all_of_schema ? ".*" : "",
                       alter.start ? "START" : "STOP");
  }

  Document operator()(const Query& query) const { return layout(query, true); }

  Document operator()(const Explain& explain) const {
    return Document::sequence({"EXPLAIN ", layout(*explain.statement)});
  }
};

}  // namespace

Document layout(const Statement& statement) {
  return std::visit(StatementLayout(), statement.node);
}

}  // namespace sluice::sqlparse
