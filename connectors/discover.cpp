#include "connectors/discover.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "base/error.h"
#include "connectors/names.h"

namespace sluice {
namespace {

constexpr std::chrono::milliseconds kPause{
    100};  ///< a live source that says nothing for so long has paused

/// Sleeps until a source has something.
class Waiter {
 public:
  explicit Waiter(Source& source) : source_(source) {
    source_.on_ready([this] {
      const std::lock_guard lock(mutex_);
      is_ready_ = true;
      ready_.notify_one();
    });
  }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  ~Waiter() { source_.on_ready({}); }

  void wait() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return is_ready_; });
    is_ready_ = false;
  }
  /// False when nothing came within the pause.
  bool wait_for_pause() {
    std::unique_lock lock(mutex_);
    const bool was_ready = ready_.wait_for(lock, kPause, [this] { return is_ready_; });
    is_ready_ = false;
    return was_ready;
  }

 private:
  Source& source_;
  std::mutex mutex_;
  std::condition_variable ready_;
  bool is_ready_ = false;
};

bool contains_any(const std::string& text, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return text.find(word) != std::string::npos; });
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return text;
}

/// How much a column looks like the time of its row; 0 for not at all.
int time_score(const Field& field) {
  constexpr int kIsTimestamp = 10;
  constexpr int kIsNamedSo = 3;
  const std::string name = lower_case(field.name);
  const bool is_timestamp = field.type.kind == TypeKind::kTimestamp;
  const bool ends_so = name.ends_with("_at") || name.ends_with("_ts") || name == "ts";
  const bool is_named_so =
      ends_so || (contains_any(name, {"time", "date"}) && name.find("update") == std::string::npos);
  const bool may_hold_time = is_text(field.type.kind) || is_integer(field.type.kind);
  if (!is_timestamp && !(is_named_so && may_hold_time)) {
    return 0;
  }
  int score = (is_timestamp ? kIsTimestamp : 0) + (is_named_so ? kIsNamedSo : 0);
  score += contains_any(name, {"start", "pickup", "begin", "event", "created", "row"}) ? 1 : 0;
  score -= contains_any(name, {"end", "dropoff", "finish", "updated", "modified"}) ? 2 : 0;
  return score;
}

std::vector<std::string> time_candidates(const Schema& schema) {
  std::vector<std::pair<int, std::string>> scored;
  for (const Field& field : schema.fields()) {
    if (const int score = time_score(field); score > 0) {
      scored.emplace_back(score, field.name);
    }
  }
  std::stable_sort(scored.begin(), scored.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> names;
  for (auto& [score, name] : scored) {
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<Field> fields_of(const SampleProfile& profile, DiscoveryStyle style) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < profile.columns.size(); ++i) {
    const std::string& name = profile.columns[i].name();
    names.push_back(style == DiscoveryStyle::kService ? service_column_name(name, i) : name);
  }
  names = header_names(names);
  std::vector<Field> fields;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ColumnProfile& column = profile.columns[i];
    fields.push_back(
        {.name = std::move(names[i]),
         .type = style == DiscoveryStyle::kService ? column.service_type() : column.type()});
  }
  return fields;
}

std::optional<SampleProfile> profile_of(const ConnectorRegistry& registry, const Sample& sample,
                                        const Options& options) {
  const FormatDefinition* known = registry.format_of(options);
  if (known != nullptr && known->profile) {
    if (auto profile = known->profile(sample, options)) {
      return profile;
    }
    if (options.has("format")) {
      return std::nullopt;
    }
  }
  for (const FormatDefinition& format : registry.formats()) {
    if (auto profile = format.profile ? format.profile(sample, options) : std::nullopt) {
      return profile;
    }
  }
  return std::nullopt;
}

}  // namespace

const Sample& SampledSource::sample() {
  if (is_sampled_) {
    return sample_;
  }
  is_sampled_ = true;
  Waiter waiter(*source_);
  std::int64_t line_count = 0;
  while (!sample_.is_whole && line_count <= kSampleRows && sample_.bytes.size() < kSampleBytes) {
    Kept kept{.chunk = {}, .position = source_->position()};
    const PollStatus status = source_->poll(kept.chunk);
    if (status == PollStatus::kEnd) {
      sample_.is_whole = true;
    } else if (status == PollStatus::kChunk) {
      sample_.bytes += kept.chunk.bytes;
      sample_.is_whole = kept.chunk.ends;
      line_count += std::count(kept.chunk.bytes.begin(), kept.chunk.bytes.end(), '\n');
      sample_.origin = kept.chunk.origin != nullptr ? *kept.chunk.origin : std::string();
      kept_.push_back(std::move(kept));
    } else if (line_count == 0) {
      waiter.wait();
    } else if (!waiter.wait_for_pause()) {
      break;
    }
  }
  return sample_;
}

PollStatus SampledSource::poll(Chunk& chunk) {
  if (next_ < kept_.size()) {
    chunk = std::move(kept_[next_++].chunk);
    return PollStatus::kChunk;
  }
  return source_->poll(chunk);
}

std::string SampledSource::position() const {
  return next_ < kept_.size() ? kept_[next_].position : source_->position();
}

void SampledSource::seek(const std::string& position) {
  kept_.clear();
  next_ = 0;
  source_->seek(position);
}

Discovery discover(const ConnectorRegistry& registry, const Sample& sample, const Options& options,
                   DiscoveryStyle style) {
  if (sample.bytes.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(ErrorKind::kInput,
                fmt::format("nothing to discover columns from in {}", sample.origin),
                "it is empty; declare the columns: CREATE STREAM name (column TYPE, ...)");
  }
  std::optional<SampleProfile> profile = profile_of(registry, sample, options);
  if (!profile || profile->columns.empty()) {
    throw Error(ErrorKind::kInput, fmt::format("no columns found in {}", sample.origin),
                "say its format: format 'csv' or format 'json'");
  }
  Discovery found{.schema = std::make_shared<const Schema>(fields_of(*profile, style)),
                  .format = profile->format,
                  .sources = {},
                  .time_candidates = {},
                  .options = std::move(profile->options),
                  .rows_read = profile->rows_read};
  for (const ColumnProfile& column : profile->columns) {
    found.sources.push_back(column.source());
  }
  found.time_candidates = time_candidates(*found.schema);
  return found;
}

}  // namespace sluice
