// Numbers that were published more than once, each time a little other.
#include "disclosure/history.hpp"
#include "publications.hpp"
#include "small_profiles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>

namespace omrade::disclosure {
namespace {

using testing::areas_alone;
using testing::areas_and_region;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kNothing;
using testing::Publication;
using testing::publish;
using testing::SmallProfile;
using testing::withheld_areas;

TEST(RevisedHistory, AFewMoreOrLessThanInAnyPublicationAreNotPublished) {
  // 10, 20, 12: whoever has all three knows of two who came.
  const Publication first = publish(kNothing, areas_alone({10, 40, 50}));
  const Publication second = publish(first.next, areas_alone({20, 40, 50}));
  EXPECT_THAT(withheld_areas(second.profile, "deso", "share"), IsEmpty());
  EXPECT_THAT(second.next, HasSubstr("\"earlier\": ["));
  const Publication third = publish(second.next, areas_alone({12, 40, 50}));
  EXPECT_THAT(withheld_areas(third.profile, "deso", "share"), ElementsAre(0));
  EXPECT_THAT(third.next, HasSubstr("\"withheld\": [1,0,0]"));
  // What was published may be again, and then is what the next is compared with as well.
  const Publication back = publish(second.next, areas_alone({10, 40, 50}));
  EXPECT_THAT(withheld_areas(back.profile, "deso", "share"), IsEmpty());
  EXPECT_THAT(
      withheld_areas(publish(back.next, areas_alone({22, 40, 50})).profile, "deso", "share"),
      ElementsAre(0));
}

TEST(RevisedHistory, WhatWasWithheldSinceItWasPublishedStaysSo) {
  // 42 is withheld, two more than 40, and another area with it. Were these published later, when
  // they are no few off any more, then 82 - 20 - 20 would be 42.
  const Publication first = publish(kNothing, areas_and_region({10, 40, 20}));
  const Publication second = publish(first.next, areas_and_region({20, 42, 20}));
  const auto withheld = withheld_areas(second.profile, "deso", "share");
  EXPECT_THAT(withheld, Contains(1));
  const Publication third = publish(second.next, areas_and_region({20, 60, 20}));
  EXPECT_EQ(withheld_areas(third.profile, "deso", "share"), withheld);
  // What is the same as before, and is withheld by a rule of today alone, is no secret.
  const Publication strict = publish(first.next, areas_and_region({10, 40, 20}),
                                     {.minimum_count = 5, .minimum_denominator = 150});
  EXPECT_THAT(withheld_areas(strict.profile, "deso", "share"), ElementsAre(0));
  EXPECT_THAT(strict.next, HasSubstr("\"withheld\": [0,0,0]"));
}

TEST(RevisedHistory, ARestThatWasPublishedIsNotAFewOffAnother) {
  const auto share = [](double x, double n) {
    return SmallProfile(3).proportion("share", {x, 70, 80}, {n, 200, 300}).get();
  };
  const Rules three{.minimum_count = 3};
  const Publication first = publish(kNothing, share(40, 60), three);     // 20 are left
  const Publication second = publish(first.next, share(50, 74), three);  // 24
  EXPECT_THAT(withheld_areas(second.profile, "deso", "share"), IsEmpty());
  EXPECT_THAT(withheld_areas(publish(second.next, share(50, 74)).profile, "deso", "share"),
              IsEmpty());
}

TEST(RevisedHistory, ThoseWhoAreLeftOfAGroupAreNotToldByTheCountBesideThem) {
  // 40 of 60 leave and 20 stay; of 72 then 42 and 30.
  const auto movers = [](double stay, double leave) {
    Profile profile = SmallProfile(3)
                          .proportion("stay", {stay, 60, 90}, {stay + leave, 200, 300})
                          .proportion("leave", {leave, 140, 210}, {stay + leave, 200, 300})
                          .get();
    std::vector<LayerResult>& layers = profile.levels[0].layers;
    layers[0].info =
        std::make_shared<const LayerInfo>(LayerInfo{.id = "stay", .kind = LayerKind::count});
    for (double& n : layers[0].estimates.spans().denominator) n = std::nan("");
    layers[1].info = std::make_shared<const LayerInfo>(
        LayerInfo{.id = "leave", .kind = LayerKind::proportion, .parts = {"stay"}});
    return profile;
  };
  const Publication first = publish(kNothing, movers(20, 40));
  const Publication later = publish(first.next, movers(30, 42));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "leave"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "stay"), ElementsAre(0));
}

TEST(RevisedHistory, ThoseWhoAreLeftOfAGroupDoNotBecomeAFewMoreWhereTheGroupChangedByMany) {
  const auto share = [](double x, double n) {
    return SmallProfile(3).proportion("share", {x, 70, 80}, {n, 200, 300}).get();
  };
  // 20 are left of 60, and 22 of 72.
  const Publication first = publish(kNothing, share(40, 60));
  const Publication later = publish(first.next, share(50, 72));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(0));
  ASSERT_EQ(later.log.size(), 1U);
  EXPECT_EQ(later.log[0].rule, Rule::difference);
  // 30 are left of 80; 20 of 70 again.
  EXPECT_THAT(withheld_areas(publish(first.next, share(50, 80)).profile, "deso", "share"),
              IsEmpty());
  EXPECT_THAT(withheld_areas(publish(first.next, share(50, 70)).profile, "deso", "share"),
              IsEmpty());
  // Of two who came nobody is in the number, as is published of nobody.
  EXPECT_THAT(withheld_areas(publish(first.next, share(40, 62)).profile, "deso", "share"),
              IsEmpty());
}

TEST(RevisedHistory, AFewWhoAreLeftOfAGroupAreNotToldByTheOthersOfTheirTotalOrUnderAnotherName) {
  const auto shares = [](double x, double n) {
    return SmallProfile(3)
        .level("region", 1, {{0, 0}, {1, 0}, {2, 0}})
        .proportion("share", {x, 70, 80}, {n, 200, 300})
        .proportion("same", {x, 70, 80}, {500, 600, 700})
        .get();
  };
  const Publication first = publish(kNothing, shares(40, 60));
  const Publication later = publish(first.next, shares(50, 72));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), Contains(0));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "same"), Contains(0));
  const bool total = withheld_areas(later.profile, "region", "share").empty();
  EXPECT_TRUE(!total || withheld_areas(later.profile, "deso", "share").size() > 1);
}

}  // namespace
}  // namespace omrade::disclosure
