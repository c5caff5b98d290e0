#include "geometry/validity.hpp"

#include "base/text.hpp"
#include "geometry/box_index.hpp"
#include "geometry/geos.hpp"
#include "geometry/rings.hpp"
#include "geometry/self_contact.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>

namespace omrade::geometry {
namespace {

std::string place_text(Point p) {
  return fixed(p.x, 1) + " " + fixed(p.y, 1);
}

/// The south-westernmost point of the largest ring.
Point place_of(const Polygons& pieces) {
  std::size_t largest = 0;
  for (std::size_t r = 1; r < pieces.rings(); ++r) {
    if (signed_area(pieces.ring(r)) > signed_area(pieces.ring(largest))) largest = r;
  }
  const std::span<const Point> ring = pieces.ring(largest);
  return *std::min_element(ring.begin(), ring.end(), [](Point a, Point b) {
    return std::tie(a.x, a.y) < std::tie(b.x, b.y);
  });
}

/// Boxes of the areas; one that meets nothing where a ring is broken.
std::vector<Box> boxes_of_sound(const Polygons& polygons) {
  constexpr double far = std::numeric_limits<double>::infinity();
  std::vector<Box> boxes;
  boxes.reserve(polygons.areas());
  for (std::size_t i = 0; i < polygons.areas(); ++i) {
    boxes.push_back(broken_ring(polygons, i).empty() ? box_of(polygons, i)
                                                     : Box{far, far, -far, -far});
  }
  return boxes;
}

}  // namespace

std::vector<Message> invalid_areas(const AreaSet& areas, const std::string& source,
                                   const ParallelFor& loop) {
  std::vector<Message> messages;
  const Polygons* polygons = areas.polygons();
  if (polygons == nullptr) return messages;
  std::vector<std::string> flaws(areas.size());
  loop(areas.size(), [&](std::size_t i) {
    flaws[i] = broken_ring(*polygons, i);
    if (!flaws[i].empty() || !may_be_invalid(*polygons, i)) return;
    Geos geos;
    const std::optional<Geos::Flaw> flaw = geos.flaw(geos.shape(*polygons, i));
    if (flaw) flaws[i] = flaw->reason + " at " + place_text(flaw->at);
  });
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (flaws[i].empty()) continue;
    messages.push_back({.subject = source,
                        .place = "area '" + areas.ids()[i] + "'",
                        .what = flaws[i],
                        .hint = "repair it in the source, or with omrade areas repair"});
  }
  return messages;
}

std::vector<Message> overlapping_areas(const AreaSet& areas, const std::string& source,
                                       double tolerance_m2) {
  std::vector<Message> messages;
  const Polygons* polygons = areas.polygons();
  if (polygons == nullptr) return messages;
  const std::vector<Box> boxes = boxes_of_sound(*polygons);
  const BoxIndex index(boxes);
  Geos geos;
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    const std::vector<std::uint32_t> near = index.meeting(boxes[i]);
    const auto after = std::upper_bound(near.begin(), near.end(), i);
    if (after == near.end()) continue;
    const Geos::Shape first = geos.shape(*polygons, i);
    const Geos::Prepared prepared = geos.prepare(first);
    for (auto j = after; j != near.end(); ++j) {
      const Geos::Shape second = geos.shape(*polygons, *j);
      if (geos.disjoint(prepared, second)) continue;
      const std::string place = "areas '" + areas.ids()[i] + "' and '" + areas.ids()[*j] + "'";
      const std::optional<Polygons> common = geos.intersection(first, second);
      if (!common) {
        messages.push_back({.subject = source,
                            .place = place,
                            .what = "cannot be compared",
                            .hint = "one of the two is invalid; repair it first"});
        continue;
      }
      const double overlap = area_of(*common, 0);
      if (!(overlap > tolerance_m2)) continue;
      messages.push_back(
          {.subject = source,
           .place = place,
           .what = "overlap by " + fixed(overlap, 1) + " m2 at " + place_text(place_of(*common)),
           .hint = "draw the border between them once, in the source"});
    }
  }
  return messages;
}

}  // namespace omrade::geometry
