#include "planner/scope.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "base/nearest_name.h"
#include "runtime/metadata.h"

namespace sluice {
namespace {

bool equal_folded(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y);
  });
}

std::vector<std::string> all_columns(const Scope& scope) {
  std::vector<std::string> names;
  for (const ScopeRelation& relation : scope.relations) {
    for (const Field& field : relation.schema->fields()) {
      names.push_back(field.name);
    }
  }
  return names;
}

std::string missing_hint(const Scope& scope, const sqlparse::Identifier& name) {
  if (std::find(scope.aliases.begin(), scope.aliases.end(), name.name) != scope.aliases.end()) {
    return fmt::format("{} is an alias of the select list: repeat its expression here",
                       name.spelling);
  }
  if (is_metadata_column(name.name)) {
    return fmt::format("only the stream of a source has it: select {} into a column there",
                       name.name);
  }
  if (name.name == kWindowCause) {
    return "it is in the select list and HAVING of a query with GROUP BY or WINDOWED BY STAGGER";
  }
  const std::vector<std::string> names = all_columns(scope);
  for (const std::string& candidate : names) {
    if (equal_folded(candidate, name.spelling)) {
      return name.quoted
                 ? fmt::format("the column is stored as {}: write it so, or without quotes",
                               candidate)
                 : fmt::format("unquoted names are folded to upper case: write \"{}\" with quotes",
                               candidate);
    }
  }
  if (const std::optional<std::string> nearest = nearest_name(name.spelling, names)) {
    return fmt::format("did you mean \"{}\"?", *nearest);
  }
  if (name.quoted) {
    return fmt::format("double quotes are for names; text is written in single quotes: '{}'",
                       name.spelling);
  }
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < 20; ++i) {
    list += (i == 0 ? "" : ", ") + names[i];
  }
  return names.empty() ? "" : "the columns are " + list + (names.size() > 20 ? ", ..." : "");
}

/// The unique column of a discovered relation whose spelling differs in case only.
std::optional<std::size_t> find_folded(const ScopeRelation& relation,
                                       const sqlparse::Identifier& name) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < relation.schema->size(); ++i) {
    if (equal_folded(relation.schema->field(i).name, name.spelling)) {
      if (found) {
        return std::nullopt;
      }
      found = i;
    }
  }
  return found;
}

std::optional<std::size_t> find_in(const ScopeRelation& relation, const sqlparse::Identifier& name,
                                   Catalog& catalog) {
  if (const std::optional<std::size_t> exact = relation.schema->find(name.name)) {
    return exact;
  }
  if (!relation.is_discovered || name.quoted) {
    return std::nullopt;
  }
  if (const std::optional<std::size_t> spelled = relation.schema->find(name.spelling)) {
    return spelled;
  }
  const std::optional<std::size_t> folded = find_folded(relation, name);
  if (folded && relation.stream != nullptr) {
    catalog.notice(fmt::format("{} is taken for the column \"{}\" of {}", name.spelling,
                               relation.schema->field(*folded).name, relation.alias));
  }
  return folded;
}

std::optional<std::size_t> find_metadata(const ScopeRelation& relation,
                                         const sqlparse::Identifier& name) {
  const std::optional<std::size_t> column = relation.metadata->find(name.name);
  return column ? std::optional(relation.schema->size() + *column) : std::nullopt;
}

/// The column that `find` gives in `only`, or in the one relation that has it.
template <class Find>
std::optional<ScopeColumn> find_only(const Scope& scope, const ScopeRelation* only,
                                     const sqlparse::Identifier& name, Find find) {
  std::optional<ScopeColumn> found;
  for (const ScopeRelation& relation : scope.relations) {
    if (only != nullptr && &relation != only) {
      continue;
    }
    const std::optional<std::size_t> column = find(relation);
    if (column && found) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("column {} is in both {} and {}", name.spelling,
                              found->relation->alias, relation.alias),
                  fmt::format("write {}.{} or {}.{}", found->relation->alias, name.spelling,
                              relation.alias, name.spelling),
                  name.span);
    }
    if (column) {
      found = ScopeColumn{&relation, *column};
    }
  }
  return found;
}

std::vector<std::string> fields_of(const ScopeRelation& relation, const std::string& row) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < relation.schema->size(); ++i) {
    if (relation.facts[i].row == row) {
      names.push_back(relation.schema->field(i).name.substr(row.size() + 1));
    }
  }
  return names;
}

/// The field that `[relation.]row.field` names; nothing where there is no such row.
std::optional<ScopeColumn> find_row_field(const Scope& scope,
                                          const sqlparse::ColumnReference& reference) {
  const std::size_t count = reference.parts.size();
  if (count < 2) {
    return std::nullopt;
  }
  const std::string& row = reference.parts[count - 2].name;
  const sqlparse::Identifier& field = reference.parts[count - 1];
  for (const ScopeRelation& relation : scope.relations) {
    const std::vector<std::string> fields = fields_of(relation, row);
    const bool is_meant =
        count > 2 ? relation.alias == reference.parts[count - 3].name : relation.alias != row;
    if (fields.empty() || !is_meant) {
      continue;
    }
    if (const auto column = relation.schema->find(row_field_name(row, field.name))) {
      return ScopeColumn{&relation, *column};
    }
    throw Error(ErrorKind::kQuery, fmt::format("the row {} has no field {}", row, field.spelling),
                fmt::format("its fields are {}", fmt::join(fields, ", ")), field.span);
  }
  return std::nullopt;
}

}  // namespace

std::string row_field_name(const std::string& row, const std::string& field) {
  return row + "." + field;
}

const SharedColumn* Scope::find_shared(const sqlparse::ColumnReference& reference) const {
  const auto found = std::find_if(shared.begin(), shared.end(), [&](const SharedColumn& column) {
    return reference.parts.size() == 1 && column.name == reference.parts.front().name;
  });
  return found == shared.end() ? nullptr : &*found;
}

bool Scope::is_shared(const std::string& column) const {
  return std::any_of(shared.begin(), shared.end(),
                     [&](const SharedColumn& other) { return other.name == column; });
}

bool Scope::is_table() const {
  return !relations.empty() &&
         std::all_of(relations.begin(), relations.end(),
                     [](const ScopeRelation& relation) { return relation.is_table; });
}

const ScopeRelation& resolve_relation(const Scope& scope, const sqlparse::Identifier& alias) {
  std::vector<std::string> names;
  for (const ScopeRelation& relation : scope.relations) {
    if (relation.alias == alias.name) {
      return relation;
    }
    names.push_back(relation.alias);
  }
  for (const ScopeRelation& relation : scope.relations) {
    if (!alias.quoted && relation.is_discovered && equal_folded(relation.alias, alias.spelling)) {
      return relation;
    }
  }
  const std::optional<std::string> nearest = nearest_name(alias.spelling, names);
  throw Error(ErrorKind::kQuery,
              fmt::format("no relation of this FROM is called {}", alias.spelling),
              nearest         ? fmt::format("did you mean \"{}\"?", *nearest)
              : names.empty() ? ""
                              : fmt::format("there is {}", names.front()),
              alias.span);
}

ScopeColumn resolve_column(const Scope& scope, const sqlparse::ColumnReference& reference,
                           Catalog& catalog) {
  if (const std::optional<ScopeColumn> field = find_row_field(scope, reference)) {
    return *field;
  }
  const sqlparse::Identifier& name = reference.parts.back();
  const ScopeRelation* only = nullptr;
  if (reference.parts.size() >= 2) {
    only = &resolve_relation(scope, reference.parts[reference.parts.size() - 2]);
  }
  std::optional<ScopeColumn> found =
      find_only(scope, only, name,
                [&](const ScopeRelation& relation) { return find_in(relation, name, catalog); });
  if (!found) {
    found = find_only(scope, only, name,
                      [&](const ScopeRelation& relation) { return find_metadata(relation, name); });
  }
  if (!found) {
    throw Error(ErrorKind::kQuery,
                fmt::format("no column {}{}", name.spelling, only ? " in " + only->alias : ""),
                missing_hint(scope, name), name.span);
  }
  if (found->relation->stream != nullptr) {
    found->relation->stream->read_columns.insert(found->column);
  }
  return *found;
}

}  // namespace sluice
