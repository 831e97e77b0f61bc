#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sluice {

/// A piece of a JSON text that should be one object.
struct JsonRecord {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_whole_line =
      false;  ///< stands in one line, alone but for a comma and array brackets around it
  bool is_object = false;  ///< braces balance; its inside may still be wrong
};

/// Finds the objects of a text: one a line, one after another, over several lines, or as elements
/// of an array around them all (brackets and commas between objects do not count). What is broken
/// costs as little as can be told: an unclosed string or a cut-off object ends with its line, or,
/// where it was printed over several lines, before the next line that begins with a brace.
/// Resumable: text may be appended between calls.
class JsonRecordScanner {
 public:
  explicit JsonRecordScanner(std::size_t maximum_record_bytes)
      : maximum_record_bytes_(maximum_record_bytes) {}

  /// The next record; nothing when more text is needed or, with `is_whole`, when there is none.
  std::optional<JsonRecord> next(std::string_view text, bool is_whole);
  /// Place in the text up to which everything belongs to records that were found (or to none).
  std::size_t done() const { return is_inside_ ? begin_ : bracket_.value_or(at_); }
  /// Text was taken off the front.
  void rebase(std::size_t taken);
  void reset() { *this = JsonRecordScanner(maximum_record_bytes_); }

 private:
  enum class Step { kGoOn, kClosed, kBroken };

  bool find_begin(std::string_view text);
  void begin_record(std::size_t begin);
  Step step(char c);
  bool take_string(std::string_view text);
  bool may_begin_value(char c) const;
  std::optional<JsonRecord> end_closed(std::string_view text, bool is_whole);
  std::optional<JsonRecord> end_broken(std::string_view text, bool is_whole);
  std::optional<JsonRecord> rest_of_line(std::string_view text, bool is_whole);
  JsonRecord finish(std::size_t end, bool is_object);

  std::size_t maximum_record_bytes_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::optional<std::size_t> bracket_;  ///< before what may be no object, and then belongs to it
  std::size_t line_end_ = 0;            ///< of the record's first line, once it was passed
  std::uint64_t objects_ = 0;           ///< one bit a level, innermost lowest: set for objects
  int depth_ = 0;
  char previous_ = '\0';    ///< last character that was no blank, outside strings
  bool is_inside_ = false;  ///< of a record
  bool is_in_string_ = false;
  bool is_closed_ = false;  ///< the last brace was seen, what follows it was not
  bool is_broken_ = false;
  bool is_after_line_end_ = false;
  bool is_line_begin_ = true;  ///< nothing but blanks, commas and brackets in this line so far
};

}  // namespace sluice
