#include "stats/local_moran.hpp"

#include "neighbours_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace omrade::stats {
namespace {

using ::testing::ElementsAre;

TEST(LocalMoran, OfFourInARow) {
  const Local local = local_of(kRowValues, weights_of(kRow, kRowValues), kNoPermutations);
  // Σ z² / n = 3.5; z: -2 -1 0 3, around: -1, -1, 1, 0.
  EXPECT_THAT(local.value, ElementsAre(2 / 3.5, 1 / 3.5, 0, 0));
  EXPECT_THAT(local.quadrant, ElementsAre(Quadrant::low_low, Quadrant::low_low, Quadrant::low_high,
                                          Quadrant::high_low));
  EXPECT_TRUE(std::isnan(local.p[0]));
}

TEST(LocalMoran, TheOtherDivisorIsOneLess) {
  const Local local =
      local_of(kRowValues, weights_of(kRow, kRowValues), kNoPermutations, Divisor::n_minus_one);
  EXPECT_DOUBLE_EQ(local.value[0], 2 / (14.0 / 3));
}

TEST(LocalMoran, BinaryWeightsAddUp) {
  const std::vector<double> values{6, 5, 1, 4};  // z: 2 1 -3 0
  const Local local = local_of(
      values, weights_of({{1, 2, 3}, {0}, {0}, {0}}, values, WeightStyle::binary), kNoPermutations);
  EXPECT_DOUBLE_EQ(local.value[0], 2 * (1 - 3 + 0) / 3.5);
  EXPECT_EQ(name_of(local.quadrant[1]), "HH");
}

TEST(LocalMoran, MeanIsMoransI) {
  EXPECT_TRUE(rc::check([] {
    const auto values = *rc::gen::container<std::vector<double>>(
        25, rc::gen::map(rc::gen::inRange(0, 1000), [](int x) { return x / 7.0; }));
    RC_PRE(*std::min_element(values.begin(), values.end()) !=
           *std::max_element(values.begin(), values.end()));
    const SpatialWeights weights = weights_of(board(5), values);
    const Local local = local_of(values, weights, kNoPermutations);
    const double mean = std::accumulate(local.value.begin(), local.value.end(), 0.0) / 25;
    const auto global = autocorrelation(values, weights, kNoPermutations, serial);
    RC_ASSERT(std::abs(mean - global.moran.value) < 1e-12);
  }));
}

/// The exact p of an area: over all ways to choose its neighbours from the others.
double exact_p(const std::vector<double>& values, std::uint32_t own,
               const std::vector<std::uint32_t>& neighbours) {
  std::vector<double> others;
  for (std::uint32_t j = 0; j < values.size(); ++j) {
    if (j != own) others.push_back(values[j]);
  }
  double observed = 0;
  for (const std::uint32_t j : neighbours) observed += values[j];
  std::vector<bool> chosen(others.size());
  std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(neighbours.size()), true);
  double above = 0, below = 0, all = 0;
  do {
    double sum = 0;
    for (std::size_t j = 0; j < others.size(); ++j) sum += chosen[j] ? others[j] : 0;
    ++all;
    above += sum >= observed - 1e-9 ? 1 : 0;
    below += sum <= observed + 1e-9 ? 1 : 0;
  } while (std::prev_permutation(chosen.begin(), chosen.end()));
  return std::min(above, below) / all;
}

// 2 to 4 of 15 others by comparing them with each other; 12 of 15 from a deck.
TEST(LocalMoran, PComesNearTheExactOne) {
  std::vector<double> values(16);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = std::sqrt(static_cast<double>((i * 7) % 16)) + static_cast<double>(i) / 9;
  Lists lists = board(4);
  lists[3] = {0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  const Local local = local_of(values, weights_of(lists, values), {.count = 49999, .seed = 7});
  for (std::uint32_t i = 0; i < values.size(); ++i)
    EXPECT_NEAR(local.p[i], exact_p(values, i, lists[i]), 0.01) << i;
}

TEST(LocalMoran, WhoHasAllOthersForNeighboursIsNeverExtreme) {
  const std::vector<double> values{1, 2, 4, 8};
  const Local local =
      local_of(values, weights_of({{1, 2, 3}, {0}, {0}, {0}}, values), {.count = 99});
  EXPECT_DOUBLE_EQ(local.p[0], 1);
}

TEST(LocalMoran, AnAreaAtTheMeanIsNeverExtreme) {
  const Local local = local_of(kRowValues, weights_of(kRow, kRowValues), {.count = 99});
  EXPECT_DOUBLE_EQ(local.p[2], 1);
}

// Rounding of 0.3 against the mean of tenths must not make it high, nor rare.
TEST(LocalMoran, AnAreaAtTheMeanIsAtTheMeanInAnyUnit) {
  const Local expected =
      local_of(kBoardValues, weights_of(kBoard, kBoardValues), {.count = 99, .seed = 3});
  EXPECT_EQ(expected.p[2], 1);
  for (const double unit : kUnits) {
    const std::vector<double> values = in_unit(unit);
    const Local found = local_of(values, weights_of(kBoard, values), {.count = 99, .seed = 3});
    EXPECT_EQ(found.quadrant, expected.quadrant) << unit;
    EXPECT_EQ(found.p, expected.p) << unit;
    for (std::size_t i = 0; i < values.size(); ++i)
      EXPECT_NEAR(found.value[i], expected.value[i], 1e-12) << unit;
  }
}

TEST(LocalMoran, EverythingIsTheSameForAnyLoopAndAnotherForAnotherSeed) {
  std::vector<double> values(400);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = std::fmod(static_cast<double>(i) * 0.618, 1.0);
  const SpatialWeights weights = weights_of(board(20), values);
  const Local one = local_of(values, weights, {.count = 199}, Divisor::n, serial);
  const Local other = local_of(values, weights, {.count = 199}, Divisor::n, threaded);
  EXPECT_EQ(one.value, other.value);
  EXPECT_EQ(one.p, other.p);
  EXPECT_NE(one.p, local_of(values, weights, {.count = 199, .seed = 2}).p);
  const auto global = autocorrelation(values, weights, {.count = 199}, serial);
  const auto again = autocorrelation(values, weights, {.count = 199}, threaded);
  EXPECT_EQ(global.moran.p, again.moran.p);
  EXPECT_EQ(global.geary.p, again.geary.p);
  EXPECT_EQ(global.g.p, again.g.p);
}

}  // namespace
}  // namespace omrade::stats
