#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "operators/distinct.h"
#include "operators/join.h"
#include "operators/lookup_join.h"
#include "operators/project.h"
#include "operators/registry.h"
#include "operators/slide.h"
#include "operators/sort.h"
#include "operators/stagger.h"
#include "operators/time_sort.h"
#include "operators/tumble.h"
#include "runtime/schema.h"

namespace sluice {

struct Plan;
using PlanPtr = std::unique_ptr<Plan>;

/// Rows of a stream.
struct ScanPlan {
  std::string stream;
};

/// Rows known before anything runs: a reference table, or VALUES. Never below another node: what
/// stands over it is computed at once, or looks rows up in it.
struct TablePlan {
  std::string table;  ///< its name
  Batch rows;
};

/// WHERE and the select list. The texts are for EXPLAIN.
struct ProjectPlan {
  PlanPtr input;
  Projection projection;
  std::string condition_text;
  std::vector<std::string> column_texts;
};

/// GROUP BY over windows that follow each other.
struct TumblePlan {
  PlanPtr input;
  Tumbling tumbling;
  std::vector<std::string> key_texts;
  std::vector<std::string> aggregate_texts;
};

/// WINDOWED BY STAGGER.
struct StaggerPlan {
  PlanPtr input;
  Staggering staggering;
  std::vector<std::string> key_texts;
  std::vector<std::string> aggregate_texts;
};

/// Aggregates OVER sliding windows.
struct SlidePlan {
  PlanPtr input;
  Sliding sliding;
  std::vector<std::string> call_texts;
};

/// SELECT DISTINCT.
struct DistinctPlan {
  PlanPtr input;
  Distinct distinct;
};

/// ORDER BY on a stream.
struct SortPlan {
  PlanPtr input;
  Sorting sorting;
  std::vector<std::string> key_texts;
};

/// ORDER BY ... WITHIN.
struct TimeSortPlan {
  PlanPtr input;
  TimeSort sort;
  std::vector<std::string> key_texts;
};

/// A join of two streams.
struct JoinPlan {
  PlanPtr left;
  PlanPtr right;
  StreamJoin join;
  std::string text;
};

/// A join of a stream with a reference table.
struct LookupPlan {
  PlanPtr input;
  LookupJoin lookup;
  std::string text;
};

/// TABLE(f(CURSOR(...), ...)).
struct TableFunctionPlan {
  PlanPtr input;
  std::string text;
  BoundTableFunction function;
  std::optional<int> result_length;  ///< of the text column its last column goes to
};

/// UNION ALL: rows of all inputs by row time.
struct UnionPlan {
  std::vector<PlanPtr> inputs;
};

/// A node of a checked plan: everything named, typed and ready to build.
struct Plan {
  std::variant<ScanPlan, ProjectPlan, TumblePlan, StaggerPlan, SlidePlan, DistinctPlan, SortPlan,
               TimeSortPlan, JoinPlan, TablePlan, LookupPlan, TableFunctionPlan, UnionPlan>
      node;
  SchemaPtr schema;
};

/// A pump: a query into some columns of a stream.
struct PumpPlan {
  std::string name;
  std::string target;
  PlanPtr query;                        ///< its schema is the target's
  std::vector<std::string> reads = {};  ///< streams
  bool is_started = true;
};

/// Prints a plan as an indented tree, the root first.
std::string explain(const Plan& plan);

}  // namespace sluice
