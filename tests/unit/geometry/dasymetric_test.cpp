#include "base/error.hpp"
#include "geometry/overlay.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;

using Entries = std::vector<CrosswalkEntry>;

constexpr double kNoData = std::numeric_limits<double>::quiet_NaN();

Entries entries_of(const DasymetricCrosswalk& result) {
  return {result.crosswalk.entries().begin(), result.crosswalk.entries().end()};
}

std::string error_of(const MemoryGrid& grid) {
  const auto areas = area_set("deso", {{rectangle(0, 0, 4, 4)}});
  try {
    dasymetric_crosswalk(*areas, *areas, grid, serial_loop());
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.what();
  }
  return "no error";
}

/// Ragged tessellations of 40 by 40 cells of 25 m and a town in the middle.
struct County {
  County() : grid({500000, 6301000, 25, 25, 40, 40}, town()) {
    Dice dice(11);
    from = area_set("from", columns(dice, false));
    to = area_set("to", columns(dice, true));
  }

  static std::vector<double> town() {
    Dice dice(12);
    std::vector<double> values(1600, 0.0);
    for (double& value : values) value = dice.chance(0.6) ? 0 : std::floor(dice.between(0, 60));
    return values;
  }
  static std::vector<Area> columns(Dice& dice, bool turned) {
    std::vector<Ring> borders;
    for (int b = 0; b <= 8; ++b) {
      Ring border;
      for (int k = 0; k <= 30; ++k) {
        const double wobble = b == 0 || b == 8 ? 0 : dice.between(-40, 40);
        border.push_back({125.0 * b + wobble, 1000.0 * k / 30});
      }
      borders.push_back(border);
    }
    std::vector<Area> areas;
    for (std::size_t b = 0; b < 8; ++b) {
      Ring ring(borders[b + 1]);
      ring.insert(ring.end(), borders[b].rbegin(), borders[b].rend());
      for (Point& p : ring) {
        p = turned ? Point{500000 + 1000 - p.y, 6300000 + p.x} : Point{500000 + p.x, 6300000 + p.y};
      }
      areas.push_back({ring});
    }
    return areas;
  }

  MemoryGrid grid;
  std::unique_ptr<AreaSet> from, to;
};

TEST(DasymetricCrosswalk, PeopleDecideAndNotGround) {
  // Two cells with 30 and 10 people; the source is both, each target one.
  const MemoryGrid grid({0, 1, 1, 1, 2, 1}, {30, 10});
  const auto from = area_set("from", {{rectangle(0, 0, 2, 1)}});
  const auto to = area_set("to", {{rectangle(0, 0, 1, 1)}, {rectangle(1, 0, 2, 1)}});
  const DasymetricCrosswalk result = dasymetric_crosswalk(*from, *to, grid, serial_loop());
  EXPECT_EQ(result.crosswalk.method(), CrosswalkMethod::dasymetric);
  EXPECT_EQ(entries_of(result), (Entries{{0, 0, 0.75}, {0, 1, 0.25}}));
  EXPECT_THAT(result.people, ElementsAre(40));
  EXPECT_EQ(result.without_people, 0U);
  EXPECT_DOUBLE_EQ(result.largest_difference, 0.25);  // areal: one half each
  EXPECT_DOUBLE_EQ(result.mean_difference, 0.25);
}

TEST(DasymetricCrosswalk, PeopleSpreadEvenlyWithinACell) {
  // One cell of 100 people, cut by both sets: 60 in the source, 20 of them in the target.
  const MemoryGrid grid({0, 10, 10, 10, 1, 1}, {100});
  const auto from = area_set("from", {{rectangle(0, 0, 10, 6)}});
  const auto to = area_set("to", {{rectangle(6, 1, 10, 6)}});
  const DasymetricCrosswalk result = dasymetric_crosswalk(*from, *to, grid, serial_loop());
  ASSERT_EQ(entries_of(result).size(), 1U);
  EXPECT_NEAR(entries_of(result)[0].share, 1.0 / 3, 1e-15);
  EXPECT_THAT(result.people, ElementsAre(DoubleEq(60)));
}

TEST(DasymetricCrosswalk, SourcesWithoutPeopleKeepArealShares) {
  const MemoryGrid grid({0, 1, 1, 1, 2, 1}, {kNoData, 8});
  const auto from = area_set("from", {{rectangle(0, 0, 1, 1)}, {rectangle(1, 0, 2, 1)}});
  const auto to = area_set("to", {{rectangle(0, 0, 0.25, 1)}, {rectangle(0.25, 0, 2, 1)}});
  const DasymetricCrosswalk result = dasymetric_crosswalk(*from, *to, grid, serial_loop());
  EXPECT_EQ(entries_of(result), (Entries{{0, 0, 0.25}, {0, 1, 0.75}, {1, 1, 1}}));
  EXPECT_EQ(result.without_people, 1U);
  EXPECT_THAT(result.people, ElementsAre(0, 8));
  EXPECT_EQ(result.largest_difference, 0);
}

TEST(DasymetricCrosswalk, AnEmptyPieceIsNoTarget) {
  // All people live in the west; areal shares would send a third of them east.
  const MemoryGrid grid({0, 1, 1, 1, 3, 1}, {5, 5, 0});
  const auto from = area_set("from", {{rectangle(0, 0, 3, 1)}});
  const auto to = area_set("to", {{rectangle(0, 0, 2, 1)}, {rectangle(2, 0, 3, 1)}});
  const DasymetricCrosswalk result = dasymetric_crosswalk(*from, *to, grid, serial_loop());
  EXPECT_EQ(entries_of(result), (Entries{{0, 0, 1}}));
  EXPECT_NEAR(result.largest_difference, 1.0 / 3, 1e-15);
  EXPECT_NEAR(result.mean_difference, 1.0 / 3, 1e-15);
}

TEST(DasymetricCrosswalk, IdentityWhenBothSetsAreEqual) {
  const County county;
  const DasymetricCrosswalk result =
      dasymetric_crosswalk(*county.from, *county.from, county.grid, serial_loop());
  const Crosswalk identity = Crosswalk::identity(8);
  EXPECT_EQ(entries_of(result), Entries(identity.entries().begin(), identity.entries().end()));
  EXPECT_EQ(result.largest_difference, 0);
}

TEST(DasymetricCrosswalk, NobodyIsLostAndNobodyCountsTwice) {
  const County county;
  const DasymetricCrosswalk result =
      dasymetric_crosswalk(*county.from, *county.to, county.grid, serial_loop());
  for (const double covered : result.crosswalk.covered()) EXPECT_NEAR(covered, 1, 1e-12);
  std::vector<double> arrived(8, 0.0);
  for (const CrosswalkEntry& entry : result.crosswalk.entries()) {
    arrived[entry.target] += entry.share * result.people[entry.source];
  }
  // The people of each target, counted on the grid without any crosswalk.
  const std::vector<double> residents = grid_sum(*county.to, county.grid, serial_loop());
  for (std::size_t t = 0; t < 8; ++t) EXPECT_NEAR(arrived[t], residents[t], 1e-9 * residents[t]);
  EXPECT_EQ(result.people, grid_sum(*county.from, county.grid, serial_loop()));
}

TEST(DasymetricCrosswalk, TheSameNumbersForAnyLoop) {
  const County county;
  const DasymetricCrosswalk serial =
      dasymetric_crosswalk(*county.from, *county.to, county.grid, serial_loop());
  const DasymetricCrosswalk threaded =
      dasymetric_crosswalk(*county.from, *county.to, county.grid, threaded_loop());
  EXPECT_EQ(entries_of(serial), entries_of(threaded));
  EXPECT_EQ(serial.people, threaded.people);
  EXPECT_EQ(serial.mean_difference, threaded.mean_difference);
  EXPECT_EQ(serial.largest_difference, threaded.largest_difference);
}

TEST(DasymetricCrosswalk, CellsThatCannotHoldPeopleAreRefused) {
  EXPECT_EQ(
      error_of({{0, 4, 2, 2, 2, 2}, {1, 2, -9999, 3}}),
      "population grid, cell at 1.0 1.0: has the value -9999, which is no number of people; if "
      "it marks cells without data, declare it as the grid's nodata value");
  EXPECT_EQ(
      error_of({{0, 4, 2, 2, 2, 2}, {1, std::numeric_limits<double>::infinity(), -1, 3}}),
      "population grid, cell at 3.0 3.0: has the value inf, which is no number of people; if it "
      "marks cells without data, declare it as the grid's nodata value");
}

TEST(DasymetricCrosswalk, NegativeCellsOutsideTheAreasDoNotMatter) {
  EXPECT_EQ(error_of({{-2, 4, 2, 2, 3, 2}, {-1, 1, 2, -1, 3, 4}}), "no error");
}

}  // namespace
}  // namespace omrade::geometry
