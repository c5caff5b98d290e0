// What the engine adds to numerator and denominator.
#include "fixture.hpp"
#include "stats/interval.hpp"

#include <gtest/gtest.h>

namespace omrade::host {
namespace {

enum Layer : std::size_t { count, proportion, rate, ratio };

ConstEstimateSpans spans(const Outcome& outcome, Layer layer) {
  return std::as_const(outcome.layers.at(layer).estimates).spans();
}

Outcome kinds(const std::vector<double>& part, const std::vector<double>& whole) {
  return loaded("simple", "test.kinds")->compute(request({}, {part, whole}));
}

TEST(Completion, ACountHasItsNumeratorForValueAndNoInterval) {
  const Outcome outcome = kinds({7}, {20});
  ASSERT_EQ(outcome.failure, "");
  const auto all = spans(outcome, count);
  EXPECT_EQ(all.value[0], 7);
  EXPECT_EQ(all.state_of(0), State::ok);
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::none));
  EXPECT_TRUE(std::isnan(all.lower95[0]));
  EXPECT_TRUE(std::isnan(all.base[0]));
}

TEST(Completion, AProportionHasWilsonsLimits) {
  const Outcome outcome = kinds({7}, {20});
  const auto all = spans(outcome, proportion);
  EXPECT_EQ(all.value[0], 35);
  // Wilson, 7 of 20, 95 %: (0.181, 0.567), as printed in textbooks.
  EXPECT_NEAR(all.lower95[0], 18.119, 0.001);
  EXPECT_NEAR(all.upper95[0], 56.715, 0.001);
  EXPECT_LT(all.lower998[0], all.lower95[0]);
  EXPECT_GT(all.upper998[0], all.upper95[0]);
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::wilson));
  EXPECT_EQ(all.base[0], 20);
}

TEST(Completion, TheLimitsOfNearlyAllAreInOrder) {
  // 61 persons in parts whose sum is a few bits short: at 95 % the upper limit rounds to 1, at
  // 99.8 % to less.
  const Outcome outcome = kinds({60.999999999999979}, {61});
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(spans(outcome, proportion).upper998[0], spans(outcome, proportion).upper95[0]);
}

TEST(Completion, ARateIsExactBelowTenEventsAndByarsFromTen) {
  const Outcome outcome = kinds({9, 10}, {500, 500});
  const auto all = spans(outcome, rate);
  EXPECT_DOUBLE_EQ(all.value[0], 18);
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::exact));
  EXPECT_NEAR(all.lower95[0], 1000 * 4.1154 / 500, 0.001);  // Garwood, x = 9: 4.1154 … 17.0848
  EXPECT_NEAR(all.upper95[0], 1000 * 17.0848 / 500, 0.001);
  EXPECT_EQ(all.interval[1], static_cast<std::uint8_t>(IntervalKind::byar));
  EXPECT_DOUBLE_EQ(all.lower95[1], 2 * stats::byar(10, stats::kZ95).lower);
  EXPECT_DOUBLE_EQ(all.upper998[1], 2 * stats::byar(10, stats::kZ998).upper);
  EXPECT_EQ(all.base[0], 500);
}

TEST(Completion, ARatioKeepsTheBaseItWasGiven) {
  const Outcome outcome = kinds({12}, {16});
  const auto all = spans(outcome, ratio);
  EXPECT_EQ(all.value[0], 0.75);
  EXPECT_DOUBLE_EQ(all.lower95[0], stats::byar(12, stats::kZ95).lower / 16);
  EXPECT_EQ(all.base[0], 3);
}

TEST(Completion, TheBaseIsWholePersonsOfTheDenominator) {
  const Outcome outcome = kinds({1, 1, 1}, {19.99999999999, 19.9, 20.4});
  EXPECT_EQ(spans(outcome, proportion).base[0], 20);  // ten tenths are one
  EXPECT_EQ(spans(outcome, proportion).base[1], 19);
  EXPECT_EQ(spans(outcome, rate).base[2], 20);
}

TEST(Completion, WithoutNumeratorOrDenominatorAnEntryIsMissingAndHoldsNoNumber) {
  const Outcome outcome = kinds({kNone, 3, 3}, {10, kNone, 0});
  ASSERT_EQ(outcome.failure, "");
  for (const Layer layer : {proportion, rate, ratio}) {
    const auto all = spans(outcome, layer);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(all.state_of(i), State::missing) << layer << ' ' << i;
      EXPECT_TRUE(std::isnan(all.value[i]));
      EXPECT_TRUE(std::isnan(all.upper998[i]));
      EXPECT_TRUE(std::isnan(all.numerator[i]));
      EXPECT_TRUE(std::isnan(all.denominator[i]));
      EXPECT_TRUE(std::isnan(all.base[i]));
    }
  }
  EXPECT_EQ(spans(outcome, count).state_of(0), State::missing);
  EXPECT_EQ(spans(outcome, count).state_of(2), State::ok);
}

TEST(Completion, NoEventsOfSomePeopleIsAValue) {
  const Outcome outcome = kinds({0}, {10});
  EXPECT_EQ(spans(outcome, proportion).value[0], 0);
  EXPECT_EQ(spans(outcome, proportion).lower95[0], 0);
  EXPECT_EQ(spans(outcome, rate).value[0], 0);
  EXPECT_NEAR(spans(outcome, rate).upper95[0], 1000 * 3.6889 / 10, 0.01);
}

}  // namespace
}  // namespace omrade::host
