#include "sqlparse/document.h"

#include <utility>

#include "sqlparse/utf8.h"

namespace sluice::sqlparse {
namespace {

constexpr std::size_t kIndentStep = 2;
constexpr std::size_t kNeverFits = 1'000'000;

}  // namespace

struct Document::Layout {
  std::size_t width;
  std::string text;
  std::size_t column = 0;
};

Document::Document(std::string text)
    : kind_(Kind::kText), text_(std::move(text)), flat_width_(utf8_count(text_)) {
  flat_width_ = text_.find('\n') == std::string::npos ? flat_width_ : kNeverFits;
}

Document::Document(Kind kind, std::vector<Document> parts) : kind_(kind), parts_(std::move(parts)) {
  flat_width_ = kind == Kind::kHardLine ? kNeverFits : kind == Kind::kLine ? 1 : 0;
  for (const Document& part : parts_) {
    flat_width_ += part.flat_width_;
  }
}

Document Document::line() { return {Kind::kLine, {}}; }
Document Document::soft_line() { return {Kind::kSoftLine, {}}; }
Document Document::hard_line() { return {Kind::kHardLine, {}}; }

Document Document::sequence(std::vector<Document> parts) {
  return {Kind::kSequence, std::move(parts)};
}

Document Document::group(std::vector<Document> parts) { return {Kind::kGroup, std::move(parts)}; }

Document Document::nest(std::vector<Document> parts) { return {Kind::kNest, std::move(parts)}; }

std::string Document::render(std::size_t width) const {
  Layout layout{.width = width, .text = {}};
  render(layout, Place());
  return std::move(layout.text);
}

void Document::break_line(Layout& layout, const Place& place) const {
  if (place.is_flat && kind_ != Kind::kHardLine) {
    layout.text += kind_ == Kind::kLine ? " " : "";
    layout.column += flat_width_;
    return;
  }
  layout.text += '\n';
  layout.text.append(place.indent, ' ');
  layout.column = place.indent;
}

/// The width of the text that follows part `index` directly and cannot be broken from it.
std::size_t Document::width_behind(std::size_t index, std::size_t behind) const {
  std::size_t width = 0;
  for (std::size_t i = index + 1; i < parts_.size(); ++i) {
    if (parts_[i].kind_ != Kind::kText) {
      return width;
    }
    width += parts_[i].flat_width_;
  }
  return width + behind;
}

void Document::render(Layout& layout, Place place) const {
  switch (kind_) {
    case Kind::kText:
      layout.text += text_;
      layout.column += flat_width_;
      return;
    case Kind::kLine:
    case Kind::kSoftLine:
    case Kind::kHardLine:
      return break_line(layout, place);
    case Kind::kGroup:
      place.is_flat = place.is_flat || layout.column + flat_width_ + place.behind <= layout.width;
      break;
    case Kind::kNest:
      place.indent += kIndentStep;
      break;
    case Kind::kSequence:
      break;
  }
  const std::size_t behind = place.behind;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    place.behind = width_behind(i, behind);
    parts_[i].render(layout, place);
  }
}

Document join(std::vector<Document> items, const Document& separator) {
  std::vector<Document> parts;
  for (Document& item : items) {
    if (!parts.empty()) {
      parts.push_back(separator);
    }
    parts.push_back(std::move(item));
  }
  return Document::sequence(std::move(parts));
}

}  // namespace sluice::sqlparse
