#include "bring/aggregate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace omrade::bring {
namespace {

using ::testing::ElementsAre;

const double kMissing = std::nan("");

/// Area 0 lies in target 0; area 1 is split; target 2 holds nothing.
Crosswalk split() {
  return {CrosswalkMethod::dasymetric, 2, 3, {{0, 0, 1}, {1, 0, 0.25}, {1, 1, 0.75}}};
}

TEST(Sum, CountsFollowTheirShares) {
  const auto out = sum(std::vector<double>{100, 40}, split());
  EXPECT_EQ(out[0], 110);
  EXPECT_EQ(out[1], 30);
}

TEST(Sum, ATargetThatNothingReachesIsMissingAndNotZero) {
  EXPECT_TRUE(std::isnan(sum(std::vector<double>{100, 40}, split())[2]));
}

TEST(Sum, AMissingPartMakesTheWholeMissing) {
  const auto out = sum(std::vector<double>{100, kMissing}, split());
  EXPECT_TRUE(std::isnan(out[0]));
  EXPECT_TRUE(std::isnan(out[1]));
}

TEST(Sum, ConservesPeople) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint16_t>& people) {
    std::vector<double> x(people.begin(), people.end());
    std::vector<CrosswalkEntry> entries;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double share = static_cast<double>(i % 5) / 4;
      entries.push_back({static_cast<std::uint32_t>(i), 0, share});
      entries.push_back({static_cast<std::uint32_t>(i), 1, 1 - share});
    }
    const Crosswalk crosswalk(CrosswalkMethod::given, x.size(), 2, entries);
    double total = 0;
    for (const double value : sum(x, crosswalk)) total += std::isnan(value) ? 0 : value;
    RC_ASSERT(std::abs(total - std::accumulate(x.begin(), x.end(), 0.0)) < 1e-6);
  }));
}

TEST(WeightedMean, ARateIsNeverAveragedWithoutItsBase) {
  const Crosswalk all(CrosswalkMethod::nested, 2, 1, {{0, 0, 1}, {1, 0, 1}});
  EXPECT_THAT(weighted_mean(std::vector<double>{0.1, 0.5}, std::vector<double>{900, 100}, all),
              ElementsAre(0.14));
}

TEST(WeightedMean, AnAreaWithoutBaseNeedsNoValue) {
  const Crosswalk all(CrosswalkMethod::nested, 2, 1, {{0, 0, 1}, {1, 0, 1}});
  EXPECT_THAT(weighted_mean(std::vector<double>{0.1, kMissing}, std::vector<double>{900, 0}, all),
              ElementsAre(0.1));
  EXPECT_TRUE(
      std::isnan(weighted_mean(std::vector<double>{0.1, 0.2}, std::vector<double>{0, 0}, all)[0]));
}

}  // namespace
}  // namespace omrade::bring
