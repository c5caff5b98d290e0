#include "geometry/area_faults.hpp"

#include "geometry/contiguity.hpp"
#include "geometry/geos.hpp"
#include "geometry/overlaps.hpp"
#include "geometry/rings.hpp"
#include "geometry/surroundings.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kAreasPerUnit = 16;
constexpr double kSameGround = 1 - 1e-9;  // of the larger of two areas

double perimeter(std::span<const Point> ring) {
  double sum = 0;
  for (std::size_t k = 0; k + 1 < ring.size(); ++k)
    sum += std::hypot(ring[k + 1].x - ring[k].x, ring[k + 1].y - ring[k].y);
  return sum;
}

/// Each piece of an area, a shell with its holes, as an area.
Polygons parts_of(const Polygons& pieces) {
  Polygons parts;
  for (std::size_t r = 0; r < pieces.rings(); ++r) {
    const std::span<const Point> ring = pieces.ring(r);
    if (signed_area(ring) > 0 && r > 0) parts.area_offset.push_back(parts.rings());
    parts.points.insert(parts.points.end(), ring.begin(), ring.end());
    parts.ring_offset.push_back(parts.points.size());
  }
  if (parts.rings() > 0) parts.area_offset.push_back(parts.rings());
  return parts;
}

struct Largest {
  Point at;
  bool narrow = false;
};

Largest look_at_largest(const Polygons& pieces, double roundness, Geos& geos) {
  const Polygons parts = parts_of(pieces);
  std::size_t largest = 0;
  for (std::size_t i = 1; i < parts.areas(); ++i) {
    if (area_of(parts, i) > area_of(parts, largest)) largest = i;
  }
  double around = 0;
  for (std::size_t r = parts.area_offset[largest]; r < parts.area_offset[largest + 1]; ++r)
    around += perimeter(parts.ring(r));
  constexpr double full = 4 * std::numbers::pi;
  return {.at = geos.inner_point(geos.shape(parts, largest)),
          .narrow = full * area_of(parts, largest) < roundness * around * around};
}

void find_invalid(const Polygons& polygons, const ParallelFor& loop,
                  std::vector<AreaFault>& faults) {
  std::vector<std::optional<AreaFault>> found(polygons.areas());
  loop((polygons.areas() + kAreasPerUnit - 1) / kAreasPerUnit, [&](std::size_t u) {
    Geos geos;
    const std::size_t end = std::min((u + 1) * kAreasPerUnit, polygons.areas());
    for (std::size_t i = u * kAreasPerUnit; i < end; ++i) {
      AreaFault fault{.area = static_cast<std::uint32_t>(i), .reason = broken_ring(polygons, i)};
      if (!fault.reason.empty()) {
        if (polygons.area_offset[i] < polygons.area_offset[i + 1])
          fault.at = polygons.ring(polygons.area_offset[i]).front();
      } else if (const std::optional<Geos::Flaw> flaw = geos.flaw(geos.shape(polygons, i))) {
        fault.at = flaw->at;
        fault.reason = flaw->reason;
      } else {
        continue;
      }
      found[i] = std::move(fault);
    }
  });
  for (const std::optional<AreaFault>& fault : found) {
    if (fault) faults.push_back(*fault);
  }
}

void find_overlaps(const Polygons& valid, const FaultLimits& limits, const ParallelFor& loop,
                   std::vector<AreaFault>& faults) {
  AreaSetParts parts{.polygons = valid};
  for (std::size_t i = 0; i < valid.areas(); ++i) parts.ids.push_back(std::to_string(i));
  const AreaSet set(std::move(parts));
  Geos geos;
  for (const Overlap& overlap : overlaps(set, 0, loop)) {
    if (!(overlap.m2 > limits.overlap_m2)) continue;
    const double larger = std::max(area_of(valid, overlap.first), area_of(valid, overlap.second));
    const std::optional<Polygons> common =
        geos.intersection(geos.shape(valid, overlap.first), geos.shape(valid, overlap.second));
    if (!common) continue;
    const Largest largest = look_at_largest(*common, limits.sliver_roundness, geos);
    faults.push_back({.kind = overlap.m2 >= larger * kSameGround ? FaultKind::duplicate
                              : largest.narrow                   ? FaultKind::sliver
                                                                 : FaultKind::overlap,
                      .area = static_cast<std::uint32_t>(overlap.first),
                      .other = static_cast<std::uint32_t>(overlap.second),
                      .m2 = overlap.m2,
                      .at = largest.at});
  }
}

/// The holes of all areas together. Areas without open edges border on no gap, so that leaving them
/// out makes holes that are covered, and no others.
void find_gaps(const Polygons& valid, const FaultLimits& limits, const ParallelFor& loop,
               std::vector<AreaFault>& faults) {
  const std::vector<bool> open = with_open_edges(valid, loop);
  Geos geos;
  std::vector<Geos::Shape> shapes;
  for (std::size_t i = 0; i < valid.areas(); ++i) {
    if (open[i]) shapes.push_back(geos.shape(valid, i));
  }
  if (shapes.empty()) return;
  const Polygons ground = geos.pieces(geos.united(std::move(shapes)));
  const Surroundings surroundings(valid);
  std::vector<AreaFault> found;
  for (std::size_t r = 0; r < ground.rings(); ++r) {
    const double m2 = -signed_area(ground.ring(r));
    if (!(m2 > limits.overlap_m2 && m2 <= limits.gap_m2)) continue;
    Polygons hole;
    hole.points.assign(ground.ring(r).rbegin(), ground.ring(r).rend());
    hole.ring_offset.push_back(hole.points.size());
    hole.area_offset.push_back(1);
    const Largest largest = look_at_largest(hole, limits.sliver_roundness, geos);
    if (!surroundings.around(largest.at).empty()) continue;
    AreaFault fault{
        .kind = largest.narrow ? FaultKind::sliver : FaultKind::gap, .m2 = m2, .at = largest.at};
    const std::vector<std::uint32_t> areas = surroundings.along(hole);
    if (!areas.empty()) fault.area = areas[0];
    if (areas.size() > 1) fault.other = areas[1];
    found.push_back(std::move(fault));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const AreaFault& a, const AreaFault& b) { return a.m2 > b.m2; });
  faults.insert(faults.end(), found.begin(), found.end());
}

}  // namespace

Polygons made_valid(const Polygons& polygons, const ParallelFor& loop) {
  std::vector<std::optional<Polygons>> changed(polygons.areas());
  loop(polygons.areas(), [&](std::size_t i) {
    if (!broken_ring(polygons, i).empty()) {
      changed[i].emplace().area_offset.push_back(0);
      return;
    }
    Geos geos;
    const Geos::Shape shape = geos.shape(polygons, i);
    if (geos.flaw(shape)) changed[i] = geos.pieces(geos.made_valid(shape));
  });
  Polygons valid;
  for (std::size_t i = 0; i < polygons.areas(); ++i) {
    append_area(changed[i] ? *changed[i] : polygons, changed[i] ? 0 : i, valid);
  }
  return valid;
}

std::vector<AreaFault> area_faults(const Polygons& polygons, const FaultLimits& limits,
                                   const ParallelFor& loop) {
  std::vector<AreaFault> faults;
  find_invalid(polygons, loop, faults);
  const Polygons valid = faults.empty() ? polygons : made_valid(polygons, loop);
  find_overlaps(valid, limits, loop, faults);
  find_gaps(valid, limits, loop, faults);
  std::stable_sort(faults.begin(), faults.end(),
                   [](const AreaFault& a, const AreaFault& b) { return a.kind < b.kind; });
  return faults;
}

}  // namespace omrade::geometry
