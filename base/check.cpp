#include "base/check.h"

#include <string>

#include "base/error.h"

namespace sluice {

void check(bool condition, const char* what, std::source_location where) {
  if (condition) {
    return;
  }
  throw Error(ErrorKind::kInternal,
              std::string("internal error: ") + what + " (" + where.file_name() + ":" +
                  std::to_string(where.line()) + ")",
              "this is a bug in sluice; please report it with the query and a few rows");
}

}  // namespace sluice
