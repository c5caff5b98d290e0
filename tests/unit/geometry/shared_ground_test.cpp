// Common ground against GEOS, over stars whose vertices lie on one another's vertices and edges
// more often than chance would have it, and over coverages whose parts must add up.
#include "geometry/shared_ground.hpp"

#include "geometry/exact.hpp"
#include "geometry/geos.hpp"
#include "geometry/rings.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;

double ground(const std::vector<Area>& from, const std::vector<Area>& to) {
  double m2 = 0;
  for (const SharedGround& pair : shared_ground(polygons(from), polygons(to), false, serial_loop()))
    m2 += pair.m2;
  return m2;
}

TEST(Orientation, IsExactWhereRoundingHasNoAnswer) {
  // 0.1 + 0.2 is not 0.3: the middle point lies 5.6e-17 off the diagonal.
  EXPECT_EQ(orientation({0, 0}, {1, 1}, {0.3, 0.1 + 0.2}), 1);
  EXPECT_EQ(orientation({0, 0}, {1, 1}, {0.1 + 0.2, 0.3}), -1);
  EXPECT_EQ(orientation({0, 0}, {1, 1}, {0.3, 0.3}), 0);
  const double far = 1e7;
  EXPECT_EQ(
      orientation({far, far}, {far + 3, far + 3}, {far + 1, std::nextafter(far + 1, 2 * far)}), 1);
}

TEST(Orientation, APointOnALineIsMovedOffIt) {
  EXPECT_TRUE(is_left({0, 0}, {0, -1}, {0, -0.5}, Moved::east));
  EXPECT_FALSE(is_left({0, 0}, {0, -1}, {0, -0.5}, Moved::west));
  EXPECT_TRUE(is_left({0, 0}, {1, 0}, {0.5, 0}, Moved::east));  // and a little north
}

TEST(Winding, ACornerOfFourSquaresLiesInOneOfThem) {
  const Polygons board = polygons(chessboard(0, 0, 1, 2, 2));
  std::vector<int> in;
  for (std::size_t i = 0; i < 4; ++i) in.push_back(winding(board, i, {1, 1}, Moved::east));
  EXPECT_THAT(in, ElementsAre(0, 0, 0, 1));  // the north-eastern one
  in.clear();
  for (std::size_t i = 0; i < 4; ++i) in.push_back(winding(board, i, {1, 1}, Moved::west));
  EXPECT_THAT(in, ElementsAre(1, 0, 0, 0));
}

TEST(SharedGround, OfASetWithItselfIsEachAreaWithItself) {
  const std::vector<Area> board = chessboard(487500, 6304500, 123.4, 5, 4);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> found;
  for (const SharedGround& pair :
       shared_ground(polygons(board), polygons(board), false, serial_loop()))
    found[{pair.source, pair.target}] = pair.m2;
  for (const auto& [pair, m2] : found)
    EXPECT_NEAR(m2, pair.first == pair.second ? 123.4 * 123.4 : 0, 1e-6);
}

TEST(SharedGround, AnIslandWithoutACrossingLiesWithin) {
  EXPECT_DOUBLE_EQ(ground({{rectangle(0, 0, 9, 9)}}, {{rectangle(2, 2, 4, 4)}}), 4);
  EXPECT_DOUBLE_EQ(ground({{rectangle(2, 2, 4, 4)}}, {{rectangle(0, 0, 9, 9)}}), 4);
  const Area with_hole{rectangle(0, 0, 9, 9), hole(rectangle(1, 1, 5, 5))};
  EXPECT_DOUBLE_EQ(ground({with_hole}, {{rectangle(2, 2, 4, 4)}}), 0);
  EXPECT_DOUBLE_EQ(ground({with_hole}, {{rectangle(1, 1, 5, 5)}}), 0);
  EXPECT_DOUBLE_EQ(ground({{rectangle(0, 0, 6, 6)}}, {with_hole}), 20);
}

TEST(SharedGround, TargetsThatOverlapEachCountForThemselves) {
  EXPECT_DOUBLE_EQ(
      ground({{rectangle(0, 0, 2, 1)}}, {{rectangle(0, 0, 1.5, 1)}, {rectangle(1, 0, 2, 1)}}), 2.5);
}

/// Some vertices on the lattice, where they meet those of others.
Ring some_on_lattice(Dice& dice, Ring ring, double step) {
  for (Point& p : ring) {
    if (dice.chance(0.7)) p = {std::round(p.x / step) * step, std::round(p.y / step) * step};
  }
  return ring;
}

Area random_area(Dice& dice, Point centre) {
  Area area{some_on_lattice(dice, star(dice, centre, 1, 5, 3 + dice.below(14)), 0.5)};
  if (dice.chance(0.3)) area.push_back(hole(star(dice, centre, 0.1, 0.3, 5)));
  if (dice.chance(0.3)) {
    area.push_back(some_on_lattice(dice, star(dice, {centre.x + 12, centre.y}, 0.5, 4, 8), 0.5));
  }
  return area;
}

/// How many of 3000 random pairs were compared, none further from GEOS than the tolerance: -1 from
/// the first on that was.
int equal_to_geos(Point around, std::uint64_t seed, double tolerance) {
  Dice dice(seed);
  Geos geos;
  int compared = 0;
  for (int round = 0; round < 3000; ++round) {
    const Polygons one = polygons({random_area(dice, around)});
    const Polygons other = polygons(
        {random_area(dice, {around.x + dice.between(-6, 6), around.y + dice.between(-6, 6)})});
    const Geos::Shape first = geos.shape(one, 0);
    const Geos::Shape second = geos.shape(other, 0);
    if (geos.flaw(first) || geos.flaw(second)) continue;  // a knot
    const auto common = geos.intersection(first, second);
    if (!common) continue;
    const double expected = common->areas() == 0 ? 0 : area_of(*common, 0);
    double m2 = 0;
    for (const SharedGround& pair : shared_ground(one, other, false, serial_loop())) m2 += pair.m2;
    if (!(std::abs(m2 - expected) <= tolerance * (1 + expected))) {
      ADD_FAILURE() << "round " << round << ": " << m2 << " for " << expected;
      return -1;
    }
    ++compared;
  }
  return compared;
}

TEST(SharedGround, EqualsGeosNearTheOrigin) {
  EXPECT_GT(equal_to_geos({0, 0}, 1, 1e-12), 1000);
}
TEST(SharedGround, EqualsGeosFarFromIt) {
  EXPECT_GT(equal_to_geos({500000, 6300000}, 2, 1e-8), 1000);
}

/// Areas that tile a square of 10 by 10: columns whose borders wander over a lattice.
std::vector<Area> columns(Dice& dice, std::size_t count, bool turned) {
  std::vector<Ring> borders;
  for (std::size_t b = 0; b <= count; ++b) {
    Ring border;
    for (int k = 0; k <= 20; ++k) {
      double at = 10.0 * static_cast<double>(b) / static_cast<double>(count);
      if (b > 0 && b < count) at += dice.between(-0.4, 0.4) * 10 / static_cast<double>(count);
      if (dice.chance(0.5)) at = std::round(at * 4) / 4;
      border.push_back(turned ? Point{10 - 0.5 * k, at} : Point{at, 0.5 * k});
    }
    borders.push_back(border);
  }
  std::vector<Area> areas;
  for (std::size_t b = 0; b < count; ++b) {
    Ring ring(borders[b + 1]);
    ring.insert(ring.end(), borders[b].rbegin(), borders[b].rend());
    areas.push_back({ring});
  }
  return areas;
}

TEST(SharedGround, NothingIsLostBetweenTwoTilings) {
  int tried = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Dice dice(seed);
    const Polygons one = polygons(columns(dice, 2 + dice.below(5), false));
    const Polygons other = polygons(columns(dice, 2 + dice.below(5), dice.chance(0.7)));
    Geos geos;
    bool sound = true;
    for (const Polygons* set : {&one, &other}) {
      for (std::size_t i = 0; i < set->areas(); ++i)
        sound = sound && !geos.flaw(geos.shape(*set, i));
    }
    if (!sound) continue;  // two borders met
    ++tried;
    std::vector<double> of_one(one.areas()), of_other(other.areas());
    for (const SharedGround& pair : shared_ground(one, other, false, serial_loop())) {
      of_one[pair.source] += pair.m2;
      of_other[pair.target] += pair.m2;
    }
    for (std::size_t i = 0; i < one.areas(); ++i)
      ASSERT_NEAR(of_one[i], area_of(one, i), 1e-12 * area_of(one, i) + 1e-13) << seed;
    for (std::size_t i = 0; i < other.areas(); ++i)
      ASSERT_NEAR(of_other[i], area_of(other, i), 1e-12 * area_of(other, i) + 1e-13) << seed;
  }
  EXPECT_GT(tried, 100);
}

TEST(SharedGround, IsTheSameForAnyLoop) {
  Dice dice(7);
  const Polygons one = polygons(columns(dice, 6, false));
  const Polygons other = polygons(columns(dice, 5, true));
  const auto alone = shared_ground(one, other, true, serial_loop());
  const auto together = shared_ground(one, other, true, threaded_loop());
  ASSERT_EQ(alone.size(), together.size());
  for (std::size_t k = 0; k < alone.size(); ++k) {
    EXPECT_EQ(alone[k].m2, together[k].m2);
    EXPECT_EQ(alone[k].border.size(), together[k].border.size());
  }
}

}  // namespace
}  // namespace omrade::geometry
