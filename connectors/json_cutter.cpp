#include "connectors/json_cutter.h"

#include <algorithm>
#include <utility>

#include "connectors/byte_scanner.h"
#include "runtime/state.h"

namespace sluice {
namespace {

constexpr std::size_t kPadding = 64;  ///< spare room behind a block for the parser

}  // namespace

void JsonCutter::begin_origin(const Chunk& chunk) {
  origin_ = chunk.origin != nullptr ? chunk.origin : std::make_shared<const std::string>("input");
  layout_ = std::make_shared<const JsonLayout>(JsonLayout::kUnknown);
  mark_.reset();
  scanner_.reset();
  undecided_end_.reset();
  offset_ = 0;
  line_ = 1;
  rest_.clear();
}

void JsonCutter::cut(Chunk chunk, std::vector<Block>& blocks) {
  if (chunk.begins) {
    begin_origin(chunk);
  }
  arrival_ = chunk.arrival;
  if (!mark_.take(chunk)) {
    return;
  }
  offset_ = std::max(offset_, mark_.size());
  if (rest_.empty()) {
    rest_ = std::move(chunk.bytes);
  } else {
    rest_ += chunk.bytes;
  }
  const std::size_t end = records_end(chunk.ends, blocks);
  emit(chunk.ends ? rest_.size() : end, blocks);
}

/// The first good record stands alone in its line, or not. What precedes its end was found record
/// by record and is handed out so.
void JsonCutter::decide_layout(bool is_whole, std::vector<Block>& blocks) {
  const std::size_t next =
      std::min(rest_.find_first_not_of(" \t\r,]", *undecided_end_), rest_.size());
  if (next == rest_.size() && !is_whole) {
    return;
  }
  const bool is_line = next == rest_.size() || rest_[next] == '\n';
  emit(*undecided_end_, blocks);
  undecided_end_.reset();
  layout_ = std::make_shared<const JsonLayout>(is_line ? JsonLayout::kLines : JsonLayout::kFree);
}

/// Where the last complete record ends.
std::size_t JsonCutter::records_end(bool is_whole, std::vector<Block>& blocks) {
  while (*layout_ != JsonLayout::kLines) {
    if (undecided_end_) {
      decide_layout(is_whole, blocks);
      if (undecided_end_) {
        return scanner_.done();
      }
      continue;
    }
    const std::optional<JsonRecord> record = scanner_.next(rest_, is_whole);
    if (!record) {
      return scanner_.done();
    }
    if (*layout_ == JsonLayout::kUnknown && record->is_object) {
      undecided_end_ = record->end;
      if (!record->is_whole_line) {
        layout_ = std::make_shared<const JsonLayout>(JsonLayout::kFree);
        undecided_end_.reset();
      }
    }
  }
  const std::size_t line_end = rest_.rfind('\n');
  if (line_end != std::string::npos) {
    return line_end + 1;
  }
  return rest_.size() > maximum_record_bytes_ ? rest_.size() : 0;
}

void JsonCutter::emit(std::size_t size, std::vector<Block>& blocks) {
  if (size == 0) {
    return;
  }
  std::string bytes = std::move(rest_);
  rest_ = bytes.substr(size);
  bytes.resize(size);
  bytes.reserve(size + kPadding);
  scanner_.rebase(size);
  if (undecided_end_) {
    *undecided_end_ -= std::min(*undecided_end_, size);
  }
  const std::int64_t line_ends = count_line_ends(bytes);
  blocks.push_back({.bytes = std::move(bytes),
                    .origin = origin_,
                    .offset = offset_,
                    .line = line_,
                    .arrival = arrival_,
                    .layout = layout_});
  offset_ += static_cast<std::int64_t>(size);
  line_ += line_ends;
}

std::string JsonCutter::save() const {
  StateWriter state;
  state.put(origin_ != nullptr ? std::string_view(*origin_) : std::string_view());
  state.put(offset_);
  state.put(line_);
  state.put(*layout_);
  state.put(undecided_end_.has_value());
  state.put(std::string_view(mark_.save()));
  state.put(std::string_view(rest_));
  return state.take();
}

void JsonCutter::load(const std::string& bytes) {
  StateReader state(bytes);
  origin_ = std::make_shared<const std::string>(state.get_text());
  offset_ = state.get<std::int64_t>();
  line_ = state.get<std::int64_t>();
  layout_ = std::make_shared<const JsonLayout>(state.get<JsonLayout>());
  undecided_end_ = state.get<bool>() ? std::optional<std::size_t>(0) : std::nullopt;
  mark_.load(state.get_text());
  rest_ = state.get_text();
  scanner_.reset();
}

}  // namespace sluice
