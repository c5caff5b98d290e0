// The nearest points against a comparison with every one of them, many of them equally near.
#include "geometry/nearest_points.hpp"

#include "base/error.hpp"
#include "geometry/exact.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;

struct Found {
  std::vector<std::int32_t> centre;
  std::vector<double> distance;
};

Found nearest(const std::vector<Point>& centres, const std::vector<Point>& points, std::size_t k,
              const ParallelFor& loop = serial_loop()) {
  std::vector<double> x, y;
  for (const Point p : points) {
    x.push_back(p.x);
    y.push_back(p.y);
  }
  Found found{std::vector<std::int32_t>(points.size() * k), std::vector<double>(points.size() * k)};
  NearestPoints(centres, k, loop).find(x, y, found.centre, found.distance);
  return found;
}

/// Exactly sorted by distance, then by place in the list.
std::vector<std::int32_t> by_comparison(const std::vector<Point>& centres, Point p, std::size_t k) {
  std::vector<std::int32_t> order(centres.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    return exactly_nearer(centres[static_cast<std::size_t>(a)],
                          centres[static_cast<std::size_t>(b)], p);
  });
  order.resize(k);
  return order;
}

/// How many of the found centres or distances a comparison with all does not give.
std::size_t wrong(const std::vector<Point>& centres, const std::vector<Point>& points,
                  std::size_t k) {
  const Found found = nearest(centres, points, k);
  std::size_t count = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::vector<std::int32_t> wanted = by_comparison(centres, points[i], k);
    for (std::size_t n = 0; n < k; ++n) {
      const Point c = centres[static_cast<std::size_t>(wanted[n])];
      const double distance = std::hypot(c.x - points[i].x, c.y - points[i].y);
      const bool right = found.centre[i * k + n] == wanted[n] &&
                         std::abs(found.distance[i * k + n] - distance) <= 1e-15 * distance;
      count += right ? 0 : 1;
    }
  }
  return count;
}

TEST(NearestPoints, OfEquallyNearOnesTheFirst) {
  const Found found = nearest({{4, 0}, {0, 0}, {0, 0}}, {{2, 1}, {0, 3}, {9, 0}}, 1);
  EXPECT_THAT(found.centre, ElementsAre(0, 1, 0));
  EXPECT_THAT(found.distance, ElementsAre(std::sqrt(5.0), 3, 5));
}

TEST(NearestPoints, TheKNearestComeInTheirOrder) {
  const Found found = nearest({{10, 0}, {0, 0}, {3, 0}, {-3, 0}}, {{0, 0}}, 4);
  EXPECT_THAT(found.centre, ElementsAre(1, 2, 3, 0));
  EXPECT_THAT(found.distance, ElementsAre(0, 3, 3, 10));
}

TEST(NearestPoints, OneCentreIsNearestFromAnywhere) {
  const Found found = nearest({{5, 5}}, {{5, 5}, {-1e9, 5}, {1e12, -1e12}}, 1);
  EXPECT_THAT(found.centre, ElementsAre(0, 0, 0));
}

TEST(NearestPoints, ALastBitDecides) {
  // To the left centre it is less far by far less than the square of a distance can tell.
  const double x = std::nextafter(500000.0, 0.0);
  const Found found = nearest({{500001, 0}, {499999, 0}}, {{x, 1e6}, {500000, 1e6}}, 1);
  EXPECT_THAT(found.centre, ElementsAre(1, 0));
}

TEST(NearestPoints, FewerCentresThanAskedForAreABug) {
  EXPECT_THROW(nearest({{0, 0}}, {}, 2), Error);
}

TEST(NearestPoints, EqualsAComparisonWithAll) {
  EXPECT_TRUE(rc::check("points on a lattice, where many distances are equal", [] {
    const int side = *rc::gen::inRange(1, 40);
    const auto place = [&] {
      return Point{500000.0 + *rc::gen::inRange(-side, side),
                   6300000.0 + *rc::gen::inRange(-side, side)};
    };
    std::vector<Point> centres, points;
    for (int i = *rc::gen::inRange(1, 60); i > 0; --i) centres.push_back(place());
    for (int i = 0; i < 40; ++i) {
      Point p = place();
      if (i % 4 == 0) p = {p.x + 10 * (p.x - 500000), p.y + 0.5};
      points.push_back(p);
    }
    const auto most = static_cast<int>(std::min<std::size_t>(centres.size(), 5));
    RC_ASSERT(wrong(centres, points, static_cast<std::size_t>(*rc::gen::inRange(1, most + 1))) ==
              0U);
  }));
}

/// Clusters far from each other, as towns are.
std::vector<Point> towns(Dice& dice, std::size_t count, double size) {
  std::vector<Point> all;
  Point town{};
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 25 == 0) town = {size * dice.between(0, 1), size * dice.between(0, 2)};
    const double spread = dice.chance(0.5) ? 1e-3 : 1e-1;
    all.push_back({500000 + town.x + size * dice.between(0, spread),
                   6300000 + town.y + size * dice.between(0, spread)});
  }
  return all;
}

std::size_t wrong_in_towns(double size, std::uint64_t seed) {
  Dice dice(seed);
  std::size_t count_wrong = 0;
  for (const std::size_t count : {2U, 7U, 60U, 700U}) {
    const std::vector<Point> centres = towns(dice, count, size);
    std::vector<Point> points = towns(dice, 200, size);
    for (int i = 0; i < 60; ++i) {  // also far outside, and half-way between two
      points.push_back({500000 + size * dice.between(-4, 5), 6300000 + size * dice.between(-4, 6)});
      const Point a = centres[dice.below(count)];
      const Point b = centres[dice.below(count)];
      points.push_back({a.x + (b.x - a.x) / 2, a.y + (b.y - a.y) / 2});
    }
    count_wrong += wrong(centres, points, 1);
    count_wrong += wrong(centres, points, std::min<std::size_t>(count, 3));
  }
  return count_wrong;
}

TEST(NearestPoints, EqualsAComparisonInTowns) {
  EXPECT_EQ(wrong_in_towns(1e5, 1), 0U);
}
TEST(NearestPoints, AlsoOnMillimetres) {
  EXPECT_EQ(wrong_in_towns(1e-3, 2), 0U);
}

TEST(NearestPoints, CentresOnALineAndAtOnePlace) {
  std::vector<Point> line, points;
  for (int i = 0; i < 50; ++i) {
    line.push_back({500000, 6300000.0 + i / 2});  // in pairs
    points.push_back({499990.0 + i, 6299990.0 + 2 * i});
  }
  EXPECT_EQ(wrong(line, points, 1), 0U);
  EXPECT_EQ(wrong(line, points, 4), 0U);
  const std::vector<Point> place(20, {500000, 6300000});
  EXPECT_EQ(wrong(place, points, 3), 0U);
}

TEST(NearestPoints, SameForAnyLoop) {
  Dice dice(3);
  const std::vector<Point> centres = towns(dice, 300, 1e4);
  const std::vector<Point> points = towns(dice, 3000, 1e4);
  const Found serial = nearest(centres, points, 2);
  const Found threaded = nearest(centres, points, 2, threaded_loop());
  EXPECT_EQ(serial.centre, threaded.centre);
  EXPECT_EQ(serial.distance, threaded.distance);
}

}  // namespace
}  // namespace omrade::geometry
