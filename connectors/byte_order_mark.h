#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/connector.h"

namespace sluice {

/// Leaves out the byte order mark at the begin of an origin, however the chunks are cut.
class ByteOrderMark {
 public:
  static constexpr std::string_view kMark = "\xEF\xBB\xBF";

  /// A new origin begins.
  void reset();
  /// Takes the mark off the chunk's bytes; false while it is not clear whether there is one, and
  /// the bytes are kept here.
  bool take(Chunk& chunk);
  /// Bytes of the mark that was taken off.
  std::int64_t size() const { return is_found_ ? static_cast<std::int64_t>(kMark.size()) : 0; }

  std::string save() const;
  void load(const std::string& state);

 private:
  bool is_waiting_ = false;
  bool is_found_ = false;
  std::string seen_;  ///< bytes that may be a mark
};

}  // namespace sluice
