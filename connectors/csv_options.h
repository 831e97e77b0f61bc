#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/options.h"

namespace sluice {

/// How a CSV text is laid out.
struct CsvLayoutOptions {
  std::string delimiter = ",";
  std::optional<char> quote = '"';
  std::optional<bool> header = {};   ///< nothing: to be found out
  std::string row_delimiter = "\n";  ///< a carriage return before a line end does not count

  bool has_lines() const { return row_delimiter == "\n"; }
};

/// Reads options delimiter, row_delimiter, quote and header; a tab is the delimiter of `.tsv`
/// files. Throws an Error of kind usage for what cannot part fields.
CsvLayoutOptions csv_options(const Options& options);

/// The declarations of those options.
std::vector<OptionDeclaration> csv_option_declarations();

}  // namespace sluice
