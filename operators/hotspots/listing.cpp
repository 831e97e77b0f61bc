#include "operators/hotspots/listing.h"

#include <algorithm>
#include <compare>

#include "operators/hotspots/result_text.h"

namespace sluice::hotspots {

bool Listing::is_hotspot(ComponentId component) const {
  const Components& components = index_.components();
  return components.exists(component) && components.records(component) >= options_.minimum;
}

Listing::Text& Listing::text_of(ComponentId component) {
  if (component >= texts_.size()) {
    texts_.resize(index_.components().slots());
  }
  return texts_[component];
}

/// Brings the text and the density of a hotspot up to date.
void Listing::print(ComponentId component) {
  Components& components = index_.components();
  index_.settle(component);
  Text& text = text_of(component);
  const auto least = components.least(component);
  const auto most = components.most(component);
  if (text.box.empty() || text.box_version != components.box_version(component)) {
    text.box.clear();
    append_box(text.box, least, most);
    text.box_version = components.box_version(component);
    text.records = 0;
  }
  const std::uint64_t id = components.id(component);
  if (text.records == components.records(component) && text.id == id) {
    return;
  }
  text.records = components.records(component);
  text.id = id;
  text.density = density(text.records, least, most);
  text.whole.clear();
  append_density(text.whole, text.density);
  text.whole += text.box;
  if (options_.members) {
    append_members(text.whole, text.records, id);
  }
  text.whole += '}';
}

bool Listing::comes_before(ComponentId left, ComponentId right) const {
  if (texts_[left].density != texts_[right].density) {
    return texts_[left].density > texts_[right].density;
  }
  const Components& components = index_.components();
  const auto compare = [](std::span<const double> one, std::span<const double> other) {
    return std::lexicographical_compare_three_way(one.begin(), one.end(), other.begin(),
                                                  other.end());
  };
  const auto least = compare(components.least(left), components.least(right));
  if (least != 0) {
    return least < 0;
  }
  const auto most = compare(components.most(left), components.most(right));
  return most != 0 ? most < 0 : texts_[left].id < texts_[right].id;
}

void Listing::note_changes() {
  for (const ComponentId component : index_.components().changed()) {
    Text& text = text_of(component);
    if (!text.is_pending) {
      text.is_pending = true;
      pending_.push_back(component);
    }
  }
}

/// Takes a hotspot out of the order; its old density tells where it stands.
void Listing::unlist(ComponentId component) {
  Text& text = texts_[component];
  if (!text.is_listed) {
    return;
  }
  const auto denser = [&](ComponentId one, double limit) { return texts_[one].density > limit; };
  const auto first = std::lower_bound(order_.begin(), order_.end(), text.density, denser);
  order_.erase(std::find(first, order_.end(), component));
  text.is_listed = false;
}

void Listing::update() {
  for (const ComponentId component : pending_) unlist(component);
  const auto before = [&](ComponentId left, ComponentId right) {
    return comes_before(left, right);
  };
  for (const ComponentId component : pending_) {
    texts_[component].is_pending = false;
    if (is_hotspot(component)) {
      print(component);
      texts_[component].is_listed = true;
      order_.insert(std::lower_bound(order_.begin(), order_.end(), component, before), component);
    }
  }
  pending_.clear();
}

void Listing::append_all(std::string& out) {
  update();
  ResultText text(out, options_.text_limit);
  for (const ComponentId component : order_) {
    if (!text.add(texts_[component].whole)) {
      break;
    }
  }
  text.close();
}

void Listing::append_some(std::string& out, std::vector<ComponentId>& components) {
  std::erase_if(components, [&](ComponentId component) { return !is_hotspot(component); });
  for (const ComponentId component : components) print(component);
  std::ranges::sort(components,
                    [&](ComponentId left, ComponentId right) { return comes_before(left, right); });
  ResultText text(out, options_.text_limit);
  for (const ComponentId component : components) {
    if (!text.add(texts_[component].whole)) {
      break;
    }
  }
  text.close();
}

}  // namespace sluice::hotspots
