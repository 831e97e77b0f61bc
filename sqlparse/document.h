#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sqlparse {

/// Text with the places where it may be broken into lines, after Wadler, "A prettier printer",
/// 2003. A group is laid out on one line if it fits; else each line break directly in it breaks.
class Document {
 public:
  Document() = default;
  Document(std::string text);
  Document(std::string_view text) : Document(std::string(text)) {}
  Document(const char* text) : Document(std::string(text)) {}

  /// A line break, or a blank where the group fits.
  static Document line();
  /// A line break, or nothing where the group fits.
  static Document soft_line();
  /// A line break always; no group around it fits.
  static Document hard_line();
  static Document sequence(std::vector<Document> parts);
  static Document group(std::vector<Document> parts);
  /// The parts, indented by one step where they break.
  static Document nest(std::vector<Document> parts);

  /// Lays the document out within `width` columns, where that is possible.
  std::string render(std::size_t width) const;

 private:
  enum class Kind { kText, kLine, kSoftLine, kHardLine, kSequence, kGroup, kNest };
  struct Layout;

  /// Where a part is laid out.
  struct Place {
    bool is_flat = false;
    std::size_t indent = 0;
    std::size_t behind = 0;  ///< width of what follows on the same line
  };

  Document(Kind kind, std::vector<Document> parts);
  void render(Layout& layout, Place place) const;
  void break_line(Layout& layout, const Place& place) const;
  std::size_t width_behind(std::size_t index, std::size_t behind) const;

  Kind kind_ = Kind::kSequence;
  std::string text_;
  std::vector<Document> parts_;
  std::size_t flat_width_ = 0;  ///< in characters, on one line
};

/// Puts `separator` between the items.
Document join(std::vector<Document> items, const Document& separator);

}  // namespace sluice::sqlparse
