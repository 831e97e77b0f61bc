#pragma once

#include <vector>

#include "planner/select_binder.h"

namespace sluice {

/// How long rows of a join's side can be met. A row that a join below made can be met while all the
/// rows in it can; where one of those has a window of ROWS, only by rows of its own row time.
class JoinWindows {
 public:
  explicit JoinWindows(const BoundFrom& side);

  /// The window of the side: for rows of joins the longest one, `open` says which.
  Frame frame() const;
  /// Over a joined row: that each row of this side is in its window when the other side's comes;
  /// empty where `frame` says it all. `offset`: of the side's columns; `other_time`: the column
  /// with the row time of the other side.
  ExpressionPtr open(std::size_t offset, std::size_t other_time) const;
  /// The side's streams over the joined row, in which `time` is the column of the side's row time.
  std::vector<JoinedStream> joined(std::size_t offset, std::size_t time) const;

 private:
  bool has_ranges() const;

  std::vector<JoinedStream> streams_;
};

}  // namespace sluice
