// Points against the winding of every area, many of them on vertices, edges and lines of cells.
#include "geometry/point_locator.hpp"

#include "geometry/exact.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;

std::vector<std::int32_t> located(const Polygons& areas, const std::vector<Point>& points) {
  std::vector<double> x, y;
  for (const Point p : points) {
    x.push_back(p.x);
    y.push_back(p.y);
  }
  std::vector<std::int32_t> area(points.size());
  PointLocator(areas, serial_loop()).locate(x, y, area);
  return area;
}

std::int32_t by_winding(const Polygons& areas, Point p) {
  for (std::size_t i = 0; i < areas.areas(); ++i) {
    if (winding(areas, i, p, Moved::east) > 0) return static_cast<std::int32_t>(i);
  }
  return -1;
}

TEST(PointLocator, EachPointOfABorderLiesInOneArea) {
  const Polygons board = polygons(chessboard(0, 0, 1, 2, 2));
  EXPECT_THAT(located(board, {{0.5, 0.5}, {1, 0.5}, {0.5, 1}, {1, 1}, {0, 0}}),
              ElementsAre(0, 1, 2, 3, 0));
  EXPECT_THAT(located(board, {{2, 0.5}, {0.5, 2}, {2, 2}, {-1e-300, 0.5}}),
              ElementsAre(-1, -1, -1, -1));  // the eastern and northern borders of all are outside
}

TEST(PointLocator, HolesAndIslandsAreKept) {
  const Polygons areas = polygons({{rectangle(0, 0, 9, 9), hole(rectangle(2, 2, 6, 6))},
                                   {rectangle(3, 3, 5, 5), rectangle(20, 0, 21, 1)}});
  EXPECT_THAT(located(areas, {{1, 1}, {2.5, 2.5}, {4, 4}, {20.5, 0.5}, {15, 0.5}}),
              ElementsAre(0, -1, 1, 1, -1));
}

TEST(PointLocator, OverlappingAreasGiveTheFirst) {
  const Polygons areas = polygons({{rectangle(5, 0, 9, 9)}, {rectangle(0, 0, 6, 9)}});
  EXPECT_THAT(located(areas, {{5.5, 4}, {1, 4}, {8, 4}}), ElementsAre(0, 1, 0));
}

TEST(PointLocator, WhatIsNoPlaceLiesNowhere) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double inf = std::numeric_limits<double>::infinity();
  EXPECT_THAT(located(polygons({{rectangle(0, 0, 1, 1)}}),
                      {{nan, 0.5}, {0.5, nan}, {inf, 0.5}, {-inf, -inf}, {1e300, 1e300}}),
              ElementsAre(-1, -1, -1, -1, -1));
}

struct Compared {
  std::size_t inside = 0, wrong = 0;
};

Compared compared_with_winding(Point around, double size, std::uint64_t seed) {
  Dice dice(seed);
  Compared result;
  for (int round = 0; round < 60; ++round) {
    std::vector<Area> areas;
    for (std::size_t k = 1 + dice.below(8); k > 0; --k) {
      const Point centre{around.x + size * dice.between(-3, 3),
                         around.y + size * dice.between(-3, 3)};
      Area area{star(dice, centre, size * 0.2, size, 3 + dice.below(60))};
      if (dice.chance(0.3)) area.push_back(hole(star(dice, centre, size * 0.02, size * 0.1, 6)));
      areas.push_back(area);
    }
    for (Area& area : chessboard(around.x - size, around.y + 4 * size, size / 2, 3, 2))
      areas.push_back(area);
    const Polygons all = polygons(areas);
    std::vector<Point> points;
    for (int k = 0; k < 300; ++k) {
      Point p{around.x + size * dice.between(-5, 5), around.y + size * dice.between(-5, 6)};
      const Point vertex = all.points[dice.below(all.points.size())];
      if (dice.chance(0.3)) p.x = vertex.x;
      if (dice.chance(0.3)) p.y = vertex.y;
      if (dice.chance(0.1)) p = vertex;
      points.push_back(p);
    }
    const std::vector<std::int32_t> found = located(all, points);
    for (std::size_t k = 0; k < points.size(); ++k) {
      if (found[k] != by_winding(all, points[k])) ++result.wrong;
      if (found[k] >= 0) ++result.inside;
    }
  }
  return result;
}

TEST(PointLocator, EqualsTheWindingOfEveryArea) {
  const Compared result = compared_with_winding({0, 0}, 10, 1);
  EXPECT_EQ(result.wrong, 0U);
  EXPECT_GT(result.inside, 1000U);
}
TEST(PointLocator, AlsoFarFromTheOrigin) {
  const Compared result = compared_with_winding({500000, 6300000}, 300, 2);
  EXPECT_EQ(result.wrong, 0U);
  EXPECT_GT(result.inside, 1000U);
}
TEST(PointLocator, AlsoOnMillimetresAtTenThousandKilometres) {
  const Compared result = compared_with_winding({1e7, 1e7}, 1e-3, 3);
  EXPECT_EQ(result.wrong, 0U);
  EXPECT_GT(result.inside, 1000U);
}

TEST(PointLocator, EveryPointOfATilingLiesInOneOfItsAreas) {
  const Polygons board = polygons(chessboard(487500, 6304500, 0.1, 30, 20));
  std::vector<Point> points;
  for (std::size_t column = 0; column < 30; ++column) {
    for (std::size_t row = 0; row < 20; ++row)
      points.push_back(board.points[board.ring_offset[row * 30 + column]]);
  }
  const std::vector<std::int32_t> found = located(board, points);
  EXPECT_EQ(std::count(found.begin(), found.end(), -1), 0);
}

}  // namespace
}  // namespace omrade::geometry
