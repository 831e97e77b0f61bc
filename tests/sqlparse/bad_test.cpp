#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "sqlparse/error_text.h"
#include "sqlparse/parser.h"
#include "tests/sqlparse/read_text.h"

namespace sluice::sqlparse {
namespace {

/// A statement of bad.sql and the comment lines behind it, which show the error.
struct Block {
  std::string statement;
  std::string expected;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// Reads the blocks; one that is only comments is a heading and has no statement.
std::vector<Block> read_blocks(const std::string& text) {
  std::vector<Block> blocks(1);
  for (const std::string& line : lines_of(text)) {
    if (line.empty()) {
      blocks.emplace_back();
    } else if (line.starts_with("--")) {
      blocks.back().expected += line + "\n";
    } else {
      blocks.back().statement += line + "\n";
    }
  }
  return blocks;
}

std::string as_comment(const std::string& text) {
  std::string comment;
  for (const std::string& line : lines_of(text)) {
    comment += "-- " + line + "\n";
  }
  return comment;
}

std::string shown_error(const std::string& statement) {
  try {
    parse(statement);
    return "-- no error\n";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kQuery);
    EXPECT_TRUE(error.span().has_value());
    return as_comment(error_text(error, "query.sql", statement));
  }
}

TEST(BadStatements, EachShowsTheExpectedError) {
  std::vector<Block> blocks = read_blocks(read_text("bad.sql"));
  std::string updated;
  for (const Block& block : blocks) {
    const bool is_heading = block.statement.empty();
    const std::string shown = is_heading ? block.expected : shown_error(block.statement);
    EXPECT_EQ(shown, block.expected) << block.statement;
    EXPECT_NE(shown, "-- no error\n") << block.statement;
    updated += (updated.empty() ? "" : "\n") + block.statement + shown;
  }
  if (std::getenv("SLUICE_UPDATE") != nullptr) {
    std::ofstream(text_path("bad.sql"), std::ios::binary) << updated;
  }
}

}  // namespace
}  // namespace sluice::sqlparse
