#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "apps/cli/command.h"
#include "sqlparse/error_text.h"

namespace sluice::cli {

int report(const Error& error, const std::string& name, const std::string& text) {
  if (error.span() && !text.empty()) {
    fmt::print(stderr, "{}", sqlparse::error_text(error, name, text));
  } else {
    fmt::print(stderr, "error: {}\n", error.message());
    if (!error.hint().empty()) {
      fmt::print(stderr, "hint: {}\n", error.hint());
    }
  }
  switch (error.kind()) {
    case ErrorKind::kQuery:
      return kWrongSql;
    case ErrorKind::kUsage:
      return kWrongUsage;
    case ErrorKind::kLimit:
      return kLimitReached;
    case ErrorKind::kState:
      return kStateMismatch;
    default:
      return kInputFailure;
  }
}

std::string read_text(const std::string& path) {
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream file(path, std::ios::binary);
  text << file.rdbuf();
  if (!file) {
    throw Error(ErrorKind::kInput, fmt::format("cannot read {}", path),
                "give the path of a query file, or - for standard input");
  }
  return text.str();
}

}  // namespace sluice::cli
