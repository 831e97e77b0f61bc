#pragma once

#include <cstdint>
#include <string_view>

#include "base/row_error.h"
#include "runtime/type.h"

namespace sluice {

/// Reads the text of an interval by its qualifier, with the dialect's rules: exactly the
/// qualifier's fields, a leading field of at most its precision in digits, the others in their
/// ranges; a sign in front. Returns months or milliseconds.
///   "3 4:20" as DAY TO MINUTE;  "3-4" as YEAR TO MONTH;  "1.5" as SECOND
/// The message of a failure is fit for users: "interval field value 120 exceeds precision of
/// MINUTE(2) field".
OrError<std::int64_t> parse_interval(std::string_view text, const IntervalFields& fields);

}  // namespace sluice
