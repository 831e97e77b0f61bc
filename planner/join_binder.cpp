#include <fmt/format.h>

#include <optional>
#include <utility>

#include "planner/join_conditions.h"
#include "planner/join_windows.h"
#include "planner/select_binder.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

/// What a join is made of beside its sides.
struct JoinClauses {
  sp::JoinKind kind = sp::JoinKind::kCross;
  bool natural = false;
  std::vector<std::string> using_columns;
  const sp::Expression* on = nullptr;
  const sp::Expression* where = nullptr;  ///< above a join by commas: may pair rows up
  Span span;
};

bool is_table(const BoundFrom& from) { return std::holds_alternative<TablePlan>(from.plan->node); }

void check_aliases(const BoundFrom& left, const BoundFrom& right, Span span) {
  for (const ScopeRelation& of_left : left.scope.relations) {
    for (const ScopeRelation& of_right : right.scope.relations) {
      if (of_left.alias == of_right.alias) {
        throw Error(ErrorKind::kQuery,
                    fmt::format("two relations of this FROM are called {}", of_left.alias),
                    "give one of them an alias: FROM s AS a JOIN s AS b", span);
      }
    }
  }
}

/// The relations of one side over the joined row, `offset` columns further right.
void add_relations(Scope& joined, const Scope& side, std::size_t offset,
                   std::optional<std::size_t> row_time) {
  for (ScopeRelation relation : side.relations) {
    relation.first_column += offset;
    if (relation.row_time_column) {
      *relation.row_time_column += offset;
    } else {
      relation.row_time_column = row_time;
    }
    if (row_time || relation.is_table) {
      relation.facts.assign(relation.schema->size(),
                            {});  // of the side's row time, not of the joined row's
    }
    joined.relations.push_back(std::move(relation));
  }
}

/// What a shared column means: the one that is there.
sp::Expression shared_value(sp::Expression left, sp::Expression right, sp::JoinKind kind,
                            Span span) {
  if (kind != sp::JoinKind::kFull) {
    return kind == sp::JoinKind::kRight ? std::move(right) : std::move(left);
  }
  sp::FunctionCall call{.name = {.name = "COALESCE", .spelling = "COALESCE", .span = span}};
  call.arguments.push_back({.name = std::nullopt, .value = std::move(left)});
  call.arguments.push_back({.name = std::nullopt, .value = std::move(right)});
  return {.node = std::move(call), .span = span};
}

/// Notes the columns of USING or NATURAL in the scope of the joined row, those of joins below
/// behind them.
void share_columns(Scope& joined, const Scope& left, const Scope& right,
                   const std::vector<std::string>& names, const JoinClauses& clauses) {
  for (const std::string& name : names) {
    sp::Expression of_left = named_column(left, name, clauses.span);
    joined.shared.push_back(
        {name, shared_value(std::move(of_left), named_column(right, name, clauses.span),
                            clauses.kind, clauses.span)});
  }
  for (const Scope* side : {&left, &right}) {
    for (const SharedColumn& column : side->shared) {
      if (!joined.is_shared(column.name)) {
        joined.shared.push_back(column);
      }
    }
  }
}

JoinConditions apply(const JoinClauses& clauses, JoinConditions conditions, const Scope& left,
                     const Scope& right, Scope& joined) {
  const std::vector<std::string> names =
      clauses.natural ? conditions.common_columns() : clauses.using_columns;
  conditions.using_columns(names, clauses.span);
  share_columns(joined, left, right, names, clauses);
  if (clauses.on != nullptr) {
    conditions.on(*clauses.on);
  }
  if (clauses.where != nullptr) {
    conditions.hint(*clauses.where);
  }
  return conditions;
}

bool meets_at_once(const JoinWindows& windows) {
  const Frame frame = windows.frame();
  return frame.kind == Frame::Kind::kRange && frame.extent == 0;
}

/// Where the ROWTIME of a side stands. Rows of a side without a window meet only what is there when
/// they come, so theirs is the joined row's, which moves on; but not where they can be missing.
std::optional<std::size_t> row_time_column(const JoinWindows& windows, bool can_be_missing,
                                           std::size_t column) {
  return meets_at_once(windows) && !can_be_missing ? std::nullopt : std::optional(column);
}

ExpressionPtr both(ExpressionPtr first, ExpressionPtr second) {
  if (first == nullptr || second == nullptr) {
    return first == nullptr ? second : first;
  }
  return make_and(std::move(first), std::move(second));
}

std::vector<Field> joined_fields(const Schema& first, const Schema& second) {
  std::vector<Field> fields = first.fields();
  fields.insert(fields.end(), second.fields().begin(), second.fields().end());
  return fields;
}

/// Only rows of one ROWTIME meet without a window, which is what whoever compares them asked for.
void tell_missing_windows(const BoundFrom& left, const BoundFrom& right, const JoinClauses& clauses,
                          Catalog& catalog) {
  const bool is_meant = (clauses.on != nullptr && names_row_time(*clauses.on)) ||
                        (clauses.where != nullptr && names_row_time(*clauses.where));
  if (!is_meant) {
    catalog.notice(fmt::format(
        "join of {} and {} without a window: only rows of one ROWTIME meet; for more write {} OVER "
        "(RANGE INTERVAL '1' MINUTE PRECEDING)",
        left.source, right.source, left.source));
  }
}

/// A stream with a stream: the joined row also holds both row times.
BoundFrom join_streams(BoundFrom left, BoundFrom right, const JoinClauses& clauses,
                       Catalog& catalog) {
  std::vector<Field> fields = joined_fields(*left.plan->schema, *right.plan->schema);
  const std::size_t times = fields.size();
  fields.push_back({fmt::format("row time {}", times), Type::timestamp()});
  fields.push_back({fmt::format("row time {}", times + 1), Type::timestamp()});
  const bool full = clauses.kind == sp::JoinKind::kFull;
  const bool keeps_left = full || clauses.kind == sp::JoinKind::kLeft;
  const bool keeps_right = full || clauses.kind == sp::JoinKind::kRight;
  const std::size_t right_begin = left.plan->schema->size();
  const JoinWindows left_windows(left);
  const JoinWindows right_windows(right);
  if (meets_at_once(left_windows) && meets_at_once(right_windows)) {
    tell_missing_windows(left, right, clauses, catalog);
  }
  Scope scope;
  add_relations(scope, left.scope, 0, row_time_column(left_windows, keeps_right, times));
  add_relations(scope, right.scope, right_begin,
                row_time_column(right_windows, keeps_left, times + 1));
  const JoinConditions conditions =
      apply(clauses, JoinConditions(left.scope, right.scope, scope, catalog), left.scope,
            right.scope, scope);
  StreamJoin join;
  join.sides[0] = {.columns = left.plan->schema,
                   .window = left_windows.frame(),
                   .keys = conditions.left_keys(),
                   .keeps_unmatched = keeps_left};
  join.sides[1] = {.columns = right.plan->schema,
                   .window = right_windows.frame(),
                   .keys = conditions.right_keys(),
                   .keeps_unmatched = keeps_right};
  join.condition = both(conditions.rest(), both(left_windows.open(0, times + 1),
                                                right_windows.open(right_begin, times)));
  const auto schema = std::make_shared<Schema>(std::move(fields));
  join.output = schema;
  join.source = left.source + ", " + right.source;
  const std::string source = join.source;
  JoinPlan plan{.left = std::move(left.plan),
                .right = std::move(right.plan),
                .join = std::move(join),
                .text = source};
  std::vector<JoinedStream> streams = left_windows.joined(0, times);
  const std::vector<JoinedStream> more = right_windows.joined(right_begin, times + 1);
  streams.insert(streams.end(), more.begin(), more.end());
  return {.plan = std::make_unique<Plan>(Plan{std::move(plan), schema}),
          .scope = std::move(scope),
          .source = source,
          .streams = std::move(streams)};
}

/// A stream with a reference table, which may stand on either side of the text.
BoundFrom join_table(BoundFrom left, BoundFrom right, const JoinClauses& clauses,
                     Catalog& catalog) {
  const bool table_left = is_table(left);
  BoundFrom& stream = table_left ? right : left;
  BoundFrom& table = table_left ? left : right;
  const sp::JoinKind keeps_stream = table_left ? sp::JoinKind::kRight : sp::JoinKind::kLeft;
  const bool keeps = clauses.kind == keeps_stream;
  if (is_table(stream) ||
      (!keeps && clauses.kind != sp::JoinKind::kInner && clauses.kind != sp::JoinKind::kCross)) {
    throw Error(ErrorKind::kQuery,
                "only the rows of a stream can be kept by an outer join with a reference table",
                "a table has no row times: write stream LEFT JOIN table", clauses.span);
  }
  const std::size_t stream_size = stream.plan->schema->size();
  Scope scope;
  add_relations(scope, left.scope, table_left ? stream_size : 0, std::nullopt);
  add_relations(scope, right.scope, table_left ? 0 : stream_size, std::nullopt);
  const JoinConditions conditions =
      apply(clauses, JoinConditions(stream.scope, table.scope, scope, catalog), left.scope,
            right.scope, scope);
  const auto schema =
      std::make_shared<Schema>(joined_fields(*stream.plan->schema, *table.plan->schema));
  const std::string source = stream.source;
  LookupPlan plan{.input = nullptr,
                  .lookup = {.stream = stream.plan->schema,
                             .table = std::get<TablePlan>(table.plan->node).rows,
                             .stream_keys = conditions.left_keys(),
                             .table_keys = conditions.right_keys(),
                             .condition = conditions.rest(),
                             .keeps_unmatched = keeps,
                             .output = schema,
                             .source = source},
                  .text = table.source};
  std::vector<JoinedStream> streams = stream.streams;
  if (streams.empty() && stream.window) {
    streams.push_back({.row_time_column = {}, .window = *stream.window});
  }
  plan.input = std::move(stream.plan);
  return {.plan = std::make_unique<Plan>(Plan{std::move(plan), schema}),
          .scope = std::move(scope),
          .source = source,
          .streams = std::move(streams)};
}

BoundFrom join(BoundFrom left, BoundFrom right, const JoinClauses& clauses, Catalog& catalog) {
  check_aliases(left, right, clauses.span);
  return is_table(left) || is_table(right)
             ? join_table(std::move(left), std::move(right), clauses, catalog)
             : join_streams(std::move(left), std::move(right), clauses, catalog);
}

}  // namespace

BoundFrom bind_join(const sp::Join& syntax, const std::vector<sp::NamedWindow>& windows,
                    Catalog& catalog) {
  BoundFrom left = bind_from_item(*syntax.left, windows, catalog);
  BoundFrom right = bind_from_item(*syntax.right, windows, catalog);
  JoinClauses clauses{.kind = syntax.kind,
                      .natural = syntax.natural,
                      .using_columns = {},
                      .on = syntax.condition ? &*syntax.condition : nullptr,
                      .span = syntax.right->span};
  for (const sp::Identifier& column : syntax.using_columns) {
    clauses.using_columns.push_back(column.name);
  }
  return join(std::move(left), std::move(right), clauses, catalog);
}

BoundFrom bind_cross(const std::vector<sp::FromItem>& items, const sp::Expression* where,
                     const std::vector<sp::NamedWindow>& windows, Catalog& catalog) {
  BoundFrom joined = bind_from_item(items.front(), windows, catalog);
  for (std::size_t i = 1; i < items.size(); ++i) {
    const JoinClauses clauses{.using_columns = {}, .where = where, .span = items[i].span};
    joined = join(std::move(joined), bind_from_item(items[i], windows, catalog), clauses, catalog);
  }
  return joined;
}

}  // namespace sluice
