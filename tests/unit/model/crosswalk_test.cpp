#include "model/crosswalk.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

namespace omrade {

using ::testing::ElementsAre;

TEST(Crosswalk, OrdersEntriesByTargetThenSourceAndAddsWhatStandsTwice) {
  const Crosswalk crosswalk(CrosswalkMethod::areal, 2, 2,
                            {{1, 1, 0.5}, {0, 1, 0.25}, {1, 0, 0.5}, {0, 1, 0.25}});
  EXPECT_THAT(crosswalk.entries(), ElementsAre(CrosswalkEntry{1, 0, 0.5}, CrosswalkEntry{0, 1, 0.5},
                                               CrosswalkEntry{1, 1, 0.5}));
  EXPECT_THAT(crosswalk.covered(), ElementsAre(0.5, 1.0));
}

TEST(Crosswalk, RefusesToGiveAwayMoreThanTheWhole) {
  EXPECT_THROW(Crosswalk(CrosswalkMethod::given, 1, 2, {{0, 0, 0.7}, {0, 1, 0.4}}), Error);
}

TEST(Crosswalk, SharesMultiplyAlongAChain) {
  const Crosswalk to_parish(CrosswalkMethod::dasymetric, 1, 2, {{0, 0, 0.25}, {0, 1, 0.75}});
  const Crosswalk to_centre(CrosswalkMethod::nested, 2, 1, {{0, 0, 1}, {1, 0, 1}});
  const Crosswalk chain = to_parish.then(to_centre);
  EXPECT_EQ(chain.method(), CrosswalkMethod::dasymetric);
  EXPECT_THAT(chain.entries(), ElementsAre(CrosswalkEntry{0, 0, 1.0}));
}

TEST(Crosswalk, DoesNotDependOnTheOrderOfItsEntries) {
  EXPECT_TRUE(rc::check([](std::vector<std::uint8_t> shares) {
    std::vector<CrosswalkEntry> entries;
    for (std::size_t i = 0; i < shares.size(); ++i)
      entries.push_back({static_cast<std::uint32_t>(i), shares[i] % 3U, 1.0});
    auto shuffled = entries;
    std::reverse(shuffled.begin(), shuffled.end());
    const Crosswalk a(CrosswalkMethod::nested, shares.size(), 3, entries);
    const Crosswalk b(CrosswalkMethod::nested, shares.size(), 3, shuffled);
    RC_ASSERT(
        std::equal(a.entries().begin(), a.entries().end(), b.entries().begin(), b.entries().end()));
  }));
}

TEST(ApportionmentError, IsTheShareOfPeopleInSplitAreas) {
  const Crosswalk crosswalk(CrosswalkMethod::dasymetric, 3, 2,
                            {{0, 0, 1}, {1, 0, 0.5}, {1, 1, 0.5}, {2, 1, 0.9}});
  const std::vector<double> people{60, 30, 10};
  const ApportionmentError error = apportionment_error(crosswalk, people);
  EXPECT_DOUBLE_EQ(error.split_share, 0.3);
  EXPECT_DOUBLE_EQ(error.uncovered_share, 0.01);
  EXPECT_EQ(error.split_sources, 1U);
}

}  // namespace omrade
