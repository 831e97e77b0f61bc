#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// Finds the places of the brackets, colons and commas of a JSON text outside its strings, and of
/// the first characters of its strings and other values: simdjson's first stage (Langdale, Lemire,
/// "Parsing gigabytes of JSON per second", 2019). It checks UTF-8, and that strings are closed and
/// hold no control characters; the rest is for the caller to check.
class JsonStructure {
 public:
  /// Bytes that may be read behind a text.
  static constexpr std::size_t kPadding = 64;

  JsonStructure();
  ~JsonStructure();
  JsonStructure(const JsonStructure&) = delete;
  JsonStructure& operator=(const JsonStructure&) = delete;

  /// Looks through `text`, behind which kPadding bytes may be read. Returns why it cannot be JSON,
  /// or nothing.
  const char* find(std::string_view text);
  /// The places found, in order; `begin()[size()]` is the size of the text.
  const std::uint32_t* begin() const;
  std::size_t size() const;

  /// The text of a string, whose opening quote is at `quote` of a text that `find` took, without
  /// its escapes; nothing where one is wrong. The text lives until the next call.
  std::optional<std::string_view> unescaped(const char* quote, std::size_t maximum_size);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::string buffer_;
};

}  // namespace sluice
