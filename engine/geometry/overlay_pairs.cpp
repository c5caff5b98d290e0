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
constexpr std::size_t kPointsPerUnit = 65536;

Polygons shifted(const Polygons& polygons, Point origin, const ParallelFor& loop) {
  Polygons result{.points = HugeVector<Point>(polygons.points.size()),
                  .ring_offset = polygons.ring_offset,
                  .area_offset = polygons.area_offset};
  const std::size_t count = result.points.size();
  loop((count + kPointsPerUnit - 1) / kPointsPerUnit, [&](std::size_t unit) {
    const std::size_t end = std::min(count, (unit + 1) * kPointsPerUnit);
    for (std::size_t k = unit * kPointsPerUnit; k < end; ++k) {
      const Point p = polygons.points[k];
      result.points[k] = {p.x - origin.x, p.y - origin.y};
    }
  });
  return result;
}

Point origin_for(const Polygons& polygons) {
  if (polygons.points.empty()) return {};
  const Point any = polygons.points.front();
  return {std::floor(any.x), std::floor(any.y)};
}

}  // namespace

const Polygons& sound_polygons(const AreaSet& areas, const ParallelFor& loop) {
  const Polygons* polygons = areas.polygons();
  if (polygons == nullptr) {
    throw Error(ErrorKind::user, {.subject = areas.id(),
                                  .what = "has no polygons, which a share of area needs",
                                  .hint = "give the set a polygon source, or another `by`"});
  }
  std::vector<std::string> problems(areas.size());
  loop(areas.size(), [&](std::size_t i) {
    problems[i] = broken_ring(*polygons, i);
    // Crossing rings may cancel each other out; people must not vanish with the ground.
    if (problems[i].empty() && !(area_of(*polygons, i) > 0))
      problems[i] = "an area of 0 m2 or less";
  });
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (problems[i].empty()) continue;
    throw Error(ErrorKind::user, {.subject = areas.id(),
                                  .place = "area '" + areas.ids()[i] + "'",
                                  .what = "has " + problems[i],
                                  .hint = "repair it in the source"});
  }
  return *polygons;
}

std::vector<OverlayPair> overlay_pairs(const AreaSet& from, const AreaSet& to,
                                       const GridFrame* frame, const ParallelFor& loop) {
  const Point origin = origin_for(sound_polygons(from, loop));
  const Polygons sources = shifted(*from.polygons(), origin, loop);
  const Polygons targets = shifted(sound_polygons(to, loop), origin, loop);
  std::vector<double> m2(sources.areas());
  loop(m2.size(), [&](std::size_t source) { m2[source] = area_of(sources, source); });
  std::vector<OverlayPair> pairs;
  std::vector<std::vector<BorderPiece>> borders;
  for (SharedGround& ground : shared_ground(sources, targets, frame != nullptr, loop)) {
    const double share = ground.m2 / m2[ground.source];
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
