#include <fmt/format.h>

#include <cctype>
#include <utility>

#include "base/error.h"
#include "functions/arguments.h"
#include "functions/regex.h"
#include "functions/scalar_kernel.h"
#include "functions/topics.h"
#include "functions/utf8.h"

namespace sluice {
namespace {

/// A Java replacement: literal text, each stretch followed by a group, but for the last.
class Replacement {
 public:
  /// Reads `$1`, `${name}` and `\c`; a group that the expression lacks is an error.
  static OrError<Replacement> compile(std::string_view text, const Regex& regex);

  void append(std::string& out, const Regex::Matcher& match) const {
    for (const Part& part : parts_) {
      out += part.literal;
      out += part.group ? match.group(*part.group).value_or("") : std::string_view();
    }
  }

 private:
  struct Part {
    std::string literal;
    std::optional<std::size_t> group;
  };
  std::vector<Part> parts_{1};
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the number or name behind `$` off the text.
std::optional<std::size_t> take_group(std::string_view& text, const Regex& regex) {
  if (text.starts_with("{")) {
    const std::size_t close = text.find('}');
    const std::string name(text.substr(1, close == std::string_view::npos ? 0 : close - 1));
    text.remove_prefix(close == std::string_view::npos ? text.size() : close + 1);
    return regex.group_number(name);
  }
  if (text.empty() || !is_digit(text.front())) {
    return std::nullopt;
  }
  auto group = static_cast<std::size_t>(text.front() - '0');
  text.remove_prefix(1);
  while (!text.empty() && is_digit(text.front())) {  // as many digits as make a group that exists
    const std::size_t longer = group * 10 + static_cast<std::size_t>(text.front() - '0');
    if (longer > regex.group_count()) {
      break;
    }
    group = longer;
    text.remove_prefix(1);
  }
  return group <= regex.group_count() ? std::optional(group) : std::nullopt;
}

OrError<Replacement> Replacement::compile(std::string_view text, const Regex& regex) {
  const std::string_view whole = text;
  Replacement replacement;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '$') {
      replacement.parts_.back().group = take_group(text, regex);
      if (!replacement.parts_.back().group) {
        return RowError{
            fmt::format("replacement '{}' names a group that the pattern does not have", whole)};
      }
      replacement.parts_.emplace_back();
    } else if (c == '\\' && text.empty()) {
      return RowError{fmt::format("replacement '{}' ends in a backslash", whole)};
    } else if (c == '\\') {
      replacement.parts_.back().literal += text.front();
      text.remove_prefix(1);
    } else {
      replacement.parts_.back().literal += c;
    }
  }
  return replacement;
}

/// An expression and its replacement, ready to run.
struct Substitution {
  Regex regex;
  Replacement replacement;

  static OrError<Substitution> compile(std::string_view pattern, std::string_view replacement) {
    OrError<Regex> regex = Regex::compile_java(pattern);
    if (!regex.ok()) {
      return regex.error();
    }
    OrError<Replacement> by = Replacement::compile(replacement, regex.value());
    if (!by.ok()) {
      return by.error();
    }
    return Substitution{std::move(regex.value()), std::move(by.value())};
  }
};

/// Replaces all matches at or after byte `offset`, or only the one numbered `occurrence` from 1.
OrError<std::string> replace(const Substitution& substitution, Regex::Matcher& matcher,
                             std::string_view text,
                             std::pair<std::size_t, std::int64_t> offset_and_occurrence) {
  auto [offset, occurrence] = offset_and_occurrence;
  std::string result;
  std::size_t copied = 0;
  for (std::int64_t number = 1; offset <= text.size(); ++number) {
    const OrError<bool> found = matcher.find(text, offset);
    if (!found.ok()) {
      return found.error();
    }
    if (!found.value()) {
      break;
    }
    if (occurrence == 0 || occurrence == number) {
      result += text.substr(copied, matcher.begin() - copied);
      substitution.replacement.append(result, matcher);
      copied = matcher.end();
    }
    if (occurrence == number) {
      break;
    }
    const bool is_empty = matcher.begin() == matcher.end();
    offset = matcher.end();
    if (is_empty) {
      offset += offset < text.size() ? first_character_size(text.substr(offset)) : 1;
    }
  }
  return result += text.substr(copied);
}

OrError<std::string> replace_from(const Substitution& substitution, Regex::Matcher& matcher,
                                  std::string_view text,
                                  std::pair<std::int64_t, std::int64_t> start_and_occurrence) {
  const auto [start, occurrence] = start_and_occurrence;
  if (start < 1) {
    return RowError{fmt::format("REGEX_REPLACE starts at {}, before position 1", start)};
  }
  if (occurrence < 0) {
    return RowError{fmt::format("REGEX_REPLACE of occurrence {}; 0 is all of them", occurrence)};
  }
  if (start > character_count(text)) {
    return std::string(text);
  }
  return replace(substitution, matcher, text, {character_offset(text, start - 1), occurrence});
}

/// REGEX_REPLACE(text, pattern, replacement, start, occurrence); literal patterns and replacements
/// are compiled once.
class RegexReplace final : public Expression {
 public:
  explicit RegexReplace(std::vector<ExpressionPtr> arguments)
      : Expression(Type::varchar(kMaximumLength)), arguments_(std::move(arguments)) {
    const Value* pattern = arguments_[1]->constant();
    const Value* replacement = arguments_[2]->constant();
    if (pattern == nullptr || replacement == nullptr || is_null(*pattern) ||
        is_null(*replacement)) {
      return;
    }
    OrError<Substitution> compiled =
        Substitution::compile(std::get<std::string>(*pattern), std::get<std::string>(*replacement));
    if (!compiled.ok()) {
      throw Error(ErrorKind::kQuery, compiled.error().message);
    }
    compiled_ = std::move(compiled.value());
  }

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    std::vector<TextOperand> texts;
    for (std::size_t i = 0; i < 3; ++i) {
      texts.emplace_back(*arguments_[i], context, selection, errors);
    }
    const Column starts = arguments_[3]->evaluate(context, selection, errors);
    const Column occurrences = arguments_[4]->evaluate(context, selection, errors);
    const auto make_validity = [&] {
      return common_validity(
          {&texts[0].column(), &texts[1].column(), &texts[2].column(), &starts, &occurrences},
          selection.row_count());
    };
    Results<std::string> results{CellWriter<std::string>(selection.row_count()),
                                 NullMarks(make_validity(), selection.row_count()), errors};
    std::optional<Regex::Matcher> shared;
    if (compiled_) {
      shared.emplace(compiled_->regex);
    }
    for_each_valid(selection, make_validity(), [&](std::int64_t row) {
      const std::pair where(starts.integer(row), occurrences.integer(row));
      results.store(row, compiled_ ? replace_from(*compiled_, *shared, texts[0][row], where)
                                   : compile_and_replace(texts, row, where));
    });
    return results.cells.finish(type(), results.nulls.take());
  }

 private:
  static OrError<std::string> compile_and_replace(const std::vector<TextOperand>& texts,
                                                  std::int64_t row,
                                                  std::pair<std::int64_t, std::int64_t> where) {
    const OrError<Substitution> compiled = Substitution::compile(texts[1][row], texts[2][row]);
    if (!compiled.ok()) {
      return compiled.error();
    }
    Regex::Matcher matcher(compiled.value().regex);
    return replace_from(compiled.value(), matcher, texts[0][row], where);
  }

  std::vector<ExpressionPtr> arguments_;
  std::optional<Substitution> compiled_;
};

}  // namespace

void install_pattern(FunctionRegistry& functions) {
  functions.topic("text");
  const CallText call{.name = "REGEX_REPLACE",
                      .text = {.arguments = "text, regex, replacement, start, occurrence",
                               .about = "Replaces matches of a Java regular expression from a "
                                        "position on: all of them (occurrence 0) "
                                        "or one; $1 in the replacement is a group.",
                               .example = "REGEX_REPLACE('http://www.amazon.com', 'http://', "
                                          "'https://', 1, 0) = 'https://www.amazon.com'"}};
  functions.add(ScalarFunction{
      call.name, call.text, [call](std::vector<ExpressionPtr> arguments) -> ExpressionPtr {
        using Arguments = std::tuple<std::string_view, std::string_view, std::string_view,
                                     std::int64_t, std::int64_t>;
        return std::make_shared<RegexReplace>(
            coerced_arguments(call, std::move(arguments), static_cast<Arguments*>(nullptr)));
      }});
}

}  // namespace sluice
