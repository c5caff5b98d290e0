// A level may be reached by the residents only, by the listed only, or by both; optional fields may
// be absent.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace omrade::host {
namespace {

using ::testing::ElementsAre;

const Keyed kThree{.persons = {{"a", "c1", "active", 1}, {"a", "c2", "auto", 2}, {"a", "", "", 3}},
                   .runs = {{{0, 3, 1}}, {}}};

void expect_only(const Outcome& outcome, const std::set<std::string>& applicable,
                 const std::string& why_not) {
  ASSERT_EQ(outcome.failure, "");
  for (const LayerInfo& info : descriptor().layers) {
    if (!info.pairs_of.empty()) continue;
    if (applicable.contains(info.id)) {
      EXPECT_EQ(layer(outcome, info.id).state_of(0), State::ok) << info.id;
    } else {
      EXPECT_EQ(layer(outcome, info.id).state_of(0), State::not_applicable) << info.id;
      EXPECT_THAT(reason(outcome, info.id, 0),
                  ::testing::AnyOf(why_not, "the places of homes or centres are not given",
                                   "the recipe does not say what another region is called",
                                   "needs both residents and listed, and applies to "
                                   "catchment areas only"))
          << info.id;
    }
  }
}

TEST(Levels, AtAHomeAreaResidentsOnly) {
  const Outcome outcome = compute({"a", "empty"}, kThree, std::nullopt);
  expect_only(outcome, {"residents", "unlisted", "automatic", "concentration", "x_residents"},
              "records of the listed do not reach this level");
  EXPECT_THAT(layer(outcome, "relevance").value,
              ElementsAre(::testing::DoubleNear(100.0 / 3, 1e-12),
                          ::testing::DoubleNear(100.0 / 3, 1e-12)));
  EXPECT_EQ(layer(outcome, "commitment").size(), 0U);
}

TEST(Levels, AtACentreListedOnly) {
  const Outcome outcome = compute({"c1", "empty"}, std::nullopt, kThree);
  expect_only(outcome, {"listed", "x_listed"}, "records of the residents do not reach this level");
  EXPECT_THAT(layer(outcome, "commitment").value, ElementsAre(100));
  EXPECT_EQ(layer(outcome, "relevance").size(), 0U);
}

TEST(Levels, AnAreaWithoutRecordsSaysSo) {
  const Outcome outcome = compute({"c1", "c9"}, kThree, kThree);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(layer(outcome, "residents").value[1], 0);
  EXPECT_EQ(layer(outcome, "listed").value[1], 0);
  EXPECT_EQ(layer(outcome, "net_flow").value[1], 0);
  for (const char* id :
       {"localisation", "outflow", "unlisted", "concentration", "net_flow_ratio"}) {
    EXPECT_EQ(layer(outcome, id).state_of(1), State::not_applicable) << id;
    EXPECT_EQ(reason(outcome, id, 1), "nobody lives here") << id;
  }
  for (const char* id : {"own_share", "inflow"}) {
    EXPECT_EQ(reason(outcome, id, 1), "nobody is listed here") << id;
  }
  EXPECT_EQ(reason(outcome, "automatic", 1), "how people were listed is not known");
  EXPECT_EQ(layer(outcome, "x_residents").state_of(1), State::missing);
  EXPECT_EQ(layer(outcome, "x_difference").state_of(1), State::missing);
}

TEST(Levels, ACentreThatNobodyHereIsListedAtHasNoLocalisation) {
  const Outcome outcome = compute({"c9", "c1"}, kThree, kThree);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(layer(outcome, "localisation").value[0], 0);
  EXPECT_EQ(layer(outcome, "outflow").value[0], 100);
  EXPECT_EQ(layer(outcome, "inflow").value[0], 100);
}

TEST(Levels, AbsentFieldsLeaveTheirLayersOut) {
  Keyed residents = kThree;
  residents.how = residents.x = false;
  Keyed listed = kThree;
  listed.home = false;
  const Outcome outcome = compute({"c1", "c2"}, residents, listed);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(layer(outcome, "localisation").state_of(0), State::ok);
  EXPECT_EQ(reason(outcome, "automatic", 0), "how people were listed is not known");
  EXPECT_EQ(layer(outcome, "x_residents").state_of(0), State::not_applicable);
  EXPECT_EQ(layer(outcome, "x_listed").state_of(0), State::ok);
  EXPECT_EQ(layer(outcome, "x_difference").state_of(0), State::not_applicable);
  EXPECT_EQ(reason(outcome, "x_difference", 0), "the value is not among the records");
  EXPECT_EQ(layer(outcome, "commitment").size(), 0U);
}

TEST(Levels, MoreOwnListedThanListedIsAFailureAndNotAboveAHundredPerCent) {
  const Keyed residents{.persons = {{"a", "c", "", 1}, {"a", "c", "", 1}}, .runs = {{{0, 2, 1}}}};
  const Keyed listed{.persons = {{"a", "c", "", 1}}, .runs = {{{0, 1, 1}}}};
  EXPECT_EQ(
      compute({"c"}, residents, listed).failure,
      "se.omrade.listing_mismatch: area 'c', 'own_share': more residents are listed here than "
      "are listed in all; residents and listed must be the same persons");
}

TEST(Levels, SpeaksBothLanguagesEverywhere) {
  const auto both = [](const Text& text) { return !text.sv.empty() && !text.en.empty(); };
  EXPECT_TRUE(both(descriptor().title) && both(descriptor().summary) && both(descriptor().method));
  for (const auto& one : descriptor().inputs)
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
  for (const auto& one : descriptor().layers) {
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
    for (const Text& text : one.reasons) EXPECT_TRUE(both(text)) << one.id;
  }
}

}  // namespace
}  // namespace omrade::host
