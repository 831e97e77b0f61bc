#include "benchmarks/data/row_writer.h"

#include <array>
#include <charconv>
#include <chrono>

namespace sluice::benchmarks {

void RowWriter::begin_field(std::string_view name) {
  if (!is_first_field_) {
    bytes_ += ',';
  }
  if (is_csv_ && is_first_row_) {
    header_.append(is_first_field_ ? "" : ",").append(name);
  }
  if (!is_csv_) {
    bytes_.append(is_first_field_ ? "{\"" : "\"").append(name).append("\":");
  }
  is_first_field_ = false;
}

void RowWriter::append_number(std::int64_t value, int width) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.begin(), digits.end(), value).ptr;
  for (auto count = end - digits.begin(); count < width; ++count) {
    bytes_ += '0';
  }
  bytes_.append(digits.begin(), end);
}

void RowWriter::integer(std::string_view name, std::int64_t value) {
  begin_field(name);
  append_number(value);
}

void RowWriter::decimal(std::string_view name, std::int64_t scaled, int digits) {
  begin_field(name);
  if (scaled < 0) {
    bytes_ += '-';
    scaled = -scaled;
  }
  std::int64_t one = 1;
  for (int digit = 0; digit < digits; ++digit) {
    one *= 10;
  }
  append_number(scaled / one);
  bytes_ += '.';
  append_number(scaled % one, digits);
}

void RowWriter::text(std::string_view name, std::string_view value) {
  begin_field(name);
  const bool is_quoted = !is_csv_ || value.find_first_of(",\"") != std::string_view::npos;
  bytes_.append(is_quoted ? "\"" : "");
  for (const char character : value) {
    if (character == '"') {
      bytes_ += is_csv_ ? '"' : '\\';
    }
    bytes_ += character;
  }
  bytes_.append(is_quoted ? "\"" : "");
}

void RowWriter::time(std::string_view name, std::int64_t milliseconds) {
  begin_field(name);
  bytes_.append(is_csv_ ? "" : "\"");
  const std::chrono::sys_time<std::chrono::milliseconds> at{
      std::chrono::milliseconds(milliseconds)};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::int64_t in_day = (at - day).count();
  append_number(static_cast<int>(date.year()), 4);
  bytes_ += '-';
  append_number(static_cast<unsigned>(date.month()), 2);
  bytes_ += '-';
  append_number(static_cast<unsigned>(date.day()), 2);
  bytes_ += ' ';
  append_number(in_day / 3'600'000, 2);
  bytes_ += ':';
  append_number(in_day / 60'000 % 60, 2);
  bytes_ += ':';
  append_number(in_day / 1000 % 60, 2);
  bytes_ += '.';
  append_number(in_day % 1000, 3);
  bytes_.append(is_csv_ ? "" : "\"");
}

void RowWriter::end_row() {
  bytes_.append(is_csv_ ? "\n" : "}\n");
  if (is_csv_ && is_first_row_) {
    bytes_.insert(0, header_ + "\n");
  }
  is_first_row_ = false;
  is_first_field_ = true;
}

}  // namespace sluice::benchmarks
