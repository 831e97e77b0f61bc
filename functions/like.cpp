#include "functions/like.h"

#include "functions/utf8.h"

namespace sluice {

void LikePattern::Piece::add(std::string_view character) {
  elements.emplace_back(character);
  literal += character;
}

void LikePattern::Piece::add_any() {
  elements.emplace_back();
  has_any = true;
}

std::optional<std::size_t> LikePattern::Piece::end_at_start(std::string_view text) const {
  if (!has_any) {
    return text.starts_with(literal) ? std::optional(literal.size()) : std::nullopt;
  }
  std::size_t at = 0;
  for (const std::string& element : elements) {
    if (at >= text.size() || !text.substr(at).starts_with(element)) {
      return std::nullopt;
    }
    at += element.empty() ? first_character_size(text.substr(at)) : element.size();
  }
  return at;
}

bool LikePattern::Piece::is_at_end(std::string_view text) const {
  if (!has_any) {
    return text.ends_with(literal);
  }
  const std::int64_t before = character_count(text) - static_cast<std::int64_t>(elements.size());
  return before >= 0 && end_at_start(text.substr(character_offset(text, before))).has_value();
}

bool LikePattern::Piece::skip(std::string_view& text) const {
  if (!has_any) {
    const std::size_t at = text.find(literal);
    text.remove_prefix(at == std::string_view::npos ? 0 : at + literal.size());
    return at != std::string_view::npos;
  }
  while (text.size() >= elements.size()) {
    if (const std::optional<std::size_t> end = end_at_start(text)) {
      text.remove_prefix(*end);
      return true;
    }
    text.remove_prefix(first_character_size(text));
  }
  return false;
}

OrError<LikePattern> LikePattern::compile(std::string_view pattern,
                                          std::optional<std::string_view> escape) {
  if (escape && (escape->empty() || first_character_size(*escape) != escape->size())) {
    return RowError{"ESCAPE takes exactly one character, not '" + shortened(*escape) + "'"};
  }
  LikePattern compiled;
  while (!pattern.empty()) {
    std::string_view character = pattern.substr(0, first_character_size(pattern));
    pattern.remove_prefix(character.size());
    if (escape && character == *escape) {
      if (pattern.empty()) {
        return RowError{"the pattern of LIKE ends in its escape character"};
      }
      character = pattern.substr(0, first_character_size(pattern));
      pattern.remove_prefix(character.size());
      compiled.pieces_.back().add(character);
    } else if (character == "%") {
      compiled.pieces_.emplace_back();
    } else if (character == "_") {
      compiled.pieces_.back().add_any();
    } else {
      compiled.pieces_.back().add(character);
    }
  }
  return compiled;
}

bool LikePattern::matches(std::string_view text) const {
  const std::optional<std::size_t> begin = pieces_.front().end_at_start(text);
  if (!begin) {
    return false;
  }
  text.remove_prefix(*begin);
  if (pieces_.size() == 1) {
    return text.empty();
  }
  for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
    if (!pieces_[i].skip(text)) {
      return false;
    }
  }
  return pieces_.back().is_at_end(text);
}

}  // namespace sluice
