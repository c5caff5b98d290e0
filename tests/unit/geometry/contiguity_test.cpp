#include "geometry/contiguity.hpp"

#include "geometry/exact.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <tuple>
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

Lists queen(const std::vector<Area>& areas) {
  return lists_of(contiguity(polygons(areas), Contiguity::queen, serial_loop()));
}

Lists rook(const std::vector<Area>& areas) {
  return lists_of(contiguity(polygons(areas), Contiguity::rook, serial_loop()));
}

//  2 3
//  0 1
TEST(Contiguity, ACornerIsEnoughForTheQueen) {
  EXPECT_THAT(queen(chessboard(0, 0, 1, 2, 2)),
              ElementsAre(ElementsAre(1, 2, 3), ElementsAre(0, 2, 3), ElementsAre(0, 1, 3),
                          ElementsAre(0, 1, 2)));
}

TEST(Contiguity, TheRookNeedsAnEdge) {
  EXPECT_THAT(rook(chessboard(0, 0, 1, 2, 2)), ElementsAre(ElementsAre(1, 2), ElementsAre(0, 3),
                                                           ElementsAre(0, 3), ElementsAre(1, 2)));
}

TEST(Contiguity, AreasApartAreIslands) {
  const std::vector<Area> areas{{rectangle(0, 0, 1, 1)}, {rectangle(1.001, 0, 2, 1)}};
  EXPECT_THAT(queen(areas), ElementsAre(IsEmpty(), IsEmpty()));
  EXPECT_EQ(contiguity(polygons(areas), Contiguity::rook, serial_loop()).islands(), 2U);
}

TEST(Contiguity, NoAreasHaveNoNeighbours) {
  EXPECT_EQ(contiguity(Polygons{}, Contiguity::queen, serial_loop()).areas(), 0U);
}

TEST(Contiguity, BordersMeetWithoutCommonVertices) {
  const std::vector<Area> areas{{rectangle(0, 0, 1, 9)}, {rectangle(1, 2, 2, 5)}};
  EXPECT_THAT(queen(areas), ElementsAre(ElementsAre(1), ElementsAre(0)));
  EXPECT_THAT(rook(areas), ElementsAre(ElementsAre(1), ElementsAre(0)));
}

TEST(Contiguity, AnEdgeThatBeginsWithAnotherIsACommonBorder) {
  const std::vector<Area> areas{{rectangle(0, 0, 1, 9)}, {rectangle(1, 0, 2, 5)}};
  EXPECT_THAT(rook(areas), ElementsAre(ElementsAre(1), ElementsAre(0)));
}

TEST(Contiguity, ACornerOnAnEdgeIsForTheQueenOnly) {
  const std::vector<Area> areas{{rectangle(0, 0, 1, 9)}, {{{1, 4}, {2, 3}, {2, 5}}}};
  EXPECT_THAT(queen(areas), ElementsAre(ElementsAre(1), ElementsAre(0)));
  EXPECT_THAT(rook(areas), ElementsAre(IsEmpty(), IsEmpty()));
}

// The middle one of the fan has no border with the long edge but a corner, and no loose edge.
TEST(Contiguity, AFanOnAnEdge) {
  const std::vector<Area> areas{{rectangle(0, 0, 1, 9)},
                                {{{1, 4}, {1, 2}, {2, 3}}},
                                {{{1, 4}, {2, 3}, {2, 5}}},
                                {{{1, 4}, {2, 5}, {1, 6}}}};
  EXPECT_THAT(queen(areas), ElementsAre(ElementsAre(1, 2, 3), ElementsAre(0, 2, 3),
                                        ElementsAre(0, 1, 3), ElementsAre(0, 1, 2)));
  EXPECT_THAT(rook(areas), ElementsAre(ElementsAre(1, 3), ElementsAre(0, 2), ElementsAre(1, 3),
                                       ElementsAre(0, 2)));
}

TEST(Contiguity, AnAreaInTheHoleOfAnother) {
  EXPECT_THAT(rook({{rectangle(0, 0, 9, 9), hole(rectangle(3, 3, 6, 6))}, {rectangle(3, 3, 6, 6)}}),
              ElementsAre(ElementsAre(1), ElementsAre(0)));
}

TEST(Contiguity, RepeatedVerticesAreNoEdges) {
  const std::vector<Area> areas{{{{0, 0}, {1, 0}, {1, 0}, {1, 1}, {0, 1}}},
                                {{{1, 1}, {1, 1}, {2, 0}, {2, 1}}}};
  EXPECT_THAT(queen(areas), ElementsAre(ElementsAre(1), ElementsAre(0)));
  EXPECT_THAT(rook(areas), ElementsAre(IsEmpty(), IsEmpty()));
}

TEST(Contiguity, ZeroHasNoSign) {
  const std::vector<Area> areas{{rectangle(-1, -1, 0, 0)}, {{{-0.0, -0.0}, {5, 2}, {2, 5}}}};
  EXPECT_THAT(queen(areas), ElementsAre(ElementsAre(1), ElementsAre(0)));
}

bool on_segment(Point a, Point b, Point p) {
  return orientation(a, b, p) == 0 && p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) &&
         p.y >= std::min(a.y, b.y) && p.y <= std::max(a.y, b.y);
}

/// How many ends of one edge lie on the other: a common stretch has two places that do.
std::size_t common_points(Point a, Point b, Point c, Point d) {
  std::vector<Point> found;
  for (const auto& [p, q, r] : {std::tuple(a, b, c), {a, b, d}, {c, d, a}, {c, d, b}}) {
    if (on_segment(p, q, r) && std::find(found.begin(), found.end(), r) == found.end())
      found.push_back(r);
  }
  return found.size();
}

/// Every edge against every edge.
Lists by_all_edges(const Polygons& areas, Contiguity rule) {
  const std::size_t wanted = rule == Contiguity::queen ? 1 : 2;
  const auto meet = [&](std::size_t i, std::size_t j) {
    for (std::size_t r = areas.area_offset[i]; r < areas.area_offset[i + 1]; ++r) {
      for (std::size_t s = areas.area_offset[j]; s < areas.area_offset[j + 1]; ++s) {
        const auto one = areas.ring(r), other = areas.ring(s);
        for (std::size_t k = 0; k + 1 < one.size(); ++k) {
          for (std::size_t l = 0; l + 1 < other.size(); ++l) {
            if (common_points(one[k], one[k + 1], other[l], other[l + 1]) >= wanted) return true;
          }
        }
      }
    }
    return false;
  };
  Lists lists(areas.areas());
  for (std::uint32_t i = 0; i < areas.areas(); ++i) {
    for (std::uint32_t j = 0; j < areas.areas(); ++j) {
      if (i != j && meet(i, j)) lists[i].push_back(j);
    }
  }
  return lists;
}

/// A rectangle of whole numbers cut in two, and those in two, and so on; some parts are left out.
void cut(Dice& dice, Box box, int depth, std::vector<Area>& areas) {
  const auto between = [&](double low, double high) {
    return low + 1 + static_cast<double>(dice.below(static_cast<std::size_t>(high - low - 1)));
  };
  const bool wide = box.max_x - box.min_x > box.max_y - box.min_y;
  if (depth > 0 && (wide ? box.max_x - box.min_x : box.max_y - box.min_y) > 2) {
    Box first = box, second = box;
    if (wide) {
      first.max_x = second.min_x = between(box.min_x, box.max_x);
    } else {
      first.max_y = second.min_y = between(box.min_y, box.max_y);
    }
    cut(dice, first, depth - 1, areas);
    cut(dice, second, depth - 1, areas);
  } else if (!dice.chance(0.15)) {
    areas.push_back({rectangle(box.min_x, box.min_y, box.max_x, box.max_y)});
  }
}

/// Some edges get vertices, and the whole is sheared: all of it stays in whole numbers.
void disguise(Dice& dice, std::vector<Area>& areas) {
  const double a = static_cast<double>(dice.below(3)), b = static_cast<double>(dice.below(3));
  for (Area& area : areas) {
    for (Ring& ring : area) {
      Ring more;
      for (std::size_t k = 0; k < ring.size(); ++k) {
        const Point from = ring[k], to = ring[(k + 1) % ring.size()];
        more.push_back(from);
        const double half_x = (from.x + to.x) / 2, half_y = (from.y + to.y) / 2;
        if (dice.chance(0.3) && half_x == std::floor(half_x) && half_y == std::floor(half_y))
          more.push_back({half_x, half_y});
      }
      for (Point& p : more) p = {p.x + a * p.y + 500000, p.y + b * (p.x + a * p.y) + 6300000};
      ring = more;
    }
  }
}

TEST(Contiguity, IsWhatAllEdgesAgainstAllEdgesFind) {
  std::size_t links = 0;
  EXPECT_TRUE(rc::check([&](std::uint64_t seed) {
    Dice dice(seed);
    std::vector<Area> areas;
    cut(dice, {0, 0, 64, 48}, 5, areas);
    RC_PRE(!areas.empty());
    disguise(dice, areas);
    const Polygons all = polygons(areas);
    for (const Contiguity rule : {Contiguity::queen, Contiguity::rook}) {
      const Neighbours found = contiguity(all, rule, threaded_loop());
      RC_ASSERT(lists_of(found) == by_all_edges(all, rule));
      links += found.links();
    }
  }));
  EXPECT_GT(links, 1000U);
}

TEST(Contiguity, IsTheSameForAnyLoop) {
  const Polygons board = polygons(chessboard(487500, 6304500, 8, 40, 30));
  const Neighbours serial = contiguity(board, Contiguity::queen, serial_loop());
  const Neighbours threaded = contiguity(board, Contiguity::queen, threaded_loop());
  EXPECT_EQ(serial.begin, threaded.begin);
  EXPECT_EQ(serial.of, threaded.of);
  EXPECT_EQ(serial.links(), 2U * (39 * 30 + 40 * 29 + 2 * 39 * 29));
}

}  // namespace
}  // namespace omrade::geometry
