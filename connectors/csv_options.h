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
  std::optional<bool> header = {};  ///< nothing: to be found out
};

/// Reads options delimiter, quote and header; a tab is the delimiter of `.tsv` files. Throws an
/// Error of kind usage for what cannot part fields.
CsvLayoutOptions csv_options(const Options& options);

/// The declarations of those options.
std::vector<OptionDeclaration> csv_option_declarations();

}  // namespace sluice
