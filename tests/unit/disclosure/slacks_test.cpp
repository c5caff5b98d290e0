// Numbers that are made of others, by hand.
#include "disclosure/slacks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;

/// Small areas a, b and flows to two centres; a municipality of both and a catchment of a and a
/// half of b. Cells: a1 b1 a2 b2, the municipality's 4 and 5, the catchment's 6 and 7.
LinearSystem flows() {
  LinearSystem system;
  for (const double value : {3.0, 8.0, 20.0, 30.0, 11.0, 50.0, 7.0, 35.0})
    system.add({.value = value, .whole = value != 7.0 && value != 35.0});
  system.relate({{0, 1}, {1, 1}, {4, -1}});
  system.relate({{2, 1}, {3, 1}, {5, -1}});
  system.relate({{0, 1}, {1, 0.5}, {6, -1}});
  system.relate({{2, 1}, {3, 0.5}, {7, -1}});
  system.relate({{0, 1}, {2, 1}}, 23);  // all of a
  system.relate({{1, 1}, {3, 1}}, 38);  // all of b
  system.relate({{4, 1}, {5, 1}}, 61);  // all of the municipality
  system.relate({{6, 1}, {7, 1}}, 42);  // all of the catchment
  return system;
}

TEST(Slacks, MunicipalitiesAndCatchmentsAreWhatTheirSmallAreasMakeThem) {
  const Slacks slacks = slacks_of(flows());
  EXPECT_THAT(slacks.relation, ElementsAre(kNoSlack, kNoSlack, kNoSlack, kNoSlack, 0U, 1U, 2U, 3U));
  EXPECT_THAT(slacks.of_relation,
              ElementsAre(4U, 5U, 6U, 7U, kNoSlack, kNoSlack, kNoSlack, kNoSlack));
}

TEST(Slacks, TotalsOfTheirFlowsFollowFromThoseOfTheSmallAreas) {
  EXPECT_THAT(slacks_of(flows()).follows,
              ElementsAre(false, false, false, false, false, false, true, true));
}

TEST(Slacks, ATotalThatIsNoSumOfOthersIsKept) {
  LinearSystem system = flows();
  system.relate({{0, 1}, {1, 1}}, 11);  // all of the first centre
  const Slacks slacks = slacks_of(system);
  EXPECT_FALSE(slacks.follows[8]);
}

TEST(Slacks, WhatIsMadeOfMadeNumbersIsMadeOfTheSmallAreasToo) {
  LinearSystem system = flows();
  const std::size_t region = system.add({.value = 61});
  system.relate({{4, 1}, {5, 1}, {region, -1}});
  const Slacks slacks = slacks_of(system);
  ASSERT_EQ(slacks.relation[region], 8U);
  std::vector<std::size_t> cells;
  for (const Term& term : slacks.relations[8].terms) cells.push_back(term.cell);
  EXPECT_THAT(cells, ElementsAre(0U, 1U, 2U, 3U, region));
}

}  // namespace
}  // namespace omrade::disclosure
