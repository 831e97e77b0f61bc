#include "base/error.h"

#include <utility>

namespace sluice {

Error::Error(ErrorKind kind, std::string message, std::string hint, std::optional<Span> span)
    : kind_(kind), message_(std::move(message)), hint_(std::move(hint)), span_(span) {}

Error Error::with_span(Span span) const {
  Error located = *this;
  if (!located.span_) {
    located.span_ = span;
  }
  return located;
}

}  // namespace sluice
