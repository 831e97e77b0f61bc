#include "runtime/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {
namespace {

std::array<Field, 4> all_columns() {
  const Type text = Type::varchar(kMaximumLength);
  return {Field{"APPROXIMATE_ARRIVAL_TIME", Type::timestamp()}, Field{"PARTITION_KEY", text},
          Field{"SEQUENCE_NUMBER", text}, Field{"SHARD_ID", text}};
}

}  // namespace

bool is_metadata_column(std::string_view name) {
  const std::array<Field, 4> all = all_columns();
  return std::any_of(all.begin(), all.end(),
                     [&](const Field& field) { return field.name == name; });
}

SchemaPtr metadata_columns(const Schema& declared) {
  std::vector<Field> fields;
  for (Field& field : all_columns()) {
    if (!declared.find(field.name)) {
      fields.push_back(std::move(field));
    }
  }
  return std::make_shared<Schema>(std::move(fields));
}

SchemaPtr joined(const Schema& first, const Schema& second) {
  std::vector<Field> fields = first.fields();
  fields.insert(fields.end(), second.fields().begin(), second.fields().end());
  return std::make_shared<Schema>(std::move(fields));
}

Column shard_ids(const DecodedRows& rows, const Block& block) {
  const Type text = Type::varchar(kMaximumLength);
  return Column::constant(text, block.origin == nullptr ? Value() : Value(*block.origin),
                          rows.row_count);
}

Column sequence_numbers(const DecodedRows& rows, const Block& block) {
  ColumnBuilder numbers(Type::varchar(kMaximumLength), rows.row_count);
  for (const std::uint32_t begin : rows.row_begin) {
    numbers.append_text(fmt::format("{:020}", block.offset + begin));
  }
  return numbers.finish();
}

}  // namespace sluice
