#pragma once

#include <memory>
#include <string>

#include "base/row_error.h"
#include "runtime/batch.h"
#include "runtime/bound_cause.h"
#include "runtime/state.h"
#include "runtime/time.h"

namespace sluice {

/// A row that could not go on, on its way to error_stream.
struct FailedRow {
  RowTime time;      ///< the row's time, or the current bound where it never got one
  std::string name;  ///< the kind of failure, for ERROR_NAME: "DECODE", "LATE", "EXPRESSION", ...
  std::string message;   ///< why
  std::string source;    ///< the source or stream it came from
  std::string position;  ///< where in the source: "trips.csv:17"; empty inside a pump
  std::string raw;       ///< the record as it came, or the row as JSON inside a pump
  bool ends_window =
      false;  ///< the result of a window that ended at `time`: goes before the rows of that time
};

/// Where an operator puts what it makes: rows in order of row time, bounds, failed rows.
class Output {
 public:
  virtual ~Output() = default;
  /// Passes rows on; their times must not be below an earlier row or bound.
  virtual void batch(Batch batch) = 0;
  /// Promises that no row before `bound` will come; a row at `bound` still may.
  virtual void bound(RowTime bound) = 0;
  virtual void failed(FailedRow row) = 0;
  /// Within on_bound: what made the input's time move on. The bounds passed on have the same cause.
  virtual BoundCause cause() const { return BoundCause::kRow; }
};

/// A step of a pump. One thread calls it at a time. It owns all state it needs; after `load` of
/// what `save` wrote, a fresh operator goes on exactly as the saved one would have. An operator
/// that threw is not called again.
class Operator {
 public:
  virtual ~Operator() = default;
  /// Takes rows of input number `input` (0 unless the operator joins); over all inputs row times
  /// never go back.
  virtual void on_batch(const Batch& batch, int input, Output& out) = 0;
  /// Learns that no row before `bound` will come on any input. +infinity (kEndOfTime) is the end of
  /// the input. Must forward the strongest bound it can promise. Bounds of one cause may come as
  /// one, and those that rows imply not at all.
  virtual void on_bound(RowTime bound, Output& out) = 0;
  virtual void save(StateWriter& state) const = 0;
  virtual void load(StateReader& state) = 0;
};

using OperatorPtr = std::unique_ptr<Operator>;

}  // namespace sluice
