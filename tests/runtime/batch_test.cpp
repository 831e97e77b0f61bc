#include "runtime/batch.h"

#include <gtest/gtest.h>

#include <random>

#include "base/error.h"
#include "runtime/state.h"

namespace sluice {
namespace {

SchemaPtr every_type() {
  std::vector<Field> fields;
  for (const TypeKind kind :
       {TypeKind::kBoolean, TypeKind::kTinyint, TypeKind::kSmallint, TypeKind::kInteger,
        TypeKind::kBigint, TypeKind::kReal, TypeKind::kDouble, TypeKind::kVarchar, TypeKind::kTime,
        TypeKind::kTimestamp}) {
    fields.push_back({"c" + std::to_string(fields.size()), {.kind = kind, .precision = 20}});
  }
  return std::make_shared<Schema>(std::move(fields));
}

Value random_value(TypeKind kind, std::mt19937& random) {
  if (random() % 4 == 0) {
    return {};
  }
  if (kind == TypeKind::kBoolean) {
    return random() % 2 == 0;
  }
  if (kind == TypeKind::kReal || kind == TypeKind::kDouble) {
    return static_cast<double>(random() % 1000) / 4;
  }
  if (kind == TypeKind::kVarchar) {
    return std::string(random() % 12, static_cast<char>('a' + random() % 26));
  }
  return static_cast<std::int64_t>(random() % 200) - 100;
}

std::vector<std::vector<Value>> random_rows(const Schema& schema, int count, std::mt19937& random) {
  std::vector<std::vector<Value>> rows;
  for (int i = 0; i < count; ++i) {
    std::vector<Value> row;
    for (const Field& field : schema.fields()) {
      row.push_back(random_value(field.type.kind, random));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Batch make_batch(const SchemaPtr& schema, const std::vector<std::vector<Value>>& rows) {
  BatchBuilder builder(schema);
  std::int64_t time = 0;
  for (const std::vector<Value>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      builder.column(i).append(row[i]);
    }
    builder.end_row({time++});
  }
  return builder.finish();
}

void expect_rows(const Batch& batch, const std::vector<std::vector<Value>>& rows) {
  ASSERT_EQ(batch.row_count(), static_cast<std::int64_t>(rows.size()));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      ASSERT_EQ(batch.column(i).value(static_cast<std::int64_t>(row)), rows[row][i])
          << "row " << row << " column " << i;
    }
  }
}

TEST(Batch, HoldsWhatWasAppended) {
  std::mt19937 random(1);
  const SchemaPtr schema = every_type();
  for (const int count : {0, 1, 7, 8, 9, 64, 500}) {
    const auto rows = random_rows(*schema, count, random);
    expect_rows(make_batch(schema, rows), rows);
  }
}

TEST(Batch, SlicesAreViewsOfTheSameRows) {
  std::mt19937 random(2);
  const SchemaPtr schema = every_type();
  const auto rows = random_rows(*schema, 100, random);
  const Batch batch = make_batch(schema, rows);
  const Batch slice = batch.slice(13, 50).slice(3, 20);
  expect_rows(slice, {rows.begin() + 16, rows.begin() + 36});
  EXPECT_EQ(slice.times().front(), RowTime{16});
  EXPECT_EQ(slice.column(4).parts().values, batch.column(4).parts().values);
}

TEST(Batch, GathersRowsInTheOrderAsked) {
  std::mt19937 random(3);
  const SchemaPtr schema = every_type();
  const auto rows = random_rows(*schema, 60, random);
  const std::vector<std::int32_t> wanted{1, 2, 30, 59};
  const Batch gathered = make_batch(schema, rows).slice(0, 60).gather(wanted);
  expect_rows(gathered, {rows[1], rows[2], rows[30], rows[59]});
}

TEST(Batch, ConcatenatesAndSurvivesTheStateBytes) {
  std::mt19937 random(4);
  const SchemaPtr schema = every_type();
  const auto rows = random_rows(*schema, 40, random);
  const Batch batch = make_batch(schema, rows);
  const std::vector<Batch> parts{batch.slice(0, 11), batch.slice(11, 29)};
  StateWriter state;
  state.put(concatenate(parts));
  StateReader reader(state.bytes());
  expect_rows(reader.get_batch(schema), rows);
  EXPECT_TRUE(reader.at_end());
}

TEST(Batch, BuffersAreAlignedForArrow) {
  std::mt19937 random(5);
  const SchemaPtr schema = every_type();
  const Batch batch = make_batch(schema, random_rows(*schema, 33, random));
  for (const Column& column : batch.columns()) {
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(column.parts().values->data()) % 64, 0U);
  }
}

TEST(State, DamagedBytesAreAnErrorOfKindState) {
  std::mt19937 random(6);
  const SchemaPtr schema = every_type();
  StateWriter state;
  state.put(make_batch(schema, random_rows(*schema, 5, random)));
  for (std::size_t length = 0; length < state.bytes().size(); length += 3) {
    StateReader reader(std::string_view(state.bytes()).substr(0, length));
    EXPECT_THROW(reader.get_batch(schema), Error) << length;
  }
}

}  // namespace
}  // namespace sluice
