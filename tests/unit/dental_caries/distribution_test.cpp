// The share of each class of affected teeth.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::host {
namespace {

using ::testing::ElementsAre;

/// A0: 12-year-olds in classes 0, 0, 1 and 5+, and a 19-year-old; A1: one 19-year-old.
const Children kClassed{.records = {{12, 0, 1, "0"},
                                    {12, 0, 1, "0"},
                                    {12, 1, 1, "1"},
                                    {12, 7, 1, "5+"},
                                    {12, kNone, 1, ""},
                                    {19, 2, 1, "2"},
                                    {19, 1, 1, "1"}},
                        .runs = {{{0, 6, 1}}, {{6, 7, 1}}}};

TEST(Distribution, IsTheShareOfTheExaminedInEachClass) {
  const Outcome outcome = compute(kClassed);
  ASSERT_EQ(outcome.failure, "");
  const Pairs& keys = pairs(outcome, "distribution");
  EXPECT_THAT(keys.labels, ElementsAre("0", "1", "5+", "2"));
  EXPECT_THAT(keys.area, ElementsAre(0, 0, 0, 0, 1));
  EXPECT_THAT(keys.other, ElementsAre(0, 1, 2, 3, 1));
  const auto all = layer(outcome, "distribution");
  EXPECT_EQ(all.value[0], 50);
  EXPECT_EQ(all.value[1], 25);
  EXPECT_EQ(all.value[2], 25);
  EXPECT_EQ(all.value[3], 0);  // the class is that of another age only
  EXPECT_EQ(all.denominator[0], 4);
  EXPECT_EQ(all.state_of(4), State::missing);
  EXPECT_EQ(reason(outcome, "distribution", 4), "nobody of this age is examined here");
}

TEST(Distribution, TheAgeIsAParameter) {
  const Outcome outcome = compute(kClassed, std::nullopt, {{"distribution_age", 19}});
  EXPECT_EQ(layer(outcome, "distribution").value[3], 100);
  EXPECT_EQ(layer(outcome, "distribution").value[4], 100);
}

TEST(Distribution, OfAnotherAgeThanTwelveReplacesTheMeanAndSicOfThatAge) {
  // Beside all classes but two that are protected, the mean would tell those two.
  const Outcome outcome = compute(kClassed, std::nullopt, {{"distribution_age", 19}});
  const Outcome of_twelve = compute(kClassed);
  for (const char* id : {"mean_19", "sic_19"}) {
    EXPECT_EQ(layer(outcome, id).state_of(0), State::not_applicable) << id;
    EXPECT_EQ(reason(outcome, id, 0), "the distribution of this age is shown instead") << id;
    EXPECT_EQ(layer(of_twelve, id).state_of(0), State::ok) << id;
  }
  EXPECT_EQ(layer(outcome, "mean_12").state_of(0), State::ok);
  const Outcome unclassed = compute(of_age(19, {1}), std::nullopt, {{"distribution_age", 19}});
  EXPECT_EQ(layer(unclassed, "mean_19").state_of(0), State::ok);
}

TEST(Distribution, IsEmptyWithoutClasses) {
  const Outcome outcome = compute(of_age(12, {0, 1}));
  EXPECT_EQ(layer(outcome, "distribution").size(), 0U);
}

}  // namespace
}  // namespace omrade::host
