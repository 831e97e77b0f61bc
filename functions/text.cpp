#include "functions/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "functions/arguments.h"
#include "functions/pattern.h"
#include "functions/scalar_kernel.h"
#include "functions/topics.h"
#include "functions/utf8.h"

namespace sluice {
namespace {

std::int64_t char_length(std::string_view text) { return character_count(text); }

/// Maps each character; bytes that are no characters stay.
template <class Map>
std::string map_characters(std::string_view text, Map map) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t size = first_character_size(text);
    if (size == 1 && static_cast<unsigned char>(text.front()) >= 0x80U) {
      result += text.front();
    } else {
      append_character(result, map(first_character(text)));
    }
    text.remove_prefix(size);
  }
  return result;
}

std::string upper(std::string_view text) { return map_characters(text, upper_case); }
std::string lower(std::string_view text) { return map_characters(text, lower_case); }

std::string initcap(std::string_view text) {
  bool in_word = false;
  return map_characters(text, [&](char32_t character) {
    const char32_t mapped = in_word ? lower_case(character) : upper_case(character);
    in_word = is_word_character(character);
    return mapped;
  });
}

std::int64_t position(std::string_view sought, std::string_view text) {
  const std::size_t at = text.find(sought);
  return at == std::string_view::npos ? 0 : character_count(text.substr(0, at)) + 1;
}

/// A stretch of positions [begin, end), not below 1.
struct Stretch {
  std::int64_t begin;
  std::int64_t end;
};

Stretch stretch(std::int64_t start, std::int64_t length) {
  std::int64_t end = 0;
  if (__builtin_add_overflow(start, length, &end)) {
    end = std::numeric_limits<std::int64_t>::max();
  }
  const std::int64_t begin = std::max<std::int64_t>(start, 1);
  return {begin, std::max(begin, end)};
}

std::string_view cut_text(std::string_view text, const Stretch& part) {
  const std::string_view rest = text.substr(character_offset(text, part.begin - 1));
  return rest.substr(0, character_offset(rest, part.end - part.begin));
}

std::string_view cut_bytes(std::string_view bytes, const Stretch& part) {
  const auto begin = static_cast<std::size_t>(part.begin - 1);
  return begin >= bytes.size()
             ? std::string_view()
             : bytes.substr(begin, static_cast<std::size_t>(part.end - part.begin));
}

using TextOrNull = std::optional<std::string_view>;

/// SUBSTRING's kernel for text or binary, by either form.
template <bool is_bytes>
OrError<TextOrNull> substring(std::string_view text, std::int64_t start, std::int64_t length,
                              bool null_beyond) {
  if (length < 0) {
    return RowError{fmt::format("SUBSTRING of negative length {}", length)};
  }
  const auto size =
      is_bytes ? static_cast<std::int64_t>(text.size()) : (null_beyond ? character_count(text) : 0);
  if (null_beyond && start > size) {
    return TextOrNull();
  }
  const Stretch part = stretch(start, length);
  return TextOrNull(is_bytes ? cut_bytes(text, part) : cut_text(text, part));
}

OrError<std::string> overlay(std::string_view text, std::string_view replacement,
                             std::int64_t start, std::int64_t length) {
  if (length < 0) {
    return RowError{fmt::format("OVERLAY of negative length {}", length)};
  }
  const std::int64_t kept = std::max<std::int64_t>(start, 1) - 1;
  std::int64_t resume = 0;
  if (__builtin_add_overflow(start, length, &resume)) {
    resume = std::numeric_limits<std::int64_t>::max();
  }
  std::string result(text.substr(0, character_offset(text, kept)));
  result += replacement;
  result += text.substr(character_offset(text, std::max<std::int64_t>(resume, 1) - 1));
  return result;
}

OrError<std::string_view> trim(std::string_view character, std::string_view text, TrimSide side) {
  if (character.empty() || first_character_size(character) != character.size()) {
    return RowError{"TRIM takes exactly one character, not '" + shortened(character) + "'"};
  }
  while (side != TrimSide::kTrailing && text.starts_with(character)) {
    text.remove_prefix(character.size());
  }
  while (side != TrimSide::kLeading && text.ends_with(character)) {
    text.remove_suffix(character.size());
  }
  return text;
}

/// Checks an operand of a special form and coerces it to T's type.
template <class T>
ExpressionPtr operand_of(const char* name, std::size_t index, ExpressionPtr operand) {
  return coerced_argument<T>({.name = name, .text = {}}, index, std::move(operand));
}

class Concatenation final : public Expression {
 public:
  Concatenation(const Type& type, ExpressionPtr left, ExpressionPtr right)
      : Expression(type), left_(std::move(left)), right_(std::move(right)) {}

  Column evaluate(const EvaluationContext& context, const Selection& selection,
                  RowErrors& errors) const override {
    const TextOperand left(*left_, context, selection, errors);
    const TextOperand right(*right_, context, selection, errors);
    TextWriter writer(selection.row_count());
    auto validity = common_validity({&left.column(), &right.column()}, selection.row_count());
    std::string joined;
    for_each_valid(selection, validity, [&](std::int64_t row) {
      joined.assign(left[row]);
      joined += right[row];
      writer.write(row, joined);
    });
    return writer.finish(type(), std::move(validity));
  }

 private:
  ExpressionPtr left_;
  ExpressionPtr right_;
};

Type varying(const Type& type) {
  return {.kind = is_binary(type.kind) ? TypeKind::kVarbinary : TypeKind::kVarchar,
          .precision = type.precision};
}

/// UPPER and its like: of the type of its argument.
void add_mapping(FunctionRegistry& functions, const std::string& name,
                 std::string (*map)(std::string_view), FunctionText text) {
  const CallText call{.name = name, .text = std::move(text)};
  functions.add(ScalarFunction{
      name, call.text, [=](std::vector<ExpressionPtr> arguments) {
        expect_count(call, arguments.size(), 1, 1);
        arguments[0] = coerced_argument<std::string_view>(call, 0, std::move(arguments[0]));
        const Type type = arguments[0]->type();
        return make_call(type, std::move(arguments), plain_kernel(map, type));
      }});
}

/// Documents a form that has a syntax of its own.
void add_form(FunctionRegistry& functions, const std::string& name, FunctionText text) {
  const CallText call{.name = name, .text = std::move(text)};
  functions.add(ScalarFunction{
      name, call.text, [call](const std::vector<ExpressionPtr>&) -> ExpressionPtr {
        throw Error(ErrorKind::kQuery, call.name + " has a form of its own", call.hint());
      }});
}

}  // namespace

ExpressionPtr make_concatenation(ExpressionPtr left, ExpressionPtr right) {
  const Type& first = left->type();
  const Type& second = right->type();
  const bool is_known = (is_text(first.kind) && is_text(second.kind)) ||
                        (is_binary(first.kind) && is_binary(second.kind));
  if (!is_known && !is_null_literal(*left) && !is_null_literal(*right)) {
    throw Error(
        ErrorKind::kQuery,
        fmt::format("cannot apply '||' to <{}> and <{}>", to_string(first), to_string(second)),
        "it joins texts; convert by CAST(... AS VARCHAR(n))");
  }
  const Type type{.kind = is_binary(first.kind) ? TypeKind::kVarbinary : TypeKind::kVarchar,
                  .precision = std::min(first.precision + second.precision, kMaximumLength)};
  if (!is_known) {
    return make_literal(type, {});
  }
  return std::make_shared<Concatenation>(type, std::move(left), std::move(right));
}

ExpressionPtr make_position(ExpressionPtr sought, ExpressionPtr operand) {
  return make_call(Type::bigint(),
                   {operand_of<std::string_view>("POSITION", 0, std::move(sought)),
                    operand_of<std::string_view>("POSITION", 1, std::move(operand))},
                   plain_kernel(position, Type::bigint()));
}

ExpressionPtr make_overlay(ExpressionPtr operand, ExpressionPtr replacement, ExpressionPtr start,
                           ExpressionPtr length) {
  operand = operand_of<std::string_view>("OVERLAY", 0, std::move(operand));
  replacement = operand_of<std::string_view>("OVERLAY", 1, std::move(replacement));
  start = operand_of<std::int64_t>("OVERLAY", 2, std::move(start));
  const Type type = Type::varchar(
      std::min(operand->type().precision + replacement->type().precision, kMaximumLength));
  if (length == nullptr) {
    const auto whole = [](std::string_view text, std::string_view by, std::int64_t from) {
      return overlay(text, by, from, character_count(by));
    };
    return make_call(type, {std::move(operand), std::move(replacement), std::move(start)},
                     plain_kernel(whole, type));
  }
  length = operand_of<std::int64_t>("OVERLAY", 3, std::move(length));
  return make_call(
      type, {std::move(operand), std::move(replacement), std::move(start), std::move(length)},
      plain_kernel(overlay, type));
}

ExpressionPtr make_substring(SubstringForm form, ExpressionPtr operand, ExpressionPtr start,
                             ExpressionPtr length) {
  if (form == SubstringForm::kFrom && is_text(start->type().kind) && !is_null_literal(*start) &&
      length == nullptr) {
    return make_first_match(operand_of<std::string_view>("SUBSTRING", 0, std::move(operand)),
                            std::move(start));
  }
  const bool is_bytes = is_binary(operand->type().kind);
  if (!is_bytes) {
    operand = operand_of<std::string_view>("SUBSTRING", 0, std::move(operand));
  }
  start = operand_of<std::int64_t>("SUBSTRING", 1, std::move(start));
  length = length == nullptr
               ? make_literal(Type::bigint(), std::numeric_limits<std::int64_t>::max())
               : operand_of<std::int64_t>("SUBSTRING", 2, std::move(length));
  const Type type = varying(operand->type());
  const bool null_beyond = form == SubstringForm::kComma;
  const auto of_bytes = [=](std::string_view text, std::int64_t from, std::int64_t size) {
    return substring<true>(text, from, size, null_beyond);
  };
  const auto of_text = [=](std::string_view text, std::int64_t from, std::int64_t size) {
    return substring<false>(text, from, size, null_beyond);
  };
  return make_call(type, {std::move(operand), std::move(start), std::move(length)},
                   is_bytes ? plain_kernel(of_bytes, type) : plain_kernel(of_text, type));
}

ExpressionPtr make_trim(TrimSide side, ExpressionPtr character, ExpressionPtr operand) {
  character = character == nullptr ? make_literal(Type::varchar(1), std::string(" "))
                                   : operand_of<std::string_view>("TRIM", 0, std::move(character));
  operand = operand_of<std::string_view>("TRIM", 1, std::move(operand));
  const Type type = varying(operand->type());
  const auto kernel = [side](std::string_view sought, std::string_view text) {
    return trim(sought, text, side);
  };
  return make_call(type, {std::move(character), std::move(operand)}, plain_kernel(kernel, type));
}

void install_text(FunctionRegistry& functions) {
  functions.topic("text");
  const FunctionText length{
      .arguments = "text",
      .about = "How many characters a text has; the padding of a CHAR counts.",
      .example = "CHAR_LENGTH('fred') = 4"};
  functions.scalar("CHAR_LENGTH", char_length, length);
  functions.scalar("CHARACTER_LENGTH", char_length, length);
  add_mapping(functions, "UPPER", upper,
              {.arguments = "text",
               .about = "The text in capital letters.",
               .example = "UPPER('Fred') = 'FRED'"});
  add_mapping(functions, "LOWER", lower,
              {.arguments = "text",
               .about = "The text in small letters.",
               .example = "LOWER('Fred') = 'fred'"});
  add_mapping(functions, "INITCAP", initcap,
              {.arguments = "text",
               .about = "Each word with a capital first letter and small ones after it.",
               .example = "INITCAP('each FIRST letter') = 'Each First Letter'"});
  add_form(functions, "POSITION",
           {.arguments = "sought IN text",
            .about = "Where a text first occurs in another, from 1; 0 if it does not.",
            .example = "POSITION('.com' IN 'http://www.amazon.com') = 18"});
  add_form(functions, "OVERLAY",
           {.arguments = "text PLACING replacement FROM start [FOR length]",
            .about = "The text with a stretch of characters replaced, by default as many as the "
                     "replacement has.",
            .example = "OVERLAY('12345' PLACING 'foo' FROM 2 FOR 2) = '1foo45'"});
  add_form(
      functions, "SUBSTRING",
      {.arguments = "text FROM start [FOR length] | text, start [, length] | text FROM 'regex' | "
                    "text SIMILAR 'pattern' ESCAPE 'e'",
       .about = "A part of a text: by position, the first match of a Java regular expression, or "
                "the middle of a "
                "three-part SIMILAR pattern.",
       .example =
           "SUBSTRING('123456789' FROM 3 FOR 4) = '3456'; SUBSTRING('123456789', 7, 4) = '789'; "
           "SUBSTRING('TECHNOLOGY' FROM 'L[A-Z]*') = 'LOGY'; "
           "SUBSTRING('123456789' SIMILAR '23#\"456#\"78' ESCAPE '#') = '456'"});
  add_form(functions, "TRIM",
           {.arguments = "[LEADING | TRAILING | BOTH] [character] FROM text | text",
            .about = "The text without a character, by default the blank, at its ends.",
            .example = "TRIM(LEADING 'x' FROM 'xxyx') = 'yx'; TRIM('  a ') = 'a'"});
}

}  // namespace sluice
