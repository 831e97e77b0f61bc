#include "operators/hotspots/result_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <string_view>
#include <tuple>

namespace sluice::hotspots {
namespace {

constexpr std::string_view kOpen = "{\"hotspots\":[";
constexpr std::string_view kClose = "]}";

template <class Number>
void append_shortest(std::string& out, Number value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void append_list(std::string& out, std::span<const double> values) {
  char separator = '[';
  for (const double value : values) {
    out += separator;
    append_number(out, value);
    separator = ',';
  }
  out += ']';
}

}  // namespace

double density(std::uint64_t records, std::span<const double> least, std::span<const double> most) {
  double volume = 1;
  bool flat = false;
  for (std::size_t i = 0; i < least.size(); ++i) {
    volume *= most[i] - least[i];
    flat = flat || most[i] == least[i];  // said apart: an infinite side times 0 is not a number
  }
  return flat || volume == 0 ? std::numeric_limits<double>::infinity()
                             : static_cast<double>(records) / volume;
}

void append_number(std::string& out, double value) { append_shortest(out, value); }

void append_density(std::string& out, double value) {
  out += "{\"density\":";
  if (std::isinf(value)) {
    out += "\"Infinity\"";
  } else {
    append_number(out, value);
  }
}

void append_box(std::string& out, std::span<const double> least, std::span<const double> most) {
  out += ",\"minValues\":";
  append_list(out, least);
  out += ",\"maxValues\":";
  append_list(out, most);
}

void append_members(std::string& out, std::uint64_t records, std::uint64_t id) {
  out += ",\"count\":";
  append_shortest(out, records);
  out += ",\"id\":";
  append_shortest(out, id);
}

ResultText::ResultText(std::string& out, std::size_t limit) : out_(out), end_(out.size() + limit) {
  out_ += kOpen;
}

bool ResultText::add(std::string_view hotspot) {
  const std::size_t separator = first_ ? 0 : 1;
  if (out_.size() + separator + hotspot.size() + kClose.size() > end_) {
    return false;
  }
  if (!first_) {
    out_ += ',';
  }
  first_ = false;
  out_ += hotspot;
  return true;
}

void ResultText::close() { out_ += kClose; }

void append_result(std::string& out, std::vector<Summary>& hotspots, const Options& options) {
  const auto key = [](const Summary& hotspot) {
    return std::tuple(-density(hotspot.records, hotspot.least, hotspot.most),
                      std::cref(hotspot.least), std::cref(hotspot.most), hotspot.id);
  };
  std::ranges::sort(hotspots, [&](const Summary& left, const Summary& right) {
    const auto [d1, least1, most1, id1] = key(left);
    const auto [d2, least2, most2, id2] = key(right);
    return std::tie(d1, least1.get(), most1.get(), id1) <
           std::tie(d2, least2.get(), most2.get(), id2);
  });
  ResultText text(out, options.text_limit);
  std::string hotspot;
  for (const Summary& summary : hotspots) {
    hotspot.clear();
    append_density(hotspot, density(summary.records, summary.least, summary.most));
    append_box(hotspot, summary.least, summary.most);
    if (options.members) {
      append_members(hotspot, summary.records, summary.id);
    }
    hotspot += '}';
    if (!text.add(hotspot)) {
      break;
    }
  }
  text.close();
}

}  // namespace sluice::hotspots
