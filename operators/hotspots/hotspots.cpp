#include "operators/hotspots/hotspots.h"

#include "base/error.h"
#include "operators/hotspots/plain_hotspots.h"

namespace sluice::hotspots {

class Index : public PlainHotspots {
 public:
  using PlainHotspots::PlainHotspots;
};

Hotspots::Hotspots(const Options& options)
    : options_(options), index_(std::make_unique<Index>(options)) {}
Hotspots::~Hotspots() = default;
Hotspots::Hotspots(Hotspots&&) noexcept = default;
Hotspots& Hotspots::operator=(Hotspots&&) noexcept = default;

void Hotspots::push(std::span<const double> coordinates) { index_->push(coordinates); }
void Hotspots::expire_oldest() { index_->expire_oldest(); }
std::size_t Hotspots::size() const { return index_->size(); }
void Hotspots::append_result(std::string& out) { index_->append_result(out); }
void Hotspots::save(std::string& /*out*/) const {
  throw Error(ErrorKind::kInternal, "saving hotspots comes with the incremental index");
}
void Hotspots::load(std::string_view /*state*/) {
  throw Error(ErrorKind::kInternal, "loading hotspots comes with the incremental index");
}
Work Hotspots::work() const { return {}; }

}  // namespace sluice::hotspots
