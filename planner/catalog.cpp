#include "planner/catalog.h"

#include <algorithm>
#include <utility>

namespace sluice {

StreamEntry& Catalog::add_stream(std::string name, SchemaPtr schema, bool is_discovered) {
  StreamEntry entry{.name = name,
                    .schema = std::move(schema),
                    .is_discovered = is_discovered,
                    .read_columns = {},
                    .feeds = {}};
  return streams_.insert_or_assign(std::move(name), std::move(entry)).first->second;
}

StreamEntry* Catalog::find_stream(std::string_view name) {
  const auto found = streams_.find(name);
  return found == streams_.end() ? nullptr : &found->second;
}

void Catalog::add_table(const std::string& name, Batch rows, bool is_discovered) {
  tables_.insert_or_assign(name, TableEntry{std::move(rows), is_discovered});
}

const Catalog::TableEntry* Catalog::find_table(std::string_view name) const {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : &found->second;
}

const StreamEntry* Catalog::find_stream(std::string_view name) const {
  const auto found = streams_.find(name);
  return found == streams_.end() ? nullptr : &found->second;
}

const sqlparse::CreateView* Catalog::find_view(std::string_view name) const {
  const auto found = views_.find(name);
  return found == views_.end() ? nullptr : &found->second;
}

std::vector<std::string> Catalog::relation_names() const {
  std::vector<std::string> names;
  for (const auto& [name, entry] : streams_) {
    names.push_back(name);
  }
  for (const auto& [name, table] : tables_) {
    names.push_back(name);
  }
  for (const auto& [name, view] : views_) {
    names.push_back(name);
  }
  for (const auto& [name, table] : tables_) {
    names.push_back(name);
  }
  return names;
}

void Catalog::drop_function(const std::string& name) {
  std::erase_if(user_functions_, [&](const sqlparse::CreateFunction& function) {
    return function.name.object().name == name;
  });
}

const sqlparse::CreateFunction* Catalog::find_function(std::string_view name,
                                                       std::size_t parameter_count) const {
  const auto found = std::find_if(user_functions_.rbegin(), user_functions_.rend(),
                                  [&](const sqlparse::CreateFunction& function) {
                                    return function.name.object().name == name &&
                                           function.parameters.size() == parameter_count;
                                  });
  return found == user_functions_.rend() ? nullptr : &*found;
}

bool Catalog::has_function(std::string_view name) const {
  return std::any_of(user_functions_.begin(), user_functions_.end(),
                     [&](const sqlparse::CreateFunction& function) {
                       return function.name.object().name == name;
                     });
}

void Catalog::notice(std::string text) {
  if (std::find(notices_.begin(), notices_.end(), text) == notices_.end()) {
    notices_.push_back(std::move(text));
  }
}

}  // namespace sluice
