#include "runtime/block_queue.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/error.h"

namespace sluice {
namespace {

/// Makes as many rows of a block as it has bytes; refuses "bad".
class CountingDecoder final : public Decoder {
 public:
  void cut(Chunk /*chunk*/, std::vector<Block>& /*blocks*/) override {}
  DecodedRows decode(const Block& block) const override {
    if (block.bytes == "bad") {
      throw Error(ErrorKind::kLimit, "too much");
    }
    DecodedRows rows;
    rows.row_count = static_cast<std::int64_t>(block.bytes.size());
    return rows;
  }
  std::string save() const override { return ""; }
  void load(const std::string& /*state*/) override {}
};

Block block_of(const std::string& bytes) {
  Block block;
  block.bytes = bytes;
  return block;
}

TEST(BlockQueue, GivesBlocksBackInOrderWhoeverDecodesThem) {
  const CountingDecoder decoder;
  BlockQueue queue(decoder);
  constexpr std::size_t kBlocks = 500;
  std::vector<std::int64_t> taken;
  {
    std::vector<std::jthread> helpers;
    for (int i = 0; i < 3; ++i) {
      helpers.emplace_back([&](const std::stop_token& stop) {
        while (queue.decode_next() || !stop.stop_requested()) {
        }
      });
    }
    for (std::size_t i = 0; taken.size() < kBlocks;) {
      if (i < kBlocks) {
        queue.add(block_of(std::string(i++, 'x')));
      }
      if (const auto decoded = queue.take()) {
        taken.push_back(decoded->rows.row_count);
      }
    }
  }
  for (std::size_t i = 0; i < kBlocks; ++i) {
    ASSERT_EQ(taken[i], static_cast<std::int64_t>(i));
  }
  EXPECT_EQ(queue.size(), 0U);
}

TEST(BlockQueue, ThrowsAFailureInItsPlace) {
  const CountingDecoder decoder;
  BlockQueue queue(decoder);
  queue.add(block_of("x"));
  queue.add(block_of("bad"));
  EXPECT_FALSE(queue.take());
  EXPECT_TRUE(queue.decode_next());
  EXPECT_TRUE(queue.decode_next());
  EXPECT_FALSE(queue.decode_next());
  EXPECT_EQ(queue.take()->rows.row_count, 1);
  EXPECT_THROW(queue.take(), Error);
}

}  // namespace
}  // namespace sluice
