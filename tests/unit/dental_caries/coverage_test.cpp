// Examined among the residents.
#include "fixture.hpp"

#include <gtest/gtest.h>

#include <string>

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

const std::string kTooMany =
    "at some age more are examined than live here; children and residents must be of the same "
    "areas and date";

TEST(Coverage, OneChildTooManyFailsNoLayer) {
  // Perturbed counts: up to three beyond the residents of an age are cut to them.
  for (const double examined : {49.0, 50.0, 52.0}) {
    const Children children{.records = {{12, 0, examined}, {6, 1, 1}}};
    const Outcome outcome = compute(children, Residents{.records = {{12, 49}, {6, 51}}});
    ASSERT_EQ(outcome.failure, "");
    EXPECT_EQ(layer(outcome, "coverage").numerator[0], 50) << examined;
    EXPECT_EQ(layer(outcome, "coverage").denominator[0], 100) << examined;
    EXPECT_EQ(value(outcome, "coverage"), 50) << examined;
    EXPECT_EQ(layer(outcome, "caries_free_12").denominator[0], examined);
  }
}

TEST(Coverage, ManyTooManyAreOtherAreasOrDatesAndCostOnlyThatAreasCoverage) {
  const Children children{.records = {{12, 0, 52}, {12, 0, 53}},
                          .runs = {{{0, 1, 1}}, {{1, 2, 1}}, {{1, 2, 1}}}};
  // The residents of another age do not make up for it: A1 has 49 of 12 and 60 of 6, A2 has 53.
  const Residents residents{.records = {{12, 49}, {12, 49}, {6, 60}, {12, 53}},
                            .runs = {{{0, 1, 1}}, {{1, 3, 1}}, {{3, 4, 1}}}};
  const Outcome outcome = compute(children, residents);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(layer(outcome, "coverage").value[0], 100);
  EXPECT_EQ(layer(outcome, "coverage").state_of(1), State::missing);
  EXPECT_EQ(reason(outcome, "coverage", 1), kTooMany);
  EXPECT_EQ(layer(outcome, "coverage").value[2], 100);
  for (const char* id : {"caries_free_12", "mean_12", "sic_12", "caries_index"}) {
    EXPECT_EQ(layer(outcome, id).state_of(1), State::ok) << id;
  }
}

}  // namespace
}  // namespace omrade::host
