#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "connectors/registry.h"

namespace sluice {

/// The world of a test case: rows fed by hand, rows that came out as lines.
struct CaseWorld {
  /// The input of a stream: text not taken yet.
  struct Input {
    std::string header;  ///< names of the fields, before the first rows; empty where rows are raw
    std::string pending;
    std::string fed;  ///< all that was fed
    bool ended = false;
  };
  struct Output {
    std::string lines;
    bool began = false;  ///< what precedes the first row was written
  };
  std::map<std::string, Input> inputs;
  std::map<std::string, std::string> tables;  ///< text of reference tables
  std::map<std::string, Output> outputs;
};

/// Adds the connector `case` over a world, which must outlive the registry: the stream's name is
/// the path.
void install_case_connector(ConnectorRegistry& registry, const std::shared_ptr<CaseWorld>& world);

/// A value as cases write it: NULL, plain text, or text in double quotes where it needs them.
std::string case_text(const Column& column, std::int64_t row);
/// A row time as cases write it: without the date on 1970-01-01, without a zero fraction.
std::string case_time(RowTime time);

}  // namespace sluice
