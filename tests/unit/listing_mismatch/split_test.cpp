// Means, their intervals, and the split of their difference (see fixture.hpp for the persons).
#include "fixture.hpp"

#include <gtest/gtest.h>

namespace omrade::host {
namespace {

constexpr double kClose = 1e-12;

TEST(Split, MeansAreOfThoseWithAValue) {
  const Outcome outcome = two_catchments();
  // c1: (1 + 2 + 3 + 4 + 6 / 2) / 4.5 and (1 + 2 + 6 + 10) / 4; c2: 6 and 3.
  EXPECT_NEAR(layer(outcome, "x_residents").value[0], 13 / 4.5, kClose);
  EXPECT_EQ(layer(outcome, "x_listed").value[0], 4.75);
  EXPECT_EQ(layer(outcome, "x_residents").value[1], 6);
  EXPECT_EQ(layer(outcome, "x_listed").value[1], 3);
  EXPECT_EQ(layer(outcome, "x_residents").numerator[0], 13);
  EXPECT_EQ(layer(outcome, "x_residents").denominator[0], 4.5);
  EXPECT_EQ(layer(outcome, "x_residents").base[0], 4);
}

TEST(Split, AMeanHasStudentsLimits) {
  // 1, 2, 6, 10: mean 4.75, variance 50.75 / 3, standard error 2.0564938; t(3) = 3.1824463
  // and 10.2145319.
  const Outcome outcome = two_catchments();
  const auto all = layer(outcome, "x_listed");
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::student));
  EXPECT_NEAR(all.lower95[0], 4.75 - 6.5446811, 1e-6);
  EXPECT_NEAR(all.upper95[0], 4.75 + 6.5446811, 1e-6);
  EXPECT_NEAR(all.lower998[0], 4.75 - 21.0061211, 1e-6);
  EXPECT_NEAR(all.upper998[0], 4.75 + 21.0061211, 1e-6);
}

TEST(Split, OnePersonOrAlikeOnesHaveNoInterval) {
  const Outcome outcome = two_catchments();
  EXPECT_EQ(layer(outcome, "x_listed").interval[1], static_cast<std::uint8_t>(IntervalKind::none));
  const Keyed alike{.persons = {{"a", "c", "", 2}, {"a", "c", "", 2}, {"a", "c", "", 2}},
                    .runs = {{{0, 3, 1}}}};
  const Outcome same = compute({"c"}, std::nullopt, alike);
  EXPECT_EQ(layer(same, "x_listed").value[0], 2);
  EXPECT_EQ(layer(same, "x_listed").interval[0], static_cast<std::uint8_t>(IntervalKind::none));
}

TEST(Split, TheMeanOfAYesOrNoHasWilsonsLimits) {
  // 3 yes of 4; an hour or an age among the others would make it Student's.
  const Keyed said{.persons = {{"a", "c", "", 1},
                               {"a", "c", "", 1},
                               {"a", "c", "", 1},
                               {"a", "c", "", 0},
                               {"a", "c", "", kNone}},
                   .runs = {{{0, 5, 1}}}};
  const Outcome outcome = compute({"c"}, std::nullopt, said);
  const auto share = layer(outcome, "x_listed");
  EXPECT_EQ(share.value[0], 0.75);
  EXPECT_EQ(share.interval[0], static_cast<std::uint8_t>(IntervalKind::wilson));
  EXPECT_NEAR(share.lower95[0], 0.3006418, 1e-6);
  EXPECT_NEAR(share.upper95[0], 0.9544127, 1e-6);
}

TEST(Split, DifferenceThroughInflowAndOutflow) {
  const Outcome outcome = two_catchments();
  // I: 2.5 persons, x_I = 6 / 2.5 = 2.4; F: 1.5 persons, x_F = 13 / 1.5; O: 2 persons, x_O = 3.5.
  const double inflow = 1.5 / 4 * (13 / 1.5 - 2.4);
  const double outflow = -2 / 4.5 * (3.5 - 2.4);
  EXPECT_NEAR(layer(outcome, "x_from_inflow").value[0], inflow, kClose);
  EXPECT_NEAR(layer(outcome, "x_from_outflow").value[0], outflow, kClose);
  EXPECT_NEAR(layer(outcome, "x_difference").value[0], 4.75 - 13 / 4.5, kClose);
  EXPECT_EQ(layer(outcome, "x_difference").value[0],
            layer(outcome, "x_from_inflow").value[0] + layer(outcome, "x_from_outflow").value[0]);
  EXPECT_EQ(layer(outcome, "x_difference").base[0], 4);
  EXPECT_EQ(layer(outcome, "x_from_inflow").base[0], 2);
}

TEST(Split, WithoutAnyoneWhoBothLivesAndIsListedOnlyTheDifferenceIsShown) {
  const Outcome outcome = two_catchments();  // c2: the only one has no value
  EXPECT_EQ(layer(outcome, "x_difference").value[1], -3);
  EXPECT_EQ(layer(outcome, "x_from_inflow").state_of(1), State::missing);
  EXPECT_EQ(reason(outcome, "x_from_outflow", 1),
            "nobody who lives here is listed at the area's own centre");
}

}  // namespace
}  // namespace omrade::host
