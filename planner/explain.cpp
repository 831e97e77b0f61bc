#include <fmt/format.h>
#include <fmt/ranges.h>

#include "planner/plan.h"

namespace sluice {
namespace {

/// Prints each kind of node on a line, its inputs indented below.
class Printer {
 public:
  std::string print(const Plan& plan) {
    add(plan);
    return std::move(text_);
  }

  void operator()(const ScanPlan& scan) { line(fmt::format("stream {}", scan.stream)); }

  void operator()(const ProjectPlan& project) {
    line(fmt::format("project {}", fmt::join(project.column_texts, ", ")));
    if (!project.condition_text.empty()) {
      line(fmt::format("  where {}", project.condition_text));
    }
    below(project.input);
  }

  void operator()(const TumblePlan& tumble) {
    line(fmt::format("tumble by {}", fmt::join(tumble.key_texts, ", ")));
    line(fmt::format("  aggregates {}", fmt::join(tumble.aggregate_texts, ", ")));
    below(tumble.input);
  }

  void operator()(const StaggerPlan& stagger) {
    line(fmt::format("stagger {} ms by {}", stagger.staggering.length,
                     fmt::join(stagger.key_texts, ", ")));
    line(fmt::format("  aggregates {}", fmt::join(stagger.aggregate_texts, ", ")));
    below(stagger.input);
  }

  void operator()(const SlidePlan& slide) {
    line(fmt::format("slide {}", fmt::join(slide.call_texts, ", ")));
    below(slide.input);
  }

  void operator()(const DistinctPlan& distinct) {
    line("distinct");
    below(distinct.input);
  }

  void operator()(const SortPlan& sort) {
    line(fmt::format("sort by {}", fmt::join(sort.key_texts, ", ")));
    below(sort.input);
  }

  void operator()(const TimeSortPlan& sort) {
    line(fmt::format("sort by {} within {} ms", fmt::join(sort.key_texts, ", "),
                     sort.sort.interval));
    below(sort.input);
  }

  void operator()(const JoinPlan& join) {
    line(fmt::format("join {}", join.text));
    below(join.left);
    below(join.right);
  }

  void operator()(const TablePlan& table) {
    line(fmt::format("table {}, {} rows", table.table, table.rows.row_count()));
  }

  void operator()(const LookupPlan& lookup) {
    line(fmt::format("look up {}, {} rows", lookup.text, lookup.lookup.table.row_count()));
    below(lookup.input);
  }

  void operator()(const TableFunctionPlan& function) {
    line(fmt::format("table function {}", function.text));
    below(function.input);
  }

  void operator()(const UnionPlan& merge) {
    line("union all, by row time");
    for (const PlanPtr& input : merge.inputs) {
      below(input);
    }
  }

 private:
  void add(const Plan& plan) { std::visit(*this, plan.node); }
  void below(const PlanPtr& input) {
    indent_ += 2;
    add(*input);
    indent_ -= 2;
  }
  void line(const std::string& text) { text_ += std::string(indent_, ' ') + text + "\n"; }

  std::string text_;
  std::size_t indent_ = 0;
};

}  // namespace

std::string explain(const Plan& plan) { return Printer().print(plan); }

}  // namespace sluice
