#include "geometry/nearest.hpp"

#include "base/error.hpp"
#include "geometry/overlay.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

AreaSet points_at(std::vector<Point> places) {
  AreaSetParts parts{.id = "centre", .crs = "EPSG:3006"};
  for (std::size_t i = 0; i < places.size(); ++i) parts.ids.push_back("c" + std::to_string(i));
  parts.points = std::move(places);
  return AreaSet(std::move(parts));
}

/// Even-odd rule over all rings of an area; places on an edge are nobody's concern here.
bool holds(const Polygons& polygons, std::size_t area, Point at) {
  bool inside = false;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    const auto ring = polygons.ring(r);
    for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
      const Point a = ring[k];
      const Point b = ring[k + 1];
      if ((a.y > at.y) == (b.y > at.y)) continue;
      if (at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
    }
  }
  return inside;
}

TEST(NearestCells, TwoPointsAreDividedHalfWay) {
  const AreaSet points = points_at({{1000, 0}, {3000, 0}});
  const AreaSet cells(nearest_cells(points, {0, -1000, 4000, 1000}));
  // 1 km of margin all round: 3 km by 4 km each.
  EXPECT_DOUBLE_EQ(cells.area_m2(0), 3000.0 * 4000.0);
  EXPECT_DOUBLE_EQ(cells.area_m2(1), 3000.0 * 4000.0);
  EXPECT_DOUBLE_EQ(cells.box(0).max_x, 2000);
}

TEST(NearestCells, ASinglePointGetsEverything) {
  const AreaSet cells(nearest_cells(points_at({{0, 0}}), {-1000, -1000, 1000, 1000}));
  EXPECT_DOUBLE_EQ(cells.area_m2(0), 4000.0 * 4000.0);
}

TEST(NearestCells, TwoPointsAtOnePlaceAreRefusedByName) {
  try {
    nearest_cells(points_at({{5, 5}, {7, 7}, {5, 5}}), {0, 0, 10, 10});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.messages().front().text(),
              "areas 'centre': 'c0' and 'c2' lie at the same place, so neither is nearer; keep one "
              "of them, or move one by a metre");
  }
}

TEST(NearestCellsProperty, EveryPlaceLiesInTheCellOfItsNearestPoint) {
  EXPECT_TRUE(rc::check("brute force over points", [] {
    const auto xs = *rc::gen::unique<std::vector<int>>(12, rc::gen::inRange(0, 10000));
    std::vector<Point> places;
    for (const int x : xs)
      places.push_back({static_cast<double>(x), static_cast<double>(*rc::gen::inRange(0, 10000))});
    const AreaSet points = points_at(places);
    const AreaSet cells(nearest_cells(points, {0, 0, 10000, 10000}));
    double total = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) total += cells.area_m2(i);
    RC_ASSERT(std::abs(total - 12000.0 * 12000.0) < 1e-3);
    for (int trial = 0; trial < 20; ++trial) {
      const Point at{*rc::gen::inRange(0, 10000) + 0.37, *rc::gen::inRange(0, 10000) + 0.61};
      std::vector<std::pair<double, std::size_t>> distances;
      for (std::size_t i = 0; i < places.size(); ++i) {
        distances.emplace_back(std::hypot(places[i].x - at.x, places[i].y - at.y), i);
      }
      std::sort(distances.begin(), distances.end());
      if (distances[1].first - distances[0].first < 1e-6) continue;
      RC_ASSERT(holds(*cells.polygons(), distances[0].second, at));
    }
  }));
}

}  // namespace
}  // namespace omrade::geometry
