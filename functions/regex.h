#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/row_error.h"

namespace sluice {

/// A compiled regular expression over UTF-8 text (PCRE2 with JIT). Immutable, cheap to copy, safe
/// to share.
class Regex {
 public:
  /// Compiles a pattern of PCRE2's own syntax, or says what is wrong with it and where.
  static OrError<Regex> compile(const std::string& pattern);
  /// Compiles a Java regular expression.
  static OrError<Regex> compile_java(std::string_view pattern);

  /// Number of capturing groups.
  std::size_t group_count() const;
  /// Number of the group of this name.
  std::optional<std::size_t> group_number(const std::string& name) const;

  class Matcher;

 private:
  struct Code;
  explicit Regex(std::shared_ptr<const Code> code) : code_(std::move(code)) {}
  std::shared_ptr<const Code> code_;
};

/// Matches texts against one expression, on one thread; holds the scratch memory.
class Regex::Matcher {
 public:
  explicit Matcher(const Regex& regex);
  Matcher(Matcher&&) noexcept;
  ~Matcher();

  /// Looks for the first match at or after `offset`; afterwards `group` tells where. A search that
  /// exceeds the limits of backtracking is an error.
  OrError<bool> find(std::string_view text, std::size_t offset);
  /// Bytes of a group of the last match, 0 for all of it; nothing where the group took no part.
  /// Points into the text.
  std::optional<std::string_view> group(std::size_t number) const;
  /// Where the last match begins and ends.
  std::size_t begin() const;
  std::size_t end() const;

 private:
  struct Scratch;
  Regex regex_;
  std::unique_ptr<Scratch> scratch_;
  std::string_view text_;
};

}  // namespace sluice
