#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "connectors/csv_options.h"
#include "runtime/connector.h"

namespace sluice {

/// Cuts the chunks of a CSV text at record ends. Quoted line ends are inside a record; a quote that
/// is never closed costs its line only. The first record that is not blank is handed out alone, for
/// it may be the header. Where the chunks were cut does not show in the records.
class CsvCutter {
 public:
  explicit CsvCutter(CsvLayoutOptions layout) : layout_(std::move(layout)) {}

  /// Takes the next bytes; `ends` says that they are the last of the origin.
  void add(std::string bytes, bool ends);
  /// The first record with its line end, blank lines before it included, once it is there; call
  /// until it is, then not again. Nothing when the text may go on.
  std::optional<std::string> take_first();
  /// All records that are there, as one text; empty when there is none.
  std::string take_records();
  /// Forgets everything; a new text begins.
  void reset();

  const std::string& rest() const { return rest_; }
  bool is_skipping() const { return is_skipping_; }
  void restore(std::string rest, bool is_skipping);

 private:
  std::size_t last_record_end();
  std::size_t walk_records(bool one_only);
  bool end_field(std::size_t at);
  std::string take(std::size_t size);
  void skip_long_record();

  CsvLayoutOptions layout_;
  std::string rest_;              ///< begins with a record
  std::size_t record_begin_ = 0;  ///< in `rest_`, of the record that is not complete yet
  std::size_t field_begin_ = 0;   ///< in `rest_`, of the field that is not complete yet
  bool is_ended_ = false;
  bool is_skipping_ = false;  ///< until a line end: the tail of a record that was too long
};

}  // namespace sluice
