#pragma once

#include <string>
#include <string_view>

#include "connectors/csv_options.h"

namespace sluice {

/// Turns a CSV text whose records end with some other text into one with a record a line, so that
/// the rest need not know. Fields with line ends in them get quotes. State: the record that is not
/// complete yet.
class RowDelimiter {
 public:
  explicit RowDelimiter(const CsvLayoutOptions& layout) : layout_(layout) {}

  /// Takes the next bytes; `ends` says that they are the last of the origin.
  std::string translate(std::string_view bytes, bool ends);
  const std::string& rest() const { return rest_; }
  void restore(std::string rest) { rest_ = std::move(rest); }

 private:
  struct Field {
    std::size_t end = 0;
    std::size_t next = 0;  ///< where what follows begins
    bool ends_record = false;
    bool is_complete = false;  ///< false: the text ends first
  };
  Field field_at(std::size_t begin) const;
  std::size_t after_quotes(std::size_t begin) const;
  std::size_t append_record(std::size_t begin, bool ends, std::string& out) const;
  void append_field(std::string_view field, std::string& out) const;

  CsvLayoutOptions layout_;
  std::string rest_;
};

}  // namespace sluice
