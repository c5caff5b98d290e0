#include "geometry/repair.hpp"

#include "geometry/area_faults.hpp"
#include "geometry/geos.hpp"
#include "geometry/rings.hpp"
#include "geometry/surroundings.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kFacesPerUnit = 32;

bool is_same_area(const Polygons& a, const Polygons& b, std::size_t i) {
  const auto points = [i](const Polygons& of) {
    const std::size_t begin = of.ring_offset[of.area_offset[i]];
    return std::span(of.points).subspan(begin, of.ring_offset[of.area_offset[i + 1]] - begin);
  };
  return std::equal(points(a).begin(), points(a).end(), points(b).begin(), points(b).end());
}

/// The faces, and in whose areas each of them lies.
class Faces {
 public:
  Faces(const Polygons& valid, std::span<const std::uint32_t> owner, const ParallelFor& loop)
      : faces_(Geos().faces(valid)), owners_(faces_.areas()), keeper_(faces_.areas()) {
    const Surroundings surroundings(valid);
    std::vector<double> m2;
    for (std::size_t i = 0; i < valid.areas(); ++i) m2.push_back(area_of(valid, i));
    loop((size() + kFacesPerUnit - 1) / kFacesPerUnit, [&](std::size_t u) {
      Geos geos;
      const std::size_t end = std::min((u + 1) * kFacesPerUnit, size());
      for (std::size_t f = u * kFacesPerUnit; f < end; ++f) {
        const Point at = geos.inner_point(geos.shape(faces_, f));
        const std::vector<std::uint32_t> areas = surroundings.around(at);
        if (areas.empty()) continue;
        keeper_[f] = owner[*std::min_element(areas.begin(), areas.end(),
                                             [&](auto a, auto b) { return m2[a] < m2[b]; })];
        for (const std::uint32_t area : areas) owners_[f].push_back(owner[area]);
        std::sort(owners_[f].begin(), owners_[f].end());
        owners_[f].erase(std::unique(owners_[f].begin(), owners_[f].end()), owners_[f].end());
      }
    });
  }

  [[nodiscard]] std::size_t size() const { return faces_.areas(); }
  [[nodiscard]] double m2(std::size_t face) const { return area_of(faces_, face); }
  [[nodiscard]] const std::vector<std::uint32_t>& owners(std::size_t face) const {
    return owners_[face];
  }
  [[nodiscard]] std::optional<std::uint32_t> keeper(std::size_t face) const {
    return keeper_[face];
  }
  void give(std::size_t face, std::uint32_t owner) { keeper_[face] = owner; }
  [[nodiscard]] Polygons face(std::size_t f) const {
    Polygons one;
    append_area(faces_, f, one);
    return one;
  }

  /// What each owner keeps.
  [[nodiscard]] Polygons kept(std::size_t owners, const ParallelFor& loop) const {
    std::vector<std::vector<std::size_t>> of(owners);
    for (std::size_t f = 0; f < size(); ++f) {
      if (keeper_[f]) of[*keeper_[f]].push_back(f);
    }
    std::vector<Polygons> merged(owners);
    loop(owners, [&](std::size_t i) {
      Geos geos;
      merged[i] = geos.pieces(geos.merged(faces_, of[i]));
    });
    Polygons all;
    for (const Polygons& one : merged) append_area(one, 0, all);
    return all;
  }

 private:
  Polygons faces_;
  std::vector<std::vector<std::uint32_t>> owners_;  ///< ascending
  std::vector<std::optional<std::uint32_t>> keeper_;
};

}  // namespace

Repaired repair(const Polygons& polygons, std::span<const std::uint32_t> owner, std::size_t owners,
                double gap_m2, const ParallelFor& loop) {
  const Polygons valid = made_valid(polygons, loop);
  Repaired result;
  for (std::size_t i = 0; i < polygons.areas(); ++i)
    result.made_valid += is_same_area(polygons, valid, i) ? 0U : 1U;
  Faces faces(valid, owner, loop);
  const Polygons before_gaps = faces.kept(owners, loop);
  const Surroundings surroundings(before_gaps);
  for (std::size_t f = 0; f < faces.size(); ++f) {
    const double m2 = faces.m2(f);
    if (faces.owners(f).size() > 1) result.overlaps_m2 += m2;
    if (faces.keeper(f) || m2 > gap_m2) continue;
    const std::vector<std::uint32_t> along = surroundings.along(faces.face(f));
    if (along.empty()) continue;
    faces.give(f, along.front());
    ++result.gaps;
    result.gaps_m2 += m2;
  }
  result.changes.resize(owners);
  for (std::size_t f = 0; f < faces.size(); ++f) {
    const double m2 = faces.m2(f);
    for (const std::uint32_t one : faces.owners(f)) {
      result.changes[one].before += m2;
      if (faces.keeper(f) != one) result.changes[one].lost += m2;
    }
    if (!faces.keeper(f)) continue;
    result.changes[*faces.keeper(f)].after += m2;
    if (faces.owners(f).empty()) result.changes[*faces.keeper(f)].gained += m2;
  }
  result.polygons = result.gaps > 0 ? faces.kept(owners, loop) : before_gaps;
  return result;
}

}  // namespace omrade::geometry
