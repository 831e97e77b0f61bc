#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <condition_variable>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "connectors/file_sink.h"
#include "connectors/file_source.h"

namespace sluice {
namespace {

namespace filesystem = std::filesystem;

/// A folder that goes away with the test.
class FileTest : public ::testing::Test {
 protected:
  FileTest() {
    std::string pattern = (filesystem::temp_directory_path() / "sluice_file_XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~FileTest() override { filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  filesystem::path folder_;
};

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

/// Waits for chunks until the end; every byte and "|" after each origin.
std::string drained(Source& source) {
  std::mutex mutex;
  std::condition_variable ready;
  bool is_ready = false;
  source.on_ready([&] {
    const std::lock_guard lock(mutex);
    is_ready = true;
    ready.notify_one();
  });
  std::string bytes;
  Chunk chunk;
  while (true) {
    const PollStatus status = source.poll(chunk);
    if (status == PollStatus::kEnd) {
      break;
    }
    if (status == PollStatus::kNothing) {
      std::unique_lock lock(mutex);
      ready.wait(lock, [&] { return is_ready; });
      is_ready = false;
      continue;
    }
    bytes += chunk.bytes;
    bytes += chunk.ends ? "|" : "";
  }
  source.on_ready({});
  return bytes;
}

std::string input_error(const std::string& path, std::string* hint = nullptr) {
  try {
    const auto source = make_file_source(path, false);
    drained(*source);
  } catch (const Error& error) {
    if (hint != nullptr) {
      *hint = error.hint();
    }
    return error.message();
  }
  return "read";
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 200000; ++i) {
    text += std::to_string(i) + "\n";
  }
  return text;
}

TEST_F(FileTest, ReadsAPlainFileWithItsOffsets) {
  const std::string text = long_text();
  const auto source = make_file_source(write("a.txt", text), false);
  Chunk chunk;
  ASSERT_EQ(source->poll(chunk), PollStatus::kChunk);
  EXPECT_TRUE(chunk.begins);
  EXPECT_EQ(*chunk.origin, path("a.txt"));
  const auto first = static_cast<std::int64_t>(chunk.bytes.size());
  ASSERT_EQ(source->poll(chunk), PollStatus::kChunk);
  EXPECT_FALSE(chunk.begins);
  EXPECT_EQ(chunk.offset, first);
  EXPECT_EQ(chunk.bytes, text.substr(static_cast<std::size_t>(first), chunk.bytes.size()));
  EXPECT_TRUE(source->is_finite());
  EXPECT_EQ(source->progress().bytes_total, static_cast<std::int64_t>(text.size()));
}

TEST_F(FileTest, ReadsSeveralFilesInNameOrder) {
  write("b.csv", "b");
  write("a.csv", "a");
  write("c.csv", "");
  EXPECT_EQ(drained(*make_file_source(path("*.csv"), false)), "a|b||");
  EXPECT_EQ(drained(*make_file_source(path("b.csv") + "," + path("a.csv"), false)), "a|b|");
}

TEST_F(FileTest, ReadsGzipOfSeveralMembersAndZeroPadding) {
  const std::string text = long_text();
  EXPECT_EQ(drained(*make_file_source(
                write("a.gz", gzipped(text) + gzipped("tail") + std::string(512, '\0')), false)),
            text + "tail|");
}

TEST_F(FileTest, UsesWhatPrecedesDamage) {
  const std::string text = long_text();
  const std::string whole = gzipped(text);
  for (const std::string& damaged :
       {whole.substr(0, whole.size() / 2), whole.substr(0, whole.size() / 2) + whole}) {
    const auto source = make_file_source(write("a.gz", damaged), false);
    Chunk chunk;
    std::string bytes;
    try {
      while (source->poll(chunk) == PollStatus::kChunk) {
        bytes += chunk.bytes;
        EXPECT_FALSE(chunk.ends);
      }
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
      EXPECT_NE(error.message().find(path("a.gz")), std::string::npos) << error.message();
    }
    EXPECT_GT(bytes.size(), text.size() / 4);
    EXPECT_EQ(bytes.substr(0, text.size() / 4), text.substr(0, text.size() / 4));
  }
}

TEST_F(FileTest, ReadsZstd) {
  // `printf 'hello\n' | zstd`
  const std::string frame("\x28\xB5\x2F\xFD\x04\x58\x31\x00\x00hello\n\x53\x88\xBD\x91", 19);
  EXPECT_EQ(drained(*make_file_source(write("a.zst", frame + frame), false)), "hello\nhello\n|");
  EXPECT_NE(input_error(write("cut.zst", frame.substr(0, 12))).find("ends early at byte 12"),
            std::string::npos);
}

TEST_F(FileTest, SaysWhatIsWrongWithAPath) {
  write("trips.csv", "x");
  std::string hint;
  EXPECT_EQ(input_error(path("trisp.csv"), &hint), "no such file: " + path("trisp.csv"));
  EXPECT_EQ(hint, "did you mean " + path("trips.csv") + "?");
  EXPECT_EQ(input_error(path("*.json")), "no file matches: " + path("*.json"));
  EXPECT_EQ(input_error(path("")).substr(0, 26),
            "a directory, not a file: " + path("").substr(0, 1));
}

TEST_F(FileTest, GoesOnWhereItWas) {
  const std::string text = long_text();
  for (const std::string& bytes : {text, gzipped(text)}) {
    write("a", bytes);
    write("b", "last");
    const std::string both = path("a") + "," + path("b");
    const auto source = make_file_source(both, false);
    Chunk chunk;
    source->poll(chunk);
    std::string seen = chunk.bytes;
    const std::string position = source->position();
    const auto resumed = make_file_source(both, false);
    resumed->seek(position);
    EXPECT_EQ(seen + drained(*resumed), text + "|last|");
    drained(*source);
    const auto ended = make_file_source(both, false);
    ended->seek(source->position());
    EXPECT_EQ(drained(*ended), "");
  }
}

TEST_F(FileTest, StopsAtOnce) {
  const auto source = make_file_source(write("a", long_text()), false);
  Chunk chunk;
  source->poll(chunk);
  source->stop();
  EXPECT_EQ(source->poll(chunk), PollStatus::kEnd);
}

TEST_F(FileTest, FollowsAGrowingFile) {
  write("grow", "one\n");
  const auto source = make_file_source(path("grow"), true);
  EXPECT_FALSE(source->is_finite());
  std::string seen;
  Chunk chunk;
  bool has_grown = false;
  while (seen != "one\ntwo\n") {
    if (source->poll(chunk) == PollStatus::kChunk) {
      seen += chunk.bytes;
    } else {
      std::this_thread::yield();
    }
    if (seen == "one\n" && !has_grown) {
      std::ofstream(path("grow"), std::ios::app) << "two\n";
      has_grown = true;
    }
  }
  source->stop();
  EXPECT_EQ(source->poll(chunk), PollStatus::kEnd);
}

TEST_F(FileTest, ReadsANamedPipe) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  const auto source = make_file_source(path("pipe"), false);
  const std::string text = long_text();
  std::jthread writer([&] { write("pipe", text); });
  EXPECT_EQ(drained(*source), text + "|");
}

TEST_F(FileTest, StopsWaitingForAPipeWithoutWriter) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  const auto source = make_file_source(path("pipe"), false);
  Chunk chunk;
  EXPECT_EQ(source->poll(chunk), PollStatus::kNothing);
  source->stop();
  EXPECT_EQ(source->poll(chunk), PollStatus::kEnd);
}

/// Writes the first column's text, a line each, after a title.
class LineEncoder final : public Encoder {
 public:
  void begin(std::string& out) override { out += "title\n"; }
  void encode(const Batch& batch, std::string& out) override {
    for (std::int64_t row = 0; row < batch.row_count(); ++row) {
      out += batch.column(0).text(row);
      out += '\n';
    }
  }
};

Batch line(const std::string& text) {
  BatchBuilder builder(std::make_shared<const Schema>(
      std::vector<Field>{{.name = "A", .type = Type::varchar(100)}}));
  builder.column(0).append_text(text);
  builder.end_row({0});
  return builder.finish();
}

TEST_F(FileTest, WritesAndRecovers) {
  write("out", "old");
  std::string token;
  {
    const auto sink = make_file_sink(path("out"), std::make_unique<LineEncoder>());
    sink->write(line("one"));
    token = sink->prepare();
    sink->commit(token);
    sink->write(line("lost"));
    sink->flush();
    EXPECT_EQ(read("out"), "title\none\nlost\n");
    EXPECT_TRUE(sink->is_exactly_once());
  }
  const auto sink = make_file_sink(path("out"), std::make_unique<LineEncoder>());
  sink->recover(token);
  sink->write(line("two"));
  sink->close();
  EXPECT_EQ(read("out"), "title\none\ntwo\n");
  const auto shorter = make_file_sink(path("out"), std::make_unique<LineEncoder>());
  EXPECT_THROW(shorter->recover("1000"), Error);
}

TEST_F(FileTest, AnUnusedSinkLeavesAnEmptyResult) {
  make_file_sink(path("out"), std::make_unique<LineEncoder>())->close();
  EXPECT_EQ(read("out"), "title\n");
}

TEST_F(FileTest, RefusesPathsThatAreNoFiles) {
  EXPECT_THROW(make_file_sink(path(""), std::make_unique<LineEncoder>()), Error);
  EXPECT_THROW(make_file_sink(path("no/such/folder.json"), std::make_unique<LineEncoder>()), Error);
  EXPECT_THROW(make_file_sink("", std::make_unique<LineEncoder>()), Error);
}

TEST_F(FileTest, ReportsAFullDisk) {
  const auto sink = make_file_sink("/dev/full", std::make_unique<LineEncoder>());
  EXPECT_FALSE(sink->is_exactly_once());
  sink->write(line("x"));
  EXPECT_THROW(sink->flush(), Error);
}

TEST_F(FileTest, ThrowsClosedPipeWhenTheReaderWentAway) {
  std::signal(SIGPIPE, SIG_IGN);
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  std::jthread reader([&] { std::ifstream opened(path("pipe")); });
  const auto sink = make_file_sink(path("pipe"), std::make_unique<LineEncoder>());
  sink->write(line("x"));
  reader.join();
  EXPECT_THROW(sink->flush(), ClosedPipe);
}

}  // namespace
}  // namespace sluice
