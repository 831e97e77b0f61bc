#include "connectors/json_encoder.h"

#include <fmt/format.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/nearest_name.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

/// Bytes that a JSON string must not hold as they are.
constexpr std::array<bool, 256> kEscaped = [] {
  std::array<bool, 256> escaped{};
  for (std::size_t i = 0; i < 0x20; ++i) {
    escaped[i] = true;
  }
  escaped['"'] = true;
  escaped['\\'] = true;
  return escaped;
}();

/// Whether one of eight bytes must be escaped. Exact for the lowest such byte (Warren, "Hacker's
/// Delight", zero bytes), which is enough.
bool has_escaped(const char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  const std::uint64_t quotes = bytes ^ (kOnes * '"');
  const std::uint64_t backslashes = bytes ^ (kOnes * '\\');
  const std::uint64_t controls = (bytes - kOnes * 0x20) & ~bytes;
  return (((quotes - kOnes) & ~quotes) | ((backslashes - kOnes) & ~backslashes) | controls) &
         kHighBits;
}

void append_escape(std::string& out, char c) {
  constexpr char kHexadecimal[] = "0123456789abcdef";
  constexpr std::string_view kPlain = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  out += '\\';
  if (const std::size_t found = kPlain.find(c); found != std::string_view::npos) {
    out += kLetters[found];
    return;
  }
  out += "u00";
  out += kHexadecimal[static_cast<unsigned char>(c) >> 4];
  out += kHexadecimal[c & 15];
}

bool is_valid_json(std::string_view text) {
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  rapidjson::BaseReaderHandler<> ignore;
  return !reader.Parse<kFlags>(stream, ignore).IsError();
}

/// Writes JSON text as it is, on one line.
void append_embedded(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out += text;
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
      [](char c) { return c == '\n' || c == '\r'; }, ' ');
}

class JsonEncoder final : public Encoder {
 public:
  JsonEncoder(const SchemaPtr& schema, const Options& options) {
    for (const Field& field : schema->fields()) {
      std::string prefix = members_.empty() ? "{" : ",";
      append_json_string(prefix, field.name);
      members_.push_back({.prefix = prefix + ":"});
    }
    read_embed(*schema, options);
  }

  void begin(std::string& /*out*/) override {}

  void encode(const Batch& batch, std::string& out) override {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      for (std::size_t i = 0; i < members_.size(); ++i) {
        out += members_[i].prefix;
        append_cell(out, batch.column(i), row, members_[i].is_embedded);
      }
      out += members_.empty() ? "{}\n" : "}\n";
    }
  }

 private:
  struct Member {
    std::string prefix;  ///< brace or comma, name, colon
    bool is_embedded = false;
  };

  void read_embed(const Schema& schema, const Options& options) {
    std::string rest = options.text_or("embed", "");
    while (!rest.empty()) {
      const std::size_t size = std::min(rest.find(','), rest.size());
      const std::size_t begin = std::min(rest.find_first_not_of(' '), size);
      std::string name = rest.substr(begin, size - begin);
      name.erase(name.find_last_not_of(' ') + 1);
      rest.erase(0, size + 1);
      embed(schema, name);
    }
  }

  void embed(const Schema& schema, const std::string& name) {
    const auto index = schema.find(name);
    std::vector<std::string> names;
    for (const Field& field : schema.fields()) {
      names.push_back(field.name);
    }
    if (!index) {
      const auto nearest = nearest_name(name, names);
      throw Error(ErrorKind::kUsage,
                  fmt::format("option embed names no column of the stream: {}", name),
                  nearest ? fmt::format("did you mean {}?", *nearest)
                          : fmt::format("columns: {}", fmt::join(names, ", ")));
    }
    if (!is_text(schema.field(*index).type.kind)) {
      throw Error(ErrorKind::kUsage, fmt::format("option embed needs a text column, not {} {}",
                                                 name, to_string(schema.field(*index).type)));
    }
    members_[*index].is_embedded = true;
  }

  static void append_cell(std::string& out, const Column& column, std::int64_t row,
                          bool is_embedded) {
    if (column.is_null(row)) {
      out += "null";
      return;
    }
    switch (column.type().kind) {
      case TypeKind::kBoolean:
        out += column.boolean(row) ? "true" : "false";
        return;
      case TypeKind::kReal:
      case TypeKind::kDouble:
        if (!std::isfinite(column.approximate(row))) {
          out += "null";
          return;
        }
        [[fallthrough]];
      case TypeKind::kTinyint:
      case TypeKind::kSmallint:
      case TypeKind::kInteger:
      case TypeKind::kBigint:
      case TypeKind::kDecimal:
        append_value_text(out, column, row);
        return;
      case TypeKind::kChar:
      case TypeKind::kVarchar:
        append_text_cell(out, column.text(row), is_embedded);
        return;
      default:
        out += '"';
        append_value_text(out, column, row);
        out += '"';
    }
  }

  static void append_text_cell(std::string& out, std::string_view text, bool is_embedded) {
    if (is_embedded && is_valid_json(text)) {
      append_embedded(out, text);
    } else {
      append_json_string(out, text);
    }
  }

  std::vector<Member> members_;
};

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (text.size() - i >= sizeof(std::uint64_t) && !has_escaped(text.data() + i)) {
      i += sizeof(std::uint64_t);
    }
    if (i == text.size()) {
      break;
    }
    if (kEscaped[static_cast<unsigned char>(text[i])]) {
      out.append(text, done, i - done);
      append_escape(out, text[i]);
      done = i + 1;
    }
  }
  out.append(text, done, text.size() - done);
  out += '"';
}

std::unique_ptr<Encoder> make_json_encoder(const SchemaPtr& schema, const Options& options) {
  return std::make_unique<JsonEncoder>(schema, options);
}

}  // namespace sluice
