#include "apps/cli/suggest_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sluice::cli {
namespace {

constexpr double kPanel = 420;
constexpr double kMargin = 56;

/// Maps values of one axis to pixels of a panel.
struct Axis {
  double least;
  double most;
  double begin;
  double end;
  double at(double value) const {
    return begin + (value - least) / std::max(most - least, 1e-300) * (end - begin);
  }
};

std::string text_at(double x, double y, const std::string& text) {
  return fmt::format("<text x='{:.1f}' y='{:.1f}'>{}</text>\n", x, y, text);
}

std::string frame(double x) {
  return fmt::format(
      "<rect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}' fill='none' stroke='#999'/>\n", x,
      kMargin, kPanel, kPanel);
}

std::string curve_panel(const hotspots::Suggestion& suggestion) {
  const std::vector<double>& curve = suggestion.curve;
  const std::size_t shown = curve.size() - curve.size() / 100;
  const Axis across{0, static_cast<double>(shown), kMargin, kMargin + kPanel};
  const Axis up{0, std::max(curve[shown - 1], suggestion.radius), kMargin + kPanel, kMargin};
  std::string points;
  for (std::size_t i = 0; i < shown; i += std::max<std::size_t>(1, shown / 400)) {
    points += fmt::format("{:.1f},{:.1f} ", across.at(static_cast<double>(i)), up.at(curve[i]));
  }
  std::string svg = frame(kMargin);
  svg += fmt::format("<polyline points='{}' fill='none' stroke='#1f5fa8' stroke-width='2'/>\n",
                     points);
  svg += fmt::format(
      "<line x1='{0:.1f}' x2='{1:.1f}' y1='{2:.1f}' y2='{2:.1f}' stroke='#c33' stroke-dasharray='5 "
      "4'/>\n",
      kMargin, kMargin + kPanel, up.at(suggestion.radius));
  svg += text_at(kMargin + 8, up.at(suggestion.radius) - 6,
                 fmt::format("radius {:g}", suggestion.radius));
  svg += text_at(kMargin, kMargin - 14,
                 fmt::format("distance to neighbour {}, sorted", suggestion.minimum - 1));
  svg += text_at(kMargin, kMargin + kPanel + 20,
                 fmt::format("0 to {:g} across {} records", up.most, shown));
  return svg;
}

/// The middle of the values: 1 % at either end does not stretch the picture.
Axis axis_of(std::vector<double> values, double begin, double end) {
  std::sort(values.begin(), values.end());
  const std::size_t strays = values.size() / 100;
  const double least = values[strays];
  const double most = values[values.size() - 1 - strays];
  const double pad = (most - least) * 0.05 + 1e-12;
  return {least - pad, most + pad, begin, end};
}

std::string map_panel(const hotspots::SamplePoints& sample, std::size_t window,
                      const hotspots::Suggestion& suggestion,
                      const std::vector<std::string>& columns) {
  const std::size_t count = std::min(window, sample.size());
  std::vector<double> xs;
  std::vector<double> ys;
  for (std::size_t i = sample.size() - count; i < sample.size(); ++i) {
    xs.push_back(sample.coordinates[i * sample.dimensions]);
    ys.push_back(sample.dimensions > 1 ? sample.coordinates[i * sample.dimensions + 1] : 0.0);
  }
  const double left = 2 * kMargin + kPanel;
  const Axis across = axis_of(xs, left, left + kPanel);
  const Axis up = axis_of(ys, kMargin + kPanel, kMargin);
  std::string svg =
      frame(left) + fmt::format("<g clip-path='url(#map)' fill='#1f5fa8' fill-opacity='0.5'>\n");
  for (std::size_t i = 0; i < xs.size(); ++i) {
    svg += fmt::format("<circle cx='{:.1f}' cy='{:.1f}' r='2'/>\n", across.at(xs[i]), up.at(ys[i]));
  }
  svg +=
      "</g><g clip-path='url(#map)' fill='#c33' fill-opacity='0.08' stroke='#c33' "
      "stroke-width='1.5'>\n";
  for (const hotspots::Summary& hotspot : suggestion.hotspots) {
    const double right_x = across.at(hotspot.most[0]);
    const double left_x = across.at(hotspot.least[0]);
    const double top = up.at(sample.dimensions > 1 ? hotspot.most[1] : 0.0);
    const double bottom = up.at(sample.dimensions > 1 ? hotspot.least[1] : 0.0);
    svg += fmt::format("<rect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}'/>\n", left_x - 2,
                       top - 2, right_x - left_x + 4, bottom - top + 4);
  }
  svg += "</g>\n";
  svg += text_at(left, kMargin - 14,
                 fmt::format("last {} records: {} hotspot{}", count, suggestion.hotspots.size(),
                             suggestion.hotspots.size() == 1 ? "" : "s"));
  svg += text_at(left, kMargin + kPanel + 20,
                 fmt::format("{} {:.4g} to {:.4g}{}", columns[0], across.least, across.most,
                             columns.size() > 1 ? fmt::format(", {} {:.4g} to {:.4g}", columns[1],
                                                              up.least, up.most)
                                                : ""));
  return svg;
}

}  // namespace

std::string suggestion_plot(const hotspots::SamplePoints& sample, std::size_t window,
                            const hotspots::Suggestion& suggestion,
                            const std::vector<std::string>& columns) {
  const double width = 2 * kPanel + 3 * kMargin;
  const double height = kPanel + 2 * kMargin;
  return fmt::format(
             "<svg xmlns='http://www.w3.org/2000/svg' width='{0:.0f}' height='{1:.0f}' viewBox='0 "
             "0 {0:.0f} {1:.0f}' "
             "font-family='sans-serif' font-size='13'>\n<rect width='100%' height='100%' "
             "fill='white'/>\n"
             "<clipPath id='map'><rect x='{2:.0f}' y='{3:.0f}' width='{4:.0f}' "
             "height='{4:.0f}'/></clipPath>\n",
             width, height, 2 * kMargin + kPanel, kMargin, kPanel) +
         curve_panel(suggestion) + map_panel(sample, window, suggestion, columns) + "</svg>\n";
}

}  // namespace sluice::cli
