#include "operators/forest/explanation.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <iterator>

namespace sluice::forest {
namespace {

std::string quoted(const std::string& name) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

Explanation::Explanation(const std::vector<std::string>& columns, bool with_direction)
    : with_direction_(with_direction) {
  for (const std::string& column : columns) {
    keys_.push_back(quoted(column));
  }
}

void Explanation::append(std::string& out, const Attribution& attribution) const {
  const auto end = std::back_inserter(out);
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const double high = attribution.high[i];
    const double low = attribution.low[i];
    fmt::format_to(end, "{}{}:{{", i == 0 ? '{' : ',', keys_[i]);
    if (with_direction_) {
      fmt::format_to(end, R"("DIRECTION":"{}","STRENGTH":"{:.4f}",)", high > low ? "HIGH" : "LOW",
                     std::abs(high - low));
    }
    fmt::format_to(end, R"("ATTRIBUTION_SCORE":"{:.4f}"}})", high + low);
  }
  out += '}';
}

}  // namespace sluice::forest
