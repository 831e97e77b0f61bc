#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace sluice {

/// How the text of an option is read.
enum class OptionKind { kText, kFlag, kInteger, kDuration, kChoice };

/// Which bindings an option makes sense on; a bit each.
enum OptionPlace : std::uint8_t { kOnSource = 1, kOnSink = 2, kOnReference = 4 };

/// An option as the connector or format that reads it declares it: checked, listed and documented
/// from here.
struct OptionDeclaration {
  std::string name;
  OptionKind kind = OptionKind::kText;
  std::uint8_t places = kOnSource;
  std::string default_text = {};          ///< as a user would write it; empty for none
  std::string about = {};                 ///< one sentence
  std::vector<std::string> choices = {};  ///< kChoice only
};

/// An option as given: its text and, when it stood in SQL, where.
struct OptionValue {
  std::string text;
  std::optional<Span> span = {};
};

/// The options of one binding, by lower-case name. Reading one converts and checks its text; a bad
/// one throws an Error of kind usage (from the command line) or query (with its span) that names
/// the option, the text and what is accepted.
class Options {
 public:
  void set(std::string name, OptionValue value) { values_[std::move(name)] = std::move(value); }
  bool has(std::string_view name) const { return values_.find(std::string(name)) != values_.end(); }
  const std::map<std::string, OptionValue>& values() const { return values_; }

  std::optional<std::string> text(std::string_view name) const;
  std::string text_or(std::string_view name, std::string_view fallback) const;
  /// 'true'/'false', 'on'/'off', 'yes'/'no', '1'/'0'; empty text means true.
  std::optional<bool> flag(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  /// A number and ms, s, min, h or d, as milliseconds: "1.5 h", "250ms". Nothing for 'off' and
  /// 'hold', which mean never.
  std::optional<std::int64_t> duration(std::string_view name) const;

  /// Refuses options that no declaration names or that do not belong at `place`, bad values and bad
  /// choices, with "did you mean".
  void check(const std::vector<OptionDeclaration>& declarations, OptionPlace place) const;

 private:
  std::map<std::string, OptionValue> values_;
};

/// Reads "10 s", "250ms", "1.5 h"; nothing when the text is not a duration.
std::optional<std::int64_t> parse_duration(std::string_view text);

}  // namespace sluice
