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

/// Puts a text's statements and the comments between them together anew.
class Formatter {
 public:
  explicit Formatter(std::string_view text) : text_(text), comments_(tokenize(text).comments) {}

  std::string run(const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
      result_ += result_.empty() ? "" : "\n";
      append_comments(statement.span.begin);
      result_ += format_statement(text_, statement, comments_) + ";";
      skip_comments(statement.span.end);
      append_comment_beside(statement.span.end);
      result_ += "\n";
    }
    if (next_ < comments_.size()) {
      result_ += result_.empty() ? "" : "\n";
      append_comments(static_cast<std::uint32_t>(text_.size()));
    }
    return std::move(result_);
  }

 private:
  /// How many lines end between two places.
  std::ptrdiff_t line_count(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view between = part(text_, {begin, end});
    return std::count(between.begin(), between.end(), '\n');
  }

  void append_comment() {
    std::string_view comment = part(text_, comments_[next_++]);
    while (comment.ends_with(' ') || comment.ends_with('\r')) {
      comment.remove_suffix(1);
    }
    result_ += comment;
  }

  /// Appends the comments that begin before `end`, a line each; keeps blank lines behind them.
  void append_comments(std::uint32_t end) {
    while (next_ < comments_.size() && comments_[next_].begin < end) {
      const std::uint32_t from = comments_[next_].end;
      append_comment();
      const bool is_last = next_ == comments_.size() || comments_[next_].begin >= end;
      const std::uint32_t to = is_last ? end : comments_[next_].begin;
      result_ += line_count(from, to) > 1 && to < text_.size() ? "\n\n" : "\n";
    }
  }

  void skip_comments(std::uint32_t end) {
    while (next_ < comments_.size() && comments_[next_].begin < end) {
      ++next_;
    }
  }

  /// Appends a comment that stands on the line where a statement ends at `end`.
  void append_comment_beside(std::uint32_t end) {
    if (next_ < comments_.size() && line_count(end, comments_[next_].begin) == 0) {
      result_ += " ";
      append_comment();
    }
  }

  std::string_view text_;
  std::vector<Span> comments_;
  std::size_t next_ = 0;  ///< of the comments
  std::string result_;
};

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
  return Formatter(text).run(statements);
}

}  // namespace sluice::sqlparse
