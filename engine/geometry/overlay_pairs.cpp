#include "geometry/overlay_pairs.hpp"

#include "base/error.hpp"
#include "geometry/rings.hpp"
#include "geometry/shared_ground.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr double kWhole = 1e-12;  // of the source: what lies outside is rounding

/// Near the origin, where coordinates keep six more digits than at a northing of 6 300 000 m. The
/// origin is whole metres, so that the shift is exact.
Polygons shifted(Polygons polygons, Point origin) {
  for (Point& p : polygons.points) p = {p.x - origin.x, p.y - origin.y};
  return polygons;
}

Point origin_for(const Polygons& polygons) {
  if (polygons.points.empty()) return {};
  const Point any = polygons.points.front();
  return {std::floor(any.x), std::floor(any.y)};
}

}  // namespace

const Polygons& sound_polygons(const AreaSet& areas) {
  const Polygons* polygons = areas.polygons();
  if (polygons == nullptr) {
    throw Error(ErrorKind::user, {.subject = areas.id(),
                                  .what = "has no polygons, which a share of area needs",
                                  .hint = "give the set a polygon source, or another `by`"});
  }
  for (std::size_t i = 0; i < areas.size(); ++i) {
    std::string broken = broken_ring(*polygons, i);
    // Crossing rings may cancel each other out; people must not vanish with the ground.
    if (broken.empty() && !(area_of(*polygons, i) > 0)) broken = "an area of 0 m2 or less";
    if (broken.empty()) continue;
    throw Error(ErrorKind::user, {.subject = areas.id(),
                                  .place = "area '" + areas.ids()[i] + "'",
                                  .what = "has " + broken,
                                  .hint = "repair it in the source"});
  }
  return *polygons;
}

std::vector<OverlayPair> overlay_pairs(const AreaSet& from, const AreaSet& to,
                                       const GridFrame* frame, const ParallelFor& loop) {
  const Point origin = origin_for(sound_polygons(from));
  const Polygons sources = shifted(*from.polygons(), origin);
  const Polygons targets = shifted(sound_polygons(to), origin);
  std::vector<OverlayPair> pairs;
  std::vector<std::vector<BorderPiece>> borders;
  for (SharedGround& ground : shared_ground(sources, targets, frame != nullptr, loop)) {
    const double share = ground.m2 / area_of(sources, ground.source);
    if (!(share > 0)) continue;  // they touch
    pairs.push_back({ground.source, ground.target, std::min(share, 1.0), share >= 1 - kWhole, {}});
    if (frame != nullptr) borders.push_back(std::move(ground.border));
  }
  if (frame == nullptr) return pairs;
  GridFrame local = *frame;
  local.x0 -= origin.x;
  local.y0 -= origin.y;
  loop(pairs.size(), [&](std::size_t k) {
    if (!pairs[k].whole) pairs[k].coverage = cover(borders[k], local);
    borders[k] = {};
  });
  return pairs;
}

}  // namespace omrade::geometry
