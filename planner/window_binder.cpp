#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "planner/lag_default.h"
#include "planner/select_binder.h"
#include "planner/syntax_walk.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

[[noreturn]] void refuse_frame(const std::string& message, Span span) {
  throw Error(
      ErrorKind::kQuery, message,
      "frames end at the current row: RANGE INTERVAL '1' MINUTE PRECEDING, or ROWS 10 PRECEDING",
      span);
}

Frame bind_start(const sp::FrameBound& start, sp::FrameUnit unit, Catalog& catalog) {
  if (start.kind == sp::FrameBoundKind::kUnboundedPreceding) {
    return Frame::unbounded();
  }
  if (start.kind == sp::FrameBoundKind::kCurrentRow) {
    return unit == sp::FrameUnit::kRows ? Frame::rows(0) : Frame::range(0);
  }
  if (start.kind != sp::FrameBoundKind::kPreceding) {
    refuse_frame("a frame cannot begin after the current row", start.span);
  }
  const Scope nothing;
  const BoundExpression distance = ExpressionBinder(nothing, catalog, "OVER").bind(*start.distance);
  const std::int64_t* extent =
      distance.constant ? std::get_if<std::int64_t>(&*distance.constant) : nullptr;
  if (extent == nullptr || *extent < 0) {
    refuse_frame("the extent of a frame is a constant that is not negative", start.span);
  }
  if (unit == sp::FrameUnit::kRows) {
    if (!is_integer(distance.type().kind)) {
      refuse_frame("ROWS takes a whole number", start.span);
    }
    return Frame::rows(*extent);
  }
  if (distance.type().kind != TypeKind::kMillis) {
    refuse_frame("RANGE takes an interval of days to seconds", start.span);
  }
  return Frame::range(*extent);
}

/// Collects the calls OVER windows of a select list, and the columns that their results get.
class SlidingBinder {
 public:
  SlidingBinder(const sp::Select& select, BoundFrom input, std::vector<SelectedItem> items,
                Catalog& catalog)
      : select_(select),
        input_(std::move(input)),
        items_(std::move(items)),
        catalog_(catalog),
        scope_(input_.scope) {
    for (SelectedItem& item : items_) {
      write_out_lag_defaults(item.expression);
    }
  }

  BoundQuery bind() {
    filter(input_, select_, catalog_);
    for (const SelectedItem& item : items_) {
      collect(item.expression);
    }
    number_columns();
    ExpressionBinder binder(scope_, catalog_, "the select list");
    binder.intercept([this](const sp::Expression& expression) { return bind_call(expression); });
    BoundFrom over{.plan = nullptr, .scope = scope_, .source = input_.source};
    BoundQuery query = bind_projection(std::move(over), binder, items_, nullptr);
    std::get<ProjectPlan>(query.plan->node).input = slide();
    return query;
  }

 private:
  struct Call {
    sp::Expression syntax;  ///< normalised
    std::size_t window;
    AggregateCall call;
    std::size_t column = 0;
  };
  struct Window {
    std::vector<sp::Expression> partition;  ///< normalised
    SlidingWindow window;
  };

  static const sp::FunctionCall* window_call(const sp::Expression& expression) {
    const sp::FunctionCall* call = std::get_if<sp::FunctionCall>(&expression.node);
    return call != nullptr && call->over ? call : nullptr;
  }

  void collect(const sp::Expression& expression) {
    const sp::FunctionCall* call = window_call(expression);
    if (call == nullptr) {
      for_each_operand(expression, [&](const sp::Expression& operand) { collect(operand); });
      return;
    }
    sp::Expression wanted = normalised(expression, scope_, catalog_);
    if (find(wanted) == nullptr) {
      located(expression, [&] {
        add(*call, std::move(wanted));
        return 0;
      });
    }
  }

  void add(const sp::FunctionCall& call, sp::Expression syntax) {
    if (catalog_.functions().aggregate(call.name.name) == nullptr) {
      const std::string hint = unsupported_function_hint(call.name.name);
      throw Error(ErrorKind::kQuery,
                  fmt::format("{} is no aggregate or analytic function", call.name.name), hint,
                  call.name.span);
    }
    ExpressionBinder arguments(scope_, catalog_, "the argument of an aggregate");
    const std::size_t window = find_or_add_window(find_window(*call.over, select_.windows));
    AggregateCall bound = bind_aggregate_call(call, arguments);
    if (windows_[window].window.frame.kind == Frame::Kind::kUnbounded) {
      check_total(call, *bound.aggregate);
    }
    calls_.push_back({std::move(syntax), window, std::move(bound)});
  }

  /// Over everything since the start only what needs no rows can be kept.
  static void check_total(const sp::FunctionCall& call, const Aggregate& aggregate) {
    try {
      aggregate.make_state();
    } catch (const Error& error) {
      throw Error(ErrorKind::kQuery,
                  fmt::format("{} over UNBOUNDED PRECEDING would keep every row", call.name.name),
                  "give the window an extent: ROWS 10 PRECEDING, or RANGE INTERVAL '1' MINUTE "
                  "PRECEDING",
                  call.name.span);
    }
  }

  std::size_t find_or_add_window(const sp::WindowSpecification& specification) {
    if (!specification.order_by.empty()) {
      throw Error(ErrorKind::kQuery, "windows over streams are always ordered by ROWTIME",
                  "leave out the ORDER BY", specification.order_by.front().span);
    }
    const Frame frame = bind_frame(specification, catalog_);
    std::vector<sp::Expression> partition;
    for (const sp::Expression& expression : specification.partition_by) {
      partition.push_back(normalised(expression, scope_, catalog_));
    }
    for (std::size_t i = 0; i < windows_.size(); ++i) {
      const Frame& other = windows_[i].window.frame;
      if (windows_[i].partition == partition && other.kind == frame.kind &&
          other.extent == frame.extent) {
        return i;
      }
    }
    Window window{.partition = std::move(partition),
                  .window = {.partition = {}, .frame = frame, .aggregates = {}}};
    ExpressionBinder binder(scope_, catalog_, "PARTITION BY");
    for (const sp::Expression& expression : specification.partition_by) {
      window.window.partition.push_back(binder.bind(expression).expression);
    }
    windows_.push_back(std::move(window));
    return windows_.size() - 1;
  }

  /// Results stand window by window behind the input's columns.
  void number_columns() {
    std::size_t column = input_.plan->schema->size();
    for (std::size_t window = 0; window < windows_.size(); ++window) {
      for (Call& call : calls_) {
        if (call.window == window) {
          call.column = column++;
          windows_[window].window.aggregates.push_back(call.call);
        }
      }
    }
  }

  const Call* find(const sp::Expression& syntax) const {
    const auto found = std::find_if(calls_.begin(), calls_.end(), [&](const Call& call) {
      return call.syntax.node == syntax.node;
    });
    return found == calls_.end() ? nullptr : &*found;
  }

  std::optional<BoundExpression> bind_call(const sp::Expression& expression) {
    if (window_call(expression) == nullptr) {
      return std::nullopt;
    }
    const Call& call = *find(normalised(expression, scope_, catalog_));
    return BoundExpression{
        .expression = make_column(call.column, call.call.aggregate->result_type()),
        .constant = std::nullopt};
  }

  PlanPtr slide() {
    SlidePlan plan;
    std::vector<Field> fields = input_.plan->schema->fields();
    for (Window& window : windows_) {
      for (std::size_t i = 0; i < window.window.aggregates.size(); ++i) {
        fields.push_back({fmt::format("window {}", fields.size()),
                          window.window.aggregates[i].aggregate->result_type()});
      }
      plan.sliding.windows.push_back(std::move(window.window));
    }
    for (const Call& call : calls_) {
      plan.call_texts.push_back(expression_text(call.syntax));
    }
    const auto schema = std::make_shared<Schema>(std::move(fields));
    plan.sliding.output = schema;
    plan.sliding.source = input_.source;
    plan.input = std::move(input_.plan);
    return std::make_unique<Plan>(Plan{std::move(plan), schema});
  }

  const sp::Select& select_;
  BoundFrom input_;
  std::vector<SelectedItem> items_;
  Catalog& catalog_;
  Scope scope_;
  std::vector<Window> windows_;
  std::vector<Call> calls_;
};

}  // namespace

const sp::WindowSpecification& find_window(const sp::Window& window,
                                           const std::vector<sp::NamedWindow>& named) {
  if (const sp::WindowSpecification* inline_window =
          std::get_if<sp::WindowSpecification>(&window.node)) {
    return *inline_window;
  }
  const sp::Identifier& name = std::get<sp::Identifier>(window.node);
  for (const sp::NamedWindow& candidate : named) {
    if (candidate.name == name) {
      return candidate.specification;
    }
  }
  throw Error(ErrorKind::kQuery, fmt::format("no window is called {}", name.spelling),
              "define it: WINDOW name AS (PARTITION BY ... RANGE INTERVAL '1' MINUTE PRECEDING)",
              name.span);
}

Frame bind_frame(const sp::WindowSpecification& specification, Catalog& catalog) {
  if (!specification.frame) {
    refuse_frame("this window has no frame", specification.span);
  }
  const sp::Frame& frame = *specification.frame;
  if (frame.end) {
    const bool is_zero = frame.end->kind == sp::FrameBoundKind::kPreceding &&
                         bind_start(*frame.end, frame.unit, catalog).extent == 0;
    if (frame.end->kind != sp::FrameBoundKind::kCurrentRow && !is_zero) {
      refuse_frame("a frame must end at the current row", frame.end->span);
    }
  }
  return bind_start(frame.start, frame.unit, catalog);
}

BoundQuery bind_sliding(const sp::Select& select, BoundFrom input,
                        const std::vector<SelectedItem>& items, Catalog& catalog) {
  return SlidingBinder(select, std::move(input), items, catalog).bind();
}

}  // namespace sluice
