#include "geometry/area_faults.hpp"

#include "geometry/rings.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::IsEmpty;

std::vector<AreaFault> faults_of(const std::vector<Area>& areas, const FaultLimits& limits = {}) {
  return area_faults(polygons(areas), limits, serial_loop());
}

// Eight squares around the one in the middle, which is left out.
std::vector<Area> ring_of_squares() {
  std::vector<Area> areas = chessboard(487500, 6304500, 10, 3, 3);
  areas.erase(areas.begin() + 4);
  return areas;
}

TEST(AreaFaults, ADivisionHasNone) {
  EXPECT_THAT(faults_of(chessboard(487500, 6304500, 10, 4, 4)), IsEmpty());
  EXPECT_THAT(faults_of({}), IsEmpty());
}

TEST(AreaFaults, AnAreaThatFillsAHoleIsNone) {
  const Area around{rectangle(0, 0, 9, 9), hole(rectangle(3, 3, 6, 6))};
  EXPECT_THAT(faults_of({around, {rectangle(3, 3, 6, 6)}}), IsEmpty());
}

TEST(AreaFaults, ABowTieIsInvalidWhereItCrossesItself) {
  const auto found = faults_of({{rectangle(0, 0, 5, 5)}, {{{10, 0}, {20, 10}, {20, 0}, {10, 10}}}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FaultKind::invalid);
  EXPECT_EQ(found[0].area, 1U);
  EXPECT_EQ(found[0].at, (Point{15, 5}));
  EXPECT_EQ(found[0].reason, "self-intersection");
}

TEST(AreaFaults, AnOverlapHasItsGroundAndAPlaceInIt) {
  const auto found = faults_of({{rectangle(0, 0, 10, 10)}, {rectangle(6, 0, 20, 10)}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FaultKind::overlap);
  EXPECT_EQ(found[0].area, 0U);
  EXPECT_EQ(found[0].other, 1U);
  EXPECT_DOUBLE_EQ(found[0].m2, 40);
  EXPECT_GT(found[0].at.x, 6);
  EXPECT_LT(found[0].at.x, 10);
}

TEST(AreaFaults, ALongNarrowOverlapIsASliver) {
  const auto found = faults_of({{rectangle(0, 0, 10, 100)}, {rectangle(9, 0, 20, 100)}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FaultKind::sliver);
  EXPECT_DOUBLE_EQ(found[0].m2, 100);
}

TEST(AreaFaults, TheSameOutlineTwiceIsADuplicate) {
  const auto found = faults_of({{rectangle(0, 0, 9, 9)}, {rectangle(0, 0, 9, 9)}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FaultKind::duplicate);
  EXPECT_DOUBLE_EQ(found[0].m2, 81);
}

TEST(AreaFaults, AGapIsAHoleThatNoAreaFills) {
  const auto found = faults_of(ring_of_squares());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, FaultKind::gap);
  EXPECT_DOUBLE_EQ(found[0].m2, 100);
  EXPECT_EQ(found[0].at, (Point{487515, 6304515}));
  EXPECT_EQ(found[0].area, 1U);   // south of it; the four beside it are equal
  EXPECT_EQ(found[0].other, 3U);  // west
}

// The squares between the outermost and the gap have no open edge but those of the gap.
TEST(AreaFaults, AGapFarFromTheRimIsFound) {
  std::vector<Area> areas = chessboard(0, 0, 10, 9, 9);
  areas.erase(areas.begin() + 40);
  EXPECT_EQ(faults_of(areas).size(), 1U);
}

TEST(AreaFaults, AGapBetweenDoubledAreasIsFound) {
  std::vector<Area> areas = ring_of_squares();
  for (const Area& area : ring_of_squares()) areas.push_back(area);
  const auto found = faults_of(areas);
  ASSERT_EQ(found.size(), 9U);
  EXPECT_EQ(found[7].kind, FaultKind::duplicate);
  EXPECT_EQ(found[8].kind, FaultKind::gap);
}

TEST(AreaFaults, LargeHolesAreMeantToBeThere) {
  EXPECT_THAT(faults_of(ring_of_squares(), {.gap_m2 = 99}), IsEmpty());
}

TEST(AreaFaults, SmallOnesAreRounding) {
  EXPECT_THAT(faults_of(ring_of_squares(), {.overlap_m2 = 100}), IsEmpty());
  EXPECT_THAT(faults_of({{rectangle(0, 0, 10, 10)}, {rectangle(9.95, 0, 20, 10)}}), IsEmpty());
}

TEST(AreaFaults, InvalidAreasOverlapAsTheyWouldIfValid) {
  const auto found =
      faults_of({{{{0, 0}, {20, 20}, {20, 0}, {0, 20}}}, {rectangle(0, -10, 30, 30)}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].kind, FaultKind::overlap);
  EXPECT_DOUBLE_EQ(found[1].m2, 200);  // both wings
}

TEST(AreaFaults, AreTheSameForAnyLoop) {
  Dice dice(11);
  std::vector<Area> areas;
  for (int i = 0; i < 60; ++i)
    areas.push_back({star(dice, {dice.between(0, 90), dice.between(0, 90)}, 5, 15, 12)});
  const auto serial = faults_of(areas);
  const auto threaded = area_faults(polygons(areas), {}, threaded_loop());
  ASSERT_GT(serial.size(), 50U);
  ASSERT_EQ(serial.size(), threaded.size());
  for (std::size_t i = 0; i < serial.size(); ++i) {
    EXPECT_EQ(serial[i].kind, threaded[i].kind);
    EXPECT_EQ(serial[i].area, threaded[i].area);
    EXPECT_EQ(serial[i].m2, threaded[i].m2);
    EXPECT_EQ(serial[i].at, threaded[i].at);
  }
}

TEST(MadeValid, ABowTieBecomesItsTwoWings) {
  const Polygons valid = made_valid(
      polygons({{rectangle(0, 0, 5, 5)}, {{{10, 0}, {20, 10}, {20, 0}, {10, 10}}}}), serial_loop());
  EXPECT_EQ(valid.areas(), 2U);
  EXPECT_EQ(area_of(valid, 0), 25);
  EXPECT_EQ(area_of(valid, 1), 50);
}

}  // namespace
}  // namespace omrade::geometry
