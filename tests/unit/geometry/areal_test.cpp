#include "base/error.hpp"
#include "geometry/overlay.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Entries = std::vector<CrosswalkEntry>;

Entries entries_of(const Crosswalk& crosswalk) {
  return {crosswalk.entries().begin(), crosswalk.entries().end()};
}

Crosswalk areal(const std::vector<Area>& from, const std::vector<Area>& to) {
  return areal_crosswalk(*area_set("from", from), *area_set("to", to), serial_loop());
}

std::string error_of(const AreaSet& from, const AreaSet& to) {
  try {
    areal_crosswalk(from, to, serial_loop());
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.what();
  }
  return "no error";
}

/// Where the borders of a tessellation of 10 by 10 m around (500000, 6300000) run, at random.
std::vector<Area> random_strips(std::uint64_t seed, std::size_t count) {
  Dice dice(seed);
  std::vector<Ring> borders;
  for (std::size_t b = 0; b <= count; ++b) {
    Ring border;
    const bool outer = b == 0 || b == count;
    for (int k = 0; k <= 20; ++k) {
      const double wobble = outer ? 0 : dice.between(-0.4, 0.4);
      border.push_back(
          {500000 + 10 * (static_cast<double>(b) + wobble) / static_cast<double>(count),
           6300000 + 0.5 * k});
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

std::vector<Area> turned(std::vector<Area> areas) {  // by a right angle within its square
  for (Area& area : areas) {
    for (Ring& ring : area) {
      for (Point& p : ring) p = {500000 + 10 - (p.y - 6300000), 6300000 + (p.x - 500000)};
    }
  }
  return areas;
}

TEST(ArealCrosswalk, SharesAreSharesOfTheSource) {
  // A square of 4 m2 of which 1 m2 lies in a, 2 m2 in b and 1 m2 nowhere.
  const Crosswalk crosswalk =
      areal({{rectangle(0, 0, 2, 2)}}, {{rectangle(0, 0, 1, 1)}, {rectangle(1, 0, 9, 2)}});
  EXPECT_EQ(crosswalk.method(), CrosswalkMethod::areal);
  EXPECT_EQ(entries_of(crosswalk), (Entries{{0, 0, 0.25}, {0, 1, 0.5}}));
  EXPECT_THAT(crosswalk.covered(), ElementsAre(0.75));
}

TEST(ArealCrosswalk, IdentityWhenBothSetsAreEqual) {
  const std::vector<Area> board = chessboard(487500, 6304500, 123.4, 5, 4);
  EXPECT_EQ(entries_of(areal(board, board)), entries_of(Crosswalk::identity(20)));
  const std::vector<Area> strips = random_strips(1, 7);
  EXPECT_EQ(entries_of(areal(strips, strips)), entries_of(Crosswalk::identity(7)));
}

TEST(ArealCrosswalk, NestedAreasBelongWhollyToTheirParent) {
  const Crosswalk crosswalk =
      areal(chessboard(0, 0, 1, 4, 2), {{rectangle(0, 0, 2, 2)}, {rectangle(2, 0, 4, 2)}});
  EXPECT_EQ(
      entries_of(crosswalk),
      (Entries{
          {0, 0, 1}, {1, 0, 1}, {4, 0, 1}, {5, 0, 1}, {2, 1, 1}, {3, 1, 1}, {6, 1, 1}, {7, 1, 1}}));
}

TEST(ArealCrosswalk, HolesAndPartsAreRespected) {
  const Area ring{rectangle(0, 0, 3, 3), hole(rectangle(1, 1, 2, 2))};
  const Area two{rectangle(0, 0, 1, 3), rectangle(2, 0, 3, 3)};
  const Crosswalk crosswalk = areal({ring}, {two, {rectangle(1, 1, 2, 2)}});
  ASSERT_EQ(crosswalk.entries().size(), 1U);
  EXPECT_NEAR(crosswalk.entries()[0].share, 6.0 / 8, 1e-15);
}

TEST(ArealCrosswalk, NeighboursThatOnlyTouchShareNothing) {
  EXPECT_THAT(entries_of(areal({{rectangle(0, 0, 1, 1)}},
                               {{rectangle(1, 0, 2, 1)}, {rectangle(1, 1, 2, 2)}})),
              IsEmpty());
}

TEST(ArealCrosswalk, LessThanABillionthIsLeftOut) {
  const Crosswalk crosswalk = areal({{rectangle(0, 0, 1, 1)}}, {{rectangle(0, 0, 1 - 1e-10, 1)},
                                                                {rectangle(1 - 1e-10, 0, 2, 1)}});
  EXPECT_EQ(entries_of(crosswalk), (Entries{{0, 0, 1}}));
}

TEST(ArealCrosswalk, SharesSumToOneWhereTheTargetsCover) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Crosswalk crosswalk = areal(random_strips(seed, 6), turned(random_strips(seed + 100, 5)));
    EXPECT_EQ(crosswalk.entries().size(), 30U);
    std::vector<double> sums(6, 0.0);
    for (const CrosswalkEntry& entry : crosswalk.entries()) sums[entry.source] += entry.share;
    for (const double sum : sums) EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(ArealCrosswalk, EqualsWhatAnAreaIsMadeOf) {
  // Seen from both sides, the common area of a pair is the same.
  const auto from = area_set("from", random_strips(3, 6));
  const auto to = area_set("to", turned(random_strips(4, 5)));
  const Crosswalk there = areal_crosswalk(*from, *to, serial_loop());
  const Crosswalk back = areal_crosswalk(*to, *from, serial_loop());
  for (const CrosswalkEntry& entry : there.entries()) {
    const auto same = std::find_if(
        back.entries().begin(), back.entries().end(), [&](const CrosswalkEntry& other) {
          return other.source == entry.target && other.target == entry.source;
        });
    ASSERT_NE(same, back.entries().end());
    EXPECT_NEAR(entry.share * from->area_m2(entry.source), same->share * to->area_m2(same->source),
                1e-9);
  }
}

TEST(ArealCrosswalk, TheOrderOfAreasDoesNotMatter) {
  const std::vector<Area> strips = random_strips(5, 6);
  const std::vector<Area> others = turned(random_strips(6, 5));
  const std::vector<Area> reversed(strips.rbegin(), strips.rend());
  const Entries straight = entries_of(areal(strips, others));
  Entries mirrored = entries_of(areal(reversed, others));
  for (CrosswalkEntry& entry : mirrored) entry.source = 5 - entry.source;
  std::sort(mirrored.begin(), mirrored.end(), [](const auto& a, const auto& b) {
    return a.target != b.target ? a.target < b.target : a.source < b.source;
  });
  ASSERT_EQ(mirrored.size(), straight.size());
  for (std::size_t k = 0; k < straight.size(); ++k) {
    EXPECT_EQ(mirrored[k].source, straight[k].source);
    EXPECT_NEAR(mirrored[k].share, straight[k].share, 1e-12);
  }
}

TEST(ArealCrosswalk, TheSameNumbersForAnyLoop) {
  const auto from = area_set("from", random_strips(7, 40));
  const auto to = area_set("to", turned(random_strips(8, 40)));
  EXPECT_EQ(entries_of(areal_crosswalk(*from, *to, threaded_loop())),
            entries_of(areal_crosswalk(*from, *to, serial_loop())));
}

TEST(ArealCrosswalk, SliversBetweenTargetsAreScaledAway) {
  const Crosswalk crosswalk = areal({{rectangle(0, 0, 10, 1)}},
                                    {{rectangle(0, 0, 5.005, 1)}, {rectangle(4.995, 0, 10, 1)}});
  EXPECT_EQ(entries_of(crosswalk), (Entries{{0, 0, 0.5}, {0, 1, 0.5}}));
}

TEST(ArealCrosswalk, OverlappingTargetsAreRefused) {
  EXPECT_EQ(error_of(*area_set("deso", {{rectangle(0, 0, 2, 1)}}),
                     *area_set("parish", {{rectangle(0, 0, 1.5, 1)}, {rectangle(1, 0, 2, 1)}})),
            "parish: areas overlap each other within area 'a' of deso: its shares sum to 1.2500; "
            "people would count twice; check the geometry of parish");
}

TEST(ArealCrosswalk, ASetOfPointsIsRefused) {
  const AreaSet centres({.id = "centre", .ids = {"c"}, .points = {{1, 1}}});
  EXPECT_EQ(
      error_of(*area_set("deso", {{rectangle(0, 0, 2, 1)}}), centres),
      "centre: has no polygons, which a share of area needs; give the set a polygon source, or "
      "another `by`");
}

TEST(ArealCrosswalk, AnAreaWithoutExtentIsRefused) {
  const Ring flat{{0, 0}, {1, 0}, {2, 0}};
  EXPECT_EQ(error_of(*area_set("deso", {{flat}}), *area_set("parish", {{rectangle(0, 0, 5, 5)}})),
            "deso, area 'a': has an area of 0 m2 or less; repair it in the source");
}

TEST(ArealCrosswalk, BrokenRingsAreRefusedByName) {
  const auto sound = area_set("deso", {{rectangle(0, 0, 2, 1)}});
  const auto broken = [](Polygons shapes) {
    return AreaSet({.id = "parish", .ids = {"x"}, .polygons = std::move(shapes)});
  };
  Polygons open = polygons({{rectangle(0, 0, 1, 1)}});
  open.points.back() = {7, 7};
  EXPECT_EQ(error_of(*sound, broken(open)),
            "parish, area 'x': has a ring that is not closed; repair it in the source");
  EXPECT_EQ(error_of(broken(polygons({{{{0, 0}, {1, 1}}}})), *sound),
            "parish, area 'x': has a ring of 3 points; repair it in the source");
  Polygons nowhere = polygons({{rectangle(0, 0, 1, 1)}});
  nowhere.points[1].x = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(error_of(broken(nowhere), *sound),
            "parish, area 'x': has a coordinate that is not a number; repair it in the source");
}

}  // namespace
}  // namespace omrade::geometry
