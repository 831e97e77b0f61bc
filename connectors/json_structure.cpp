#include "connectors/json_structure.h"

#include <simdjson.h>

#include <algorithm>

#include "base/error.h"

namespace sluice {
namespace {

using SimdParser = simdjson::internal::dom_parser_implementation;

static_assert(JsonStructure::kPadding >= simdjson::SIMDJSON_PADDING);

const char* reason_of(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS:
      return nullptr;
    case simdjson::UTF8_ERROR:
      return "not valid UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "not valid JSON: a string is not closed";
    case simdjson::UNESCAPED_CHARS:
      return "not valid JSON: a control character in a string";
    case simdjson::EMPTY:
      return "not a JSON object";
    default:
      return "not valid JSON";
  }
}

/// simdjson 3.1 added a parameter.
template <class Parser>
std::uint8_t* parse_string(const Parser& parser, const std::uint8_t* from, std::uint8_t* to) {
  if constexpr (requires { parser.parse_string(from, to, false); }) {
    return parser.parse_string(from, to, false);
  } else {
    return parser.parse_string(from, to);
  }
}

}  // namespace

struct JsonStructure::Parser {
  std::unique_ptr<SimdParser> simd;
  std::size_t capacity = 0;
};

JsonStructure::JsonStructure() : parser_(std::make_unique<Parser>()) {}
JsonStructure::~JsonStructure() = default;

const char* JsonStructure::find(std::string_view text) {
  if (text.size() > parser_->capacity || parser_->simd == nullptr) {
    constexpr std::size_t kLeastCapacity = 4096;
    parser_->capacity = std::max(kLeastCapacity, text.size() * 2);
    const auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
        parser_->capacity, 1, parser_->simd);
    if (error != simdjson::SUCCESS) {
      throw Error(ErrorKind::kLimit, "no memory to parse JSON");
    }
  }
  return reason_of(parser_->simd->stage1(reinterpret_cast<const std::uint8_t*>(text.data()),
                                         text.size(), simdjson::stage1_mode::regular));
}

const std::uint32_t* JsonStructure::begin() const {
  return parser_->simd->structural_indexes.get();
}

std::size_t JsonStructure::size() const { return parser_->simd->n_structural_indexes; }

std::optional<std::string_view> JsonStructure::unescaped(const char* quote,
                                                         std::size_t maximum_size) {
  buffer_.resize(std::max(buffer_.size(), maximum_size + kPadding));
  auto* const out = reinterpret_cast<std::uint8_t*>(buffer_.data());
  const std::uint8_t* const end =
      parse_string(*parser_->simd, reinterpret_cast<const std::uint8_t*>(quote) + 1, out);
  if (end == nullptr) {
    return std::nullopt;
  }
  return std::string_view(buffer_.data(), static_cast<std::size_t>(end - out));
}

}  // namespace sluice
