#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

bool equals_ignoring_case(std::string_view left, std::string_view right);

/// A header's fields as names: blanks off, empty and repeated ones made distinct (`COL_3`,
/// `name_2`).
std::vector<std::string> header_names(const std::vector<std::string>& fields);

/// The name that discovery of the service gave a source name: kept unless it is a reserved word,
/// has other characters than letters, digits and underscore, starts with a digit or is longer than
/// 100 characters; then COL_ and what may stay, or COL_index (kda-sql 19.6).
std::string service_column_name(std::string_view source_name, std::size_t index);

}  // namespace sluice
