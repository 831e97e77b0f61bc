#pragma once

#include "functions/registry.h"

namespace sluice {

/// Registration of the functions of each topic, called by install_functions.
void install_math(FunctionRegistry& functions);
void install_text(FunctionRegistry& functions);
void install_pattern(FunctionRegistry& functions);
void install_log(FunctionRegistry& functions);
void install_datetime(FunctionRegistry& functions);
void install_time_text(FunctionRegistry& functions);
void install_null(FunctionRegistry& functions);
void install_aggregates(FunctionRegistry& functions);
void install_extremes(FunctionRegistry& functions);
void install_statistics(FunctionRegistry& functions);
void install_frame_values(FunctionRegistry& functions);

}  // namespace sluice
