#include "operators/hotspots/hotspots.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "operators/hotspots/cell_index.h"
#include "operators/hotspots/listing.h"
#include "operators/hotspots/numbering.h"

namespace sluice::hotspots {
namespace {

std::unique_ptr<Index> make_index(const Options& options, Simd simd) {
  const std::size_t threshold = core_threshold(options);
  switch (options.dimensions) {
    case 1:
      return std::make_unique<CellIndex<1>>(options.radius, threshold, simd);
    case 2:
      return std::make_unique<CellIndex<2>>(options.radius, threshold, simd);
    default:
      return std::make_unique<CellIndex<3>>(options.radius, threshold, simd);
  }
}

}  // namespace

struct Hotspots::State {
  State(const Options& wanted, Simd with)
      : options(wanted), simd(with), index(make_index(wanted, with)) {}

  void push(const double* point);
  void expire();
  void finish();

  Options options;
  Simd simd;
  std::unique_ptr<Index> index;
  Listing listing{*index, options};
  Numbering numbering{options};
  std::vector<ComponentId> found;
  bool holds_last = false;  ///< the record pushed last has not been expired
};

void Hotspots::State::push(const double* point) {
  index->push(point);
  holds_last = true;
  finish();
}

void Hotspots::State::expire() {
  index->expire();
  holds_last = holds_last && index->size() != 0;
  finish();
}

/// Draws the consequences of a change: numbers first, then the texts to print again.
void Hotspots::State::finish() {
  if (options.members) {
    numbering.update(*index);
  }
  if (options.scope == Scope::kWindow) {
    listing.note_changes();
  }
  index->components().clear_changes();
}

Hotspots::Hotspots(const Options& options, Simd simd) {
  validate(options);
  state_ = std::make_unique<State>(options, simd);
}
Hotspots::~Hotspots() = default;
Hotspots::Hotspots(Hotspots&&) noexcept = default;
Hotspots& Hotspots::operator=(Hotspots&&) noexcept = default;

void Hotspots::push(std::span<const double> coordinates) {
  State& state = *state_;
  check(coordinates.size() == static_cast<std::size_t>(state.options.dimensions),
        "coordinates of a record");
  if (state.options.window != 0 && size() == state.options.window) {
    state.expire();
  }
  std::array<double, kMostDimensions> point;
  bool is_finite = true;
  for (std::size_t i = 0; i < coordinates.size(); ++i) {
    point[i] = coordinates[i] + 0.0;  // makes -0 the same value as 0 in every respect
    is_finite = is_finite && std::isfinite(point[i]);
  }
  state.push(is_finite ? point.data() : nullptr);
}

void Hotspots::expire_oldest() {
  check(size() != 0, "a record to expire");
  state_->expire();
}

std::size_t Hotspots::size() const { return state_->index->size(); }

void Hotspots::append_result(std::string& out) {
  State& state = *state_;
  if (state.options.scope == Scope::kWindow) {
    state.listing.append_all(out);
    return;
  }
  state.found.clear();
  if (state.holds_last) {
    state.index->components_of(size() - 1, state.found);
  }
  state.listing.append_some(out, state.found);
}

void Hotspots::save(std::string& /*out*/) const {
  throw Error(ErrorKind::kInternal, "saving hotspots comes with the incremental index");
}
void Hotspots::load(std::string_view /*state*/) {
  throw Error(ErrorKind::kInternal, "loading hotspots comes with the incremental index");
}

const Options& Hotspots::options() const { return state_->options; }
Work Hotspots::work() const { return state_->index->work(); }

}  // namespace sluice::hotspots
