#include "operators/hotspots/keyed_windows.h"

#include <algorithm>

namespace sluice::hotspots {

void KeyedWindows::push(std::string_view key, RowTime time, std::span<const double> point,
                        std::string& out) {
  auto found = windows_.find(key);
  if (found != windows_.end() && is_idle(found->second, time)) {
    windows_.erase(found);
    found = windows_.end();
  }
  if (found == windows_.end()) {
    found =
        windows_
            .emplace(std::string(key), Window{.hotspots = Hotspots(rules_.options), .times = {}})
            .first;
  }
  Window& window = found->second;
  expire(window, time);
  window.hotspots.push(point);
  window.newest = time;
  if (rules_.length) {
    window.times.push_back(time);
  }
  window.hotspots.append_result(out);
}

void KeyedWindows::expect(std::span<const double> point) {
  const auto found = windows_.find(std::string_view());
  if (found != windows_.end()) {
    found->second.hotspots.expect(point);
  }
}

void KeyedWindows::expire(Window& window, RowTime now) const {
  if (!rules_.length) {
    return;
  }
  const RowTime oldest = add(now, -*rules_.length);
  while (!window.times.empty() && window.times.front() < oldest) {
    window.times.pop_front();
    window.hotspots.expire_oldest();
  }
}

bool KeyedWindows::is_idle(const Window& window, RowTime now) const {
  return rules_.idle && window.newest < add(now, -*rules_.idle);
}

void KeyedWindows::advance(RowTime bound) {
  if ((!rules_.length && !rules_.idle) || bound == kEndOfTime) {
    return;
  }
  // A sweep looks at every key: one for each tenth of the time that matters is enough.
  const std::int64_t pause = std::max<std::int64_t>(
      1, std::min(rules_.length.value_or(INT64_MAX), rules_.idle.value_or(INT64_MAX)) / 10);
  if (bound < add(swept_, pause)) {
    return;
  }
  swept_ = bound;
  for (auto window = windows_.begin(); window != windows_.end();) {
    if (is_idle(window->second, bound)) {
      window = windows_.erase(window);
    } else {
      expire(window->second, bound);
      ++window;
    }
  }
}

/// Keys in the order in which state is written: by range, then by bytes.
std::vector<const std::string*> KeyedWindows::sorted_keys() const {
  std::vector<const std::string*> keys;
  for (const auto& [key, window] : windows_) {
    keys.push_back(&key);
  }
  std::sort(keys.begin(), keys.end(), [](const std::string* a, const std::string* b) {
    const int range_a = key_range(*a);
    const int range_b = key_range(*b);
    return range_a != range_b ? range_a < range_b : *a < *b;
  });
  return keys;
}

void KeyedWindows::save(StateWriter& state) const {
  state.put(swept_);
  state.put(static_cast<std::uint64_t>(windows_.size()));
  for (const std::string* key : sorted_keys()) {
    const Window& window = windows_.find(*key)->second;
    state.put(std::string_view(*key));
    state.put(window.newest);
    std::string bytes;
    window.hotspots.save(bytes);
    state.put(std::string_view(bytes));
    for (const RowTime time : window.times) {
      state.put(time);
    }
  }
}

void KeyedWindows::load(StateReader& state) {
  swept_ = state.get_time();
  const auto count = state.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string key = state.get_text();
    Window window{.hotspots = Hotspots(rules_.options), .times = {}};
    window.newest = state.get_time();
    window.hotspots.load(state.get_text());
    for (std::size_t record = 0; rules_.length && record < window.hotspots.size(); ++record) {
      window.times.push_back(state.get_time());
    }
    windows_.emplace(key, std::move(window));
  }
}

}  // namespace sluice::hotspots
