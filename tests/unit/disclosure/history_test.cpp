// Two publications of the same people: what one withholds must not follow from the other.
#include "disclosure/history.hpp"

#include "base/error.hpp"
#include "disclosure/counts.hpp"
#include "publications.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using testing::areas_alone;
using testing::areas_and_region;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kNothing;
using testing::kPeople;
using ::testing::Not;
using testing::Publication;
using testing::publish;
using testing::SmallProfile;
using testing::withheld_areas;

std::string refusal(const std::string& text) {
  try {
    History::parse(text, "history.json");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.what();
  }
  return "";
}

TEST(History, ATotalThatComesLaterDoesNotTellWhatTheFirstPublicationWithheld) {
  const Publication first = publish(kNothing, areas_alone({3, 40, 50}));
  EXPECT_THAT(withheld_areas(first.profile, "deso", "share"), ElementsAre(0));
  // 93 - 40 - 50 = 3. Nobody forgets 40 and 50, so that it is the region's that goes.
  const Publication later = publish(first.next, areas_and_region({3, 40, 50}));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "region", "share"), ElementsAre(0));
  const Publication alone = publish(kNothing, areas_and_region({3, 40, 50}));
  EXPECT_THAT(withheld_areas(alone.profile, "deso", "share"), ElementsAre(0, 1));
  EXPECT_THAT(withheld_areas(alone.profile, "region", "share"), IsEmpty());
}

TEST(History, WhatWasWithheldOnceStaysSo) {
  const Publication first = publish(kNothing, areas_alone({3, 40, 50}));
  EXPECT_THAT(withheld_areas(first.profile, "deso", "share"), ElementsAre(0));
  const Publication later = publish(first.next, areas_alone({30, 40, 50}));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(0));
  ASSERT_EQ(later.log.size(), 1U);
  EXPECT_EQ(later.log[0].rule, Rule::history);
  EXPECT_EQ(later.next, first.next);
}

TEST(History, ALowerThresholdWouldTellWhatTheHigherOneWithheld) {
  // 7 of 100, withheld below 10; with 5 a region of 47 beside the 40 would tell it.
  const Publication first = publish(kNothing, areas_alone({7, 40, 50}), {.minimum_count = 10});
  const auto refused = [&first](const Rules& rules) {
    try {
      publish(first.next, areas_alone({7, 40, 50}), rules);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user);
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_THAT(refused({}), HasSubstr("minimum_count = 10, and would be with 5 now"));
  EXPECT_THAT(refused({}), HasSubstr("write minimum_count = 10 or more under [disclosure]"));
  EXPECT_THAT(refused({.minimum_count = 10, .minimum_denominator = 5}),
              HasSubstr("write minimum_denominator = 20 or more"));
  EXPECT_THAT(refused({.minimum_count = 10, .minimum_respondents = 10}),
              HasSubstr("write minimum_respondents = 30 or more"));
  EXPECT_EQ(refused({.minimum_count = 12, .group_disclosure = true}), "");
}

TEST(History, TheHighestThresholdsAndGroupDisclosureHoldOn) {
  const Publication first = publish(kNothing, areas_alone({7, 40, 50}), {.minimum_count = 10});
  const Publication second = publish(first.next, areas_alone({7, 40, 50}),
                                     {.minimum_count = 12, .group_disclosure = true});
  EXPECT_THROW(publish(second.next, areas_alone({7, 40, 50}), {.minimum_count = 10}), Error);
  EXPECT_THROW(publish(second.next, areas_alone({7, 40, 50}), {.minimum_count = 12}), Error);
}

TEST(History, ARevisionByAFewPersonsIsNotPublished) {
  const Publication first = publish(kNothing, areas_alone({30, 40, 50}));
  const Publication later = publish(first.next, areas_alone({32, 40, 60}));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(0));
  EXPECT_EQ(later.log[0].rule, Rule::difference);
}

TEST(History, WhatWasPublishedManyTimesIsNamedOnce) {
  const Publication first = publish(kNothing, areas_alone({10, 40, 50}));
  EXPECT_THAT(first.next, Not(HasSubstr("earlier")));
  EXPECT_EQ(publish(first.next, areas_alone({10, 40, 50})).next, first.next);
  const Publication second = publish(first.next, areas_alone({20, 40, 50}));
  const Publication third = publish(second.next, areas_alone({10, 40, 50}));
  EXPECT_EQ(publish(third.next, areas_alone({20, 40, 50})).next, second.next);
}

TEST(History, ARevisionByAFewPersonsIsNotToldByTheOthersOfItsTotal) {
  // 82 - 20 = 42 + 20: two persons more than the 40 that were published.
  const Publication first = publish(kNothing, areas_and_region({10, 40, 20}));
  const Publication later = publish(first.next, areas_and_region({20, 42, 20}));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), Contains(1));
  const bool total = withheld_areas(later.profile, "region", "share").empty();
  EXPECT_TRUE(!total || withheld_areas(later.profile, "deso", "share").size() > 1);
  // And so it stays.
  const Publication again = publish(later.next, areas_and_region({20, 42, 20}));
  EXPECT_EQ(withheld_areas(again.profile, "deso", "share"),
            withheld_areas(later.profile, "deso", "share"));
}

TEST(History, ADenominatorThatIsAnotherLayersNumberOfPersonsIsNotRevisedByAFewInTheOpen) {
  // 30 of the 60 who fulfil; then of 62. How many live there is known to everybody: 100, then 102.
  const auto shares = [](double fulfil, double people) {
    return SmallProfile(3)
        .proportion("share", {30, 40, 50}, {fulfil, 70, 80})
        .proportion("fulfil", {fulfil, 70, 80}, {people, 200, 300})
        .get();
  };
  const Publication first = publish(kNothing, shares(60, 100));
  const Publication later = publish(first.next, shares(62, 100));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "fulfil"), ElementsAre(0));
  const Publication of_more = publish(first.next, shares(60, 102));
  EXPECT_THAT(withheld_areas(of_more.profile, "deso", "fulfil"), IsEmpty());
}

TEST(History, ARevisionByAFewPersonsIsNotPublishedUnderAnotherName) {
  const Publication first = publish(kNothing, areas_alone({30, 40, 50}));
  Profile both = SmallProfile(3)
                     .proportion("share", {32, 40, 60}, kPeople)
                     .proportion("other", {32, 40, 60}, kPeople)
                     .get();
  const Publication later = publish(first.next, std::move(both));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "other"), ElementsAre(0));
}

TEST(History, WhatWasPublishedRoundedIsNoBetterKnownThanThat) {
  // 0.5 of deso0 and all of deso1 and deso2: 3 / 2 + 40 + 50 = 91.5, and 61.5 in the other, which
  // is printed as 62.
  const auto profile = [] {
    return SmallProfile(4)
        .level("around", 2, {{0, 0, 0.5}, {1, 0}, {2, 0}, {0, 1, 0.5}, {3, 1}})
        .level("kommun", 1, {{0, 0}, {1, 0}, {2, 0}, {3, 0}})
        .proportion("share", {3, 40, 50, 60}, {100, 200, 300, 400})
        .get();
  };
  const Publication first = publish(kNothing, profile());
  const auto printed = [](const Publication& one) {
    return Originals(one.profile).numerators(1, 0)[0];
  };
  ASSERT_EQ(printed(first), 92);
  const Publication again = publish(first.next, profile());
  EXPECT_EQ(printed(again), 92);
  EXPECT_EQ(again.next, first.next);
}

TEST(History, ARevisionByAFractionOfAPersonIsNotPublished) {
  const auto around = [](double second) {
    return SmallProfile(2)
        .level("around", 1, {{0, 0, 0.3}, {1, 0}})
        .proportion("share", {30, second}, {100, 200}, {"around"})
        .get();
  };
  const auto printed = [](const Publication& one) {
    return Originals(one.profile).numerators(1, 0);
  };
  // 0.3 * 30 + 41.2 = 50.2, and 0.3 of a person more.
  const Publication first = publish(kNothing, around(41.2));
  EXPECT_THAT(printed(first), ElementsAre(::testing::DoubleNear(50.2, 1e-9)));
  const Publication later = publish(first.next, around(41.5));
  EXPECT_THAT(withheld_areas(later.profile, "around", "share"), ElementsAre(0));
  ASSERT_FALSE(later.log.empty());
  EXPECT_EQ(later.log.back().rule, Rule::difference);
  // What was printed as 50 may have been 50.3 then as well.
  const Publication whole = publish(kNothing, around(41));
  EXPECT_THAT(printed(publish(whole.next, around(41.3))), ElementsAre(50));
}

TEST(History, ALevelThatWasPublishedMustBeLookedAtAgain) {
  const Publication first = publish(kNothing, areas_and_region({30, 40, 50}));
  try {
    publish(first.next, areas_alone({30, 40, 50}));
    FAIL() << "the region's 120 is known, and nobody looks at it";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_THAT(error.what(), HasSubstr("x.share at region in 2024"));
    EXPECT_THAT(error.what(), HasSubstr("compute it again"));
  }
}

TEST(History, OtherPeriodsAreKeptAndAskForNothing) {
  const Publication first = publish(kNothing, areas_and_region({30, 40, 50}));
  Profile next_year = areas_alone({3, 40, 50});
  next_year.periods = {"2025"};
  next_year.levels[0].layers[0].period = "2025";
  const Publication later = publish(first.next, std::move(next_year));
  EXPECT_THAT(later.next, HasSubstr("\"2024\""));
  EXPECT_THAT(later.next, HasSubstr("\"2025\""));
  EXPECT_THAT(later.next, HasSubstr("[120]"));
}

TEST(History, ASecondPublicationIsRoundedAsTheFirst) {
  const auto refusal_of = [](const std::string& history, std::uint32_t rounding) -> std::string {
    try {
      History::parse(history, "history.json").require_rounding(rounding, "history.json");
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user);
      return error.what();
    }
    return "";
  };
  const std::string five = publish(kNothing, areas_alone({9, 40, 50}), {.rounding = 5}).next;
  const std::string exact = publish(kNothing, areas_alone({9, 40, 50})).next;
  EXPECT_EQ(refusal_of(five, 5), "");
  EXPECT_EQ(refusal_of(exact, 0), "");
  EXPECT_EQ(refusal_of(kNothing, 5), "");
  EXPECT_THAT(refusal_of(five, 3),
              HasSubstr("history.json: numbers of persons were published rounded to 5, and would "
                        "be rounded to 3 now: the two together tell more than either; write "
                        "rounding = 5 under [disclosure]"));
  EXPECT_THAT(refusal_of(five, 0), HasSubstr("would be not rounded now"));
  EXPECT_THAT(refusal_of(exact, 5), HasSubstr("take away 'rounding'"));
}

TEST(History, HoldsNoNumberThatWasWithheldAndIsReadBackTheSame) {
  const Publication first = publish(kNothing, areas_alone({3, 40, 50}));
  EXPECT_THAT(first.next, HasSubstr("\"withheld\": [1,0,0]"));
  EXPECT_THAT(first.next, HasSubstr("\"numerators\": [null,40,50]"));
  EXPECT_THAT(first.next, Not(HasSubstr("[3,")));
  EXPECT_EQ(publish(first.next, areas_alone({3, 40, 50})).next, first.next);
}

TEST(History, DamageIsNamed) {
  EXPECT_THAT(refusal("{}"), HasSubstr("history.json"));
  EXPECT_THAT(refusal("[]"), HasSubstr("it is no history of omrade"));
  EXPECT_THAT(refusal(R"({"history": 2})"), HasSubstr("history"));
  const std::string layer =
      R"({"history": 1, "layers": [{"period": "2024", "level": "l", "indicator": "i", "layer": "a",)"
      R"( "areas": ["x", "y"], "others": [], "withheld": WITHHELD, "numerators": [null, 40],)"
      R"( "denominators": [null, 100]}]})";
  const auto with = [&](const std::string& withheld) {
    std::string out = layer;
    return out.replace(out.find("WITHHELD"), 8, withheld);
  };
  EXPECT_EQ(refusal(with("[1, 0]")), "");
  EXPECT_THAT(refusal(with("[1]")), HasSubstr("withheld"));
  EXPECT_EQ(refusal(with("[0, 1]")), "");  // withheld since it was published
  std::string twice = with("[1, 0]");
  twice.replace(twice.find("\"y\""), 3, "\"x\"");
  EXPECT_THAT(refusal(twice), HasSubstr("names 'x' twice"));
  const auto earlier = [&](const std::string& one) {
    std::string out = with("[1, 0]");
    return refusal(out.replace(out.rfind("}]}"), 3, ", \"earlier\": [" + one + "]}]}"));
  };
  EXPECT_EQ(earlier(R"({"place": 1, "numerator": 20, "denominator": null})"), "");
  EXPECT_THAT(earlier(R"({"place": 2, "numerator": 20, "denominator": 80})"),
              HasSubstr("is 2 of 2 areas, from 0"));
  EXPECT_THAT(earlier(R"({"place": 1, "numerator": "20", "denominator": 80})"),
              HasSubstr("earlier[0]"));
}

/// One layer of two areas, rounded to 3: "share", of the first of which nothing is told.
std::string rounded_history(const std::string& whole, const std::string& second = "42",
                            const std::string& rounding = "3", const std::string& n = "201") {
  return R"({"history": 1, "rounding": )" + rounding +
         R"(, "layers": [{"period": "2024", "level": "deso", "indicator": "x", "layer": "share",)"
         R"( "areas": ["deso0", "deso1", "deso2"], "others": [], "withheld": [1, 0, 0],)"
         R"( "numerators": [null, )" +
         second + R"(, 51], "denominators": [null, )" + n + R"(, 300], "whole": )" + whole + "}]}";
}

TEST(History, OfOtherMultiplesThanThreeAndFiveIsDamagedAndAsksForNoRecipeThatIsRefused) {
  for (const char* other : {"1", "2", "4", "6", "30000"}) {
    EXPECT_THAT(refusal(rounded_history("[]", "42", other)),
                HasSubstr("history.json: it is no history of omrade: rounding is neither 3 nor 5"));
  }
  EXPECT_EQ(refusal(rounded_history("[]")), "");
}

TEST(History, PlacesOfWholePersonsThatNoListHasAreDamage) {
  EXPECT_EQ(refusal(rounded_history("[1, 2]")), "");
  EXPECT_THAT(refusal(rounded_history("[1, 3]")),
              HasSubstr("layers[0].whole names place 3 of 3 areas, from 0"));
  EXPECT_THAT(refusal(rounded_history("[2, 99999]")), HasSubstr("names place 99999"));
  EXPECT_THAT(refusal(rounded_history("[2, 1]")), HasSubstr("whole does not ascend"));
  EXPECT_THAT(refusal(rounded_history("[1, 1]")), HasSubstr("whole does not ascend"));
  EXPECT_THAT(refusal(rounded_history("[0]")), HasSubstr("whole names a withheld number"));
  EXPECT_THAT(refusal(rounded_history("[1]", "41")), HasSubstr("no multiple of 'rounding'"));
  EXPECT_THAT(refusal(rounded_history("[1]", "null")), HasSubstr("no multiple of 'rounding'"));
}

TEST(History, PersonsThatAreNoMultiplesWereNotPublishedRounded) {
  const auto refusal_of = [](const std::string& history) -> std::string {
    try {
      publish(history, areas_alone({3, 41, 52}), {.rounding = 3});
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::user);
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(refusal_of(rounded_history("[]")), "");
  EXPECT_THAT(refusal_of(rounded_history("[]", "41")),
              HasSubstr("x.share at deso in 2024: the history says that its numerator in area "
                        "'deso1' was published as 41, which is no multiple of 3; take "
                        "history.json as the run wrote it"));
  EXPECT_THAT(refusal_of(rounded_history("[]", "42", "3", "200")),
              HasSubstr("its denominator in area 'deso1' was published as 200"));
  EXPECT_THAT(refusal_of(rounded_history("[]", "null")),
              HasSubstr("area 'deso1' was published, and not which numerator"));
}

TEST(History, NumbersThatAreNoPersonsAreNoMultiplesInARoundedHistory) {
  const auto teeth = [] {
    return SmallProfile(2).amounts("teeth", {57, 80}, {47, 60}, {0, 0}).get();
  };
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, teeth(), three);
  EXPECT_EQ(publish(first.next, teeth(), three).next, first.next);
}

}  // namespace
}  // namespace omrade::disclosure
