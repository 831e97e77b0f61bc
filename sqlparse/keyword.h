#pragma once

#include <string>
#include <string_view>

namespace sluice::sqlparse {

/// Folds a word the dialect's way: ASCII letters to upper case.
std::string upper_case(std::string_view word);

/// Says whether the dialect reserves the word, given in upper case: as a name it must be quoted.
bool is_reserved(std::string_view word);

/// Says whether the word is one of ROWTIME and the four other metadata columns, which are reserved
/// and may be referred to nevertheless.
bool is_metadata_column(std::string_view word);

/// Says whether the word is reserved and names a function called in the ordinary way, such as
/// COUNT.
bool is_reserved_function(std::string_view word);

/// Says whether the word is a function called without parentheses, such as CURRENT_TIMESTAMP.
bool is_bare_function(std::string_view word);

}  // namespace sluice::sqlparse
