#include "runtime/error_stream.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace sluice {
namespace {

constexpr int kMessageLength = 4096;
constexpr int kDataRowLength = 49152;

/// At most `length` bytes, never half a UTF-8 character.
std::string_view cut(std::string_view text, std::size_t length) {
  if (text.size() <= length) {
    return text;
  }
  while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) {
    --length;
  }
  return text.substr(0, length);
}

std::string hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  bytes = bytes.substr(0, kDataRowLength / 2);
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    text += kDigits[static_cast<unsigned char>(byte) >> 4];
    text += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

/// Text for a VARCHAR column: bytes that are not UTF-8 show as '?'.
std::string printable(std::string_view raw) {
  std::string text;
  for (std::size_t i = 0; i < raw.size();) {
    const auto lead = static_cast<unsigned char>(raw[i]);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                               : lead >= 0xE0                ? 3
                               : lead >= 0xC2                ? 2
                                                             : 0;
    bool whole = length > 0 && lead < 0xF5 && i + length <= raw.size();
    for (std::size_t j = 1; whole && j < length; ++j) {
      whole = (static_cast<unsigned char>(raw[i + j]) & 0xC0) == 0x80;
    }
    if (whole) {
      text.append(raw.substr(i, length));
      i += length;
    } else {
      text += '?';
      ++i;
    }
  }
  return text;
}

}  // namespace

const SchemaPtr& error_stream_schema() {
  static const SchemaPtr schema = std::make_shared<Schema>(std::vector<Field>{
      {"ERROR_TIME", Type::timestamp()},
      {"ERROR_LEVEL", Type::varchar(10)},
      {"ERROR_NAME", Type::varchar(32)},
      {"MESSAGE", Type::varchar(kMessageLength)},
      {"DATA_ROWTIME", Type::timestamp()},
      {"DATA_ROW", Type::varchar(kDataRowLength)},
      {"PUMP_NAME", Type::varchar(128)},
      {"SOURCE", Type::varchar(kMaximumLength)},
      {"POSITION", Type::varchar(kMaximumLength)},
      {"RAW", Type::varchar(kMaximumLength)},
  });
  return schema;
}

Batch error_batch(std::span<const FailedRow> rows, const std::string& pump) {
  BatchBuilder builder(error_stream_schema());
  for (const FailedRow& row : rows) {
    std::size_t column = 0;
    const auto text = [&](std::string_view value) {
      ColumnBuilder& cell = builder.column(column++);
      value.empty() ? cell.append_null() : cell.append_text(value);
    };
    builder.column(column++).append_integer(row.time.milliseconds);
    text("ERROR");
    text(row.name);
    text(cut(row.message, kMessageLength));
    builder.column(column++).append_integer(row.time.milliseconds);
    text(hex(row.raw));
    text(cut(pump, 128));
    text(row.source);
    text(row.position);
    text(cut(printable(row.raw), kMaximumLength));
    builder.end_row(row.time);
  }
  return builder.finish();
}

void ErrorCollector::add(FailedRow row, int step) {
  if (!port_.is_connected()) {
    return;
  }
  const auto key = [](const Entry& entry) {
    return std::tuple(entry.row.time, entry.step, !entry.row.ends_window);
  };
  Entry entry{std::move(row), step};
  const auto place =
      std::upper_bound(waiting_.begin(), waiting_.end(), entry,
                       [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  waiting_.insert(place, std::move(entry));
}

void ErrorCollector::release(RowTime bound, bool is_last) {
  if (!port_.is_connected()) {
    return;
  }
  std::vector<FailedRow> rows;
  while (!waiting_.empty() && (is_last || waiting_.front().row.time < bound)) {
    rows.push_back(std::move(waiting_.front().row));
    waiting_.pop_front();
  }
  port_.emit(
      {rows.empty() ? Batch(error_stream_schema()) : error_batch(rows, pump_), bound, is_last});
}

void ErrorCollector::save(StateWriter& state) const {
  state.put(static_cast<std::uint64_t>(waiting_.size()));
  for (const Entry& entry : waiting_) {
    state.put(entry.row.time);
    for (const std::string* text : {&entry.row.name, &entry.row.message, &entry.row.source,
                                    &entry.row.position, &entry.row.raw}) {
      state.put(std::string_view(*text));
    }
    state.put(entry.step);
    state.put(entry.row.ends_window);
  }
}

void ErrorCollector::load(StateReader& state) {
  const auto count = state.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    Entry entry;
    entry.row.time = state.get_time();
    for (std::string* text : {&entry.row.name, &entry.row.message, &entry.row.source,
                              &entry.row.position, &entry.row.raw}) {
      *text = state.get_text();
    }
    entry.step = state.get<int>();
    entry.row.ends_window = state.get<bool>();
    waiting_.push_back(std::move(entry));
  }
}

}  // namespace sluice
