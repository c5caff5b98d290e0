#include "geometry/overlaps.hpp"

#include "shapes.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::IsEmpty;

constexpr double kOnePercent = 0.01;

std::vector<Overlap> found_in(const std::vector<Area>& areas) {
  return overlaps(*area_set("deso", areas), kOnePercent, serial_loop());
}

TEST(Overlaps, NeighboursShareNoGround) {
  EXPECT_THAT(found_in(chessboard(487500, 6304500, 7.3, 4, 4)), IsEmpty());
}

TEST(Overlaps, NoneInASetOfPoints) {
  EXPECT_THAT(overlaps(AreaSet({.id = "c", .ids = {"c"}, .points = {{1, 1}}}), 0, serial_loop()),
              IsEmpty());
}

TEST(Overlaps, TellThePairTheGroundAndItsShareOfTheSmallerArea) {
  const auto found = found_in({{rectangle(0, 0, 10, 10)}, {rectangle(9, 0, 29, 10)}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].first, 0U);
  EXPECT_EQ(found[0].second, 1U);
  EXPECT_DOUBLE_EQ(found[0].m2, 10);
  EXPECT_DOUBLE_EQ(found[0].share, 0.1);
}

TEST(Overlaps, SliversAreNone) {
  EXPECT_THAT(found_in({{rectangle(0, 0, 100, 10)}, {rectangle(99.1, 0, 199.1, 10)}}), IsEmpty());
  EXPECT_EQ(found_in({{rectangle(0, 0, 100, 10)}, {rectangle(98.9, 0, 198.9, 10)}}).size(), 1U);
}

TEST(Overlaps, AnAreaThatFillsAHoleIsNone) {
  const Area around{rectangle(0, 0, 9, 9), hole(rectangle(3, 3, 6, 6))};
  EXPECT_THAT(found_in({around, {rectangle(3, 3, 6, 6)}}), IsEmpty());
}

TEST(Overlaps, AnAreaWithinAnotherWithoutAHole) {
  const auto found = found_in({{rectangle(0, 0, 9, 9)}, {rectangle(3, 3, 6, 6)}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_DOUBLE_EQ(found[0].m2, 9);
  EXPECT_DOUBLE_EQ(found[0].share, 1);
}

TEST(Overlaps, TheSameOutlineTwice) {
  EXPECT_EQ(found_in({{rectangle(0, 0, 9, 9)}, {rectangle(0, 0, 9, 9)}}).size(), 1U);
}

// Every inner edge is a proper border; only the rim tells that all ground lies twice.
TEST(Overlaps, TwoDivisionsInOneSetAreFoundPairByPair) {
  std::vector<Area> areas = chessboard(0, 0, 10, 4, 4);
  for (Area& area : chessboard(0, 0, 20, 2, 2)) areas.push_back(std::move(area));
  const auto found = found_in(areas);
  EXPECT_EQ(found.size(), 16U);
  double m2 = 0;
  for (const Overlap& overlap : found) m2 += overlap.m2;
  EXPECT_DOUBLE_EQ(m2, 1600);
}

TEST(Overlaps, AreTheSameForAnyLoop) {
  Dice dice(7);
  std::vector<Area> areas;
  for (int i = 0; i < 60; ++i)
    areas.push_back({star(dice, {dice.between(0, 90), dice.between(0, 90)}, 5, 15, 12)});
  const auto set = area_set("stars", areas);
  const auto serial = overlaps(*set, kOnePercent, serial_loop());
  const auto threaded = overlaps(*set, kOnePercent, threaded_loop());
  ASSERT_FALSE(serial.empty());
  ASSERT_EQ(serial.size(), threaded.size());
  for (std::size_t i = 0; i < serial.size(); ++i) {
    EXPECT_EQ(serial[i].first, threaded[i].first);
    EXPECT_EQ(serial[i].second, threaded[i].second);
    EXPECT_EQ(serial[i].m2, threaded[i].m2);
  }
}

}  // namespace
}  // namespace omrade::geometry
