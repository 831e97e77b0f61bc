#pragma once

#include <string_view>

#include "engine/application.h"

namespace sluice {

/// Ties a resource of application JSON to the world: `ARN=PATH-OR-URI[?option=value]`, or
/// `s3://bucket/key=...` for a reference table. An input of n parallel streams deals the files of a
/// pattern to them in name order, as if each file were a shard. `FUNCTION-ARN=none` says that the
/// rows have been through that Lambda function. Throws an Error of kind usage.
void bind_resource(Application& application, std::string_view text);

/// Refuses an application whose rows would first have to go through a Lambda function. Throws an
/// Error of kind usage.
void check_functions(const Application& application);

}  // namespace sluice
