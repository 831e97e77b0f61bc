#include "operators/row_text.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <string_view>

#include "runtime/value_text.h"

namespace sluice {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_text(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_cell(Writer& writer, const Column& column, std::int64_t row) {
  const TypeKind kind = column.type().kind;
  if (column.is_null(row) || (is_approximate(kind) && !std::isfinite(column.approximate(row)))) {
    writer.Null();
  } else if (is_text(kind)) {
    write_text(writer, column.text(row));
  } else if (kind == TypeKind::kBoolean) {
    writer.Bool(column.boolean(row));
  } else {
    std::string text;
    append_value_text(text, column, row);
    if (is_numeric(kind)) {
      writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
    } else {
      write_text(writer, text);
    }
  }
}

}  // namespace

std::string row_text(const Batch& batch, std::int64_t row) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  for (std::size_t i = 0; i < batch.columns().size(); ++i) {
    if (batch.column(i).is_absent()) {
      continue;
    }
    write_text(writer, batch.schema()->field(i).name);
    write_cell(writer, batch.column(i), row);
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace sluice
