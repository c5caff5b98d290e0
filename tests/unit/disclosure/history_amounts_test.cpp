// Two publications of the same sums of amounts: a later one must ask as much of them.
#include "base/error.hpp"
#include "disclosure/history.hpp"
#include "publications.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::kNothing;
using testing::kPeople;
using ::testing::Not;
using testing::publish;
using testing::SmallProfile;

/// Visits of three small areas; of the 1 000 of the first a twentieth must stay open.
Profile visits(const std::string& period = "2024") {
  Profile profile =
      SmallProfile(3).amounts("visits", {1000, 400, 500}, kPeople, {0.05, 0, 0}).get();
  profile.periods = {period};
  for (LevelResult& level : profile.levels)
    for (LayerResult& layer : level.layers) layer.period = period;
  return profile;
}

/// The indicator of small profiles is "x".
AmountRules asking(double p_percent, double dominance,
                   const std::set<std::string>& fields = {"persons.visits"}) {
  return {.p_percent = p_percent, .dominance = dominance, .fields = {{"x", fields}}};
}

std::string next(const std::string& before, const AmountRules& rules,
                 const std::string& period = "2024") {
  return publish(before, visits(period), {}, rules).next;
}

std::string refusal(const std::string& before, const AmountRules& rules,
                    const std::string& period = "2024") {
  try {
    next(before, rules, period);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.what();
  }
  return "";
}

TEST(HistoryOfAmounts, ALowerPPercentWouldTellWhatTheHigherOneWithheld) {
  const std::string first = next(kNothing, asking(20, 75));
  EXPECT_EQ(refusal(first, asking(19.5, 75)),
            "history.json: sums of amounts were published with p_percent = 20, and would be with "
            "19.5 now: what the higher one alone withheld could be worked out; write p_percent = "
            "20 or more under [disclosure]");
  EXPECT_THAT(refusal(first, asking(0, 75)), HasSubstr("and would be without it now"));
  EXPECT_EQ(refusal(first, asking(20, 75)), "");
  EXPECT_EQ(refusal(first, asking(30, 75)), "");
}

TEST(HistoryOfAmounts, AHigherDominanceIsTheOneThatAsksLess) {
  const std::string first = next(kNothing, asking(10, 60.5));
  EXPECT_EQ(refusal(first, asking(10, 75)),
            "history.json: sums of amounts were published with dominance = 60.5, and would be with "
            "75 now: what the lower one alone withheld could be worked out; write dominance = 60.5 "
            "under [disclosure]");
  EXPECT_EQ(refusal(first, asking(10, 50)), "");
}

TEST(HistoryOfAmounts, ADominanceOfZeroIsNotTheLowestButNone) {
  EXPECT_THAT(refusal(next(kNothing, asking(10, 60)), asking(10, 0)),
              HasSubstr("dominance = 60, and would be without it now"));
  // Nor is it the lowest of two that were published with.
  const std::string second = next(next(kNothing, asking(10, 0)), asking(10, 60));
  EXPECT_THAT(refusal(second, asking(10, 0)), HasSubstr("dominance = 60"));
  EXPECT_EQ(refusal(next(kNothing, asking(10, 0)), asking(10, 0)), "");
}

TEST(HistoryOfAmounts, OfSeveralPublicationsTheHighestPPercentAndTheLowestDominanceHoldOn) {
  const std::string second = next(next(kNothing, asking(10, 75)), asking(20, 60));
  EXPECT_THAT(second, AllOf(HasSubstr("\"p_percent\": 20"), HasSubstr("\"dominance\": 60")));
  EXPECT_THAT(refusal(second, asking(10, 75)),
              AllOf(HasSubstr("write p_percent = 20"), HasSubstr("write dominance = 60")));
  EXPECT_EQ(next(second, asking(20, 60)), second);
}

TEST(HistoryOfAmounts, AnIndicatorThatNoLongerNamesItsAmountsIsNotProtectedByTheOldMarksAlone) {
  const std::string first = next(kNothing, asking(10, 75));
  EXPECT_EQ(
      refusal(first, asking(10, 75, {})),
      "history.json: 'x' was published in 2024 with amounts = [\"persons.visits\"], and would "
      "be without now: the sums that were withheld could be worked out; write amounts = "
      "[\"persons.visits\"] under [indicators.x]");
}

TEST(HistoryOfAmounts, AllAmountsThatWereEverNamedAreAskedForBesideThoseOfToday) {
  const std::string second = next(next(kNothing, asking(10, 75, {"persons.cost"})),
                                  asking(10, 75, {"persons.cost", "persons.visits"}));
  EXPECT_THAT(second, HasSubstr("\"amounts\": [\"persons.cost\",\"persons.visits\"]"));
  EXPECT_THAT(refusal(second, asking(10, 75, {"persons.days", "persons.visits"})),
              AllOf(HasSubstr("with amounts = [\"persons.cost\"], and"),
                    HasSubstr("write amounts = [\"persons.cost\", \"persons.days\", "
                              "\"persons.visits\"] under [indicators.x]")));
}

TEST(HistoryOfAmounts, APeriodThatTheProfileHasNotAsksForNoNames) {
  const std::string first = next(kNothing, asking(10, 75));
  const std::string second = next(first, asking(10, 75, {}), "2025");
  EXPECT_EQ(refusal(second, asking(10, 75, {}), "2025"), "");
  EXPECT_THAT(refusal(second, asking(10, 75, {})), HasSubstr("was published in 2024 with amounts"));
}

TEST(HistoryOfAmounts, WhoNamesNoAmountsIsNotBoundByWhatHeWouldHaveAskedOfThem) {
  const AmountRules none = asking(50, 20, {});
  const std::string first = publish(kNothing, testing::areas_alone({30, 40, 50}), {}, none).next;
  EXPECT_EQ(first, publish(kNothing, testing::areas_alone({30, 40, 50})).next);
  EXPECT_THAT(first, AllOf(Not(HasSubstr("p_percent")), Not(HasSubstr("dominance")),
                           Not(HasSubstr("amounts"))));
  // Nor by what he asks beside a history that had some.
  const std::string later = next(next(kNothing, asking(10, 75)), none, "2025");
  EXPECT_EQ(refusal(later, asking(10, 75)), "");
}

TEST(HistoryOfAmounts, LayersOfPersonsOfAnIndicatorThatNamesAmountsAreNone) {
  const Profile counts = testing::areas_alone({30, 40, 50});
  EXPECT_EQ(publish(kNothing, counts, {}, asking(10, 75)).next, publish(kNothing, counts).next);
}

TEST(HistoryOfAmounts, WithoutProtectionNoneOfThemIsProtected) {
  const Rules off{.on = false, .off_reason = "made up"};
  EXPECT_EQ(publish(kNothing, visits(), off, asking(10, 75)).next,
            publish(kNothing, visits(), off).next);
}

TEST(HistoryOfAmounts, AHistoryFromBeforeTheyWereKeptIsReadAndAsksForNone) {
  std::string before = next(kNothing, asking(10, 75, {}));
  EXPECT_EQ(refusal(before, asking(0, 0, {})), "");
  EXPECT_THAT(next(before, asking(10, 75)), HasSubstr("\"amounts\": [\"persons.visits\"]"));
}

TEST(HistoryOfAmounts, PercentsThatNoRecipeCanHaveAreDamage) {
  const auto damage = [](const std::string& keys) {
    try {
      History::parse(R"({"history": 1, )" + keys + "}", "history.json");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(damage(R"("p_percent": 12.5, "dominance": 100)"), "");
  EXPECT_THAT(damage(R"("p_percent": -1)"), HasSubstr("p_percent is not from 0 to 100"));
  EXPECT_THAT(damage(R"("dominance": 101)"), HasSubstr("dominance is not from 0 to 100"));
  EXPECT_THAT(damage(R"("dominance": "75")"), HasSubstr("dominance is no number"));
  EXPECT_THAT(damage(R"("layers": [{"period": "2024", "level": "l", "indicator": "i", )"
                     R"("layer": "a", "amounts": "persons.visits"}])"),
              HasSubstr("amounts is no list"));
}

}  // namespace
}  // namespace omrade::disclosure
