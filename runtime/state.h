#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "runtime/batch.h"
#include "runtime/time.h"

namespace sluice {

/// Writes the state of operators, sources and merges as little-endian bytes. The reader must ask
/// for the same things in the same order.
class StateWriter {
 public:
  template <class T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void put(T value) { put_bytes(&value, sizeof value); }
  void put(RowTime time) { put(time.milliseconds); }
  void put(std::string_view text);
  void put(const Value& value);
  /// Rows with their times; the schema is not written.
  void put(const Batch& batch);

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  void put_bytes(const void* data, std::size_t size);
  std::string bytes_;
};

/// Reads what a StateWriter wrote. Throws an Error of kind state where the bytes end early or are
/// damaged.
class StateReader {
 public:
  explicit StateReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T> T get() {
    T value;
    get_bytes(&value, sizeof value);
    return value;
  }
  RowTime get_time() { return {get<std::int64_t>()}; }
  std::string get_text();
  Value get_value();
  Batch get_batch(const SchemaPtr& schema);
  bool at_end() const { return rest_.empty(); }

 private:
  void get_bytes(void* data, std::size_t size);
  std::string_view rest_;
};

/// Keyed state is cut into this many ranges of a fixed hash, so that any worker may load any set of
/// them.
inline constexpr int kKeyRanges = 256;
/// The range of a key (its encoded bytes): the top byte of XXH3 with seed 0.
int key_range(std::string_view key);

}  // namespace sluice
