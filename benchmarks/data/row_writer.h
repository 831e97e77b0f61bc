#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::benchmarks {

/// Writes rows as NDJSON or as CSV with a header. A row is told once, field by field, for both.
class RowWriter {
 public:
  explicit RowWriter(bool is_csv) : is_csv_(is_csv) {}

  void integer(std::string_view name, std::int64_t value);
  /// `scaled` / 10^digits, with all its digits; digits > 0.
  void decimal(std::string_view name, std::int64_t scaled, int digits);
  /// Text that needs no escapes; quoted in CSV where it holds commas.
  void text(std::string_view name, std::string_view value);
  /// Milliseconds since 1970-01-01 as yyyy-MM-dd HH:mm:ss.SSS.
  void time(std::string_view name, std::int64_t milliseconds);
  void end_row();

  /// What was written since the last call of `clear`.
  const std::string& bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  void begin_field(std::string_view name);
  void append_number(std::int64_t value, int width = 0);

  bool is_csv_;
  bool is_first_row_ = true;
  bool is_first_field_ = true;
  std::string header_;
  std::string bytes_;
};

}  // namespace sluice::benchmarks
