// Whole amounts by weight: worked out by hand, and against the definition on random shares.
#include <omrade/allocation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace omrade::allocation {
namespace {

using Amounts = std::vector<std::int64_t>;

std::vector<Share> shares_of(const std::vector<std::string>& ids,
                             const std::vector<double>& weights) {
  std::vector<Share> shares;
  for (std::size_t i = 0; i < ids.size(); ++i)
    shares.push_back({.id = ids[i], .weight = weights[i]});
  return shares;
}

TEST(Allocation, IsInProportionToTheWeights) {
  // 1000 by 1 : 2 : 7.
  EXPECT_EQ(divide(1000, shares_of({"a", "b", "c"}, {1, 2, 7})).amounts, (Amounts{100, 200, 700}));
}

TEST(Allocation, UnitsThatAreLeftGoToTheLargestRemainders) {
  // Quotas of 100 by 21 : 22 : 31 of 74: 28.378, 29.730, 41.892. 98 are whole, two are left.
  EXPECT_EQ(divide(100, shares_of({"a", "b", "c"}, {21, 22, 31})).amounts, (Amounts{28, 30, 42}));
}

TEST(Allocation, EqualRemaindersGoByIdWhateverTheOrder) {
  EXPECT_EQ(divide(2, shares_of({"c", "a", "b"}, {5, 5, 5})).amounts, (Amounts{0, 1, 1}));
  // Quotas of 4 by 1 : 3 : 4: 0.5, 1.5, 2. Both halves tie, though the quotas differ.
  EXPECT_EQ(divide(4, shares_of({"b", "a", "c"}, {1, 3, 4})).amounts, (Amounts{0, 2, 2}));
  EXPECT_EQ(divide(4, shares_of({"a", "b", "c"}, {1, 3, 4})).amounts, (Amounts{1, 1, 2}));
}

TEST(Allocation, AFloorTakesFromTheOthersInProportion) {
  // 100 by 1 : 4 : 5 would be 10, 40, 50; with 28 for the first the others share 72 by 4 : 5.
  auto shares = shares_of({"a", "b", "c"}, {1, 4, 5});
  for (Share& share : shares) share.least = 28;
  EXPECT_EQ(divide(100, shares).amounts, (Amounts{28, 32, 40}));
}

TEST(Allocation, ACapGivesToTheOthersInProportion) {
  // 40 at most: the second and third reach it one after the other, the first gets the rest.
  auto shares = shares_of({"a", "b", "c"}, {1, 4, 5});
  for (Share& share : shares) share.most = 40;
  EXPECT_EQ(divide(100, shares).amounts, (Amounts{20, 40, 40}));
}

TEST(Allocation, WithoutAWeightOneGetsTheFloor) {
  auto shares = shares_of({"a", "b"}, {0, 3});
  EXPECT_EQ(divide(10, shares).amounts, (Amounts{0, 10}));
  shares[0].least = 4;
  EXPECT_EQ(divide(10, shares).amounts, (Amounts{4, 6}));
}

TEST(Allocation, AWeightMustBeAFiniteNumberOfZeroOrMore) {
  for (const double weight : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()})
    EXPECT_EQ(divide(10, shares_of({"a", "b"}, {1, weight})).fault, Fault::bad_weight) << weight;
}

TEST(Allocation, SaysWhyItCannotBeDone) {
  auto shares = shares_of({"a", "b"}, {0, 0});
  EXPECT_EQ(divide(10, shares).fault, Fault::no_weight);
  EXPECT_EQ(divide(0, shares).amounts, (Amounts{0, 0}));
  EXPECT_EQ(divide(1, {}).fault, Fault::no_weight);
  shares[0].weight = 1;
  shares[0].least = shares[1].least = 6;
  EXPECT_EQ(divide(10, shares).fault, Fault::floors_above);
  EXPECT_EQ(divide(12, shares).amounts, (Amounts{6, 6}));
  shares[0].least = shares[1].least = 0;
  shares[0].most = 9;
  EXPECT_EQ(divide(10, shares).fault, Fault::caps_below);
  EXPECT_EQ(divide(9, shares).amounts, (Amounts{9, 0}));
}

TEST(Allocation, LargeBudgetsAndSmallWeightsAreExact) {
  const auto budget = static_cast<std::int64_t>(kMostUnits);
  EXPECT_EQ(divide(budget, shares_of({"a", "b"}, {1e-300, 1e-300})).amounts,
            (Amounts{budget / 2, budget / 2}));
  // 2^53 by 1 : 3, in doubles of 2^53 too fine for products.
  EXPECT_EQ(divide(budget, shares_of({"a", "b"}, {1e15, 3e15})).amounts,
            (Amounts{budget / 4, budget / 4 * 3}));
}

/// Random shares, about half of them with bounds, and a budget that they can take.
struct Case {
  std::vector<std::string> ids;
  std::vector<Share> shares;
  std::int64_t budget = 0;
};

void draw(Case& out, bool bounds) {
  const int n = *rc::gen::inRange(1, 12);
  std::int64_t least = 0, most = 0;
  for (int i = 0; i < n; ++i) out.ids.push_back("a" + std::to_string(100 + i));
  for (int i = 0; i < n; ++i) {
    Share share{.id = out.ids[static_cast<std::size_t>(i)]};
    share.weight = *rc::gen::inRange(0, 5) == 0 ? 0 : *rc::gen::inRange(1, 4000) / 7.0;
    if (bounds && *rc::gen::inRange(0, 2) == 0) share.least = *rc::gen::inRange(0, 300);
    if (bounds && *rc::gen::inRange(0, 2) == 0)
      share.most = share.least + *rc::gen::inRange(0, 500);
    least += share.least;
    most += share.weight == 0 ? share.least : std::min<std::int64_t>(share.most, 5000);
    out.shares.push_back(share);
  }
  out.budget = least + (most > least ? *rc::gen::inRange<std::int64_t>(0, most - least + 1) : 0);
}

TEST(AllocationProperty, SumsToTheBudgetWithinFloorsAndCaps) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    draw(c, true);
    const Division division = divide(c.budget, c.shares);
    RC_ASSERT(division.fault == Fault::none);
    RC_ASSERT(std::accumulate(division.amounts.begin(), division.amounts.end(), std::int64_t{0}) ==
              c.budget);
    for (std::size_t i = 0; i < c.shares.size(); ++i) {
      RC_ASSERT(division.amounts[i] >= c.shares[i].least);
      RC_ASSERT(division.amounts[i] <= c.shares[i].most);
    }
  }));
}

/// What all get at a level of the water.
long double filled(const std::vector<Share>& shares, long double level) {
  long double sum = 0;
  for (const Share& s : shares) {
    sum += std::clamp<long double>(level * s.weight, static_cast<long double>(s.least),
                                   static_cast<long double>(s.most));
  }
  return sum;
}

TEST(AllocationProperty, EachLiesWithinAUnitOfTheWaterLevelFoundByHalving) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    draw(c, true);
    const Division division = divide(c.budget, c.shares);
    RC_ASSERT(division.fault == Fault::none);
    long double low = 0, high = 1e6;
    for (int k = 0; k < 200; ++k) {
      const long double middle = (low + high) / 2;
      (filled(c.shares, middle) < static_cast<long double>(c.budget) ? low : high) = middle;
    }
    for (std::size_t i = 0; i < c.shares.size(); ++i) {
      const Share& s = c.shares[i];
      const long double wanted = std::clamp<long double>(
          high * s.weight, static_cast<long double>(s.least), static_cast<long double>(s.most));
      RC_ASSERT(std::abs(static_cast<long double>(division.amounts[i]) - wanted) < 1.0L);
    }
  }));
}

TEST(AllocationProperty, TheOrderOfTheRowsDoesNotMatter) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    draw(c, true);
    const Division division = divide(c.budget, c.shares);
    std::vector<std::size_t> order(c.shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
    std::vector<Share> turned;
    for (const std::size_t i : order) turned.push_back(c.shares[i]);
    const Division other = divide(c.budget, turned);
    for (std::size_t k = 0; k < order.size(); ++k)
      RC_ASSERT(other.amounts[k] == division.amounts[order[k]]);
  }));
}

TEST(AllocationProperty, MoreNeedNeverGetsLess) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    draw(c, true);
    const Division before = divide(c.budget, c.shares);
    const auto at = *rc::gen::inRange<std::size_t>(0, c.shares.size());
    c.shares[at].weight += *rc::gen::inRange(1, 2000) / 7.0;
    const Division after = divide(c.budget, c.shares);
    RC_ASSERT(after.amounts[at] >= before.amounts[at]);
  }));
}

TEST(AllocationProperty, AmongEqualsTheOneWithMoreWeightGetsNoLess) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    draw(c, false);
    RC_PRE(std::any_of(c.shares.begin(), c.shares.end(), [](auto& s) { return s.weight > 0; }));
    const Division division = divide(c.budget, c.shares);
    for (std::size_t i = 0; i < c.shares.size(); ++i) {
      for (std::size_t j = 0; j < c.shares.size(); ++j) {
        if (c.shares[i].weight > c.shares[j].weight)
          RC_ASSERT(division.amounts[i] >= division.amounts[j]);
      }
    }
  }));
}

}  // namespace
}  // namespace omrade::allocation
