#include "engine/compatibility.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/nearest_name.h"
#include "engine/program.h"
#include "engine/stream_bindings.h"
#include "runtime/error_stream.h"
#include "sqlparse/keyword.h"
#include "sqlparse/parser.h"
#include "sqlparse/token.h"

namespace sluice {
namespace sp = sqlparse;

namespace {

/// A statement of the text: its tree, or why there is none.
struct Piece {
  Span span;
  std::optional<sp::Statement> statement;
  std::optional<Error> error;
};

std::string_view text_of(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// Parses each statement alone; its spans are those of the whole text.
std::vector<Piece> parse_pieces(const std::string& text) {
  std::vector<Piece> pieces;
  for (const Span span : sp::statement_spans(text)) {
    Piece piece{.span = span, .statement = {}, .error = {}};
    try {
      const std::string alone = std::string(span.begin, ' ').append(text_of(text, span));
      piece.statement = std::move(sp::parse(alone).front());
    } catch (const Error& error) {
      piece.error = error;
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

/// `CREATE PUMP count_passengers`: what stands before AS or a parenthesis; of a query, SELECT.
std::string first_words(std::string_view statement) {
  std::vector<std::string_view> words;
  for (const sp::Token& token : sp::tokenize(statement).tokens) {
    const bool is_definition =
        words.empty() || words[0] == "CREATE" || words[0] == "DROP" || words[0] == "ALTER";
    if (!is_definition || token.kind == sp::TokenKind::kEnd || token.text == "(" ||
        token.text == "AS") {
      break;
    }
    words.push_back(text_of(statement, token.span));
  }
  return fmt::format("{}", fmt::join(words, " "));
}

std::string differences_in(std::string_view statement) {
  std::set<std::string> words;
  for (const sp::Token& token : sp::tokenize(statement).tokens) {
    // A quoted name is a column's, but metadata columns are often quoted.
    const bool counts =
        token.kind == sp::TokenKind::kWord ||
        (token.kind == sp::TokenKind::kQuotedName && sp::is_metadata_column(token.text));
    words.insert(counts ? token.text : "");
  }
  std::vector<std::string> found;
  for (const Difference& difference : differences()) {
    if (words.contains(std::string(difference.word))) {
      found.push_back(fmt::format("{}: {}", difference.word, difference.text));
    }
  }
  return fmt::format("{}", fmt::join(found, "; "));
}

/// Streams that something outside fills and whose columns nobody has told. One named almost as a
/// known one is a slip.
std::set<std::string> unknown_inputs(const Application& application, const StreamNames& names) {
  std::vector<std::string> known(names.written.begin(), names.written.end());
  known.insert(known.end(), names.declared.begin(), names.declared.end());
  known.insert(known.end(), names.tables.begin(), names.tables.end());
  known.emplace_back(kErrorStream);
  for (const Binding& binding : application.bindings) {
    known.push_back(binding.stream);
  }
  std::set<std::string> unknown;
  if (application.parts.empty()) {
    std::copy_if(names.read.begin(), names.read.end(), std::inserter(unknown, unknown.end()),
                 [&](const std::string& name) { return !nearest_name(name, known); });
  }
  return unknown;
}

std::optional<std::string> unknown_input_of(const sp::Statement& statement,
                                            const std::set<std::string>& unknown) {
  const StreamNames names = collect_stream_names({statement});
  const auto found = std::find_if(names.read.begin(), names.read.end(),
                                  [&](const auto& name) { return unknown.contains(name); });
  return found == names.read.end() ? std::nullopt : std::optional(*found);
}

void judge(StatementReport& report, const std::optional<Error>& error, const std::string& differs) {
  if (error) {
    report.verdict = Verdict::kRefused;
    report.text = error->hint().empty() ? error->message()
                                        : fmt::format("{} ({})", error->message(), error->hint());
  } else if (!differs.empty()) {
    report.verdict = Verdict::kDiffers;
    report.text = differs;
  }
}

}  // namespace

std::vector<StatementReport> report_compatibility(const Engine& engine,
                                                  const Application& application) {
  const std::string& text = application.sql;
  std::vector<Piece> pieces = parse_pieces(text);
  std::vector<sp::Statement> statements;
  for (const Piece& piece : pieces) {
    if (piece.statement) {
      statements.push_back(*piece.statement);
    }
  }
  const std::set<std::string> unknown =
      unknown_inputs(application, collect_stream_names(statements));
  const std::vector<std::optional<Error>> errors =
      check_statements(engine, application, statements);
  std::vector<StatementReport> reports;
  std::size_t checked = 0;
  for (const Piece& piece : pieces) {
    StatementReport report{.line = 1 + static_cast<std::size_t>(std::count(
                                           text.begin(), text.begin() + piece.span.begin, '\n')),
                           .statement = first_words(text_of(text, piece.span))};
    std::optional<Error> error = piece.statement ? errors[checked++] : piece.error;
    const auto input = piece.statement ? unknown_input_of(*piece.statement, unknown) : std::nullopt;
    judge(report, input ? std::nullopt : error, differences_in(text_of(text, piece.span)));
    if (input) {
      report.text += fmt::format("{}columns of {} are not known: --source {}=FILE checks them",
                                 report.text.empty() ? "" : "; ", *input, *input);
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace sluice
