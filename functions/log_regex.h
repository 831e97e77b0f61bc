#pragma once

#include <vector>

#include "functions/log.h"
#include "functions/regex.h"

namespace sluice {

/// A parser whose fields are the groups of a regular expression, one a column.
LogParser make_regex_parser(const Regex& regex, std::vector<LogColumn> columns);

}  // namespace sluice
