#pragma once

#include <deque>
#include <span>
#include <string>

#include "runtime/node.h"
#include "runtime/operator.h"

namespace sluice {

/// The stream every application has, under this name, for rows that could not go on.
inline constexpr const char* kErrorStream = "error_stream";

/// The service's seven columns, then SOURCE, POSITION and RAW.
const SchemaPtr& error_stream_schema();
/// Error rows for failed rows, in their order. `pump` is empty for sources.
Batch error_batch(std::span<const FailedRow> rows, const std::string& pump);

/// Sends the failed rows of one node to error_stream in order of time: by row time, then by the
/// step of the node that failed, windows before rows, then as they came, so that the cut into
/// batches cannot be seen.
class ErrorCollector {
 public:
  ErrorCollector(OutPort& port, std::string pump) : port_(port), pump_(std::move(pump)) {}

  void add(FailedRow row, int step);
  /// No failed row before `bound` will be added any more: sends those that are.
  void release(RowTime bound, bool is_last);
  void save(StateWriter& state) const;
  void load(StateReader& state);

 private:
  struct Entry {
    FailedRow row;
    int step;
  };
  OutPort& port_;
  std::string pump_;
  std::deque<Entry> waiting_;
};

}  // namespace sluice
