#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/case_player.h"

/// Every file below tests/sql is a test of its own name, played in every mode.
namespace sluice {
namespace {

namespace fs = std::filesystem;

fs::path cases_root() { return fs::path(SLUICE_SOURCE_DIR) / "tests" / "sql"; }

std::vector<std::string> case_paths() {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(cases_root())) {
    if (entry.path().extension() == ".sql") {
      paths.push_back(fs::relative(entry.path(), cases_root()).string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

class SqlCase : public testing::TestWithParam<std::string> {};

TEST_P(SqlCase, GivesTheSameRowsInEveryMode) {
  std::ifstream stream(cases_root() / GetParam());
  std::stringstream text;
  text << stream.rdbuf();
  const CaseFile file = parse_case(text.str());
  static const Engine engine = Engine::builtin();
  for (const CaseMode& mode : all_case_modes()) {
    const CaseOutcome outcome = play_case(engine, file, mode);
    ASSERT_TRUE(outcome.failures.empty()) << GetParam() << ": " << outcome.failures.front();
  }
}

std::string case_name(const testing::TestParamInfo<std::string>& path) {
  std::string name = path.param.substr(0, path.param.size() - 4);
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, SqlCase, testing::ValuesIn(case_paths()), case_name);

}  // namespace
}  // namespace sluice
