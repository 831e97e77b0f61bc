#include "connectors/generator/exercise.h"

#include <array>
#include <charconv>

namespace sluice {
namespace {

constexpr double kFieldSize = 10;
constexpr double kHotspotSize = 1;
constexpr double kHotShare = 0.2;
constexpr std::int64_t kPointsPerHotspot = 1000;

void append_number(std::string& out, double number) {
  std::array<char, 32> text;
  out.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr);
}

}  // namespace

void Exercise::append(std::string& out) {
  if (points_++ % kPointsPerHotspot == 0) {
    left_ = random_.between(0, kFieldSize - kHotspotSize);
    bottom_ = random_.between(0, kFieldSize - kHotspotSize);
  }
  const bool is_hot = random_.chance(kHotShare);
  const double size = is_hot ? kHotspotSize : kFieldSize;
  const double x = (is_hot ? left_ : 0) + random_.between(0, size);
  const double y = (is_hot ? bottom_ : 0) + random_.between(0, size);
  out += R"({"x": )";
  append_number(out, x);
  out += R"(, "y": )";
  append_number(out, y);
  out += is_hot ? R"(, "is_hot": "Y"})" : R"(, "is_hot": "N"})";
  out += '\n';
}

}  // namespace sluice
