#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "functions/registry.h"
#include "operators/registry.h"
#include "runtime/batch.h"
#include "runtime/schema.h"
#include "sqlparse/syntax.h"

namespace sluice {

/// A stream as the binder knows it.
struct StreamEntry {
  std::string name;
  SchemaPtr schema;
  bool is_discovered = false;          ///< unquoted names also match by case-insensitive spelling
  std::set<std::size_t> read_columns;  ///< that some query reads; filled in by the binder
  std::size_t reader_count = 0;
  std::size_t writer_count = 0;
  std::multiset<std::string> feeds = {};  ///< streams that pumps fill from it
  SchemaPtr metadata =
      std::make_shared<Schema>(std::vector<Field>());  ///< columns beside the schema that `*`
                                                       ///< leaves out; numbered behind it
};

/// What names mean: streams and views of this application, functions and table functions of the
/// engine.
class Catalog {
 public:
  Catalog(const FunctionRegistry& functions, const OperatorRegistry& operators)
      : functions_(functions), operators_(operators) {}

  const FunctionRegistry& functions() const { return functions_; }
  const OperatorRegistry& operators() const { return operators_; }

  StreamEntry& add_stream(std::string name, SchemaPtr schema, bool is_discovered);
  void drop_stream(const std::string& name) { streams_.erase(name); }
  StreamEntry* find_stream(std::string_view name);
  const StreamEntry* find_stream(std::string_view name) const;
  const std::map<std::string, StreamEntry, std::less<>>& streams() const { return streams_; }
  std::vector<std::string> relation_names() const;

  /// Adds a reference table with all its rows.
  void add_table(const std::string& name, Batch rows, bool is_discovered);
  struct TableEntry {
    Batch rows;
    bool is_discovered;
  };
  const TableEntry* find_table(std::string_view name) const;

  void drop_table(const std::string& name) { tables_.erase(name); }

  void add_view(const std::string& name, const sqlparse::CreateView& view) {
    views_.insert_or_assign(name, view);
  }
  void drop_view(const std::string& name) { views_.erase(name); }
  const sqlparse::CreateView* find_view(std::string_view name) const;

  void add_function(const sqlparse::CreateFunction& function) {
    user_functions_.push_back(function);
  }
  void drop_function(const std::string& name);
  /// The SQL function of that name with so many parameters, the newest one.
  const sqlparse::CreateFunction* find_function(std::string_view name,
                                                std::size_t parameter_count) const;
  bool has_function(std::string_view name) const;

  /// Notes that the query looks at ROWTIME, or learns that it does.
  void use_time() { uses_time_ = true; }
  bool uses_time() const { return uses_time_; }

  /// Something the user should know about the query.
  void notice(std::string text);
  const std::vector<std::string>& notices() const { return notices_; }

 private:
  const FunctionRegistry& functions_;
  const OperatorRegistry& operators_;
  std::map<std::string, StreamEntry, std::less<>> streams_;
  std::map<std::string, TableEntry, std::less<>> tables_;
  std::map<std::string, sqlparse::CreateView, std::less<>> views_;
  std::vector<sqlparse::CreateFunction> user_functions_;
  std::vector<std::string> notices_;
  bool uses_time_ = false;
};

}  // namespace sluice
