#include "functions/java_regex.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace sluice {
namespace {

/// Java's POSIX classes and PCRE2's.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kClasses{{
    {"Lower", "[:lower:]"},
    {"Upper", "[:upper:]"},
    {"ASCII", "[:ascii:]"},
    {"Alpha", "[:alpha:]"},
    {"Digit", "[:digit:]"},
    {"Alnum", "[:alnum:]"},
    {"Punct", "[:punct:]"},
    {"Graph", "[:graph:]"},
    {"Print", "[:print:]"},
    {"Blank", "[:blank:]"},
    {"Cntrl", "[:cntrl:]"},
    {"XDigit", "[:xdigit:]"},
    {"Space", "[:space:]"},
}};

class Translator {
 public:
  explicit Translator(std::string_view pattern) : whole_(pattern), rest_(pattern) {}

  OrError<std::string> translate() {
    while (!rest_.empty()) {
      if (rest_.front() == '\\' && rest_.size() > 1) {
        translate_escape();
      } else if (in_class_ && (rest_.front() == '[' || rest_.starts_with("&&"))) {
        return RowError{fmt::format(
            "bad pattern '{}': nested character classes and && are not supported", whole_)};
      } else {
        take_plain();
      }
    }
    return std::move(out_);
  }

 private:
  void take(std::size_t size) {
    out_ += rest_.substr(0, size);
    rest_.remove_prefix(std::min(size, rest_.size()));
  }

  void take_plain() {
    const char c = rest_.front();
    take(1);
    if (!in_class_ && c == '[') {
      in_class_ = true;
      take(rest_.starts_with("^") ? 1 : 0);
      if (rest_.starts_with("]")) {  // Java reads a first ] as the end, which PCRE2 does not
        out_ += '\\';
        take(1);
      }
    } else if (in_class_ && c == ']') {
      in_class_ = false;
    }
  }

  void translate_escape() {
    const char c = rest_[1];
    if (c == 'Q') {
      take_quoted();
    } else if (c == 'u' && rest_.size() >= 6) {
      out_ += "\\x{";
      out_ += rest_.substr(2, 4);
      out_ += '}';
      rest_.remove_prefix(6);
    } else if ((c == 'p' || c == 'P') && rest_.size() > 2 && rest_[2] == '{') {
      translate_property(c == 'P');
    } else {
      take(2);
    }
  }

  void take_quoted() {
    const std::size_t end = rest_.find("\\E");
    take(end == std::string_view::npos ? rest_.size() : end + 2);
  }

  void translate_property(bool negated) {
    const std::size_t close = rest_.find('}');
    const std::string_view name = rest_.substr(3, close == std::string_view::npos ? 0 : close - 3);
    const auto* found = std::find_if(kClasses.begin(), kClasses.end(),
                                     [&](const auto& entry) { return entry.first == name; });
    if (found == kClasses.end()) {
      take(3);
      return;
    }
    std::string posix(found->second);
    if (negated) {
      posix.insert(2, "^");
    }
    out_ += in_class_ ? posix : "[" + posix + "]";
    rest_.remove_prefix(close + 1);
  }

  std::string_view whole_;
  std::string_view rest_;
  std::string out_;
  bool in_class_ = false;
};

}  // namespace

OrError<std::string> translate_java_regex(std::string_view pattern) {
  return Translator(pattern).translate();
}

}  // namespace sluice
