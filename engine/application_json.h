#pragma once

#include <string>
#include <string_view>

#include "engine/application.h"

namespace sluice {

/// Whether a file is application JSON rather than SQL: by its name, or because it begins with a
/// brace.
bool is_application_json(std::string_view name, std::string_view text);

/// Reads what create-application takes or describe-application prints (API versions 1 and 2).
/// Throws an Error of kind query with the JSON path of the culprit. What has no meaning here is a
/// notice. `name` is the file's.
Application read_application_json(std::string_view text, const std::string& name);

}  // namespace sluice
