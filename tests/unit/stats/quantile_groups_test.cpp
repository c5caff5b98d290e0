#include "stats/quantile_groups.hpp"

#include "stats/estimate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

namespace omrade::stats {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

TEST(QuantileGroups, TenIntoFiveAreTwoEach) {
  const std::vector<double> values{10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
  EXPECT_THAT(quantile_groups(values, 5, false), ElementsAre(1, 1, 2, 2, 3, 3, 4, 4, 5, 5));
  EXPECT_THAT(quantile_groups(values, 5, true), ElementsAre(5, 5, 4, 4, 3, 3, 2, 2, 1, 1));
}

TEST(QuantileGroups, SevenIntoThree) {
  // N + 1 - rank = 7 … 1, times 3/7 rounded up: 3 3 3 2 2 1 1; from 4: 1 1 1 2 2 3 3.
  EXPECT_THAT(quantile_groups(std::vector<double>{1, 2, 3, 4, 5, 6, 7}, 3, false),
              ElementsAre(1, 1, 1, 2, 2, 3, 3));
}

TEST(QuantileGroups, TiesShareTheirLowestRank) {
  EXPECT_THAT(quantile_groups(std::vector<double>{1, 2, 2, 2}, 2, false), ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(quantile_groups(std::vector<double>{5, 5, 5, 5}, 4, false), Each(1U));
  EXPECT_THAT(quantile_groups(std::vector<double>{5, 5, 5, 5}, 4, true), Each(1U));
}

TEST(QuantileGroups, MissingValuesCountNowhere) {
  EXPECT_THAT(quantile_groups(std::vector<double>{kNoNumber, 3, 1, kNoNumber}, 2, false),
              ElementsAre(0, 2, 1, 0));
}

TEST(QuantileGroups, FewerValuesThanGroupsGiveNone) {
  EXPECT_THAT(quantile_groups(std::vector<double>{1, 2, kNoNumber}, 3, false), Each(0U));
  EXPECT_TRUE(quantile_groups({}, 1, false).empty());
}

TEST(QuantileGroups, FollowTheOrderOfTheValues) {
  EXPECT_TRUE(rc::check([](const std::vector<int>& values) {
    RC_PRE(!values.empty());
    const auto count =
        static_cast<std::uint32_t>(*rc::gen::inRange<std::size_t>(1, values.size() + 1));
    std::vector<double> numbers(values.begin(), values.end());
    const auto groups = quantile_groups(numbers, count, false);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      RC_ASSERT(groups[i] >= 1 && groups[i] <= count);
      for (std::size_t j = 0; j < i; ++j) {
        if (numbers[i] < numbers[j]) RC_ASSERT(groups[i] <= groups[j]);
        if (numbers[i] == numbers[j]) RC_ASSERT(groups[i] == groups[j]);
      }
    }
  }));
}

TEST(QuantileGroups, OfDistinctValuesDifferInSizeByOneAtMost) {
  EXPECT_TRUE(rc::check([] {
    const auto n = *rc::gen::inRange<std::size_t>(1, 300);
    const auto count = static_cast<std::uint32_t>(*rc::gen::inRange<std::size_t>(1, n + 1));
    std::vector<double> numbers(n);
    for (std::size_t i = 0; i < n; ++i) numbers[i] = static_cast<double>(i) / 3;
    std::vector<std::size_t> sizes(count);
    for (const auto group : quantile_groups(numbers, count, *rc::gen::arbitrary<bool>()))
      ++sizes[group - 1];
    const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
    RC_ASSERT(*most - *least <= 1);
  }));
}

}  // namespace
}  // namespace omrade::stats
