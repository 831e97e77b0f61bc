#include "runtime/sink_node.h"

#include <algorithm>
#include <utility>

namespace sluice {

SinkNode::SinkNode(std::string name, SchemaPtr schema, std::unique_ptr<Sink> sink,
                   std::optional<std::int64_t> limit, std::function<void()> on_limit,
                   Metrics& metrics)
    : Node(std::move(name)),
      schema_(std::move(schema)),
      sink_(std::move(sink)),
      limit_(limit),
      on_limit_(std::move(on_limit)),
      counts_(metrics.add_sink(this->name())) {}

bool SinkNode::step() {
  std::optional<Message> message = channel_->pop();
  if (!message) {
    if (unflushed_ && !closed_) {
      unflushed_ = false;
      sink_->flush();
    }
    return false;
  }
  if (!closed_ && !message->batch.empty()) {
    write(message->batch);
  }
  if (message->is_last) {
    end();
  }
  return true;
}

void SinkNode::write(const Batch& batch) {
  std::int64_t rows = batch.row_count();
  if (limit_) {
    rows = std::min(rows, *limit_ - counts_.rows);
  }
  std::vector<Column> columns(
      batch.columns().begin(),
      batch.columns().begin() + static_cast<std::ptrdiff_t>(schema_->size()));
  sink_->write(batch.with_columns(schema_, std::move(columns)).slice(0, rows));
  unflushed_ = true;
  counts_.rows += rows;
  if (limit_ && counts_.rows >= *limit_) {
    end();
    done_ = false;
    on_limit_();
  }
}

void SinkNode::end() {
  if (!closed_) {
    sink_->close();
    closed_ = true;
  }
  done_ = true;
}

void SinkNode::save(StateWriter& state) const {
  state.put(std::string_view(sink_->prepare()));
  state.put(counts_.rows.load());
}

void SinkNode::load(StateReader& state) {
  sink_->recover(state.get_text());
  counts_.rows = state.get<std::int64_t>();
}

}  // namespace sluice
