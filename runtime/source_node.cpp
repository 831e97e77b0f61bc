#include "runtime/source_node.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "runtime/metadata.h"
#include "runtime/value_text.h"

namespace sluice {
namespace {

constexpr std::int64_t kLateWindow = 1000;

std::string_view without_line_end(std::string_view raw) {
  while (!raw.empty() && (raw.back() == '\n' || raw.back() == '\r')) {
    raw.remove_suffix(1);
  }
  return raw;
}

}  // namespace

std::string position_text(const Block& block, std::int64_t byte) {
  const auto lines = std::count(block.bytes.begin(), block.bytes.begin() + byte, '\n');
  return fmt::format("{}:{}", block.origin == nullptr ? "" : *block.origin, block.line + lines);
}

SourceNode::SourceNode(std::string name, SchemaPtr schema, std::unique_ptr<Source> source,
                       std::unique_ptr<Decoder> decoder, const SourceSettings& settings,
                       const Clock& clock, Metrics& metrics)
    : Node(std::move(name)),
      schema_(std::move(schema)),
      source_(std::move(source)),
      decoder_(std::move(decoder)),
      settings_(settings),
      clock_(clock),
      counts_(metrics.add_source(this->name())),
      metrics_(metrics),
      errors_(errors_out(), ""),
      order_(schema_, settings.arrival),
      blocks_(*decoder_) {}

void SourceNode::offer_help(int helpers, std::function<void()> call) {
  read_ahead_ = helpers == 0 ? 1 : 2 * (static_cast<std::size_t>(helpers) + 1);
  call_for_help_ = helpers == 0 ? nullptr : std::move(call);
}

bool SourceNode::step() {
  if (!flush() || finished_) {
    return false;
  }
  if (send_rows()) {
    return true;
  }
  if (std::optional<DecodedBlock> decoded = blocks_.take()) {
    take_block(std::move(*decoded));
    return true;
  }
  const bool may_read = !ended_ && blocks_.size() < read_ahead_;
  if ((may_read && read_more()) || blocks_.decode_next()) {
    return true;
  }
  if (blocks_.size() > 0) {
    return false;  // others decode them
  }
  if (!ended_) {
    return advance_by_clock();
  }
  if (!drained_) {
    drained_ = true;
    if (flushes()) {
      order_.advance(kEndOfTime, BoundCause::kEnd);
    }
    return true;
  }
  if (!paced_) {
    finish();
  }
  return !paced_;
}

bool SourceNode::send_rows() {
  if (!paced_) {
    Batch rows = order_.next(settings_.batch_rows);
    if (!rows.empty()) {
      paced_ = std::move(rows);
    }
  }
  if (!paced_) {
    return false;
  }
  const std::int64_t due = rows_due();
  if (due == 0) {
    return false;
  }
  Batch rows = paced_->slice(0, due);
  if (due < paced_->row_count()) {
    paced_ = paced_->slice(due, paced_->row_count() - due);
  } else {
    paced_.reset();
  }
  counts_.row_time = rows.times().back().milliseconds;
  sent_bound_ = std::max(sent_bound_, std::min(order_.bound(), next_time()));
  errors_.release(sent_bound_, false);
  rows_out().emit({std::move(rows), sent_bound_, false, cause_of_bound()});
  return true;
}

/// Of the next bound to be sent: a row that waits is one before all else.
BoundCause SourceNode::cause_of_bound() const {
  return paced_ || order_.has_next() ? BoundCause::kRow : order_.bound_cause();
}

/// Rows of `paced_` whose time has come under --replay; all of them otherwise.
std::int64_t SourceNode::rows_due() {
  if (!settings_.replay_speed) {
    return paced_->row_count();
  }
  const std::span<const RowTime> times = paced_->times();
  if (!replay_clock_start_) {
    replay_clock_start_ = clock_.now();
    replay_row_start_ = times.front();
  }
  const auto passed =
      static_cast<double>(clock_.now().milliseconds - replay_clock_start_->milliseconds);
  const RowTime due = add(replay_row_start_, std::llround(passed * *settings_.replay_speed));
  return std::upper_bound(times.begin(), times.end(), due) - times.begin();
}

std::optional<RowTime> SourceNode::wake_time() const {
  if (paced_ && settings_.replay_speed && replay_clock_start_) {
    const auto ahead =
        static_cast<double>(paced_->times().front().milliseconds - replay_row_start_.milliseconds);
    return add(*replay_clock_start_, std::llround(std::ceil(ahead / *settings_.replay_speed)));
  }
  if (settings_.idle && !ended_ && last_arrival_ != kBeginningOfTime &&
      order_.newest() != kBeginningOfTime) {
    // Once idle, the bound follows the clock a few times a second.
    return std::max(add(last_arrival_, *settings_.idle), add(clock_.now(), 100));
  }
  return std::nullopt;
}

bool SourceNode::read_more() {
  try {
    Chunk chunk;
    switch (source_->poll(chunk)) {
      case PollStatus::kChunk:
        read_chunk(std::move(chunk));
        return true;
      case PollStatus::kEnd:
        ended_ = true;
        return true;
      case PollStatus::kNothing:
        break;
    }
    return false;
  } catch (const Error&) {
    failure_ = std::current_exception();
    stop();
    ended_ = true;
    return true;
  }
}

void SourceNode::read_chunk(Chunk chunk) {
  last_arrival_ = clock_.now();
  const SourceProgress progress = source_->progress();
  counts_.bytes_read = progress.bytes_read;
  counts_.bytes_total = progress.bytes_total;
  std::vector<Block> blocks;
  decoder_->cut(std::move(chunk), blocks);
  for (Block& block : blocks) {
    blocks_.add(std::move(block));
    if (call_for_help_) {
      call_for_help_();
    }
  }
}

bool SourceNode::advance_by_clock() {
  if (send_bound()) {
    return true;
  }
  if (!settings_.idle || order_.newest() == kBeginningOfTime) {
    return false;
  }
  const std::int64_t quiet = clock_.now().milliseconds - last_arrival_.milliseconds;
  if (quiet < *settings_.idle) {
    return false;
  }
  order_.advance(add(order_.newest(), quiet), BoundCause::kIdle);
  return send_bound();
}

void SourceNode::advance(RowTime bound) { order_.advance(bound, BoundCause::kBound); }

/// Sends the order's bound by itself, where it says more than the rows did.
bool SourceNode::send_bound() {
  const RowTime bound = std::min(order_.bound(), next_time());
  if (bound <= sent_bound_) {
    return false;
  }
  sent_bound_ = bound;
  errors_.release(sent_bound_, false);
  rows_out().emit({Batch(schema_), sent_bound_, false, cause_of_bound()});
  return true;
}

Batch SourceNode::timed(DecodedRows& rows, const Block& block) const {
  BufferPtr times;
  if (rows.rowtime && rows.rowtime->offset() == 0) {
    times = rows.rowtime->parts().values;
  } else {
    const RowTime time = block.arrival          ? *block.arrival
                         : source_->is_finite() ? settings_.start_time
                                                : clock_.now();
    times = time_buffer(std::vector<RowTime>(static_cast<std::size_t>(rows.row_count), time));
  }
  for (std::size_t i = rows.columns.size(); i < schema_->size(); ++i) {
    const Field& field = schema_->field(i);
    rows.columns.push_back(settings_.metadata.contains(field.name)
                               ? metadata(field.name, rows, block, times)
                               : Column::absent(field.type, rows.row_count));
  }
  return Batch(schema_, std::move(rows.columns), std::move(times), rows.row_count);
}

Column SourceNode::metadata(const std::string& name, const DecodedRows& rows, const Block& block,
                            const BufferPtr& times) const {
  if (name == "SHARD_ID") {
    return shard_ids(rows, block);
  }
  if (name == "SEQUENCE_NUMBER") {
    return sequence_numbers(rows, block);
  }
  if (name == "PARTITION_KEY") {
    return Column::constant(Type::varchar(kMaximumLength), {}, rows.row_count);
  }
  if (block.arrival || (rows.rowtime && !source_->is_finite())) {
    return Column::constant(Type::timestamp(), block.arrival.value_or(clock_.now()).milliseconds,
                            rows.row_count);
  }
  return Column(Type::timestamp(), rows.row_count, {.validity = {}, .values = times, .bytes = {}});
}

void SourceNode::take_block(DecodedBlock taken) {
  const Block& block = taken.block;
  DecodedRows& decoded = taken.rows;
  counts_.records += decoded.row_count + static_cast<std::int64_t>(decoded.bad_records.size());
  counts_.blank_lines += decoded.blank_lines;
  counts_.ignored_fields += decoded.ignored_fields;
  counts_.short_rows += decoded.short_rows;
  const Batch rows = timed(decoded, block);
  std::int64_t late = 0;
  const auto refuse = [&](std::int64_t row, const std::string& reason) {
    ++late;
    const auto index = static_cast<std::size_t>(row);
    const std::string_view raw(block.bytes.data() + decoded.row_begin[index],
                               decoded.row_end[index] - decoded.row_begin[index]);
    fail({order_.bound(), "OUT_OF_ORDER", reason, name(),
          position_text(block, decoded.row_begin[index]), std::string(without_line_end(raw))});
  };
  std::int64_t begin = 0;
  for (const BadRecord& bad : decoded.bad_records) {
    order_.add(rows, begin, bad.before_row, refuse);
    begin = bad.before_row;
    const std::string_view raw(block.bytes.data() + bad.begin,
                               static_cast<std::size_t>(bad.end - bad.begin));
    fail({order_.bound(), "MALFORMED", bad.reason, name(), position_text(block, bad.begin),
          std::string(without_line_end(raw))});
  }
  order_.add(rows, begin, decoded.row_count, refuse);
  const std::int64_t row_count = decoded.row_count;
  remember_newest(rows, std::move(taken));
  note_late_rows(row_count, late);
}

void SourceNode::fail(FailedRow row) {
  counts_.error_rows += 1;
  metrics_.sample_error(fmt::format("{}: {}", row.position, row.message));
  if (order_.bound() == kBeginningOfTime) {
    failed_before_time_.push_back(std::move(row));
    return;
  }
  for (FailedRow& earlier : failed_before_time_) {
    earlier.time = row.time;
    errors_.add(std::move(earlier), 0);
  }
  failed_before_time_.clear();
  errors_.add(std::move(row), 0);
}

void SourceNode::remember_newest(const Batch& rows, DecodedBlock decoded) {
  const std::span<const RowTime> times = rows.times();
  const auto newest = std::find(times.begin(), times.end(), order_.newest());
  if (newest != times.end()) {
    newest_begin_ = decoded.rows.row_begin[static_cast<std::size_t>(newest - times.begin())];
    newest_block_ = std::move(decoded.block);
  }
}

void SourceNode::note_late_rows(std::int64_t row_count, std::int64_t late_count) {
  counts_.late_rows += late_count;
  recent_rows_ += row_count;
  recent_late_ += late_count;
  if (recent_rows_ < kLateWindow) {
    return;
  }
  if (recent_late_ * 2 > recent_rows_) {
    std::string time;
    append_timestamp_text(time, order_.newest().milliseconds);
    metrics_.notice(
        fmt::format("{}: most rows are late since {}, the row that moved time to {}; give --set "
                    "{}.lateness='1 d' (or more) if the input is not in order, or "
                    "{}.ahead='1 d' to refuse rows that jump forward",
                    name(), position_text(newest_block_, newest_begin_), time, name(), name()));
  }
  recent_rows_ = 0;
  recent_late_ = 0;
}

void SourceNode::finish() {
  const RowTime bound = flushes() ? kEndOfTime : sent_bound_;
  for (FailedRow& row : failed_before_time_) {
    row.time = settings_.start_time;  // no row ever gave a time
    errors_.add(std::move(row), 0);
  }
  failed_before_time_.clear();
  errors_.release(bound, true);
  rows_out().emit({Batch(schema_), bound, true, BoundCause::kEnd});
  finished_ = true;
  flush();
}

void SourceNode::stop() {
  stopped_ = true;
  source_->stop();
}

void SourceNode::save(StateWriter& state) const {
  state.put(std::string_view(source_->position()));
  state.put(std::string_view(decoder_->save()));
  order_.save(state);
  errors_.save(state);
  state.put(sent_bound_);
  state.put(last_arrival_);
  state.put(static_cast<std::uint64_t>(failed_before_time_.size()));
  for (const FailedRow& row : failed_before_time_) {
    for (const std::string* text :
         {&row.name, &row.message, &row.source, &row.position, &row.raw}) {
      state.put(std::string_view(*text));
    }
  }
}

void SourceNode::load(StateReader& state) {
  source_->seek(state.get_text());
  decoder_->load(state.get_text());
  order_.load(state);
  errors_.load(state);
  sent_bound_ = state.get_time();
  last_arrival_ = state.get_time();
  const auto count = state.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    FailedRow row;
    for (std::string* text : {&row.name, &row.message, &row.source, &row.position, &row.raw}) {
      *text = state.get_text();
    }
    failed_before_time_.push_back(std::move(row));
  }
}

}  // namespace sluice
