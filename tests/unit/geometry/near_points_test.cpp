#include "geometry/near_points.hpp"

#include "shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Lists = std::vector<std::vector<std::uint32_t>>;

Lists lists_of(const Neighbours& neighbours) {
  Lists lists;
  for (std::size_t i = 0; i < neighbours.areas(); ++i)
    lists.emplace_back(neighbours[i].begin(), neighbours[i].end());
  return lists;
}

double squared(Point a, Point b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

TEST(Centroids, AreCentresOfGravity) {
  // An L of three squares: (0.5, 0.5), (1.5, 0.5), (0.5, 1.5).
  const auto areas = area_set("a", {{{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}}}});
  const std::vector<Point> found = centroids(*areas);
  EXPECT_NEAR(found[0].x, 2.5 / 3, 1e-15);
  EXPECT_NEAR(found[0].y, 2.5 / 3, 1e-15);
}

TEST(Centroids, HolesPullAwayAndPartsPullTowards) {
  // 16 squares around (2, 2) without the one around (0.5, 0.5), and a square around (10.5, 0.5).
  const auto areas = area_set("a", {{rectangle(0, 0, 4, 4), hole(rectangle(0, 0, 1, 1))},
                                    {rectangle(0, 0, 1, 1), rectangle(10, 0, 11, 1)}});
  const std::vector<Point> found = centroids(*areas);
  EXPECT_NEAR(found[0].x, (16 * 2 - 0.5) / 15, 1e-14);
  EXPECT_EQ(found[1], (Point{5.5, 0.5}));
}

TEST(Centroids, OfPointsArePoints) {
  const AreaSet points({.id = "c", .ids = {"c", "d"}, .points = {{1, 2}, {3, 4}}});
  EXPECT_THAT(centroids(points), ElementsAre(Point{1, 2}, Point{3, 4}));
}

TEST(NearestPoints, OfThoseEquallyFarAwayTheFirst) {
  const std::vector<Point> row{{0, 0}, {1, 0}, {2, 0}, {3, 0}};
  EXPECT_THAT(lists_of(nearest_points(row, 1, serial_loop())),
              ElementsAre(ElementsAre(1), ElementsAre(0), ElementsAre(1), ElementsAre(2)));
}

TEST(NearestPoints, AllOthersWhereThereAreNotMore) {
  const std::vector<Point> two{{7, 7}, {7, 7}};
  EXPECT_THAT(lists_of(nearest_points(two, 5, serial_loop())),
              ElementsAre(ElementsAre(1), ElementsAre(0)));
}

TEST(PointsWithin, TheBorderBelongsToIt) {
  const std::vector<Point> points{{0, 0}, {3, 4}, {3, 4.001}};
  EXPECT_THAT(lists_of(points_within(points, 5, serial_loop())),
              ElementsAre(ElementsAre(1), ElementsAre(0, 2), ElementsAre(1)));
  EXPECT_THAT(lists_of(points_within(points, 1e-4, serial_loop())),
              ElementsAre(IsEmpty(), IsEmpty(), IsEmpty()));
}

/// Places that often coincide, or lie on lines.
std::vector<Point> some_points(Dice& dice) {
  std::vector<Point> points;
  const double east = dice.chance(0.2) ? 0 : 500000;
  const std::size_t columns = 1 + dice.below(40), rows = 1 + dice.below(40);
  for (std::size_t k = 1 + dice.below(120); k > 0; --k) {
    const bool loose = dice.chance(0.3);
    points.push_back(
        {east + (loose ? dice.between(0, 40) : static_cast<double>(dice.below(columns))),
         static_cast<double>(dice.below(rows))});
  }
  return points;
}

TEST(NearestPoints, AreWhatSortingAllOthersFinds) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    const std::vector<Point> points = some_points(dice);
    const std::size_t k = 1 + dice.below(10);
    Lists expected;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
      std::vector<std::pair<double, std::uint32_t>> all;
      for (std::uint32_t j = 0; j < points.size(); ++j) {
        if (i != j) all.emplace_back(squared(points[i], points[j]), j);
      }
      std::sort(all.begin(), all.end());
      auto& list = expected.emplace_back();
      for (std::size_t m = 0; m < std::min(k, all.size()); ++m) list.push_back(all[m].second);
      std::sort(list.begin(), list.end());
    }
    RC_ASSERT(lists_of(nearest_points(points, k, threaded_loop())) == expected);
  }));
}

TEST(PointsWithin, AreWhatAllDistancesFind) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    const std::vector<Point> points = some_points(dice);
    const double metres =
        dice.chance(0.5) ? 1 + static_cast<double>(dice.below(9)) : dice.between(0.01, 60);
    Lists expected(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) {
      for (std::uint32_t j = 0; j < points.size(); ++j) {
        if (i != j && squared(points[i], points[j]) <= metres * metres) expected[i].push_back(j);
      }
    }
    RC_ASSERT(lists_of(points_within(points, metres, threaded_loop())) == expected);
  }));
}

}  // namespace
}  // namespace omrade::geometry
