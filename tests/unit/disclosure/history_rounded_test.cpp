// Publications whose numbers of persons are rounded, one after the other.
#include "base/error.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/history.hpp"
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

TEST(RoundedHistory, HoldsRoundedNumbersAndTheirBaseWhereTheyArePublishedSo) {
  const Publication first = publish(kNothing, areas_alone({3, 41, 52}), {.rounding = 5});
  EXPECT_THAT(first.next, HasSubstr("\"rounding\": 5"));
  EXPECT_THAT(first.next, HasSubstr("\"numerators\": [null,40,50]"));
  EXPECT_THAT(first.next, HasSubstr("\"whole\": []"));
}

TEST(RoundedHistory, WhatWasPublishedRoundedIsKnownToTheNextAndItsRoundedNumberIsTheSame) {
  const Rules five{.rounding = 5};
  const Publication first = publish(kNothing, areas_alone({3, 41, 52}), five);
  const Publication later = publish(first.next, areas_and_region({3, 41, 52}), five);
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "region", "share"), ElementsAre(0));
}

TEST(RoundedHistory, ARevisionWithinTheSameMultipleIsNoneAndOneToAnotherByFewIsNotPublished) {
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, areas_alone({30, 41, 52}), three);
  EXPECT_THAT(first.next, HasSubstr("[30,42,51]"));
  const Publication later = publish(first.next, areas_alone({31, 43, 53}), three);
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(2));  // 51 and 54
  ASSERT_EQ(later.log.size(), 1U);
  EXPECT_EQ(later.log[0].rule, Rule::difference);
}

TEST(RoundedHistory, ADenominatorThatIsAnotherLayersNumberDoesNotMoveByFewInTheOpen) {
  // 30 of the 60 who fulfil, then of 62, which are 63 to the next multiple.
  const auto shares = [](double fulfil) {
    return SmallProfile(3)
        .proportion("share", {30, 45, 51}, {fulfil, 72, 81})
        .proportion("fulfil", {fulfil, 72, 81}, {102, 201, 300})
        .get();
  };
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, shares(60), three);
  const Publication later = publish(first.next, shares(62), three);
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "fulfil"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(publish(first.next, shares(61), three).profile, "deso", "share"),
              IsEmpty());
}

TEST(RoundedHistory, ADividedDenominatorDoesNotMoveByFewInTheOpen) {
  // All of 60 and 0.4 of 30 are 72 in the catchment; of 62 they are 74, which is 75.
  const auto shares = [](double fulfil) {
    SmallProfile small(2);
    small.level("around", 1, {{0, 0}, {1, 0, 0.4}});
    small.proportion("share", {30, 15}, {fulfil, 30});
    small.proportion("fulfil", {fulfil, 30}, {102, 201});
    return small.get();
  };
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, shares(60), three);
  const Publication later = publish(first.next, shares(62), three);
  EXPECT_THAT(withheld_areas(later.profile, "around", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "around", "fulfil"), ElementsAre(0));
}

TEST(RoundedHistory, ThoseWhoAreLeftOfAGroupDoNotBecomeAFewMoreToTheNextMultiple) {
  const auto share = [](double x, double n) {
    return SmallProfile(3).proportion("share", {x, 72, 81}, {n, 201, 300}).get();
  };
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, share(42, 60), three);  // 18 are left
  EXPECT_THAT(withheld_areas(publish(first.next, share(51, 72), three).profile, "deso", "share"),
              ElementsAre(0));  // 21
  EXPECT_THAT(withheld_areas(publish(first.next, share(51, 78), three).profile, "deso", "share"),
              IsEmpty());  // 27
}

TEST(RoundedHistory, AMultipleBetweenTwoThatWerePublishedMoreThanOnceAgoIsAFewOff) {
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, areas_alone({30, 42, 51}), three);
  const Publication second = publish(first.next, areas_alone({42, 42, 51}), three);
  EXPECT_THAT(withheld_areas(second.profile, "deso", "share"), IsEmpty());
  EXPECT_THAT(withheld_areas(publish(second.next, areas_alone({33, 42, 51}), three).profile, "deso",
                             "share"),
              ElementsAre(0));
  EXPECT_THAT(withheld_areas(publish(second.next, areas_alone({30, 42, 51}), three).profile, "deso",
                             "share"),
              IsEmpty());
}

TEST(RoundedHistory, AFewWhereNobodyWasBeforeAreNoSameMultiple) {
  // One person rounds to 0, as nobody does: the others of the region, which all are known, must not
  // tell it.
  const Rules five{.rounding = 5};
  const Publication first = publish(kNothing, areas_and_region({0, 40, 50}), five);
  EXPECT_THROW(publish(first.next, areas_and_region({1, 40, 50}), five), Error);
  EXPECT_THAT(
      withheld_areas(publish(kNothing, areas_alone({1, 40, 50}), five).profile, "deso", "share"),
      ElementsAre(0));
}

TEST(RoundedHistory, ASameMultipleOfWhichAFewAreLeftNowIsNotTakenForKnown) {
  // 52 of 57, then of 56: the others of the region must not tell that 4 are left.
  const auto share = [](double n) {
    return SmallProfile(3)
        .level("region", 1, {{0, 0}, {1, 0}, {2, 0}})
        .proportion("share", {52, 70, 80}, {n, 200, 300})
        .get();
  };
  const Rules five{.rounding = 5};
  const Publication first = publish(kNothing, share(57), five);
  EXPECT_THAT(withheld_areas(first.profile, "deso", "share"), IsEmpty());
  EXPECT_THROW(publish(first.next, share(56), five), Error);
}

/// A catchment of all of the first small area and 0.4 of the second, at which `layers` are printed.
Profile catchment(double first, double second, const std::vector<std::string>& layers = {"share"}) {
  SmallProfile small(2);
  small.level("around", 1, {{0, 0}, {1, 0, 0.4}});
  for (const std::string& layer : layers) small.proportion(layer, {first, second}, {100, 200});
  return small.get();
}

double printed_around(const Publication& one) {
  return Originals(one.profile).numerators(1, 0)[0];
}

TEST(RoundedHistory, AFewOfDividedPeopleMoreOrLessArePublishedNoMoreThanOfUndividedOnes) {
  const Rules three{.rounding = 3};
  // 10 and 0.4 of 6 are 12.4, which is printed as 12; 8 of those 10 would be 10.4, and 9.
  const Publication first = publish(kNothing, catchment(10, 6), three);
  ASSERT_EQ(printed_around(first), 12);
  const Publication later = publish(first.next, catchment(8, 6), three);
  EXPECT_THAT(withheld_areas(later.profile, "around", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "deso", "share"), IsEmpty());  // 9 as before
  ASSERT_EQ(later.log.size(), 1U);
  EXPECT_EQ(later.log[0].rule, Rule::difference);
  // 12 stays what everybody knows, and what was withheld since stays withheld.
  EXPECT_THAT(later.next, HasSubstr("\"withheld\": [1]"));
  const Publication third = publish(later.next, catchment(8, 6), three);
  EXPECT_THAT(withheld_areas(third.profile, "around", "share"), ElementsAre(0));
}

TEST(RoundedHistory, DividedPeopleWhoCameToTheSameMultipleArePublishedAgain) {
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, catchment(10, 6), three);
  const Publication later = publish(first.next, catchment(9, 6), three);  // 11.4
  EXPECT_EQ(printed_around(later), 12);
  EXPECT_THAT(later.log, IsEmpty());
  EXPECT_EQ(later.next, first.next);
  // And many more are no few.
  EXPECT_EQ(printed_around(publish(first.next, catchment(30, 6), three)), 33);
}

TEST(RoundedHistory, ANewLayerDoesNotTellWhatBecameOfAFewDividedPeople) {
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, catchment(10, 6), three);
  const Publication later = publish(first.next, catchment(8, 6, {"share", "same"}), three);
  EXPECT_THAT(withheld_areas(later.profile, "around", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "around", "same"), ElementsAre(0));
}

TEST(RoundedHistory, WhatIsPutTogetherFromARevisedMultipleGoesWithIt) {
  const auto with_index = [](double first) {
    Profile profile = catchment(first, 6);
    LayerResult index = catchment(first, 6).levels[1].layers[0];
    index.info = std::make_shared<const LayerInfo>(LayerInfo{
        .id = "index", .kind = LayerKind::index, .counts_persons = false, .parts = {"share"}});
    const EstimateSpans spans = index.estimates.spans();
    spans.numerator[0] = 7.5 * spans.numerator[0] * spans.numerator[0];
    spans.value[0] = spans.numerator[0] / spans.denominator[0];
    spans.interval[0] = static_cast<std::uint8_t>(IntervalKind::none);
    profile.levels[1].layers.push_back(std::move(index));
    return profile;
  };
  const Rules three{.rounding = 3};
  const Publication first = publish(kNothing, with_index(10), three);
  EXPECT_THAT(withheld_areas(first.profile, "around", "index"), IsEmpty());
  const Publication later = publish(first.next, with_index(8), three);
  EXPECT_THAT(withheld_areas(later.profile, "around", "share"), ElementsAre(0));
  EXPECT_THAT(withheld_areas(later.profile, "around", "index"), ElementsAre(0));
}

}  // namespace
}  // namespace omrade::disclosure
