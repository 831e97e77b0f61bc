#include "connectors/profile.h"

#include <algorithm>

#include "connectors/number_parser.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  const std::size_t end = text.find_last_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

/// 007 is a code, not a number: as one it would lose its zeros.
bool has_leading_zero(std::string_view number) {
  const std::size_t first = !number.empty() && (number[0] == '-' || number[0] == '+') ? 1 : 0;
  return number.size() > first + 1 && number[first] == '0' && is_digit(number[first + 1]);
}

std::int64_t character_count(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

bool is_word(std::string_view text, std::string_view lower_case_word) {
  return text.size() == lower_case_word.size() &&
         std::equal(text.begin(), text.end(), lower_case_word.begin(),
                    [](char a, char b) { return (a | 0x20) == b; });
}

}  // namespace

void ColumnProfile::add_number(std::string_view text) {
  longest_ = std::max(longest_, static_cast<std::int64_t>(text.size()));
  const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
  const std::size_t point = std::min(text.find('.'), mark);
  has_exponent_ = has_exponent_ || mark < text.size();
  const auto whole = static_cast<int>(
      std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(point), is_digit));
  const int fraction = point < mark ? static_cast<int>(mark - point - 1) : 0;
  whole_digits_ = std::max(whole_digits_, whole);
  fraction_digits_ = std::max(fraction_digits_, fraction);
  if (point < text.size()) {
    ++fractions_;
    return;
  }
  const auto value = parse_integer(text);
  if (!value) {
    ++large_integers_;
    return;
  }
  ++integers_;
  least_ = std::min(least_, *value);
  most_ = std::max(most_, *value);
}

void ColumnProfile::add_code(std::string_view text) {
  longest_ = std::max(longest_, character_count(text));
  ++codes_;
}

void ColumnProfile::add_text(std::string_view text) {
  longest_ = std::max(longest_, character_count(text));
  ++(parse_timestamp(text) ? times_ : texts_);
}

void ColumnProfile::add_untyped(std::string_view text) {
  is_untyped_ = true;
  const std::string_view plain = trimmed(text);
  if (plain.empty()) {
    return;
  }
  if (is_word(plain, "true") || is_word(plain, "false")) {
    add_boolean();
    longest_ = std::max(longest_, static_cast<std::int64_t>(plain.size()));
  } else if (parse_double(plain)) {
    has_leading_zero(plain) ? add_code(text) : add_number(plain);
  } else {
    add_text(text);
  }
}

std::int64_t ColumnProfile::cells() const {
  return booleans_ + integers_ + large_integers_ + fractions_ + times_ + texts_ + codes_;
}

bool ColumnProfile::is_most(std::int64_t count) const {
  constexpr std::int64_t kCellsPerMisfit = 100;
  return count > 0 && codes_ == 0 && cells() - count <= cells() / kCellsPerMisfit;
}

Type ColumnProfile::type() const {
  const bool is_whole = fractions_ == 0;
  if (is_most(integers_ + large_integers_ + fractions_)) {
    return !is_whole              ? Type::double_precision()
           : large_integers_ == 0 ? Type::bigint()
                                  : Type::varchar(kMaximumLength);
  }
  if (booleans_ > 0 && booleans_ == cells()) {
    return Type::boolean();
  }
  return is_most(times_) ? Type::timestamp() : Type::varchar(kMaximumLength);
}

Type ColumnProfile::service_type() const {
  constexpr int kMostDecimalDigits = 18;
  constexpr std::int64_t kMostTinyint = 127;
  constexpr std::int64_t kMostInteger = 2147483647;
  const Type wide = type();
  if (wide.kind == TypeKind::kBigint) {
    const bool is_tiny = most_ <= kMostTinyint && least_ >= -kMostTinyint - 1;
    const bool is_integer = most_ <= kMostInteger && least_ >= -kMostInteger - 1;
    if (is_tiny && !is_untyped_) {  // the guide's CSV file has a month that is an INTEGER
      return {.kind = TypeKind::kTinyint};
    }
    return is_integer ? Type::integer() : wide;
  }
  if (wide.kind == TypeKind::kDouble) {
    const int digits = whole_digits_ + fraction_digits_;
    return has_exponent_ || digits > kMostDecimalDigits ? wide
                                                        : Type::decimal(digits, fraction_digits_);
  }
  if (wide.kind == TypeKind::kBoolean) {
    return wide;
  }
  int length = 4;
  while (length < longest_ && length < kMaximumLength) {
    length *= 2;
  }
  return Type::varchar(std::min(length, kMaximumLength));
}

}  // namespace sluice
