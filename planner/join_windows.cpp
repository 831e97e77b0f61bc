#include "planner/join_windows.h"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

/// NULL where an outer join below found no row: what is not there does not leave.
ExpressionPtr is_open(std::size_t row_time, std::int64_t range, std::size_t other_time) {
  const ExpressionPtr time = make_column(row_time, Type::timestamp());
  const ExpressionPtr end = make_arithmetic(
      Arithmetic::kAdd, time, make_literal({.kind = TypeKind::kMillis}, Value(range)));
  return make_or(make_is_null(time, false),
                 make_comparison(Comparison::kGreaterOrEqual, end,
                                 make_column(other_time, Type::timestamp())));
}

}  // namespace

JoinWindows::JoinWindows(const BoundFrom& side) : streams_(side.streams) {
  if (streams_.empty()) {
    streams_.push_back({.row_time_column = {}, .window = side.window.value_or(Frame::range(0))});
  }
}

bool JoinWindows::has_ranges() const {
  return std::all_of(streams_.begin(), streams_.end(), [](const JoinedStream& stream) {
    return stream.window.kind == Frame::Kind::kRange;
  });
}

Frame JoinWindows::frame() const {
  if (streams_.size() == 1) {
    return streams_.front().window;
  }
  std::int64_t longest = 0;
  for (const JoinedStream& stream : streams_) {
    longest = std::max(longest, stream.window.extent);
  }
  return Frame::range(has_ranges() ? longest : 0);
}

ExpressionPtr JoinWindows::open(std::size_t offset, std::size_t other_time) const {
  ExpressionPtr all;
  if (streams_.size() == 1 || !has_ranges()) {
    return all;
  }
  for (const JoinedStream& stream : streams_) {
    ExpressionPtr one =
        is_open(offset + stream.row_time_column.value(), stream.window.extent, other_time);
    all = all == nullptr ? one : make_and(all, one);
  }
  return all;
}

std::vector<JoinedStream> JoinWindows::joined(std::size_t offset, std::size_t time) const {
  std::vector<JoinedStream> streams = streams_;
  for (JoinedStream& stream : streams) {
    stream.row_time_column = stream.row_time_column ? *stream.row_time_column + offset : time;
  }
  return streams;
}

}  // namespace sluice
