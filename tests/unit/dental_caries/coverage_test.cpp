// Examined among the residents.
#include "fixture.hpp"

#include <gtest/gtest.h>

namespace omrade::host {
namespace {

TEST(Coverage, IsExaminedOfTheResidentsOfTheAgesAmongTheRecords) {
  // Two of three of 12 and one of 19 are examined; 3 is not among the records, 10 is no such age.
  const Children children{.records = {{12, 0}, {12, 3}, {12, kNone}, {19, 1}, {10, 0}}};
  const Residents residents{.records = {{12, 4}, {19, 2}, {3, 50}, {10, 70}}};
  const Outcome outcome = compute(children, residents);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(layer(outcome, "coverage").numerator[0], 3);
  EXPECT_EQ(layer(outcome, "coverage").denominator[0], 6);
  EXPECT_EQ(value(outcome, "coverage"), 50);
}

TEST(Coverage, AnAgeOfWhichNobodyWasExaminedCountsIfItIsAmongTheRecords) {
  const Children children{.records = {{12, 0}, {6, kNone}}};
  const Outcome outcome = compute(children, Residents{.records = {{12, 1}, {6, 3}}});
  EXPECT_EQ(value(outcome, "coverage"), 25);
}

TEST(Coverage, ResidentsAreOneEachWithoutANumberAndWeighTheirShare) {
  Children children = of_age(12, {0, 1});
  children.runs = {{{0, 2, 0.5}}};
  Residents residents{.records = {{12, 9}, {12, 9}, {12, 9}, {12, 9}}, .runs = {{{0, 4, 0.5}}}};
  residents.optional_fields = false;
  const Outcome outcome = compute(children, residents);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(layer(outcome, "coverage").numerator[0], 1);
  EXPECT_EQ(layer(outcome, "coverage").denominator[0], 2);
}

TEST(Coverage, WithoutResidentsDoesNotApply) {
  const Outcome outcome = compute(of_age(12, {0}));
  EXPECT_EQ(layer(outcome, "coverage").state_of(0), State::not_applicable);
  EXPECT_EQ(reason(outcome, "coverage", 0), "records of the residents do not reach this level");
}

TEST(Coverage, WithoutAnyOfTheAgesIsMissing) {
  Children children{.records = {{10, 0}, {12, kNone}}, .runs = {{{0, 1, 1}}, {{1, 2, 1}}}};
  const Residents residents{.records = {{12, 1}}, .runs = {{{0, 1, 1}}, {}}};
  const Outcome outcome = compute(children, residents);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(reason(outcome, "coverage", 0), "no children of these ages are among the records");
  EXPECT_EQ(layer(outcome, "coverage").state_of(1), State::not_applicable);
  EXPECT_EQ(reason(outcome, "coverage", 1), "nobody of these ages lives here");
}

TEST(Coverage, NobodyIsExaminedTwice) {
  const Children children = of_age(12, {0, 1});
  EXPECT_EQ(value(compute(children, Residents{.records = {{12, 2}}}), "coverage"), 100);
  const std::string failure =
      "se.omrade.dental_caries: area 'A0', 'residents': more children of an age are examined than "
      "live here; children and residents must be of the same areas and date";
  EXPECT_EQ(compute(children, Residents{.records = {{12, 1}}}).failure, failure);
  // Nor do the residents of another age make up for it.
  EXPECT_EQ(compute(children, Residents{.records = {{12, 1}, {6, 9}}}).failure, failure);
}

}  // namespace
}  // namespace omrade::host
