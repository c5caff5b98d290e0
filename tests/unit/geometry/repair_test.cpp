#include "geometry/repair.hpp"

#include "geometry/area_faults.hpp"
#include "geometry/geos.hpp"
#include "geometry/rings.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace omrade::geometry {
namespace {

constexpr double kAnyGap = 1e12;

Repaired repaired(const std::vector<Area>& areas, double gap_m2 = kAnyGap) {
  std::vector<std::uint32_t> owner(areas.size());
  std::iota(owner.begin(), owner.end(), 0U);
  return repair(polygons(areas), owner, owner.size(), gap_m2, serial_loop());
}

TEST(Repair, LeavesADivisionAsItIs) {
  const std::vector<Area> board = chessboard(487500, 6304500, 10, 3, 3);
  const Repaired found = repaired(board);
  ASSERT_EQ(found.polygons.areas(), 9U);
  for (std::size_t i = 0; i < 9; ++i) {
    EXPECT_EQ(box_of(found.polygons, i), box_of(polygons(board), i));
    EXPECT_EQ(found.polygons.points.size(), 45U);
    EXPECT_EQ(found.changes[i].gained, 0);
    EXPECT_EQ(found.changes[i].lost, 0);
  }
  EXPECT_EQ(found.made_valid, 0U);
  EXPECT_EQ(found.gaps, 0U);
}

TEST(Repair, CommonGroundGoesToTheSmallerArea) {
  const Repaired found = repaired({{rectangle(0, 0, 20, 10)}, {rectangle(16, 0, 26, 10)}});
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 0), 160);
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 1), 100);
  EXPECT_DOUBLE_EQ(found.changes[0].before, 200);
  EXPECT_DOUBLE_EQ(found.changes[0].lost, 40);
  EXPECT_DOUBLE_EQ(found.changes[0].after, 160);
  EXPECT_DOUBLE_EQ(found.overlaps_m2, 40);
}

TEST(Repair, OfEqualAreasToTheFirst) {
  const Repaired found = repaired({{rectangle(0, 0, 10, 10)}, {rectangle(6, 0, 16, 10)}});
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 0), 100);
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 1), 60);
}

TEST(Repair, ATownIsCutOutOfTheCountryside) {
  const Repaired found = repaired({{rectangle(0, 0, 9, 9)}, {rectangle(3, 3, 6, 6)}});
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 0), 72);
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 1), 9);
  EXPECT_EQ(found.polygons.area_offset[1], 2U);  // a shell and a hole
}

// The gap has 8 m of border with the first, 2 with each of the others.
TEST(Repair, AGapGoesToTheNeighbourAlongMostOfIt) {
  const std::vector<Area> areas{
      {{{0, 0}, {10, 0}, {10, 4}, {9, 4}, {9, 2}, {1, 2}, {1, 4}, {0, 4}}},
      {rectangle(1, 4, 5, 6)},
      {rectangle(5, 4, 9, 6)},
      {rectangle(0, 4, 1, 6)},
      {rectangle(9, 4, 10, 6)}};
  const Repaired found = repaired(areas);
  EXPECT_EQ(found.gaps, 1U);
  EXPECT_DOUBLE_EQ(found.gaps_m2, 16);
  EXPECT_DOUBLE_EQ(found.changes[0].gained, 16);
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 0), 40);
  EXPECT_EQ(repaired(areas, 15.9).gaps, 0U);
}

TEST(Repair, AreasOfOneOwnerBecomeOne) {
  const Repaired found = repair(
      polygons({{rectangle(0, 0, 5, 5)}, {rectangle(20, 0, 25, 5)}, {rectangle(4, 0, 9, 5)}}),
      std::vector<std::uint32_t>{0, 1, 0}, 2, kAnyGap, serial_loop());
  ASSERT_EQ(found.polygons.areas(), 2U);
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 0), 45);
  EXPECT_EQ(found.overlaps_m2, 0);
  EXPECT_EQ(found.changes[0].lost, 0);
}

TEST(Repair, WhoLosesEverythingHasNoRings) {
  const Repaired found = repaired({{rectangle(0, 0, 5, 5)}, {rectangle(0, 0, 5, 5)}});
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 0), 25);
  EXPECT_EQ(found.polygons.area_offset[1], found.polygons.area_offset[2]);
}

TEST(Repair, ABowTieIsMadeValid) {
  const Repaired found = repaired({{{{10, 0}, {20, 10}, {20, 0}, {10, 10}}}});
  EXPECT_EQ(found.made_valid, 1U);
  EXPECT_DOUBLE_EQ(area_of(found.polygons, 0), 50);
}

/// The ground of all areas together, and holes.
double ground_of(const Polygons& areas, Geos& geos) {
  std::vector<Geos::Shape> shapes;
  for (std::size_t i = 0; i < areas.areas(); ++i) shapes.push_back(geos.shape(areas, i));
  return area_of(geos.pieces(geos.united(std::move(shapes))), 0);
}

TEST(Repair, MakesADivisionOfTheSameGround) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    Dice dice(seed);
    std::vector<Area> areas;
    for (std::size_t k = 2 + dice.below(12); k > 0; --k) {
      const Point centre{500000 + dice.between(0, 60), 6300000 + dice.between(0, 60)};
      areas.push_back({star(dice, centre, 8, 25, 3 + dice.below(20))});
    }
    const Repaired found = repaired(areas);
    Geos geos;
    const double ground = ground_of(polygons(areas), geos);
    double sum = 0, after = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      sum += area_of(found.polygons, i);
      after += found.changes[i].after;
      const RepairChange& one = found.changes[i];
      RC_ASSERT(std::abs(one.before - area_of(polygons(areas), i)) < 1e-6);
      RC_ASSERT(std::abs(one.before + one.gained - one.lost - one.after) < 1e-6);
    }
    RC_ASSERT(std::abs(sum - after) < 1e-6);
    RC_ASSERT(std::abs(sum - found.gaps_m2 - ground) < 1e-6);
    for (const AreaFault& fault :
         area_faults(found.polygons, {.overlap_m2 = 1e-6, .gap_m2 = kAnyGap}, serial_loop())) {
      // Who lies wholly in smaller areas has lost everything.
      RC_ASSERT(fault.kind == FaultKind::invalid);
      RC_ASSERT(found.changes[*fault.area].after == 0);
    }
  }));
}

TEST(Repair, IsTheSameForAnyLoop) {
  Dice dice(3);
  std::vector<Area> areas;
  for (int i = 0; i < 40; ++i)
    areas.push_back({star(dice, {dice.between(0, 90), dice.between(0, 90)}, 5, 15, 12)});
  std::vector<std::uint32_t> owner(areas.size());
  std::iota(owner.begin(), owner.end(), 0U);
  const Repaired serial = repaired(areas);
  const Repaired threaded = repair(polygons(areas), owner, owner.size(), kAnyGap, threaded_loop());
  EXPECT_EQ(serial.polygons.points, threaded.polygons.points);
  EXPECT_EQ(serial.gaps_m2, threaded.gaps_m2);
}

}  // namespace
}  // namespace omrade::geometry
