#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "operators/hotspots/index.h"
#include "operators/hotspots/options.h"

namespace sluice::hotspots {

/// The texts of hotspots, and the order in which a result lists them. A text is printed again only
/// when its hotspot changed, the numbers of its box only when the box did.
class Listing {
 public:
  Listing(Index& index, const Options& options) : index_(index), options_(options) {}

  /// Notes which components changed, before the index forgets.
  void note_changes();
  /// Appends the result that lists every hotspot of the window.
  void append_all(std::string& out);
  /// Appends the result that lists those of `components` that are hotspots; changes their order.
  void append_some(std::string& out, std::vector<ComponentId>& components);

 private:
  struct Text {
    std::string whole;  ///< the hotspot as the result shows it
    std::string box;    ///< its part from "minValues" on
    double density = 0;
    std::uint32_t records = 0;
    std::uint32_t box_version = 0;
    std::uint64_t id = 0;
    bool is_listed = false;
    bool is_pending = false;
  };

  bool is_hotspot(ComponentId component) const;
  Text& text_of(ComponentId component);
  void print(ComponentId component);
  bool comes_before(ComponentId left, ComponentId right) const;
  void unlist(ComponentId component);
  void update();

  Index& index_;
  const Options& options_;
  std::vector<Text> texts_;           ///< by component
  std::vector<ComponentId> order_;    ///< the hotspots of the window as a result lists them
  std::vector<ComponentId> pending_;  ///< changed since order_ was brought up to date
};

}  // namespace sluice::hotspots
