#pragma once

#include <string>
#include <vector>

#include "engine/json_node.h"

namespace sluice {

/// Notices about members of application JSON that nobody read: one about those that have no meaning
/// here, such as roles, one about those that are not known.
std::vector<std::string> unread_members(const JsonNode& root);

}  // namespace sluice
