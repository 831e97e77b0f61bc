#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "functions/expression.h"

namespace sluice::fuzz {

/// An expression over three columns of text, A, B and C.
class TextExpression {
 public:
  explicit TextExpression(std::string_view sql);

  struct Result {
    std::optional<std::string> text;  ///< nothing for NULL
    bool failed = false;              ///< the row would be an error row
    friend bool operator==(const Result&, const Result&) = default;
  };
  Result operator()(std::string_view a, std::string_view b = {}, std::string_view c = {}) const;

 private:
  ExpressionPtr expression_;
};

}  // namespace sluice::fuzz
