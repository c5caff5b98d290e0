// Distances, Huff's expectations and other regions, by hand: the centres c1 and c2 lie 10 km apart
// on a line, and people live 1 km and 6 km from c1.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::host {
namespace {

constexpr double kClose = 1e-9;

const Around kTwo{.centres = {{"c1", 0}, {"c2", 10000}}, .elsewhere = "far"};

/// All of area c1, half of it in area half, nobody in area none.
Keyed residents() {
  return {.persons = {{"a", "c1", "active", kNone, 1000},     // at the nearest
                      {"a", "c2", "automatic", kNone, 1000},  // 9 km instead of 1
                      {"a", "c1", "automatic", kNone, 6000},  // 6 km instead of 4
                      {"a", "", "", kNone, 6000},
                      {"a", "far", "active", kNone, 6000}},
          .runs = {{{0, 5, 1}}, {{0, 5, 0.5}}, {}},
          .places = true};
}
Outcome of(const Keyed& keyed, const Around& around = kTwo) {
  return compute({"c1", "half", "none"}, keyed, std::nullopt, around);
}

TEST(Distance, ExcessIsOverThoseListedAtACentre) {
  const Outcome outcome = of(residents());
  ASSERT_EQ(outcome.failure, "");
  const auto mean = layer(outcome, "excess_distance");
  EXPECT_NEAR(mean.value[0], (0 + 8 + 2) / 3.0, kClose);
  EXPECT_EQ(mean.denominator[0], 3);
  EXPECT_EQ(mean.base[0], 3);
  EXPECT_NEAR(layer(outcome, "excess_median").value[0], 2, kClose);
  EXPECT_NEAR(layer(outcome, "excess_high").value[0], 8, kClose);
  EXPECT_NEAR(mean.value[1], mean.value[0], kClose);
  EXPECT_EQ(mean.denominator[1], 1.5);
}

TEST(Distance, NotTheNearestIsBeyondTheMargin) {
  Outcome outcome = of(residents());
  EXPECT_NEAR(layer(outcome, "not_nearest").value[0], 200.0 / 3, kClose);
  EXPECT_EQ(layer(outcome, "automatic_not_nearest").value[0], 100);
  EXPECT_EQ(layer(outcome, "automatic_not_nearest").denominator[0], 2);
  Around wide = kTwo;
  wide.parameters["nearest_margin"] = 2000;
  outcome = of(residents(), wide);
  EXPECT_NEAR(layer(outcome, "not_nearest").value[0], 100.0 / 3, kClose);
  EXPECT_EQ(layer(outcome, "automatic_not_nearest").value[0], 50);
}

TEST(Distance, OtherRegionsAreWhatTheRecipeCallsThem) {
  const Keyed listed{.persons = {{"a", "c1", "", kNone},
                                 {"far", "c1", "", kNone},
                                 {"far", "c1", "", kNone},
                                 {"b", "c1", "", kNone}},
                     .runs = {{{0, 4, 1}}, {}, {}}};
  const Outcome outcome = compute({"c1", "half", "none"}, residents(), listed, kTwo);
  EXPECT_EQ(layer(outcome, "out_of_region").value[0], 20);
  EXPECT_EQ(layer(outcome, "from_other_regions").value[0], 50);
  EXPECT_EQ(layer(outcome, "from_other_regions").numerator[0], 2);
  // Told once, and not among the flows as well; it is one more centre of the concentration.
  EXPECT_EQ(layer(outcome, "relevance").state_of(2), State::not_applicable);
  EXPECT_EQ(layer(outcome, "commitment").state_of(1), State::not_applicable);
  EXPECT_NEAR(layer(outcome, "concentration").value[0], 0.16 + 0.04 + 0.04, kClose);
  const Outcome none = compute({"c1", "half", "none"}, residents(), listed);
  for (const char* id : {"out_of_region", "from_other_regions"})
    EXPECT_EQ(reason(none, id, 0), "the recipe does not say what another region is called") << id;
}

TEST(Distance, WhereTheCentresAreGivenAnyOtherIsInAnotherRegion) {
  Around unsaid = kTwo;
  unsaid.elsewhere.clear();
  const Outcome outcome = of(residents(), unsaid);
  EXPECT_EQ(layer(outcome, "out_of_region").value[0], 20);
}

TEST(Huff, ExpectsMoreWhereACentreIsNearAndLarge) {
  // 1 km from c1: 1 against 1/81; 6 km from it: 1/36 against 1/16.
  const Outcome outcome = of(residents());
  const auto residual = layer(outcome, "huff_residual");
  const Pairs& keys = pairs(outcome, "huff_residual");
  ASSERT_EQ(residual.size(), 6U) << "three labels in each of two areas";
  const double c1 = 2 * 81.0 / 82 + 3 * 16.0 / 52;
  EXPECT_EQ(keys.other[0], 0);
  EXPECT_NEAR(residual.value[0], 2 - c1, kClose);
  EXPECT_NEAR(residual.denominator[0], c1, kClose);
  EXPECT_NEAR(residual.value[1], 1 - (5 - c1), kClose);
  EXPECT_EQ(residual.state_of(2), State::not_applicable) << "another region is no centre";
  EXPECT_NEAR(residual.value[3], (2 - c1) / 2, kClose);

  Around large = kTwo;
  large.sizes = {{"c1", 4}, {"c2", 1}};
  const double more = 2 * 324.0 / 325 + 3 * 64.0 / 100;
  const auto expected = [&] {
    const Outcome again = of(residents(), large);
    return layer(again, "huff_residual").denominator[0];
  };
  EXPECT_NEAR(expected(), more, kClose);
  large.parameters = {{"huff_alpha", 0.5}, {"huff_beta", 1}};
  // Sizes 2 and 1: 2 against 1/9, and 2/6 against 1/4.
  EXPECT_NEAR(expected(), 2 * 18.0 / 19 + 3 * 8.0 / 14, kClose);
  large.sizes.erase("c2");
  const Outcome unknown = of(residents(), large);
  EXPECT_EQ(layer(unknown, "huff_residual").state_of(0), State::missing);
}

TEST(Huff, NeedsThePlacesOfAll) {
  Keyed some = residents();
  some.persons[3].east = kNone;
  const Outcome outcome = of(some);
  EXPECT_EQ(layer(outcome, "huff_residual").state_of(0), State::missing);
  EXPECT_NEAR(layer(outcome, "excess_distance").value[0], 10.0 / 3, kClose);
}

TEST(Distance, SaysWhyThereIsNoValue) {
  EXPECT_EQ(reason(of(residents()), "excess_distance", 2),
            "nobody whose place is known is listed at one of the centres");
  EXPECT_EQ(reason(of(residents(), {}), "not_nearest", 0),
            "the places of homes or centres are not given");
  Keyed chosen = residents();
  for (Person& person : chosen.persons) person.how = "active";
  EXPECT_EQ(reason(of(chosen), "automatic_not_nearest", 0), "nobody here is listed automatically");
}

}  // namespace
}  // namespace omrade::host
