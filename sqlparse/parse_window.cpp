#include <utility>

#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

FrameBound parse_frame_bound(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  FrameBound bound;
  if (reader.accept_all({"CURRENT", "ROW"})) {
    bound.kind = FrameBoundKind::kCurrentRow;
  } else if (reader.accept_all({"UNBOUNDED", "PRECEDING"})) {
    bound.kind = FrameBoundKind::kUnboundedPreceding;
  } else if (reader.accept_all({"UNBOUNDED", "FOLLOWING"})) {
    bound.kind = FrameBoundKind::kUnboundedFollowing;
  } else {
    bound.distance = parse_operand(reader);
    if (!reader.at_any({"PRECEDING", "FOLLOWING"})) {
      reader.fail_expected("PRECEDING",
                           "a frame is such as ROWS 10 PRECEDING or RANGE INTERVAL '1' MINUTE "
                           "PRECEDING");
    }
    bound.kind =
        reader.take().text == "PRECEDING" ? FrameBoundKind::kPreceding : FrameBoundKind::kFollowing;
  }
  bound.span = reader.since(begin);
  return bound;
}

Frame parse_frame(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  Frame frame;
  frame.unit = reader.take().text == "ROWS" ? FrameUnit::kRows : FrameUnit::kRange;
  if (reader.accept("BETWEEN")) {
    frame.start = parse_frame_bound(reader);
    reader.expect("AND");
    frame.end = parse_frame_bound(reader);
  } else {
    frame.start = parse_frame_bound(reader);
  }
  frame.span = reader.since(begin);
  return frame;
}

}  // namespace

WindowSpecification parse_window_specification(TokenReader& reader) {
  const std::uint32_t begin = reader.begin();
  WindowSpecification window;
  reader.expect("(");
  if (reader.accept("PARTITION")) {
    reader.expect("BY");
    window.partition_by = parse_expression_list(reader);
  }
  if (reader.at("ORDER")) {
    window.order_by = parse_order_by(reader);
  }
  if (reader.at_any({"ROWS", "RANGE"})) {
    window.frame = parse_frame(reader);
  }
  if (!reader.at(")")) {
    reader.fail_expected(window.frame ? ")" : "ROWS or RANGE");
  }
  reader.expect(")");
  window.span = reader.since(begin);
  return window;
}

Window parse_over(TokenReader& reader) {
  reader.expect("OVER");
  const std::uint32_t begin = reader.begin();
  Window window;
  if (reader.at("(")) {
    window.node = parse_window_specification(reader);
  } else {
    window.node = parse_identifier(reader, "a window: a name or (PARTITION BY ... ROWS ...)");
  }
  window.span = reader.since(begin);
  return window;
}

}  // namespace sluice::sqlparse
