#include "planner/build.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.h"

namespace sluice {
namespace {

/// A node in the making: its inputs and the operators so far, first one first.
struct Chain {
  struct Input {
    std::string stream;  ///< empty: rows come from `node`
    PumpNode* node = nullptr;
    SchemaPtr schema;
  };
  std::vector<Input> inputs;
  std::vector<OperatorPtr> operators;
};

/// Turns plan nodes into chains; where several inputs meet, a chain ends in a node.
class Builder {
 public:
  Builder(const BuildContext& context, std::string pump)
      : context_(context), pump_(std::move(pump)) {}

  Chain chain(Plan& plan) {
    return std::visit([&](auto& node) { return add(node, plan.schema); }, plan.node);
  }

  PumpNode& finish(Chain chain, SchemaPtr output, PumpMetrics* counts) {
    PumpParts parts{.name = pump_,
                    .inputs = {},
                    .operators = std::move(chain.operators),
                    .output = std::move(output),
                    .batch_rows = context_.batch_rows};
    for (const Chain::Input& input : chain.inputs) {
      parts.inputs.push_back(input.schema);
    }
    PumpNode& node =
        context_.graph.add(std::make_unique<PumpNode>(std::move(parts), counts, context_.metrics));
    for (const Chain::Input& input : chain.inputs) {
      context_.connections.push_back({input.stream, input.node, &node});
    }
    return node;
  }

 private:
  Chain add(ScanPlan& scan, const SchemaPtr& schema) {
    Chain chain;
    chain.inputs.push_back({.stream = scan.stream, .schema = schema});
    return chain;
  }

  Chain add(ProjectPlan& project, const SchemaPtr& /*schema*/) {
    Chain below = chain(*project.input);
    below.operators.push_back(make_project(std::move(project.projection), context_.environment));
    return below;
  }

  Chain add(TumblePlan& tumble, const SchemaPtr& /*schema*/) {
    Chain below = chain(*tumble.input);
    below.operators.push_back(make_tumble(std::move(tumble.tumbling), context_.environment));
    return below;
  }

  Chain add(StaggerPlan& stagger, const SchemaPtr& /*schema*/) {
    Chain below = chain(*stagger.input);
    below.operators.push_back(make_stagger(std::move(stagger.staggering), context_.environment));
    return below;
  }

  Chain add(SlidePlan& slide, const SchemaPtr& /*schema*/) {
    Chain below = chain(*slide.input);
    below.operators.push_back(make_slide(std::move(slide.sliding), context_.environment));
    return below;
  }

  Chain add(DistinctPlan& distinct, const SchemaPtr& /*schema*/) {
    Chain below = chain(*distinct.input);
    below.operators.push_back(make_distinct(std::move(distinct.distinct), context_.environment));
    return below;
  }

  Chain add(SortPlan& sort, const SchemaPtr& /*schema*/) {
    Chain below = chain(*sort.input);
    below.operators.push_back(make_sort(std::move(sort.sorting), context_.environment));
    return below;
  }

  Chain add(TimeSortPlan& sort, const SchemaPtr& /*schema*/) {
    Chain below = chain(*sort.input);
    below.operators.push_back(make_time_sort(std::move(sort.sort), context_.environment));
    return below;
  }

  Chain add(JoinPlan& join, const SchemaPtr& /*schema*/) {
    Chain joined;
    joined.inputs.push_back(as_input(*join.left));
    joined.inputs.push_back(as_input(*join.right));
    joined.operators.push_back(make_join(std::move(join.join), context_.environment));
    return joined;
  }

  Chain add(TablePlan& table, const SchemaPtr& /*schema*/) {
    throw Error(ErrorKind::kQuery,
                "the reference table " + table.table + " gives no rows by itself",
                "join it with a stream");
  }

  Chain add(LookupPlan& lookup, const SchemaPtr& /*schema*/) {
    Chain below = chain(*lookup.input);
    below.operators.push_back(make_lookup_join(std::move(lookup.lookup), context_.environment));
    return below;
  }

  Chain add(TableFunctionPlan& function, const SchemaPtr& /*schema*/) {
    Chain below = chain(*function.input);
    below.operators.push_back(function.function.make(context_.environment, function.result_length));
    return below;
  }

  Chain add(UnionPlan& merge, const SchemaPtr& /*schema*/) {
    Chain merged;
    for (PlanPtr& input : merge.inputs) {
      merged.inputs.push_back(as_input(*input));
    }
    return merged;
  }

  /// An input of a node with several: a stream as it is, anything else as a node of its own.
  Chain::Input as_input(Plan& plan) {
    Chain below = chain(plan);
    if (below.operators.empty() && below.inputs.size() == 1) {
      return std::move(below.inputs.front());
    }
    return {.stream = "",
            .node = &finish(std::move(below), plan.schema, nullptr),
            .schema = plan.schema};
  }

  const BuildContext& context_;
  std::string pump_;
};

}  // namespace

PumpNode& build(PumpPlan plan, const BuildContext& context) {
  Builder builder(context, plan.name);
  return builder.finish(builder.chain(*plan.query), plan.query->schema,
                        &context.metrics.add_pump(plan.name));
}

}  // namespace sluice
