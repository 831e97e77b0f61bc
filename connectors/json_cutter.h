#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "connectors/byte_order_mark.h"
#include "connectors/json_records.h"
#include "runtime/connector.h"

namespace sluice {

/// How the records of an origin lie: told by its first good record.
enum class JsonLayout : std::uint8_t {
  kUnknown,
  kLines,  ///< a record a line, which makes cutting as fast as finding line ends
  kFree,   ///< over several lines, or several in one
};

/// Cuts the chunks of a JSON text between records. Where the chunks were cut does not show in the
/// records.
class JsonCutter {
 public:
  explicit JsonCutter(std::size_t maximum_record_bytes)
      : maximum_record_bytes_(maximum_record_bytes), scanner_(maximum_record_bytes) {}

  void cut(Chunk chunk, std::vector<Block>& blocks);
  std::string save() const;
  void load(const std::string& bytes);

 private:
  void begin_origin(const Chunk& chunk);
  std::size_t records_end(bool is_whole, std::vector<Block>& blocks);
  void decide_layout(bool is_whole, std::vector<Block>& blocks);
  void emit(std::size_t size, std::vector<Block>& blocks);

  std::size_t maximum_record_bytes_;
  JsonRecordScanner scanner_;
  ByteOrderMark mark_;
  std::shared_ptr<const JsonLayout> layout_ =
      std::make_shared<const JsonLayout>(JsonLayout::kUnknown);
  std::shared_ptr<const std::string> origin_;
  std::optional<RowTime> arrival_;
  std::int64_t offset_ = 0;
  std::int64_t line_ = 1;
  std::string rest_;
  /// Set while what follows the first good record, which decides the layout, has not come: where
  /// that record ends.
  std::optional<std::size_t> undecided_end_;
};

}  // namespace sluice
