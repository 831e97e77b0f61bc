#pragma once

#include <string>

#include "engine/application.h"

namespace sluice {

/// Application JSON as a project of its own.
struct Project {
  std::string
      query;  ///< SQL: inputs, tables and outputs declared with their options, then the code
  std::string readme;  ///< the command that runs it, and what every part was in the service
};

/// Turns application JSON into a project. Bound parts have their paths in the SQL; those of the
/// others are for the reader to fill in. `file` is where the application came from, `query_path`
/// where the query will be. Throws an Error of kind query, about `application.sql`, when the code
/// does not parse.
Project make_project(const Application& application, const std::string& file,
                     const std::string& query_path);

}  // namespace sluice
