#pragma once

#include <vector>

#include "engine/json_node.h"

namespace sluice {

/// Where the parts of an application stand in a document: what create-application takes or
/// describe-application prints, of API version 1 or 2, or a CloudFormation template around it.
struct ApplicationDocument {
  const JsonNode* code = nullptr;
  std::vector<const JsonNode*> inputs;
  std::vector<const JsonNode*> outputs;
  std::vector<const JsonNode*> references;
};

/// Throws an Error of kind query with the path of what is not there.
ApplicationDocument find_parts(const JsonNode& root);

}  // namespace sluice
