#include "model/area_set.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace omrade {
namespace {

/// A square of 10 m with a hole of 2 m, far from the origin as Swedish coordinates are.
Polygons holed_square() {
  const double x = 487500;
  const double y = 6304500;
  Polygons polygons;
  polygons.points = {{x, y},         {x + 10, y},    {x + 10, y + 10}, {x, y + 10},
                     {x, y},         {x + 4, y + 4}, {x + 4, y + 6},   {x + 6, y + 6},
                     {x + 6, y + 4}, {x + 4, y + 4}};
  polygons.ring_offset = {0, 5, 10};
  polygons.area_offset = {0, 2};
  return polygons;
}

TEST(AreaSet, AHoleIsNotPartOfTheArea) {
  const AreaSet areas({.id = "deso", .ids = {"0780C1010"}, .polygons = holed_square()});
  EXPECT_EQ(areas.area_m2(0), 96);
  EXPECT_EQ(areas.box(0), (Box{487500, 6304500, 487510, 6304510}));
}

TEST(AreaSet, IdsAreTextSoThatLeadingZerosCount) {
  const AreaSet areas({.id = "kommun", .ids = {"0780", "780"}});
  EXPECT_EQ(areas.index_of("780"), 1U);
  EXPECT_EQ(areas.index_of("00780"), std::nullopt);
  EXPECT_EQ(areas.name(0), "0780");
}

TEST(AreaSet, NamesTheIdThatStandsTwice) {
  try {
    const AreaSet areas({.id = "deso", .ids = {"a", "b", "a"}});
    FAIL() << "was accepted";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(),
                 "deso: the id 'a' stands for two areas; every area needs an id of its own");
  }
}

}  // namespace
}  // namespace omrade
