#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace sluice::sqlparse {

/// The path of a data file of these tests.
inline std::string text_path(const std::string& name) {
  return std::string(SLUICE_SOURCE_DIR) + "/tests/sqlparse/" + name;
}

/// Reads a data file of these tests.
inline std::string read_text(const std::string& name) {
  const std::ifstream file(text_path(name), std::ios::binary);
  if (!file) {
    throw std::runtime_error("cannot read " + text_path(name));
  }
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace sluice::sqlparse
