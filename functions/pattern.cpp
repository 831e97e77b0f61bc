#include "functions/pattern.h"

#include <utility>

#include "base/error.h"
#include "functions/arguments.h"
#include "functions/like.h"
#include "functions/regex.h"
#include "functions/scalar_kernel.h"
#include "functions/similar.h"
#include "functions/utf8.h"

namespace sluice {
namespace {

/// Whether a text matches a LIKE pattern.
struct Like {
  using Result = bool;
  using Compiled = LikePattern;
  static OrError<Compiled> compile(std::string_view pattern,
                                   std::optional<std::string_view> escape) {
    return LikePattern::compile(pattern, escape);
  }
  explicit Like(const Compiled& compiled) : pattern(compiled) {}
  OrError<bool> apply(std::string_view text) { return pattern.matches(text); }
  LikePattern pattern;
};

/// Whether a whole text matches a SIMILAR TO pattern.
struct Similar {
  using Result = bool;
  using Compiled = Regex;
  static OrError<Compiled> compile(std::string_view pattern,
                                   std::optional<std::string_view> escape) {
    return compile_similar(pattern, escape);
  }
  explicit Similar(const Compiled& compiled) : matcher(compiled) {}
  OrError<bool> apply(std::string_view text) { return matcher.find(text, 0); }
  Regex::Matcher matcher;
};

using TextOrNull = std::optional<std::string_view>;

/// The text of a group of the first match.
OrError<TextOrNull> first_group(Regex::Matcher& matcher, std::string_view text, std::size_t group) {
  const OrError<bool> found = matcher.find(text, 0);
  if (!found.ok()) {
    return found.error();
  }
  return found.value() ? matcher.group(group) : TextOrNull();
}

struct FirstMatch {
  using Result = std::string_view;
  using Compiled = Regex;
  static OrError<Compiled> compile(std::string_view pattern,
                                   std::optional<std::string_view> /*escape*/) {
    return Regex::compile_java(pattern);
  }
  explicit FirstMatch(const Compiled& compiled) : matcher(compiled) {}
  OrError<TextOrNull> apply(std::string_view text) { return first_group(matcher, text, 0); }
  Regex::Matcher matcher;
};

struct MiddlePart {
  using Result = std::string_view;
  using Compiled = Regex;
  static OrError<Compiled> compile(std::string_view pattern,
                                   std::optional<std::string_view> escape) {
    return compile_similar_parts(pattern, escape.value_or(""));
  }
  explicit MiddlePart(const Compiled& compiled) : matcher(compiled) {}
  OrError<TextOrNull> apply(std::string_view text) { return first_group(matcher, text, 1); }
  Regex::Matcher matcher;
};

/// Applies a pattern (Like, Similar, ...) to texts.
template <class Pattern>
class PatternExpression final : public Expression {
 public:
  PatternExpression(const Type& type, ExpressionPtr operand, ExpressionPtr pattern,
                    ExpressionPtr escape)
      : Expression(type),
        operand_(std::move(operand)),
        pattern_(std::move(pattern)),
        escape_(std::move(escape)) {
    const bool has_constants =
        pattern_->constant() != nullptr && (escape_ == nullptr || escape_->constant() != nullptr);
    const bool has_null =
        is_null_literal(*pattern_) || (escape_ != nullptr && is_null_literal(*escape_));
    if (has_constants && !has_null) {
      compile_constant();
    }
  }

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const TextOperand text(*operand_, context, selection, errors);
    return compiled_ ? with_constant(text, selection, errors)
                     : with_columns(text, context, selection, errors);
  }

 private:
  using Compiled = typename Pattern::Compiled;
  using ResultsOfPattern = Results<typename Pattern::Result>;

  void compile_constant() {
    const auto text_of = [](const Expression& literal) -> std::string_view {
      return std::get<std::string>(*literal.constant());
    };
    OrError<Compiled> compiled = Pattern::compile(
        text_of(*pattern_), escape_ == nullptr ? std::nullopt : std::optional(text_of(*escape_)));
    if (!compiled.ok()) {
      throw Error(ErrorKind::kQuery, compiled.error().message);
    }
    compiled_ = std::move(compiled.value());
  }

  Column with_constant(const TextOperand& text, const Selection& selection,
                       RowErrors& errors) const {
    const std::int64_t row_count = selection.row_count();
    const auto valid = common_validity({&text.column()}, row_count);
    ResultsOfPattern results{CellWriter<typename Pattern::Result>(row_count),
                             NullMarks(common_validity({&text.column()}, row_count), row_count),
                             errors};
    Pattern pattern(*compiled_);
    for_each_valid(selection, valid,
                   [&](std::int64_t row) { results.store(row, pattern.apply(text[row])); });
    return results.cells.finish(type(), results.nulls.take());
  }

  Column with_columns(const TextOperand& text, const EvaluationContext& context,
                      const Selection& selection, RowErrors& errors) const {
    const std::int64_t row_count = selection.row_count();
    const TextOperand patterns(*pattern_, context, selection, errors);
    std::optional<TextOperand> escapes;
    if (escape_ != nullptr) {
      escapes.emplace(*escape_, context, selection, errors);
    }
    const Column& escape_column = escapes ? escapes->column() : patterns.column();
    const auto make_validity = [&] {
      return common_validity({&text.column(), &patterns.column(), &escape_column}, row_count);
    };
    ResultsOfPattern results{CellWriter<typename Pattern::Result>(row_count),
                             NullMarks(make_validity(), row_count), errors};
    for_each_valid(selection, make_validity(), [&](std::int64_t row) {
      const OrError<Compiled> compiled =
          Pattern::compile(patterns[row], escapes ? std::optional((*escapes)[row]) : std::nullopt);
      if (compiled.ok()) {
        results.store(row, Pattern(compiled.value()).apply(text[row]));
      } else {
        errors.add(row, compiled.error());
      }
    });
    return results.cells.finish(type(), results.nulls.take());
  }

  ExpressionPtr operand_;
  ExpressionPtr pattern_;
  ExpressionPtr escape_;
  std::optional<Compiled> compiled_;
};

ExpressionPtr text_operand(const char* name, std::size_t index, ExpressionPtr operand) {
  return coerced_argument<std::string_view>({.name = name, .text = {}}, index, std::move(operand));
}

template <class Pattern>
ExpressionPtr make_pattern(const char* name, const Type& type,
                           std::vector<ExpressionPtr> operands) {
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (operands[i] != nullptr) {
      operands[i] = text_operand(name, i, std::move(operands[i]));
    }
  }
  return std::make_shared<PatternExpression<Pattern>>(
      type, std::move(operands[0]), std::move(operands[1]), std::move(operands[2]));
}

Type varying(const Type& type) {
  return Type::varchar(is_text(type.kind) ? type.precision : kMaximumLength);
}

}  // namespace

ExpressionPtr make_like(ExpressionPtr operand, ExpressionPtr pattern, ExpressionPtr escape,
                        bool negated) {
  ExpressionPtr like = make_pattern<Like>(
      "LIKE", Type::boolean(), {std::move(operand), std::move(pattern), std::move(escape)});
  return negated ? make_not(std::move(like)) : like;
}

ExpressionPtr make_similar(ExpressionPtr operand, ExpressionPtr pattern, ExpressionPtr escape,
                           bool negated) {
  ExpressionPtr similar = make_pattern<Similar>(
      "SIMILAR TO", Type::boolean(), {std::move(operand), std::move(pattern), std::move(escape)});
  return negated ? make_not(std::move(similar)) : similar;
}

ExpressionPtr make_first_match(ExpressionPtr operand, ExpressionPtr pattern) {
  const Type type = varying(operand->type());
  return make_pattern<FirstMatch>("SUBSTRING", type,
                                  {std::move(operand), std::move(pattern), nullptr});
}

ExpressionPtr make_substring_similar(ExpressionPtr operand, ExpressionPtr pattern,
                                     ExpressionPtr escape) {
  const Type type = varying(operand->type());
  return make_pattern<MiddlePart>("SUBSTRING", type,
                                  {std::move(operand), std::move(pattern), std::move(escape)});
}

}  // namespace sluice
