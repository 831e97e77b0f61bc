#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "base/check.h"
#include "runtime/batch.h"

namespace sluice {
namespace {

Column fixed_columns(std::span<const Column> parts, std::int64_t size) {
  const auto width = static_cast<std::size_t>(value_width(parts.front().type().kind));
  auto values = std::make_shared<Buffer>(static_cast<std::size_t>(size) * width);
  std::byte* out = values->data();
  for (const Column& part : parts) {
    const std::size_t bytes = static_cast<std::size_t>(part.size()) * width;
    const std::size_t begin = static_cast<std::size_t>(part.offset()) * width;
    std::memcpy(out, part.parts().values->data() + begin, bytes);
    out += bytes;
  }
  return Column(parts.front().type(), size, {nullptr, std::move(values), nullptr});
}

Column text_columns(std::span<const Column> parts, std::int64_t size) {
  auto offsets =
      std::make_shared<Buffer>((static_cast<std::size_t>(size) + 1) * sizeof(std::int32_t));
  std::int32_t* next = offsets->as<std::int32_t>();
  std::size_t total = 0;
  for (const Column& part : parts) {
    for (std::int64_t row = 0; row < part.size(); ++row) {
      total += part.text(row).size();
      check(total <= 0x7fffffff, "a text column of more than 2 GiB");
      *++next = static_cast<std::int32_t>(total);
    }
  }
  auto bytes = std::make_shared<Buffer>(total);
  char* out = bytes->as<char>();
  for (const Column& part : parts) {
    if (part.size() > 0) {
      const char* const begin = part.text(0).data();
      const std::string_view last = part.text(part.size() - 1);
      out = std::copy(begin, last.data() + last.size(), out);
    }
  }
  return Column(parts.front().type(), size, {nullptr, std::move(offsets), std::move(bytes)});
}

Column any_columns(std::span<const Column> parts, std::int64_t size) {
  ColumnBuilder builder(parts.front().type(), size);
  for (const Column& part : parts) {
    for (std::int64_t row = 0; row < part.size(); ++row) {
      builder.append_cell(part, row);
    }
  }
  return builder.finish();
}

Column concatenate(std::span<const Column> parts, std::int64_t size) {
  const auto is_absent = [](const Column& part) { return part.is_absent(); };
  const Type& type = parts.front().type();
  if (std::all_of(parts.begin(), parts.end(), is_absent)) {
    return Column::absent(type, size);
  }
  const bool has_gaps = std::any_of(parts.begin(), parts.end(), [](const Column& part) {
    return part.is_absent() || part.may_have_nulls();
  });
  if (has_gaps || type.kind == TypeKind::kBoolean) {
    return any_columns(parts, size);
  }
  return is_variable_width(type.kind) ? text_columns(parts, size) : fixed_columns(parts, size);
}

}  // namespace

Batch concatenate(std::span<const Batch> batches) {
  check(!batches.empty(), "something to concatenate");
  if (batches.size() == 1) {
    return batches.front();
  }
  std::vector<RowTime> times;
  for (const Batch& batch : batches) {
    times.insert(times.end(), batch.times().begin(), batch.times().end());
  }
  const auto size = static_cast<std::int64_t>(times.size());
  std::vector<Column> columns;
  std::vector<Column> parts;
  for (std::size_t i = 0; i < batches.front().schema()->size(); ++i) {
    parts.clear();
    for (const Batch& batch : batches) {
      parts.push_back(batch.column(i));
    }
    columns.push_back(concatenate(parts, size));
  }
  return Batch(batches.front().schema(), std::move(columns), time_buffer(times), size);
}

}  // namespace sluice
