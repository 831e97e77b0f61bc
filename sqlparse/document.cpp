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
  render(layout, false, 0);
  return std::move(layout.text);
}

void Document::break_line(Layout& layout, bool is_flat, std::size_t indent) const {
  if (is_flat && kind_ != Kind::kHardLine) {
    layout.text += kind_ == Kind::kLine ? " " : "";
    layout.column += flat_width_;
    return;
  }
  layout.text += '\n';
  layout.text.append(indent, ' ');
  layout.column = indent;
}

void Document::render(Layout& layout, bool is_flat, std::size_t indent) const {
  switch (kind_) {
    case Kind::kText:
      layout.text += text_;
      layout.column += flat_width_;
      return;
    case Kind::kLine:
    case Kind::kSoftLine:
    case Kind::kHardLine:
      return break_line(layout, is_flat, indent);
    case Kind::kGroup:
      is_flat = is_flat || layout.column + flat_width_ <= layout.width;
      break;
    case Kind::kNest:
      indent += kIndentStep;
      break;
    case Kind::kSequence:
      break;
  }
  for (const Document& part : parts_) {
    part.render(layout, is_flat, indent);
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
