#include "sqlparse/print.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "sqlparse/layout.h"
#include "sqlparse/parser.h"
#include "sqlparse/token.h"

namespace sluice::sqlparse {
namespace {

constexpr std::size_t kWidth = 99;  // a comma or semicolon may follow

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// The statement in canonical form, or as written if a comment is inside.
std::string format_statement(std::string_view text, const Statement& statement,
                             const std::vector<Span>& comments) {
  const bool has_comment = std::any_of(comments.begin(), comments.end(), [&](const Span& comment) {
    return comment.begin > statement.span.begin && comment.begin < statement.span.end;
  });
  return has_comment ? std::string(part(text, statement.span)) : print(statement);
}

/// Appends the comments from `next` on that begin before `end`, a line each, and moves `next`.
void append_comments(std::string& result, std::string_view text, const std::vector<Span>& comments,
                     std::size_t& next, std::uint32_t end) {
  for (; next < comments.size() && comments[next].begin < end; ++next) {
    std::string_view comment = part(text, comments[next]);
    while (comment.ends_with(' ') || comment.ends_with('\r')) {
      comment.remove_suffix(1);
    }
    result += comment;
    result += '\n';
  }
}

}  // namespace

std::string print(const Statement& statement) { return layout(statement).render(kWidth); }

std::string print(const Query& query) { return layout(query, true).render(kWidth); }

std::string print(const Expression& expression) {
  return layout(expression).render(std::numeric_limits<std::size_t>::max());
}

std::string print(const DataType& type) { return type_text(type); }

std::string print(const Identifier& name) { return name_text(name); }

std::string print(const ObjectName& name) { return name_text(name); }

std::string format(std::string_view text) {
  const std::vector<Statement> statements = parse(text);
  const std::vector<Span> comments = tokenize(text).comments;
  std::string result;
  std::size_t next = 0;
  for (const Statement& statement : statements) {
    result += result.empty() ? "" : "\n";
    append_comments(result, text, comments, next, statement.span.begin);
    result += format_statement(text, statement, comments) + ";\n";
    while (next < comments.size() && comments[next].begin < statement.span.end) {
      ++next;
    }
  }
  if (next < comments.size()) {
    result += result.empty() ? "" : "\n";
    append_comments(result, text, comments, next, std::numeric_limits<std::uint32_t>::max());
  }
  return result;
}

}  // namespace sluice::sqlparse
