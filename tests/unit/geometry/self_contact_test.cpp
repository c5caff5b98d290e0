#include "geometry/self_contact.hpp"

#include "geometry/geos.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>

namespace omrade::geometry {
namespace {

bool suspected(const Area& area) {
  return may_be_invalid(polygons({area}), 0);
}

TEST(MayBeInvalid, ARingThatMeetsItselfIs) {
  EXPECT_TRUE(suspected({Ring{{10, 0}, {14, 4}, {14, 0}, {10, 4}}}));              // bow tie
  EXPECT_TRUE(suspected({Ring{{0, 0}, {2, 2}, {4, 0}, {4, 4}, {2, 2}, {0, 4}}}));  // in a corner
  EXPECT_TRUE(suspected({Ring{{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}}}));          // on an edge
  EXPECT_TRUE(suspected({Ring{{0, 0}, {4, 0}, {8, 0}, {4, 0}, {4, 4}, {0, 4}}}));  // spike
  EXPECT_TRUE(suspected({Ring{{8, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}, {4, 0}}}));  // at its end
}

TEST(MayBeInvalid, SeveralRingsAreLookedAtByOthers) {
  EXPECT_TRUE(suspected({rectangle(0, 0, 4, 4), hole(rectangle(1, 1, 2, 2))}));
}

TEST(MayBeInvalid, APlainRingIsNot) {
  EXPECT_FALSE(suspected({rectangle(0, 0, 1, 1)}));
  EXPECT_FALSE(
      suspected({Ring{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}, {0, 2}}}));  // straight corners
}

TEST(MayBeInvalid, OfManyRingsNoneThatGeosFindsInvalidIsMissed) {
  Dice dice(3);
  Geos geos;
  int invalid = 0;
  int cleared = 0;
  for (int round = 0; round < 600; ++round) {
    Ring ring = star(dice, {500000, 6500000}, 200, 1000, 5 + dice.below(60));
    const std::size_t other = 2 + dice.below(ring.size() - 2);
    if (dice.chance(0.3)) std::swap(ring[0], ring[other]);
    if (dice.chance(0.3)) ring[1] = ring[other];                       // touches itself in a corner
    if (dice.chance(0.3)) ring.insert(ring.begin() + 1, ring[other]);  // goes there and back
    const Polygons shape = polygons({{ring}});
    const bool flawed = geos.flaw(geos.shape(shape, 0)).has_value();
    const bool suspected = may_be_invalid(shape, 0);
    EXPECT_TRUE(suspected || !flawed) << "round " << round;
    invalid += flawed ? 1 : 0;
    cleared += suspected ? 0 : 1;
  }
  EXPECT_GT(invalid, 100);
  EXPECT_GT(cleared, 100);
}

}  // namespace
}  // namespace omrade::geometry
