#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/nearest_name.h"
#include "sqlparse/grammar.h"

namespace sluice::sqlparse {
namespace {

/// Something that other dialects have, and the way of this one.
struct Refusal {
  std::string_view word;
  std::string_view hint;
};

constexpr auto kClauses = std::to_array<Refusal>({
    {"LIMIT",
     "a stream has no end: rank rows with GROUP_RANK or TOP_K_ITEMS_TUMBLING; to stop after some "
     "rows run with --limit"},
    {"FETCH",
     "a stream has no end: rank rows with GROUP_RANK or TOP_K_ITEMS_TUMBLING; to stop after some "
     "rows run with --limit"},
    {"OFFSET", "filter by WHERE"},
    {"QUALIFY",
     "compute the OVER call in a subquery and filter outside: SELECT ... FROM (SELECT "
     "..., COUNT(*) OVER w AS n ...) WHERE n > 1"},
    {"TABLESAMPLE", "filter by WHERE"},
    {"MATCH_RECOGNIZE", "compare with earlier rows by LAG(x) OVER (ROWS n PRECEDING)"},
    {"LATERAL", "a subquery in FROM sees no other columns: join it with ON"},
    {"UNNEST", "there are no arrays: give each element its row by the source's option rows"},
});

constexpr std::string_view kCastHint = "write CAST(value AS {})";
constexpr std::string_view kExtractHint = "write EXTRACT({} FROM value)";
constexpr std::string_view kSubstringHint = "write SUBSTRING(text FROM start FOR length)";

constexpr auto kCalls = std::to_array<Refusal>({
    {"YEAR", kExtractHint},
    {"MONTH", kExtractHint},
    {"DAY", kExtractHint},
    {"HOUR", kExtractHint},
    {"MINUTE", kExtractHint},
    {"SECOND", kExtractHint},
    {"DATE", kCastHint},
    {"TIME", kCastHint},
    {"TIMESTAMP", kCastHint},
    {"CHAR", kCastHint},
    {"VARCHAR", kCastHint},
    {"INT", kCastHint},
    {"INTEGER", kCastHint},
    {"BIGINT", kCastHint},
    {"DECIMAL", kCastHint},
    {"DOUBLE", kCastHint},
    {"FLOAT", kCastHint},
    {"CONVERT", "write CAST(value AS type)"},
    {"TREAT", "write CAST(value AS type)"},
    {"LEFT", kSubstringHint},
    {"RIGHT", kSubstringHint},
    {"TRANSLATE", "write REGEX_REPLACE(text, pattern, replacement, 1, 0)"},
    {"UNNEST", "there are no arrays: give each element its row by the source's option rows"},
    {"UNIQUE", "compare COUNT(*) in a GROUP BY"},
});

constexpr std::string_view kNoTables = "streams only grow: filter into another stream by a pump";
constexpr std::string_view kNoSessions = "leave it out: an application is streams and pumps";

constexpr auto kStatements = std::to_array<Refusal>({
    {"INSERT", "rows move by pumps: CREATE PUMP name AS INSERT INTO stream SELECT STREAM ..."},
    {"UPDATE", kNoTables},
    {"DELETE", kNoTables},
    {"MERGE", kNoTables},
    {"TRUNCATE", kNoTables},
    {"SET", "names need no schema: leave it out"},
    {"USE", "names need no schema: leave it out"},
    {"DESCRIBE", "write EXPLAIN and a query"},
    {"SHOW", "the streams are those that the text creates"},
    {"GRANT", kNoSessions},
    {"REVOKE", kNoSessions},
    {"BEGIN", kNoSessions},
    {"START", kNoSessions},
    {"COMMIT", kNoSessions},
    {"ROLLBACK", kNoSessions},
    {"CALL", kNoSessions},
    {"DECLARE", kNoSessions},
    {"ANALYZE", kNoSessions},
});

constexpr auto kCreations = std::to_array<Refusal>({
    {"SCHEMA", "names need no schema: leave it out"},
    {"FOREIGN", "write CREATE STREAM name (...) OPTIONS (connector 'file', path '...')"},
    {"SERVER", "write CREATE STREAM name (...) OPTIONS (connector 'file', path '...')"},
    {"MATERIALIZED", "write CREATE VIEW, or a stream and a pump"},
    {"TEMPORARY", "write CREATE STREAM"},
    {"INDEX", "there are no indexes: leave it out"},
    {"SINK", "write CREATE STREAM name (...) OPTIONS (...) and a pump into it"},
    {"SOURCE", "write CREATE STREAM name (...) OPTIONS (...)"},
});

template <typename Refusals>
const Refusal* find_refusal(const Refusals& refusals, const TokenReader& reader) {
  const auto found = std::find_if(refusals.begin(), refusals.end(),
                                  [&](const Refusal& refusal) { return reader.at(refusal.word); });
  return found == refusals.end() ? nullptr : &*found;
}

std::string did_you_mean(const TokenReader& reader, const std::vector<std::string>& words) {
  const auto nearest = nearest_name(reader.token().text, words);
  const bool is_word = reader.at_kind(TokenKind::kWord);
  return is_word && nearest ? fmt::format("did you mean {}?", *nearest) : "";
}

}  // namespace

void refuse_clause(const TokenReader& reader) {
  if (const Refusal* refusal = find_refusal(kClauses, reader)) {
    reader.fail_here(fmt::format("{} is not in the dialect", refusal->word),
                     std::string(refusal->hint));
  }
}

void refuse_call(const TokenReader& reader) {
  const Refusal* refusal = find_refusal(kCalls, reader);
  if (refusal != nullptr && reader.at("(", 1)) {
    reader.fail_here(fmt::format("{} is not a function of the dialect", refusal->word),
                     fmt::format(fmt::runtime(refusal->hint), refusal->word));
  }
}

void refuse_statement(const TokenReader& reader) {
  if (const Refusal* refusal = find_refusal(kStatements, reader)) {
    reader.fail_here(fmt::format("no statement begins with {}", refusal->word),
                     std::string(refusal->hint));
  }
  reader.fail_here(
      fmt::format("no statement begins with {}", reader.spelling(reader.token())),
      did_you_mean(reader, {"CREATE", "DROP", "ALTER", "EXPLAIN", "SELECT", "VALUES", "WITH"}));
}

void refuse_create(const TokenReader& reader) {
  if (const Refusal* refusal = find_refusal(kCreations, reader)) {
    reader.fail_here(fmt::format("CREATE {} is not in the dialect", refusal->word),
                     std::string(refusal->hint));
  }
  std::string hint = did_you_mean(reader, {"STREAM", "PUMP", "VIEW", "FUNCTION", "TABLE"});
  reader.fail_expected("STREAM, PUMP, VIEW, FUNCTION or TABLE behind CREATE", std::move(hint));
}

}  // namespace sluice::sqlparse
