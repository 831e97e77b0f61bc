#include <utility>

#include "sqlparse/layout.h"

namespace sluice::sqlparse {
namespace {

Document layout_bound(const FrameBound& bound) {
  switch (bound.kind) {
    case FrameBoundKind::kCurrentRow:
      return "CURRENT ROW";
    case FrameBoundKind::kUnboundedPreceding:
      return "UNBOUNDED PRECEDING";
    case FrameBoundKind::kUnboundedFollowing:
      return "UNBOUNDED FOLLOWING";
    case FrameBoundKind::kPreceding:
      return Document::sequence({layout(*bound.distance, Precedence::kSum), " PRECEDING"});
    case FrameBoundKind::kFollowing:
      return Document::sequence({layout(*bound.distance, Precedence::kSum), " FOLLOWING"});
  }
  return {};
}

Document layout_frame(const Frame& frame) {
  const char* unit = frame.unit == FrameUnit::kRows ? "ROWS " : "RANGE ";
  if (!frame.end) {
    return Document::sequence({unit, layout_bound(frame.start)});
  }
  return Document::sequence(
      {unit, "BETWEEN ", layout_bound(frame.start), " AND ", layout_bound(*frame.end)});
}

}  // namespace

Document layout(const WindowSpecification& window) {
  std::vector<Document> clauses;
  if (!window.partition_by.empty()) {
    clauses.push_back(layout_clause("PARTITION BY", layout_list(window.partition_by)));
  }
  if (!window.order_by.empty()) {
    clauses.push_back(layout_order_by(window.order_by));
  }
  if (window.frame) {
    clauses.push_back(layout_frame(*window.frame));
  }
  return layout_parentheses("(", join(std::move(clauses), Document::line()));
}

Document layout(const Window& window) {
  if (const auto* name = std::get_if<Identifier>(&window.node)) {
    return name_text(*name);
  }
  return layout(std::get<WindowSpecification>(window.node));
}

Document layout(const SortItem& item) {
  std::string tail = item.descending ? " DESC" : "";
  if (item.nulls_first) {
    tail += *item.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  }
  return Document::sequence({layout(item.key), std::move(tail)});
}

Document layout_order_by(const std::vector<SortItem>& items) {
  std::vector<Document> keys;
  for (const SortItem& item : items) {
    keys.push_back(layout(item));
  }
  return Document::group(
      {"ORDER BY ", join(std::move(keys), Document::sequence({",", Document::line()}))});
}

}  // namespace sluice::sqlparse
