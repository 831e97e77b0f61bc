#include "tests/fuzz/mutate.h"

#include <algorithm>
#include <array>

namespace sluice::fuzz {
namespace {

constexpr std::size_t kLongestPiece = 32;

std::size_t below(std::size_t count, std::mt19937_64& random) { return random() % count; }

std::string piece_of(const std::string& text, std::mt19937_64& random) {
  const std::size_t begin = below(text.size() + 1, random);
  return text.substr(begin, below(kLongestPiece, random));
}

/// Bytes that mean something to one parser or another.
std::string token(std::mt19937_64& random) {
  static constexpr std::array kTokens = {"\n",
                                         "\r\n",
                                         "\"",
                                         "'",
                                         "''",
                                         "(",
                                         ")",
                                         "[",
                                         "]",
                                         "{",
                                         "}",
                                         "\\",
                                         "*",
                                         "+?",
                                         "{2}",
                                         "%",
                                         "_",
                                         ",",
                                         ";",
                                         "0",
                                         "-1",
                                         "9223372036854775808",
                                         "1e999",
                                         "NULL",
                                         "\xEF\xBB\xBF",
                                         "\xC3",
                                         "\xFF",
                                         "\xED\xA0\x80",
                                         "\xF0\x9F\x98\x80",
                                         "yyyy",
                                         "SELECT",
                                         "ROWTIME",
                                         "INTERVAL '1' DAY"};
  return kTokens[below(kTokens.size(), random)];
}

void change(std::string& text, const std::vector<std::string>& corpus, std::mt19937_64& random) {
  const std::size_t place = below(text.size() + 1, random);
  switch (below(6, random)) {
    case 0:
      text.insert(place, token(random));
      break;
    case 1:
      text.insert(place, 1, static_cast<char>(random() % 256));
      break;
    case 2:
      text.erase(place, 1 + below(kLongestPiece, random));
      break;
    case 3:
      text.insert(place, piece_of(text, random));
      break;
    case 4:
      text.insert(place, piece_of(corpus[below(corpus.size(), random)], random));
      break;
    default:
      if (place < text.size()) {
        text[place] = static_cast<char>(random() % 256);
      }
  }
}

}  // namespace

std::string mutated(const std::vector<std::string>& corpus, std::mt19937_64& random) {
  std::string text = corpus[below(corpus.size(), random)];
  const std::size_t changes = 1 + below(6, random);
  for (std::size_t i = 0; i < changes; ++i) {
    change(text, corpus, random);
  }
  return text;
}

}  // namespace sluice::fuzz
