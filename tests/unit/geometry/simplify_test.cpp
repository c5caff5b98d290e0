#include "geometry/simplify.hpp"

#include "geometry/rings.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;

/// The vertices of a ring from its smallest one on, not closed.
Ring normal(const Polygons& shapes, std::size_t r) {
  const std::span<const Point> closed = shapes.ring(r);
  EXPECT_EQ(closed.front(), closed.back());
  Ring ring(closed.begin(), closed.end() - 1);
  const auto smallest = std::min_element(ring.begin(), ring.end(), [](Point a, Point b) {
    return std::pair(a.x, a.y) < std::pair(b.x, b.y);
  });
  std::rotate(ring.begin(), smallest, ring.end());
  return ring;
}

using Edge = std::pair<std::pair<double, double>, std::pair<double, double>>;

/// How often each directed edge occurs; a border that is matched occurs once each way.
std::map<Edge, int> edges_of(const Polygons& shapes) {
  std::map<Edge, int> edges;
  for (std::size_t r = 0; r < shapes.rings(); ++r) {
    const std::span<const Point> ring = shapes.ring(r);
    for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
      ++edges[{{ring[k].x, ring[k].y}, {ring[k + 1].x, ring[k + 1].y}}];
    }
  }
  return edges;
}

bool is_matched(const std::map<Edge, int>& edges, const Edge& edge) {
  return edges.count({edge.second, edge.first}) > 0;
}

/// A square of `side` areas each way, whose inner borders are crooked paths of many points.
std::vector<Area> crooked_board(Dice& dice, int side, int steps) {
  std::map<Edge, Ring> paths;
  const auto path = [&](Point a, Point b) {
    const bool forward = std::pair(a.x, a.y) < std::pair(b.x, b.y);
    if (!forward) std::swap(a, b);
    Ring& points = paths[{{a.x, a.y}, {b.x, b.y}}];
    if (points.empty()) {
      const bool outer =
          (a.x == b.x && (a.x == 0 || a.x == side)) || (a.y == b.y && (a.y == 0 || a.y == side));
      for (int k = 0; k <= steps; ++k) {
        const double t = static_cast<double>(k) / steps;
        const double wobble = outer || k == 0 || k == steps ? 0 : dice.between(-0.1, 0.1);
        points.push_back({a.x + t * (b.x - a.x) + (a.x == b.x ? wobble : 0),
                          a.y + t * (b.y - a.y) + (a.y == b.y ? wobble : 0)});
      }
    }
    return forward ? points : Ring(points.rbegin(), points.rend());
  };
  std::vector<Area> areas;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const Ring corners = rectangle(x, y, x + 1, y + 1);
      Ring ring;
      for (std::size_t k = 0; k < 4; ++k) {
        const Ring part = path(corners[k], corners[(k + 1) % 4]);
        ring.insert(ring.end(), part.begin(), part.end() - 1);
      }
      areas.push_back({ring});
    }
  }
  return areas;
}

TEST(Simplify, ToleranceZeroDropsOnlyCollinearPoints) {
  const Ring with_extra{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {1, 1.5}, {0, 2}, {0, 1}};
  const Polygons result = simplify(polygons({{with_extra}}), 0);
  EXPECT_THAT(normal(result, 0), ElementsAre(Point{0, 0}, Point{2, 0}, Point{2, 1}, Point{0, 2}));
}

TEST(Simplify, DropsBumpsWithinTheToleranceAndKeepsOthers) {
  const Ring ring{{0, 0}, {5, 0.5}, {10, 0}, {10, 10}, {5, 12}, {0, 10}};
  EXPECT_THAT(normal(simplify(polygons({{ring}}), 1), 0),
              ElementsAre(Point{0, 0}, Point{10, 0}, Point{10, 10}, Point{5, 12}, Point{0, 10}));
}

TEST(Simplify, NodesStay) {
  // Three areas meet at (1, 0.01), which is nearly on the outer border of the lower two.
  const std::vector<Area> areas{{{{0, 0}, {0, -1}, {1, -1}, {1, 0.01}}},
                                {{{1, 0.01}, {1, -1}, {2, -1}, {2, 0}}},
                                {{{0, 0}, {1, 0.01}, {2, 0}, {1, 5}}}};
  const Polygons result = simplify(polygons(areas), 0.5);
  EXPECT_THAT(normal(result, 2),
              ElementsAre(Point{0, 0}, Point{1, 0.01}, Point{2, 0}, Point{1, 5}));
}

TEST(Simplify, NeighboursKeepTheSameBorder) {
  Dice dice(1);
  const Polygons before = polygons(crooked_board(dice, 5, 40));
  for (const double tolerance : {0.0, 0.01, 0.05, 0.3}) {
    const Polygons after = simplify(before, tolerance);
    ASSERT_EQ(after.areas(), before.areas());
    const std::map<Edge, int> edges = edges_of(after);
    double outline = 0;
    for (const auto& [edge, times] : edges) {
      EXPECT_EQ(times, 1);
      if (!is_matched(edges, edge)) {
        outline += std::abs(edge.second.first - edge.first.first) +
                   std::abs(edge.second.second - edge.first.second);
      }
    }
    // All that is not shared is the outline of the square, which has no gap behind it.
    EXPECT_NEAR(outline, 20, 1e-12) << tolerance;
    double area = 0;
    for (std::size_t i = 0; i < after.areas(); ++i) area += area_of(after, i);
    EXPECT_NEAR(area, 25, 1e-12) << tolerance;
  }
  EXPECT_LT(simplify(before, 0.05).points.size(), before.points.size() / 2);
  EXPECT_EQ(simplify(before, 0.3).points.size(), 25U * 5);  // squares
}

TEST(Simplify, AHoleFilledByAnotherAreaStaysMatched) {
  Dice dice(2);
  const Ring island = star(dice, {50, 50}, 20, 24, 200);
  Ring from_elsewhere(island);
  std::rotate(from_elsewhere.begin(), from_elsewhere.begin() + 77, from_elsewhere.end());
  const Polygons result =
      simplify(polygons({{rectangle(0, 0, 100, 100), hole(island)}, {from_elsewhere}}), 4);
  Ring inner = normal(result, 1);
  std::reverse(inner.begin() + 1, inner.end());
  EXPECT_EQ(inner, normal(result, 2));
  EXPECT_LT(inner.size(), 60U);
  EXPECT_LT(signed_area(result.ring(1)), 0);
  EXPECT_GT(signed_area(result.ring(2)), 0);
}

TEST(Simplify, ASmallIslandKeepsATriangle) {
  Dice dice(3);
  const Polygons result = simplify(polygons({{star(dice, {0, 0}, 1, 1, 50)}}), 1000);
  EXPECT_EQ(result.ring(0).size(), 4U);
  EXPECT_GT(signed_area(result.ring(0)), 0.5);
}

TEST(Simplify, ALensBetweenTwoAreasKeepsATriangleForBoth) {
  // b lies between (0, 0) and (10, 0), bulging one metre up and two down; a is above, c below.
  const std::vector<Area> areas{{{{0, 0}, {5, 1}, {10, 0}, {10, 20}, {0, 20}}},
                                {{{0, 0}, {5, -2}, {10, 0}, {5, 1}}},
                                {{{0, 0}, {0, -20}, {10, -20}, {10, 0}, {5, -2}}}};
  const Polygons result = simplify(polygons(areas), 5);
  EXPECT_THAT(normal(result, 0),
              ElementsAre(Point{0, 0}, Point{10, 0}, Point{10, 20}, Point{0, 20}));
  EXPECT_THAT(normal(result, 1), ElementsAre(Point{0, 0}, Point{5, -2}, Point{10, 0}));
  EXPECT_THAT(normal(result, 2),
              ElementsAre(Point{0, -20}, Point{10, -20}, Point{10, 0}, Point{5, -2}, Point{0, 0}));
}

TEST(Simplify, TheSameBytesEveryTimeAndFromAnyStart) {
  Dice dice(4);
  std::vector<Area> areas = crooked_board(dice, 3, 30);
  const Polygons once = simplify(polygons(areas), 0.05);
  EXPECT_EQ(simplify(polygons(areas), 0.05).points, once.points);
  for (Area& area : areas) std::rotate(area[0].begin(), area[0].begin() + 13, area[0].end());
  const Polygons turned = simplify(polygons(areas), 0.05);
  for (std::size_t r = 0; r < once.rings(); ++r) EXPECT_EQ(normal(turned, r), normal(once, r));
}

TEST(Simplify, ARingThatEnclosesNothingIsLeftAlone) {
  const Polygons flat = polygons({{{{0, 0}, {1, 1}, {1, 1}}}, {rectangle(0, 0, 1, 1)}});
  const Polygons result = simplify(flat, 1);
  EXPECT_EQ(result.ring(0).size(), 4U);
  EXPECT_EQ(result.ring_offset.size(), flat.ring_offset.size());
  EXPECT_EQ(result.area_offset, flat.area_offset);
}

TEST(Simplify, AnAreaThatTouchesItselfKeepsItsRings) {
  // Two squares of one area that meet in a corner, and a spike in the second.
  const Polygons result = simplify(
      polygons({{rectangle(0, 0, 1, 1), {{1, 1}, {2, 1}, {2, 2}, {3, 3}, {2, 2}, {1, 2}}}}), 0);
  EXPECT_THAT(normal(result, 0), ElementsAre(Point{0, 0}, Point{1, 0}, Point{1, 1}, Point{0, 1}));
  EXPECT_EQ(area_of(result, 0), 2);
}

}  // namespace
}  // namespace omrade::geometry
