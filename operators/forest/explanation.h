#pragma once

#include <string>
#include <vector>

#include "operators/forest/forest.h"

namespace sluice::forest {

/// Prints what each column gave to a score as JSON, in the order of the columns:
///   {"x":{"DIRECTION":"HIGH","STRENGTH":"0.0922","ATTRIBUTION_SCORE":"0.3792"},...}
/// The score of a column is high + low, its strength their difference, its direction the larger one
/// (LOW where they are equal).
class Explanation {
 public:
  Explanation(const std::vector<std::string>& columns, bool with_direction);

  void append(std::string& out, const Attribution& attribution) const;

 private:
  std::vector<std::string> keys_;  ///< in quotes, escaped
  bool with_direction_;
};

}  // namespace sluice::forest
