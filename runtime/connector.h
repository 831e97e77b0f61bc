#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/batch.h"
#include "runtime/options.h"
#include "runtime/schema.h"
#include "runtime/time.h"

namespace sluice {

/// A piece of one origin (a file, a partition), in order. Not cut at record ends.
struct Chunk {
  std::string bytes;
  std::shared_ptr<const std::string> origin;  ///< the name users know it by: "trips.csv"
  std::int64_t offset = 0;                    ///< of the first byte, counted after decompression
  bool begins = false;  ///< first piece of its origin: a header and a byte order mark may follow
  bool ends = false;    ///< last piece of its origin: what is there is the last record
  std::optional<RowTime> arrival;  ///< the broker's time, where it has one
};

enum class PollStatus { kChunk, kNothing, kEnd };

/// How far a source is, for the progress line.
struct SourceProgress {
  std::int64_t bytes_read = 0;   ///< as stored (compressed)
  std::int64_t bytes_total = 0;  ///< 0 where unknown
};

/// A transport that brings bytes in. Never blocks: what must wait (a pipe, a socket) has a thread
/// of its own behind it.
class Source {
 public:
  virtual ~Source() = default;
  /// Fills `chunk` and returns kChunk, or says that nothing is there yet or ever again. Failures of
  /// the transport throw an Error of kind input.
  virtual PollStatus poll(Chunk& chunk) = 0;
  /// Where the next chunk starts, as text only this source reads.
  virtual std::string position() const = 0;
  /// Goes back to an earlier `position`, before the first poll.
  virtual void seek(const std::string& position) = 0;
  /// Everything before `position` is in a finished snapshot.
  virtual void committed(const std::string& position) = 0;
  /// True for files: the end of the input comes, and time is the rows' own.
  virtual bool is_finite() const = 0;
  /// Stops reading as if the end had come; callable from any thread.
  virtual void stop() = 0;
  /// Registers what to call (from any thread) when poll has something after kNothing.
  virtual void on_ready(std::function<void()> wake) = 0;
  virtual SourceProgress progress() const = 0;
};

/// Which source field a column is read from, and how.
struct DecodeField {
  std::string column;  ///< the column's name as stored
  Type type;
  bool nullable = true;
  std::string source_field = {};  ///< header name or JSON path ("Lon", "$.a.b"); empty = found by
                                  ///< column name, else position
  bool materialise = true;        ///< build the column; otherwise it comes back absent
  bool check =
      true;  ///< convert it even when not materialised, so that a bad value makes a bad row
};

/// What a decoder has to make of records.
struct DecodePlan {
  std::vector<DecodeField> fields;              ///< in the order of the schema's columns
  std::optional<std::string> rowtime_field;     ///< source field (or column) that gives ROWTIME
  std::optional<std::string> timestamp_format;  ///< for the rowtime field; ISO 8601 otherwise
  bool names_fold = false;  ///< declared stream: bind to header names exact, then case-insensitive,
                            ///< else by position
};

/// Whole records of one origin, cut off a stream of chunks.
struct Block {
  std::string bytes;
  std::shared_ptr<const std::string> origin;
  std::int64_t offset = 0;  ///< of the first byte in its origin
  std::int64_t line = 1;    ///< line number of the first byte in its origin
  std::optional<RowTime> arrival;
  std::shared_ptr<const void>
      layout;  ///< what the decoder learned from the origin's header; only it reads this
};

/// A record that is no row.
struct BadRecord {
  std::int64_t before_row = 0;  ///< index of the good row that comes next in the block
  std::int64_t begin = 0;       ///< byte range in the block
  std::int64_t end = 0;
  std::string reason;
};

/// The rows of a block.
struct DecodedRows {
  std::int64_t row_count = 0;
  std::vector<Column> columns;    ///< one per field of the plan; absent where not materialised
  std::optional<Column> rowtime;  ///< TIMESTAMP, no NULLs; with a rowtime field only
  std::vector<std::uint32_t> row_begin;  ///< byte range of each row in the block, for late rows
  std::vector<std::uint32_t> row_end;
  std::vector<BadRecord> bad_records;  ///< ordered by place
  std::int64_t blank_lines = 0;
  std::int64_t ignored_fields = 0;  ///< fields beyond the schema
  std::int64_t short_rows = 0;      ///< records with fewer fields than the schema asks for
};

/// Turns bytes into rows. `cut` is sequential and cheap; `decode` is the work, and several workers
/// may run it at the same time on different blocks.
class Decoder {
 public:
  virtual ~Decoder() = default;
  /// Takes the next chunk and appends the whole records it completes (with what was left over
  /// before) to `blocks`.
  virtual void cut(Chunk chunk, std::vector<Block>& blocks) = 0;
  virtual DecodedRows decode(const Block& block) const = 0;
  /// The bytes left over between chunks and what was learned from headers.
  virtual std::string save() const = 0;
  virtual void load(const std::string& state) = 0;
};

/// Turns rows into bytes.
class Encoder {
 public:
  virtual ~Encoder() = default;
  /// What precedes the first row of a file: a CSV header, or nothing.
  virtual void begin(std::string& out) = 0;
  virtual void encode(const Batch& batch, std::string& out) = 0;
};

/// Where rows of a stream go. Rows are visible at once; prepare and commit make them exactly-once
/// where the sink can.
class Sink {
 public:
  virtual ~Sink() = default;
  /// Takes rows; may buffer until `flush`. A reader that went away throws ClosedPipe, other
  /// failures an Error of kind input.
  virtual void write(const Batch& batch) = 0;
  virtual void flush() = 0;
  /// Makes everything written durable enough to be kept, and names it: the token is saved in the
  /// snapshot.
  virtual std::string prepare() = 0;
  /// The snapshot with this token is complete. May be called again with the same token.
  virtual void commit(const std::string& token) = 0;
  /// Goes back to what the token names, dropping what was written after it (a file truncates).
  virtual void recover(const std::string& token) = 0;
  virtual bool is_exactly_once() const = 0;
  /// Writes the rest and closes.
  virtual void close() = 0;
};

/// Thrown by a sink whose reader went away; the run ends quietly.
struct ClosedPipe {};

/// A column found by discovery, with how it was found.
struct Discovery {
  SchemaPtr schema;                          ///< names as spelled in the source
  std::string format;                        ///< "csv" or "json"
  std::vector<std::string> sources;          ///< source field or JSON path of each column
  std::vector<std::string> time_candidates;  ///< columns that could give ROWTIME
  Options options;                           ///< what was detected: header, delimiter, rows
  std::int64_t rows_read = 0;
};

}  // namespace sluice
