#include "report/atlas.hpp"

#include "geometry/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omrade::report {
namespace {

constexpr double kMargin = 0.12;
constexpr double kLeastMetres = 1500;
constexpr double kToleratedPixels = 1;

/// Around the areas that belong to the page; around its place where none is known.
Box content_of(const Context& context, const std::vector<Box>& boxes, const Box& region,
               std::size_t page) {
  Box content = no_box();
  if (context.maps_base()) {
    for (const Share& share : context.shares[page]) content = united(content, boxes[share.area]);
  }
  if (context.places != nullptr) {
    const Point place = context.places->points()[context.place_of_page[page]];
    content = united(content, {place.x, place.y, place.x, place.y});
    if (context.maps_base() && !context.shares[page].empty()) return content;
    const double reach = (region.max_x - region.min_x) / 6;
    return {place.x - reach, place.y - reach, place.x + reach, place.y + reach};
  }
  return content.min_x <= content.max_x ? content : region;
}

}  // namespace

int Atlas::step_of(const View& view) {
  // What small maps leave out nobody misses.
  const double pixels = view.width > kLocator ? kToleratedPixels : 2 * kToleratedPixels;
  return static_cast<int>(std::floor(std::log2(pixels * view.metres_per_pixel())));
}

Atlas::Atlas(const Context& context) {
  const Polygons* outlines = context.outlines();
  if (outlines == nullptr || outlines->areas() == 0) return;
  Box region = no_box();
  for (std::size_t area = 0; area < outlines->areas(); ++area) {
    boxes_.push_back(context.map->areas->box(area));
    region = united(region, boxes_.back());
  }
  region_view_ = fit(region, kWidth, kHeight, 0.03, kLeastMetres);
  // The locator has the region's own proportions, within reason.
  const double proportion = (region.max_y - region.min_y) / (region.max_x - region.min_x);
  locator_view_ = fit(region, kLocator, std::round(kLocator * std::clamp(proportion, 0.4, 1.4)),
                      0.03, kLeastMetres);
  for (std::size_t page = 0; page < context.pages(); ++page) {
    page_views_.push_back(
        fit(content_of(context, boxes_, region, page), kWidth, kHeight, kMargin, kLeastMetres));
  }
  const auto add = [&](const View& view) {
    const int step = step_of(view);
    if (!shapes_.contains(step))
      shapes_.emplace(step, geometry::simplify(*outlines, std::ldexp(1.0, step)));
  };
  add(region_view_);
  add(locator_view_);
  for (const View& view : page_views_) add(view);
  const Polygons& coarse = shapes(locator_view_);
  for (std::size_t area = 0; area < coarse.areas(); ++area) {
    locator_paths_.push_back(path_data(coarse, area, locator_view_, kHalfPixel));
  }
}

double Atlas::tolerance(const Context& context) {
  constexpr double finest_seen = kLeastMetres / kWidth * kToleratedPixels;
  const Atlas atlas(context);
  int step = atlas.empty() ? std::numeric_limits<int>::max() : atlas.shapes_.begin()->first;
  for (const LevelResult& level : context.profile.levels) {
    if (!level.areas || level.areas->polygons() == nullptr) continue;
    Box box = no_box();
    for (std::size_t i = 0; i < level.areas->size(); ++i) box = united(box, level.areas->box(i));
    if (level.areas->size() > 0)
      step = std::min(step, step_of(fit(box, kWidth, kHeight, 0.03, kLeastMetres)));
  }
  return step == std::numeric_limits<int>::max() ? finest_seen : std::ldexp(1.0, step);
}

const Polygons& Atlas::shapes(const View& view) const {
  return shapes_.at(step_of(view));
}

}  // namespace omrade::report
