#include "geometry/tangles.hpp"

#include "geometry/geos.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;
using ::testing::FieldsAre;

TEST(TangledAreas, ABowTieCrossesItselfInTheMiddle) {
  const Polygons two =
      polygons({{rectangle(0, 0, 1, 1)}, {Ring{{10, 0}, {14, 4}, {14, 0}, {10, 4}}}});
  EXPECT_THAT(tangled_areas(two, serial_loop()), ElementsAre(FieldsAre(1, Point{12, 2})));
}

TEST(TangledAreas, AHoleThatReachesOutOfItsAreaCrossesIt) {
  const Polygons one = polygons({{rectangle(0, 0, 4, 4), hole(rectangle(3, 1, 5, 2))}});
  EXPECT_EQ(tangled_areas(one, serial_loop()).size(), 1U);
}

TEST(TangledAreas, TouchingIsNotCrossing) {
  // A hole that touches its shell, a ring that meets itself in a point, neighbours that overlap.
  const Polygons fine = polygons({{rectangle(0, 0, 4, 4), hole(Ring{{0, 2}, {1, 1}, {1, 3}})},
                                  {Ring{{0, 0}, {2, 2}, {4, 0}, {4, 4}, {2, 2}, {0, 4}}},
                                  {rectangle(1, 1, 9, 9)}});
  EXPECT_TRUE(tangled_areas(fine, serial_loop()).empty());
  EXPECT_TRUE(tangled_areas({}, serial_loop()).empty());
}

TEST(TangledAreas, AgreesWithGeosOnRandomRings) {
  Dice dice(3);
  Geos geos;
  int invalid = 0;
  int valid = 0;
  for (int round = 0; round < 400; ++round) {
    Ring ring = star(dice, {500000, 6500000}, 200, 1000, 5 + dice.below(60));
    if (dice.chance(0.5)) std::swap(ring[0], ring[2 + dice.below(ring.size() - 2)]);
    const Polygons shape = polygons({{ring}});
    const bool flawed = geos.flaw(geos.shape(shape, 0)).has_value();
    (flawed ? invalid : valid) += 1;
    EXPECT_EQ(!tangled_areas(shape, threaded_loop()).empty(), flawed) << "round " << round;
  }
  EXPECT_GT(invalid, 50);
  EXPECT_GT(valid, 50);
}

}  // namespace
}  // namespace omrade::geometry
