#include "functions/builtins.h"

#include "functions/topics.h"

namespace sluice {

void install_functions(FunctionRegistry& functions) {
  install_math(functions);
  install_text(functions);
  install_pattern(functions);
  install_log(functions);
  install_datetime(functions);
  install_time_text(functions);
  install_null(functions);
  install_aggregates(functions);
  install_extremes(functions);
  install_statistics(functions);
  install_frame_values(functions);
}

}  // namespace sluice
