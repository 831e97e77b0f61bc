#include <algorithm>
#include <variant>

#include "engine/stream_bindings.h"
#include "planner/binder.h"
#include "planner/syntax_walk.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

/// Collects the relations that queries name.
class Collector {
 public:
  explicit Collector(StreamNames& names) : names_(names) {}

  void query(const sp::Query& query) {
    for (const sp::CommonTable& table : query.with) {
      local_.insert(table.name.name);
      this->query(*table.query);
    }
    if (const sp::Select* select = std::get_if<sp::Select>(&query.body)) {
      this->select(*select);
    } else if (const sp::SetOperation* operation = std::get_if<sp::SetOperation>(&query.body)) {
      this->query(*operation->left);
      this->query(*operation->right);
    }
  }

  void hide(const std::string& name) { local_.insert(name); }

 private:
  void select(const sp::Select& select) {
    for (const sp::FromItem& item : select.from) {
      from(item);
    }
    if (select.where) {
      expression(*select.where);
    }
  }

  void from(const sp::FromItem& item) {
    if (const sp::Join* join = std::get_if<sp::Join>(&item.node)) {
      from(*join->left);
      from(*join->right);
      return;
    }
    const auto& source = std::get<sp::TableReference>(item.node).source;
    if (const sp::ObjectName* name = std::get_if<sp::ObjectName>(&source)) {
      relation(object_name(*name));
    } else if (const sp::DerivedTable* derived = std::get_if<sp::DerivedTable>(&source)) {
      query(*derived->query);
    } else {
      for (const sp::Argument& argument : std::get<sp::TableFunction>(source).call.arguments) {
        expression(*argument.value);
      }
    }
  }

  void expression(const sp::Expression& expression) {
    if (const sp::Cursor* cursor = std::get_if<sp::Cursor>(&expression.node)) {
      query(*cursor->query);
    } else if (const sp::InQuery* in = std::get_if<sp::InQuery>(&expression.node)) {
      query(*in->query);
    }
    for_each_operand(expression, [&](const sp::Expression& operand) { this->expression(operand); });
  }

  void relation(const std::string& name) {
    const bool known = std::find(names_.read.begin(), names_.read.end(), name) != names_.read.end();
    if (!known && !local_.contains(name)) {
      names_.read.push_back(name);
    }
  }

  StreamNames& names_;
  std::set<std::string> local_;
};

Options options_of(const std::vector<sp::Option>& list) {
  Options options;
  for (const sp::Option& option : list) {
    std::string name = option.name;
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    options.set(std::move(name), {option.value, option.value_span});
  }
  return options;
}

}  // namespace

StreamNames collect_stream_names(const std::vector<sp::Statement>& statements) {
  StreamNames names;
  Collector collector(names);
  for (const sp::Statement& statement : statements) {
    if (const sp::CreateView* view = std::get_if<sp::CreateView>(&statement.node)) {
      collector.hide(object_name(view->name));
    }
  }
  for (const sp::Statement& statement : statements) {
    if (const sp::CreateStream* stream = std::get_if<sp::CreateStream>(&statement.node)) {
      names.declared.push_back(object_name(stream->name));
      if (!stream->options.empty()) {
        names.sql_options[object_name(stream->name)] = options_of(stream->options);
      }
    } else if (const sp::CreateTable* table = std::get_if<sp::CreateTable>(&statement.node)) {
      names.tables.push_back(object_name(table->name));
      if (!table->options.empty()) {
        names.table_options[object_name(table->name)] = options_of(table->options);
      }
    } else if (const sp::CreatePump* pump = std::get_if<sp::CreatePump>(&statement.node)) {
      names.written.insert(object_name(pump->insert.target));
      collector.query(pump->insert.query);
    } else if (const sp::CreateView* view = std::get_if<sp::CreateView>(&statement.node)) {
      collector.query(view->query);
    } else if (const sp::Query* query = std::get_if<sp::Query>(&statement.node)) {
      collector.query(*query);
      names.written.insert(kQueryStream);
    }
  }
  return names;
}

}  // namespace sluice
