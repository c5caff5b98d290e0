#include "geometry/overlay_pairs.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/box_index.hpp"
#include "geometry/geos.hpp"
#include "geometry/rings.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace omrade::geometry {
namespace {

/// A prepared target serves this many sources before another thread may take over.
constexpr std::size_t kSourcesPerUnit = 16;

/// One target with some of the sources whose boxes meet it.
struct Unit {
  std::uint32_t target = 0;
  std::vector<std::uint32_t> sources;
};

/// Polygons near the origin: an overlay computes points, and near 0 they keep six more digits than
/// at a northing of 6 300 000 m. The origin is whole metres, so that the shift is exact.
struct LocalPolygons {
  Polygons shapes;
  std::vector<Box> boxes;

  LocalPolygons(Polygons polygons, Point origin) : shapes(std::move(polygons)) {
    for (Point& p : shapes.points) p = {p.x - origin.x, p.y - origin.y};
    boxes.reserve(shapes.areas());
    for (std::size_t i = 0; i < shapes.areas(); ++i) boxes.push_back(box_of(shapes, i));
  }
};

Point origin_for(const Polygons& polygons) {
  if (polygons.points.empty()) return {};
  const Point any = polygons.points.front();
  return {std::floor(any.x), std::floor(any.y)};
}

std::vector<Unit> units_of(const LocalPolygons& from, const LocalPolygons& to) {
  const BoxIndex index(from.boxes);
  std::vector<Unit> units;
  for (std::uint32_t target = 0; target < to.boxes.size(); ++target) {
    const std::vector<std::uint32_t> sources = index.meeting(to.boxes[target]);
    for (std::size_t begin = 0; begin < sources.size(); begin += kSourcesPerUnit) {
      const std::size_t end = std::min(begin + kSourcesPerUnit, sources.size());
      units.push_back({target,
                       {sources.begin() + static_cast<std::ptrdiff_t>(begin),
                        sources.begin() + static_cast<std::ptrdiff_t>(end)}});
    }
  }
  return units;
}

/// "area 'x' of deso: self-intersection at 5.0 6.0"; "" when the area is valid.
std::string fault_of(const AreaSet& areas, std::size_t i) {
  Geos geos;
  const std::optional<Geos::Flaw> flaw = geos.flaw(geos.shape(*areas.polygons(), i));
  if (!flaw) return "";
  return "area '" + areas.ids()[i] + "' of " + areas.id() + ": " + flaw->reason + " at " +
         fixed(flaw->at.x, 1) + " " + fixed(flaw->at.y, 1);
}

[[noreturn]] void refuse(const AreaSet& from, std::size_t source, const AreaSet& to,
                         std::size_t target) {
  std::string fault = fault_of(to, target);
  if (fault.empty()) fault = fault_of(from, source);
  throw Error(ErrorKind::user,
              {.subject = to.id(),
               .place = "area '" + to.ids()[target] + "'",
               .what = "cannot be overlaid with area '" + from.ids()[source] + "' of " + from.id(),
               .hint = fault.empty() ? "check the geometry of both sets" : "repair " + fault});
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
  const LocalPolygons sources(*from.polygons(), origin);
  const LocalPolygons targets(sound_polygons(to), origin);
  std::optional<GridFrame> local_frame;
  if (frame != nullptr) {
    local_frame = *frame;
    local_frame->x0 -= origin.x;
    local_frame->y0 -= origin.y;
  }

  const std::vector<Unit> units = units_of(sources, targets);
  std::vector<std::vector<OverlayPair>> found(units.size());
  std::vector<std::optional<std::uint32_t>> failed(units.size());
  loop(units.size(), [&](std::size_t u) {
    const Unit& unit = units[u];
    Geos geos;
    const Geos::Shape target = geos.shape(targets.shapes, unit.target);
    const Geos::Prepared prepared = geos.prepare(target);
    for (const std::uint32_t s : unit.sources) {
      const double area = area_of(sources.shapes, s);
      const Geos::Shape source = geos.shape(sources.shapes, s);
      if (geos.disjoint(prepared, source)) continue;
      if (geos.covers(prepared, source)) {
        found[u].push_back({s, unit.target, 1.0, true, {}});
        continue;
      }
      const std::optional<Polygons> common = geos.intersection(source, target);
      if (!common) {
        failed[u] = s;
        return;
      }
      const double share = area_of(*common, 0) / area;
      if (!(share > 0)) continue;  // they touch
      found[u].push_back({s, unit.target, std::min(share, 1.0), false,
                          local_frame ? cover(*common, 0, *local_frame) : Coverage{}});
    }
  });

  // Thrown here and not in the loop: the first failure is named, not the fastest.
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (failed[u]) refuse(from, *failed[u], to, units[u].target);
  }
  std::vector<OverlayPair> pairs;
  for (std::vector<OverlayPair>& some : found) {
    std::move(some.begin(), some.end(), std::back_inserter(pairs));
  }
  return pairs;
}

}  // namespace omrade::geometry
