#include "run/derived.hpp"

#include "geometry/arcs.hpp"
#include "io/wkb.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

using catalogue::Derived;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Of a polygon with holes, by signed ring areas.
Point centroid_of(const Polygons& polygons, std::size_t area) {
  double twice = 0;
  double x = 0;
  double y = 0;
  const std::size_t first = polygons.area_offset[area];
  if (first == polygons.area_offset[area + 1]) return {kNone, kNone};
  const Point origin = polygons.ring(first).front();  // small numbers: cross products do not cancel
  for (std::size_t r = first; r < polygons.area_offset[area + 1]; ++r) {
    const auto ring = polygons.ring(r);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const double ax = ring[i].x - origin.x;
      const double ay = ring[i].y - origin.y;
      const double bx = ring[i + 1].x - origin.x;
      const double by = ring[i + 1].y - origin.y;
      const double cross = ax * by - bx * ay;
      twice += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
  }
  return {origin.x + x / (3 * twice), origin.y + y / (3 * twice)};
}

std::vector<Point> centroids(const AreaSet& areas) {
  if (areas.polygons() == nullptr) return {areas.points().begin(), areas.points().end()};
  std::vector<Point> out;
  for (std::size_t i = 0; i < areas.size(); ++i) out.push_back(centroid_of(*areas.polygons(), i));
  return out;
}

/// Of the level's areas.
std::vector<Point> centroids(const Level& level, const AreaSet& base) {
  const std::vector<Point> of_base = centroids(base);
  if (level.crosswalk->method() == CrosswalkMethod::identity) return of_base;
  std::vector<Point> out;
  for (std::size_t t = 0; t < level.areas->size(); ++t) {
    double weight = 0;
    double x = 0;
    double y = 0;
    for (const CrosswalkEntry& entry : level.crosswalk->of_target(t)) {
      weight += entry.share;
      x += entry.share * of_base[entry.source].x;
      y += entry.share * of_base[entry.source].y;
    }
    out.push_back(weight > 0 ? Point{x / weight, y / weight} : Point{kNone, kNone});
  }
  return out;
}

host::TableInput table_of(const std::vector<Point>& points) {
  std::vector<double> x;
  std::vector<double> y;
  for (const Point& point : points) {
    x.push_back(point.x);
    y.push_back(point.y);
  }
  host::TableInput table;
  table.rows = points.size();
  table.fields.emplace_back(Column::of_reals(x));
  table.fields.emplace_back(Column::of_reals(y));
  return table;
}

Column ids_of(const AreaSet& places) {
  std::vector<std::int32_t> codes(places.size());
  std::iota(codes.begin(), codes.end(), 0);
  return Column::of_categories(codes, places.ids());
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  ///< both ways, may repeat

Pairs adjoining(const Polygons& polygons) {
  const geometry::Arcs arcs = geometry::arcs_of(polygons);
  std::vector<std::vector<std::uint32_t>> areas_of_arc(arcs.arcs.size());
  for (std::size_t area = 0; area < polygons.areas(); ++area) {
    for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
      for (const geometry::ArcUse& use : arcs.rings[r])
        areas_of_arc[use.arc].push_back(static_cast<std::uint32_t>(area));
    }
  }
  Pairs pairs;
  for (const std::vector<std::uint32_t>& sides : areas_of_arc) {
    for (const std::uint32_t a : sides) {
      for (const std::uint32_t b : sides) {
        if (a != b) pairs.emplace_back(a, b);
      }
    }
  }
  return pairs;
}

/// Targets with a base area in common, or with base areas that adjoin.
Pairs lifted(const Pairs& of_base, const Crosswalk& crosswalk) {
  std::vector<std::vector<std::uint32_t>> targets(crosswalk.sources());
  for (const CrosswalkEntry& entry : crosswalk.entries())
    targets[entry.source].push_back(entry.target);
  Pairs pairs;
  const auto join = [&](std::size_t a, std::size_t b) {
    for (const std::uint32_t s : targets[a]) {
      for (const std::uint32_t t : targets[b]) {
        if (s != t) pairs.emplace_back(s, t);
      }
    }
  };
  for (std::size_t source = 0; source < targets.size(); ++source) join(source, source);
  for (const auto& [a, b] : of_base) join(a, b);
  return pairs;
}

host::NeighboursInput neighbours_of(Pairs pairs, std::size_t areas) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  host::NeighboursInput out;
  out.offset.assign(areas + 1, 0);
  for (const auto& [area, other] : pairs) {
    ++out.offset[area + 1];
    out.other.push_back(static_cast<std::int32_t>(other));
  }
  for (std::size_t i = 0; i < areas; ++i) out.offset[i + 1] += out.offset[i];
  return out;
}

std::vector<double> distances(const std::vector<Point>& from, const AreaSet& places) {
  std::vector<double> out;
  for (const Point& point : from) {
    double least = kNone;
    for (const Point& place : places.points()) {
      const double distance = std::hypot(place.x - point.x, place.y - point.y);
      if (!(distance >= least)) least = distance;  // also the first
    }
    out.push_back(std::isnan(point.x) ? kNone : least);
  }
  return out;
}

host::InputData column(const std::vector<double>& values) {
  host::InputData data;
  data.column = Column::of_reals(values);
  return data;
}

}  // namespace

std::vector<Point> centroids_of(const Level& level, const AreaSet& base) {
  return centroids(level, base);
}

host::InputData derived_input(const recipe::DerivedRoute& route, const Level& level,
                              const AreaSet& base, const AreaSet* places) {
  const bool own = level.crosswalk->method() == CrosswalkMethod::identity;
  const Polygons* const polygons = base.polygons();
  host::InputData data;
  switch (route.what) {
    case Derived::not_derived:
      break;
    case Derived::area_km2: {
      // Shares of people, or of nobody knows what, say nothing of land.
      const bool of_land = level.crosswalk->method() != CrosswalkMethod::dasymetric &&
                           level.crosswalk->method() != CrosswalkMethod::given;
      if (polygons == nullptr || !of_land) break;
      constexpr double km2 = 1e6;
      std::vector<double> area(level.areas->size(), 0.0);
      for (const CrosswalkEntry& entry : level.crosswalk->entries())
        area[entry.target] += entry.share * base.area_m2(entry.source) / km2;
      return column(area);
    }
    case Derived::centroid:
      data.table = table_of(centroids(level, base));
      break;
    case Derived::neighbours:
      if (polygons == nullptr) break;
      data.neighbours =
          neighbours_of(own ? adjoining(*polygons) : lifted(adjoining(*polygons), *level.crosswalk),
                        level.areas->size());
      break;
    case Derived::outline: {
      if (polygons == nullptr || !own) break;
      std::vector<std::string> outlines;
      for (std::size_t i = 0; i < base.size(); ++i) outlines.push_back(io::wkb_of(*polygons, i));
      data.column = Column::of_texts(outlines);
      break;
    }
    case Derived::distance_to_nearest:
      if (places == nullptr || places->points().empty()) break;
      return column(distances(centroids(level, base), *places));
    case Derived::supply_points:
      if (places == nullptr || places->points().empty()) break;
      data.table = table_of({places->points().begin(), places->points().end()});
      data.table->fields.emplace_back(ids_of(*places));
      break;
  }
  return data;
}

}  // namespace omrade::run
