#include "operators/hotspots/saved_state.h"

#include <bit>
#include <cstring>
#include <span>

#include "base/error.h"

namespace sluice::hotspots {
namespace {

static_assert(std::endian::native == std::endian::little, "states are saved byte by byte as is");

constexpr std::uint64_t kMagic = 0x3154'4F48'4355'4C53;  // "SLUCHOT1"

/// What a state begins with.
struct Header {
  std::uint64_t magic = kMagic;
  std::uint64_t checksum = 0;  ///< of all that follows it
  std::uint64_t options = 0;   ///< checksum of those that the state depends on
  std::uint64_t records = 0;
  std::uint64_t holds_last = 0;
  std::uint64_t last_id = 0;
  std::uint64_t hotspots = 0;
};

constexpr std::size_t kUnchecked = 2 * sizeof(std::uint64_t);

/// Changes with every bit of `bytes`, which come in eights.
std::uint64_t checksum_of(std::string_view bytes) {
  std::uint64_t sum = 0xCBF2'9CE4'8422'2325;
  for (std::size_t i = 0; i + sizeof sum <= bytes.size(); i += sizeof sum) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, sizeof word);
    sum = (std::rotl(sum, 23) ^ word) * 0x9E37'79B9'7F4A'7C15;
  }
  return sum ^ sum >> 32;
}

std::string_view bytes_of(const void* data, std::size_t size) {
  return {static_cast<const char*>(data), size};
}

std::uint64_t checksum_of(const Options& options) {
  const std::uint64_t words[] = {
      static_cast<std::uint64_t>(options.dimensions), options.window,
      std::bit_cast<std::uint64_t>(options.radius),   options.minimum,
      static_cast<std::uint64_t>(options.linkage),    options.members ? 1U : 0U};
  return checksum_of(bytes_of(words, sizeof words));
}

void require(bool condition, const char* what) {
  if (!condition) {
    throw Error(ErrorKind::kState, std::string("the saved state of hotspots ") + what,
                "start without it, or from an earlier one");
  }
}

}  // namespace

void encode(std::string& out, const SavedState& state, const Options& options) {
  const std::size_t start = out.size();
  Header header;
  header.options = checksum_of(options);
  header.records = state.coordinates.size() / static_cast<std::size_t>(options.dimensions);
  header.holds_last = state.holds_last ? 1 : 0;
  header.last_id = state.last_id;
  header.hotspots = state.hotspots.size();
  out += bytes_of(&header, sizeof header);
  out += bytes_of(state.coordinates.data(), state.coordinates.size() * sizeof(double));
  out += bytes_of(state.hotspots.data(), state.hotspots.size() * sizeof(SavedState::Numbered));
  const std::uint64_t checksum = checksum_of(std::string_view(out).substr(start + kUnchecked));
  std::memcpy(out.data() + start + sizeof header.magic, &checksum, sizeof checksum);
}

SavedState decode(std::string_view text, const Options& options) {
  Header header;
  require(text.size() >= sizeof header, "is cut short");
  std::memcpy(&header, text.data(), sizeof header);
  require(header.magic == kMagic, "is of another kind or version");
  require(header.checksum == checksum_of(text.substr(kUnchecked)), "is damaged");
  require(header.options == checksum_of(options), "was saved with other arguments");
  const auto dimensions = static_cast<std::uint64_t>(options.dimensions);
  const std::uint64_t most = options.window == 0 ? text.size() / sizeof(double) : options.window;
  require(header.records <= most && header.hotspots <= text.size() / sizeof(double) &&
              text.size() == sizeof header + header.records * dimensions * sizeof(double) +
                                 header.hotspots * sizeof(SavedState::Numbered),
          "has a wrong size");
  SavedState state;
  state.holds_last = header.holds_last != 0;
  state.last_id = header.last_id;
  state.coordinates.resize(header.records * dimensions);
  state.hotspots.resize(header.hotspots);
  const char* body = text.data() + sizeof header;
  const std::size_t size = state.coordinates.size() * sizeof(double);
  if (size != 0) {
    std::memcpy(state.coordinates.data(), body, size);
  }
  if (!state.hotspots.empty()) {
    std::memcpy(state.hotspots.data(), body + size,
                state.hotspots.size() * sizeof(SavedState::Numbered));
  }
  return state;
}

}  // namespace sluice::hotspots
