// Caries-free, mean and SiC, with numbers worked out by hand.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace omrade::host {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

constexpr double kClose = 1e-12;
constexpr double kPrinted = 1e-6;
constexpr auto kStudent = static_cast<std::uint8_t>(IntervalKind::student);
constexpr auto kNoInterval = static_cast<std::uint8_t>(IntervalKind::none);

/// Nine children of 12: the third with the most are 6, 4 and 3.
const Children kNine = of_age(12, {2, 0, 6, 0, 1, 3, 0, 4, 2});

TEST(Severity, CariesFreeIsTheShareWithoutAnyAffectedTooth) {
  const Outcome outcome = compute(kNine);
  ASSERT_EQ(outcome.failure, "");
  const auto all = layer(outcome, "caries_free_12");
  EXPECT_EQ(all.numerator[0], 3);
  EXPECT_EQ(all.denominator[0], 9);
  EXPECT_EQ(all.base[0], 9);
  EXPECT_NEAR(all.value[0], 100.0 / 3, kClose);
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::wilson));
}

TEST(Severity, EveryAgeIsItsOwn) {
  const Outcome outcome = compute({.records = {{3, 0}, {6, 1}, {12, 0}, {19, 2}, {23, 0}, {9, 8}}});
  ASSERT_EQ(outcome.failure, "");
  for (const char* id : {"caries_free_3", "caries_free_12", "caries_free_23"}) {
    EXPECT_EQ(value(outcome, id), 100) << id;
  }
  EXPECT_EQ(value(outcome, "caries_free_6"), 0);
  EXPECT_EQ(value(outcome, "caries_free_19"), 0);
  EXPECT_EQ(value(outcome, "mean_19"), 2);
  EXPECT_EQ(value(outcome, "mean_23"), 0);
  EXPECT_EQ(value(outcome, "sic_19"), 2);
}

TEST(Severity, AgesAreInCompletedYears) {
  const Outcome outcome = compute({.records = {{12.9, 1}, {11.99, 5}, {13, 5}, {kNone, 5}}});
  EXPECT_EQ(value(outcome, "mean_12"), 1);
  EXPECT_EQ(layer(outcome, "mean_12").denominator[0], 1);
}

TEST(Severity, TheMeanHasStudentsLimitsButNoneBelowZero) {
  // 0, 0, 1, 3: variance 2, standard error 0.7071068; t(3) = 3.1824463 and 10.2145319.
  const Outcome outcome = compute(of_age(12, {0, 0, 1, 3}));
  const auto all = layer(outcome, "mean_12");
  EXPECT_EQ(all.value[0], 1);
  EXPECT_EQ(all.numerator[0], 4);
  EXPECT_EQ(all.denominator[0], 4);
  EXPECT_EQ(all.base[0], 4);
  EXPECT_EQ(all.interval[0], kStudent);
  EXPECT_EQ(all.lower95[0], 0);
  EXPECT_EQ(all.lower998[0], 0);
  EXPECT_NEAR(all.upper95[0], 1 + 2.2503294, kPrinted);
  EXPECT_NEAR(all.upper998[0], 1 + 7.2227648, kPrinted);
}

TEST(Severity, SicIsTheMeanOfTheThirdWithTheMost) {
  const Outcome outcome = compute(kNine);
  const auto all = layer(outcome, "sic_12");
  EXPECT_NEAR(all.value[0], 13.0 / 3, kClose);
  EXPECT_NEAR(all.numerator[0], 13, kClose);
  EXPECT_NEAR(all.denominator[0], 3, kClose);
  EXPECT_EQ(all.base[0], 9);
}

TEST(Severity, SicHasLimitsByTheDeltaMethod) {
  // q = 3, p = 1/3: psi is 3 seven times, 6 and 12; variance 9.25, standard error 1.0137938;
  // t(8) = 2.3060041 and 4.5007909.
  const Outcome outcome = compute(kNine);
  const auto all = layer(outcome, "sic_12");
  EXPECT_EQ(all.interval[0], kStudent);
  EXPECT_NEAR(all.lower95[0], 13.0 / 3 - 2.3378126, kPrinted);
  EXPECT_NEAR(all.upper95[0], 13.0 / 3 + 2.3378126, kPrinted);
  EXPECT_EQ(all.lower998[0], 0);
  EXPECT_NEAR(all.upper998[0], 13.0 / 3 + 4.5628737, kPrinted);
}

TEST(Severity, WhereAThirdIsNoWholeNumberTheBoundaryClassCountsInPart) {
  // k = 5/3: the 6 whole and two thirds of a 3: (6 + 2) / (5/3).
  EXPECT_NEAR(value(compute(of_age(12, {0, 3, 6, 3, 0})), "sic_12"), 4.8, kClose);
  // k = 1/3 of the only child, and k = 2/3 of the upper of two.
  EXPECT_NEAR(value(compute(of_age(19, {7})), "sic_19"), 7, kClose);
  EXPECT_NEAR(value(compute(of_age(23, {7, 1})), "sic_23"), 7, kClose);
}

TEST(Severity, Sic10IsTheMeanOfTheTenthWithTheMost) {
  // k = 1.5: the 9 and half of the 4.
  std::vector<double> affected(13, 1);
  affected.push_back(9);
  affected.push_back(4);
  const Outcome outcome = compute(of_age(12, affected));
  EXPECT_NEAR(value(outcome, "sic10_12"), 11 / 1.5, kClose);
  EXPECT_NEAR(layer(outcome, "sic10_12").denominator[0], 1.5, kClose);
  EXPECT_EQ(layer(outcome, "sic10_12").base[0], 15);
}

TEST(Severity, PolarisationIsSicMinusTheMean) {
  // psi - x is 3 3 3 2 1 1 0 2 6, of variance 3: standard error 0.5773503.
  const Outcome outcome = compute(kNine);
  const auto all = layer(outcome, "polarisation_12");
  EXPECT_NEAR(all.value[0], 13.0 / 3 - 2, kClose);
  EXPECT_EQ(all.base[0], 9);
  EXPECT_TRUE(std::isnan(all.numerator[0]) && std::isnan(all.denominator[0]));
  EXPECT_NEAR(all.lower95[0], 7.0 / 3 - 1.3313721, kPrinted);
  EXPECT_NEAR(all.upper95[0], 7.0 / 3 + 1.3313721, kPrinted);
}

TEST(Severity, AShareOfAChildCountsForAShare) {
  // A0: two whole children and half of two; A1: the other halves.
  Children children = of_age(12, {0, 2, 4, 6});
  children.runs = {{{0, 2, 1}, {2, 4, 0.5}}, {{2, 4, 0.5}}};
  const Outcome outcome = compute(children);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_THAT(layer(outcome, "caries_free_12").numerator, ElementsAre(1, 0));
  EXPECT_THAT(layer(outcome, "caries_free_12").denominator, ElementsAre(3, 1));
  EXPECT_THAT(layer(outcome, "mean_12").numerator, ElementsAre(7, 5));
  EXPECT_THAT(layer(outcome, "mean_12").value, ElementsAre(DoubleNear(7.0 / 3, kClose), 5));
  EXPECT_THAT(layer(outcome, "mean_12").base, ElementsAre(3, 1));
  // k = 1: half of 6 and half of 4; k = 1/3: of the half that has 6.
  EXPECT_THAT(layer(outcome, "sic_12").value,
              ElementsAre(DoubleNear(5, kClose), DoubleNear(6, kClose)));
}

TEST(Severity, ARecordMayStandForManyChildren) {
  const Outcome outcome = compute({.records = {{12, 0, 12}, {12, 2, 5}, {12, 5, 4}, {12, 3, 0}}});
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(layer(outcome, "caries_free_12").numerator[0], 12);
  EXPECT_EQ(layer(outcome, "caries_free_12").denominator[0], 21);
  EXPECT_NEAR(value(outcome, "mean_12"), 30.0 / 21, kClose);
  EXPECT_NEAR(value(outcome, "sic_12"), 26.0 / 7, kClose);  // 4 times 5 and 3 times 2
}

TEST(Severity, WithoutTheColumnEveryRecordIsOneChild) {
  Children children{.records = {{12, 0, 12}, {12, 2, 5}}};
  children.optional_fields = false;
  const Outcome outcome = compute(children);
  EXPECT_EQ(layer(outcome, "mean_12").denominator[0], 2);
}

TEST(Severity, WhoIsNotExaminedDoesNotCount) {
  const Outcome outcome = compute(of_age(12, {0, kNone, 4, kNone}));
  EXPECT_EQ(layer(outcome, "caries_free_12").denominator[0], 2);
  EXPECT_EQ(value(outcome, "mean_12"), 2);
}

TEST(Severity, OneChildOrAlikeOnesHaveNoInterval) {
  for (const Children& children : {of_age(12, {2}), of_age(12, {2, 2, 2}),
                                   Children{.records = {{12, 2, 0.1}, {12, 2, 2.2}}}}) {
    const Outcome outcome = compute(children);
    ASSERT_EQ(outcome.failure, "");
    for (const char* id : {"mean_12", "sic_12", "sic10_12", "caries_index"}) {
      EXPECT_EQ(layer(outcome, id).interval[0], kNoInterval) << id;
      EXPECT_EQ(layer(outcome, id).state_of(0), State::ok) << id;
    }
    EXPECT_NEAR(value(outcome, "sic_12"), 2, kClose);
    EXPECT_NEAR(value(outcome, "polarisation_12"), 0, kClose);
  }
}

TEST(Severity, WhereNobodyIsExaminedItIsMissing) {
  Children children = of_age(12, {1, kNone});
  children.runs = {{{0, 1, 1}}, {{1, 2, 1}}, {}};
  const Outcome outcome = compute(children);
  ASSERT_EQ(outcome.failure, "");
  for (const char* id : {"caries_free_12", "mean_12", "sic_12", "sic10_12", "polarisation_12"}) {
    for (const std::size_t i : {1U, 2U}) {
      EXPECT_EQ(layer(outcome, id).state_of(i), State::missing) << id;
      EXPECT_EQ(reason(outcome, id, i), "nobody of this age is examined here") << id;
    }
  }
  EXPECT_EQ(reason(outcome, "caries_free_3", 0), "nobody of this age is examined here");
  EXPECT_EQ(reason(outcome, "caries_index", 1), "nobody of these ages is examined here");
}

}  // namespace
}  // namespace omrade::host
