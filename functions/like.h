#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/row_error.h"

namespace sluice {

/// A compiled LIKE pattern: pieces of characters and `_`, parted by `%`.
class LikePattern {
 public:
  /// `escape` is one character, or absent.
  static OrError<LikePattern> compile(std::string_view pattern,
                                      std::optional<std::string_view> escape);

  bool matches(std::string_view text) const;

 private:
  /// Characters that stand together; an element is a character or, empty, any character.
  struct Piece {
    std::vector<std::string> elements;
    std::string literal;  ///< all of it, when no element is empty
    bool has_any = false;

    void add(std::string_view character);
    void add_any();
    /// Where the piece ends if it stands at the beginning of the text.
    std::optional<std::size_t> end_at_start(std::string_view text) const;
    bool is_at_end(std::string_view text) const;
    /// Removes the text up to the end of the first place where the piece stands; false when there
    /// is none.
    bool skip(std::string_view& text) const;
  };

  std::vector<Piece> pieces_{1};
};

}  // namespace sluice
