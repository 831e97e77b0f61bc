#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/nearest_name.h"
#include "planner/binder.h"
#include "planner/select_binder.h"

/// Pumps: a query's columns go to a stream's.
namespace sluice {
namespace sp = sqlparse;

namespace {

constexpr std::size_t kRowTimeTarget = static_cast<std::size_t>(-1);

/// The target column of each column of the query; kRowTimeTarget for ROWTIME in the column list.
std::vector<std::size_t> insert_targets(const sp::Insert& insert, const StreamEntry& target,
                                        std::size_t column_count) {
  std::vector<std::size_t> targets;
  for (const sp::Identifier& column : insert.columns) {
    std::optional<std::size_t> found = target.schema->find(column.name);
    if (!found && column.name == "ROWTIME") {
      found = kRowTimeTarget;
    }
    if (!found) {
      std::vector<std::string> names;
      for (const Field& field : target.schema->fields()) {
        names.push_back(field.name);
      }
      const std::optional<std::string> nearest = nearest_name(column.spelling, names);
      throw Error(ErrorKind::kQuery, fmt::format("{} has no column {}", target.name, column.name),
                  nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "", column.span);
    }
    if (std::find(targets.begin(), targets.end(), *found) != targets.end()) {
      throw Error(ErrorKind::kQuery, fmt::format("column {} is listed twice", column.name), "",
                  column.span);
    }
    targets.push_back(*found);
  }
  if (insert.columns.empty()) {
    for (std::size_t i = 0; i < target.schema->size(); ++i) {
      targets.push_back(i);
    }
  }
  if (targets.size() != column_count) {
    throw Error(ErrorKind::kQuery,
                fmt::format("the query gives {} columns, {} takes {}", column_count, target.name,
                            targets.size()),
                "list as many columns in the select list as the stream has, in its order",
                insert.query.span);
  }
  return targets;
}

/// Where the plan ends in a projection its expressions are taken over, so that assignment costs no
/// step of its own.
ProjectPlan take_projection(BoundQuery& query, const std::string& source) {
  if (ProjectPlan* project = std::get_if<ProjectPlan>(&query.plan->node)) {
    return std::move(*project);
  }
  ProjectPlan project;
  const SchemaPtr schema = query.plan->schema;
  for (std::size_t i = 0; i < schema->size(); ++i) {
    project.projection.columns.push_back(make_column(i, schema->field(i).type));
    project.column_texts.push_back(schema->field(i).name);
  }
  project.projection.source = source;
  project.input = std::move(query.plan);
  return project;
}

/// The span of item `column` of the query, for messages about its type; the whole query where stars
/// hide it.
Span item_span(const sp::Query& query, std::size_t column) {
  const sp::Select* select = std::get_if<sp::Select>(&query.body);
  if (select == nullptr || column >= select->items.size()) {
    return query.span;
  }
  const bool stars = std::any_of(
      select->items.begin(), select->items.end(),
      [](const sp::SelectItem& item) { return std::holds_alternative<sp::Star>(item.node); });
  return stars ? query.span : select->items[column].span;
}

PlanPtr assign(BoundQuery query, const sp::Insert& insert, const StreamEntry& target) {
  if (std::any_of(query.facts.begin(), query.facts.end(),
                  [](const ColumnFacts& facts) { return !facts.row.empty(); })) {
    throw Error(
        ErrorKind::kQuery, "a row value cannot be stored in a stream",
        "select its fields: SELECT STREAM t.r.COLUMN1 FROM (SELECT STREAM ... AS r FROM s) AS t",
        insert.query.span);
  }
  const std::vector<std::size_t> targets =
      insert_targets(insert, target, query.plan->schema->size());
  ProjectPlan project = take_projection(query, target.name);
  std::vector<ExpressionPtr> assigned(target.schema->size());
  std::vector<std::string> texts(target.schema->size(), "NULL");
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const ExpressionPtr& value = project.projection.columns[i];
    if (targets[i] == kRowTimeTarget) {
      project.projection.row_time = value;
      continue;
    }
    const Field& field = target.schema->field(targets[i]);
    try {
      assigned[targets[i]] = make_assignment(value, field.type, field.nullable);
    } catch (const Error& error) {
      throw Error(error.kind(),
                  fmt::format("column {} of {}: {}", field.name, target.name, error.message()),
                  error.hint(), item_span(insert.query, i));
    }
    texts[targets[i]] = project.column_texts[i];
    if (query.facts[i].origin != nullptr && is_text(field.type.kind)) {
      query.facts[i].origin->result_length = field.type.precision;
    }
  }
  for (std::size_t i = 0; i < assigned.size(); ++i) {
    if (assigned[i] == nullptr) {
      const Field& field = target.schema->field(i);
      if (!field.nullable) {
        throw Error(
            ErrorKind::kQuery,
            fmt::format("column {} of {} is NOT NULL and gets no value", field.name, target.name),
            "add it to the column list and to the select list", insert.span);
      }
      assigned[i] = make_assignment(make_literal(field.type, {}), field.type, field.nullable);
    }
  }
  project.projection.columns = std::move(assigned);
  project.column_texts = std::move(texts);
  project.projection.output = target.schema;
  return std::make_unique<Plan>(Plan{std::move(project), target.schema});
}

/// An item AS ROWTIME is no column. Where the target has a column for it all the same, the query
/// gives it twice: as the row's time and as that column.
sp::Query with_row_time_column(const sp::Query& query, std::size_t column_count) {
  sp::Query filled = query;
  sp::Select* select = std::get_if<sp::Select>(&filled.body);
  if (select == nullptr || select->items.size() != column_count ||
      select->quantifier == sp::SetQuantifier::kDistinct) {
    return filled;
  }
  const auto is_row_time = [](const sp::SelectItem& item) {
    return item.alias && item.alias->name == "ROWTIME";
  };
  const auto item = std::find_if(select->items.begin(), select->items.end(), is_row_time);
  const bool has_star = std::any_of(
      select->items.begin(), select->items.end(),
      [](const sp::SelectItem& other) { return std::holds_alternative<sp::Star>(other.node); });
  if (item != select->items.end() && !has_star) {
    sp::SelectItem column = *item;
    column.alias.reset();
    select->items.insert(item, std::move(column));
  }
  return filled;
}

std::size_t wanted_columns(const sp::Insert& insert, const StreamEntry* target) {
  return target == nullptr || !insert.columns.empty() ? insert.columns.size()
                                                      : target->schema->size();
}

using ReaderCounts = std::map<std::string, std::size_t>;

ReaderCounts reader_counts(const Catalog& catalog) {
  ReaderCounts counts;
  for (const auto& [name, stream] : catalog.streams()) {
    counts[name] = stream.reader_count;
  }
  return counts;
}

/// The streams that have got more readers, once for each.
std::vector<std::string> read_since(const ReaderCounts& before, const Catalog& catalog) {
  std::vector<std::string> reads;
  for (const auto& [name, count] : before) {
    reads.insert(reads.end(), catalog.find_stream(name)->reader_count - count, name);
  }
  return reads;
}

/// The streams on a way from `from` to `to` along pumps; empty where there is none.
std::vector<std::string> find_way(const std::string& from, const std::string& to,
                                  const Catalog& catalog) {
  if (from == to) {
    return {from};
  }
  const StreamEntry* stream = catalog.find_stream(from);
  for (auto next = stream->feeds.begin(); next != stream->feeds.end();
       next = stream->feeds.upper_bound(*next)) {
    std::vector<std::string> way = find_way(*next, to, catalog);
    if (!way.empty()) {
      way.insert(way.begin(), from);
      return way;
    }
  }
  return {};
}

void check_circle(const PumpPlan& plan, const Catalog& catalog, Span span) {
  for (const std::string& read : plan.reads) {
    const std::vector<std::string> way = find_way(plan.target, read, catalog);
    if (!way.empty()) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("pumps go in a circle: {} into {} again", fmt::join(way, " into "),
                              plan.target),
                  "rows move one way: put the result in a stream of its own", span);
    }
  }
}

}  // namespace

PumpPlan bind_pump(const sp::CreatePump& pump, Catalog& catalog) {
  const sp::Insert& insert = pump.insert;
  const ReaderCounts before = reader_counts(catalog);
  StreamEntry* target = catalog.find_stream(object_name(insert.target));
  const std::size_t wanted = wanted_columns(insert, target);
  BoundQuery query = bind_query(with_row_time_column(insert.query, wanted), catalog);
  if (target == nullptr) {
    const std::optional<std::string> nearest =
        nearest_name(insert.target.object().spelling, catalog.relation_names());
    throw Error(ErrorKind::kQuery, fmt::format("there is no stream {}", object_name(insert.target)),
                nearest ? fmt::format("did you mean \"{}\"?", *nearest)
                        : "CREATE STREAM it before the pump that fills it",
                insert.target.span);
  }
  PumpPlan plan{.name = object_name(pump.name),
                .target = target->name,
                .query = assign(std::move(query), insert, *target),
                .reads = read_since(before, catalog),
                .is_started = pump.state != sp::PumpState::kStopped};
  check_circle(plan, catalog, insert.target.span);
  ++target->writer_count;
  for (const std::string& read : plan.reads) {
    catalog.find_stream(read)->feeds.insert(plan.target);
  }
  return plan;
}

void release_pump(const PumpPlan& pump, Catalog& catalog) {
  if (StreamEntry* target = catalog.find_stream(pump.target)) {
    --target->writer_count;
  }
  for (const std::string& read : pump.reads) {
    if (StreamEntry* stream = catalog.find_stream(read)) {
      --stream->reader_count;
      stream->feeds.erase(stream->feeds.find(pump.target));
    }
  }
}

}  // namespace sluice
