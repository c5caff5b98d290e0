// A masked number is unknown: it is never read as nobody.
#include "fixture.hpp"

#include <gtest/gtest.h>

#include <string>

namespace omrade::host {
namespace {

const std::string kUnknownChildren = "the number of children is not known for every record";
const std::string kUnknownResidents = "the number of residents is not known for every record";

/// Of 12: 70 children without, a masked number with one, 30 with four affected teeth; and 20 of 19.
/// A1 has the same without the mask.
const Children kMasked{.records = {{12, 0, 70, "0"},
                                   {12, 1, kNone, "1"},
                                   {12, 4, 30, "4+"},
                                   {19, 2, 20, "2"},
                                   {12, 1, 9, "1"}},
                       .runs = {{{0, 4, 1}}, {{0, 1, 1}, {2, 5, 1}}}};

TEST(UnknownNumbers, AMaskedNumberOfChildrenIsNotNobody) {
  const Outcome outcome = compute(kMasked);
  ASSERT_EQ(outcome.failure, "");
  for (const char* id : {"caries_free_12", "mean_12", "sic_12", "sic10_12", "polarisation_12",
                         "caries_index", "distribution"}) {
    EXPECT_EQ(layer(outcome, id).state_of(0), State::missing) << id;
    EXPECT_EQ(reason(outcome, id, 0), kUnknownChildren) << id;
  }
  EXPECT_EQ(layer(outcome, "caries_free_12").denominator[1], 109);
  EXPECT_EQ(layer(outcome, "caries_index").state_of(1), State::ok);
}

TEST(UnknownNumbers, AMaskedNumberCostsItsOwnAgeOnly) {
  const Outcome outcome = compute(kMasked);
  for (const char* id : {"caries_free_19", "mean_19", "sic_19"}) {
    EXPECT_EQ(layer(outcome, id).state_of(0), State::ok) << id;
  }
  EXPECT_EQ(layer(outcome, "mean_19").denominator[0], 20);
  EXPECT_EQ(reason(outcome, "caries_free_3", 0), "nobody of this age is examined here");
}

TEST(UnknownNumbers, AnAgeOfNothingButMaskedNumbersIsNotOneWithoutExaminations) {
  const Outcome outcome = compute({.records = {{12, 0, kNone}}});
  EXPECT_EQ(reason(outcome, "caries_free_12", 0), kUnknownChildren);
  EXPECT_EQ(reason(outcome, "caries_index", 0), kUnknownChildren);
}

TEST(UnknownNumbers, EveryClassOfTheDistributionIsMissingWhereOneIsMasked) {
  const Outcome outcome = compute(kMasked);
  const auto all = layer(outcome, "distribution");
  const Pairs& keys = pairs(outcome, "distribution");
  for (std::size_t k = 0; k < all.size(); ++k) {
    EXPECT_EQ(all.state_of(k), keys.area[k] == 0 ? State::missing : State::ok) << k;
  }
  const Outcome of_19 = compute(kMasked, std::nullopt, {{"distribution_age", 19}});
  EXPECT_EQ(layer(of_19, "distribution").state_of(0), State::ok);
}

TEST(UnknownNumbers, TheDistributionOfAnAgeThatIsNotFollowedIsMissingToo) {
  const Children children{.records = {{9, 0, 8, "0"}, {9, 1, kNone, "1"}, {12, 0, 5, "0"}}};
  const Outcome outcome = compute(children, std::nullopt, {{"distribution_age", 9}});
  EXPECT_EQ(reason(outcome, "distribution", 0), kUnknownChildren);
  EXPECT_EQ(reason(outcome, "distribution", 1), kUnknownChildren);
  EXPECT_EQ(layer(outcome, "caries_index").state_of(0), State::ok);
}

TEST(UnknownNumbers, CoverageIsMissingWhereExaminedOrResidentsAreMasked) {
  const Residents known{.records = {{12, 200}, {19, 40}, {12, 200}, {19, 40}},
                        .runs = {{{0, 2, 1}}, {{2, 4, 1}}}};
  const Outcome masked = compute(kMasked, known);
  EXPECT_EQ(layer(masked, "coverage").state_of(0), State::missing);
  EXPECT_EQ(reason(masked, "coverage", 0), kUnknownChildren);
  EXPECT_EQ(layer(masked, "coverage").state_of(1), State::ok);

  Residents unknown = known;
  unknown.records[3].people = kNone;
  const Outcome outcome = compute(kMasked, unknown);
  EXPECT_EQ(layer(outcome, "coverage").state_of(1), State::missing);
  EXPECT_EQ(reason(outcome, "coverage", 1), kUnknownResidents);
  EXPECT_EQ(layer(outcome, "mean_19").state_of(1), State::ok);
  EXPECT_EQ(layer(outcome, "caries_index").state_of(1), State::ok);
}

TEST(UnknownNumbers, ResidentsOfAnAgeThatIsNotAmongTheRecordsMayBeUnknown) {
  const Outcome outcome =
      compute(of_age(12, {0, 1}), Residents{.records = {{12, 4}, {6, kNone}, {40, kNone}}});
  EXPECT_EQ(value(outcome, "coverage"), 50);
}

TEST(UnknownNumbers, WhoIsNotExaminedMayBeOfAnUnknownNumber) {
  const Outcome outcome =
      compute({.records = {{12, 0, 6}, {12, kNone, kNone}}}, Residents{.records = {{12, 12}}});
  EXPECT_EQ(value(outcome, "caries_free_12"), 100);
  EXPECT_EQ(value(outcome, "coverage"), 50);
}

}  // namespace
}  // namespace omrade::host
