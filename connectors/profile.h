#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/options.h"
#include "runtime/type.h"

namespace sluice {

/// The first bytes of an origin, decompressed, for discovery.
struct Sample {
  std::string bytes;
  std::string origin;     ///< the name users know it by
  bool is_whole = false;  ///< nothing follows: the last record is complete
};

/// What the sampled cells of one column have in common: what is needed to choose its type.
class ColumnProfile {
 public:
  /// `source` is the header name or JSON path that the column is read from.
  ColumnProfile(std::string name, std::string source)
      : name_(std::move(name)), source_(std::move(source)) {}

  const std::string& name() const { return name_; }
  const std::string& source() const { return source_; }
  void rename(std::string name) { name_ = std::move(name); }

  void add_null() {}
  void add_boolean() { ++booleans_; }
  /// A number as it was written.
  void add_number(std::string_view text);
  /// Text that may be a time, but no number or truth value.
  void add_text(std::string_view text);
  /// A cell without a type of its own, as in CSV: number, truth value, time or text.
  void add_untyped(std::string_view text);

  /// BIGINT, DOUBLE, BOOLEAN, TIMESTAMP or VARCHAR(65534), the narrowest that holds every cell; one
  /// cell in a hundred may be no number or time, and will be an error row.
  Type type() const;
  /// The type that DiscoverInputSchema of the service would print (kda-sql 19.6).
  Type service_type() const;

 private:
  void add_code(std::string_view text);
  std::int64_t cells() const;
  bool is_most(std::int64_t count) const;

  std::string name_;
  std::string source_;
  std::int64_t booleans_ = 0;
  std::int64_t integers_ = 0;        ///< numbers that fit 64 bits
  std::int64_t large_integers_ = 0;  ///< whole numbers that do not
  std::int64_t fractions_ = 0;       ///< other numbers
  std::int64_t times_ = 0;
  std::int64_t texts_ = 0;
  std::int64_t codes_ = 0;  ///< numbers that begin with a zero too many: they stay text
  std::int64_t least_ = 0;
  std::int64_t most_ = 0;
  std::int64_t longest_ = 0;  ///< characters of the longest cell
  int whole_digits_ = 0;
  int fraction_digits_ = 0;
  bool has_exponent_ = false;
  bool is_untyped_ = false;
};

/// A sample, column by column.
struct SampleProfile {
  std::string format;
  std::vector<ColumnProfile> columns;
  Options options = {};  ///< what was detected: header, delimiter, rows
  std::int64_t rows_read = 0;
};

/// Rows and bytes that discovery looks at, at most.
inline constexpr std::int64_t kSampleRows = 10'000;
inline constexpr std::size_t kSampleBytes = 4 << 20;

}  // namespace sluice
