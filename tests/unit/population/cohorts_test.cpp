// Cohorts that go on changing as they did, worked out by hand.
#include "cohorts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstddef>

namespace population {
namespace {

constexpr Bounds kBelieved{.least = 0.5, .most = 1.5};

People even(double women, double men) {
  People out;
  out.women.fill(women);
  out.men.fill(men);
  return out;
}

TEST(Band, IsOfFiveYearsAndTheLastIsOpen) {
  EXPECT_EQ(band_of(0), 0U);
  EXPECT_EQ(band_of(4.9), 0U);
  EXPECT_EQ(band_of(5), 1U);
  EXPECT_EQ(band_of(84), 16U);
  EXPECT_EQ(band_of(85), 17U);
  EXPECT_EQ(band_of(1e300), 17U);
}

TEST(Cohorts, OfACohortThatGrewGrowAgain) {
  // 100 girls of 5–9 became 110 of 10–14: those who are 5–9 now, 100, become 110, too.
  People before = even(100, 100), now = even(100, 100);
  now.women[2] = 110;
  const Change change = change_between(before, now, kBelieved);
  EXPECT_DOUBLE_EQ(change.ratios.women[2], 1.1);
  const People then = step(now, change);
  EXPECT_DOUBLE_EQ(then.women[2], 110);
  EXPECT_DOUBLE_EQ(then.women[3], 110);  // the 110 of 10–14 stay as many
  EXPECT_DOUBLE_EQ(then.men[2], 100);
}

TEST(Cohorts, OfTheOldestHoldThoseWhoWereThere) {
  // 200 were 80 and older, 90 of them are 85 and older: 0.45 of the 180 who are 80 and older now.
  People before = even(100, 100), now = even(100, 100);
  now.women[16] = 90, now.women[17] = 90;
  const Change change = change_between(before, now, kBelieved);
  EXPECT_DOUBLE_EQ(change.ratios.women[17], 0.45);
  EXPECT_DOUBLE_EQ(step(now, change).women[17], 81);
}

TEST(Cohorts, HaveAsManyChildrenForEachWomanAsNow) {
  // 210 children and 700 women of 15–49: 0.3 for each; 90 of the children are girls.
  People before = even(100, 100), now = even(100, 100);
  now.women[0] = 90, now.men[0] = 120;
  const Change change = change_between(before, now, kBelieved);
  EXPECT_DOUBLE_EQ(change.children_per_woman, 0.3);
  const People then = step(now, change);
  EXPECT_DOUBLE_EQ(then.women[0], 90);
  EXPECT_DOUBLE_EQ(then.men[0], 120);
}

TEST(Cohorts, ThatChangeBeyondBeliefAreBoundedAndSayIt) {
  People before = even(100, 100), now = even(100, 100);
  EXPECT_TRUE(change_between(before, now, kBelieved).whole);
  now.women[5] = 300;
  const Change change = change_between(before, now, kBelieved);
  EXPECT_DOUBLE_EQ(change.ratios.women[5], 1.5);
  EXPECT_FALSE(change.whole);
  before.women[4] = 0;
  EXPECT_DOUBLE_EQ(change_between(before, now, kBelieved).ratios.women[5], 1);
}

TEST(Cohorts, ThatDidNotChangeDoNot) {
  EXPECT_TRUE(rc::check("a population that stays is projected as it is", [] {
    People now;
    for (std::size_t b = 0; b + 1 < kBands; ++b) {
      now.women[b] = *rc::gen::inRange(1, 500);
      now.men[b] = now.women[b];
    }
    // As many in all bands below the last, or cohorts would change.
    for (std::size_t b = 1; b + 1 < kBands; ++b) now.women[b] = now.men[b] = now.women[0];
    now.women[kOldest] = now.men[kOldest] = 0.6 * now.women[0];
    const Change change = change_between(now, now, kBelieved);
    RC_ASSERT(change.whole);
    const People then = projected(now, change, *rc::gen::inRange(1, 7));
    for (std::size_t b = 0; b < kBands; ++b) {
      RC_ASSERT(std::abs(then.women[b] - now.women[b]) < 1e-9 * now.women[0]);
      RC_ASSERT(std::abs(then.men[b] - now.men[b]) < 1e-9 * now.men[0]);
    }
  }));
}

TEST(Cohorts, AreNeverBelowNobody) {
  EXPECT_TRUE(rc::check([] {
    People before, now;
    for (std::size_t b = 0; b < kBands; ++b) {
      before.women[b] = *rc::gen::inRange(0, 50), before.men[b] = *rc::gen::inRange(0, 50);
      now.women[b] = *rc::gen::inRange(0, 50), now.men[b] = *rc::gen::inRange(0, 50);
    }
    const People then = projected(now, change_between(before, now, kBelieved), 6);
    for (std::size_t b = 0; b < kBands; ++b) RC_ASSERT(then.women[b] >= 0 && then.men[b] >= 0);
    RC_ASSERT(std::isfinite(all_of(then)));
  }));
}

}  // namespace
}  // namespace population
