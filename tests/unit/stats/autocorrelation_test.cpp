#include "stats/autocorrelation.hpp"

#include "neighbours_fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace omrade::stats {
namespace {

TEST(Autocorrelation, OfFourInARow) {
  const auto found = autocorrelation(kRowValues, weights_of(kRow, kRowValues, WeightStyle::binary),
                                     kNoPermutations, serial);
  // Both ways: z: 2 (2 + 0 + 0) = 4 of S0 = 6; differences: 2 (1 + 1 + 9) = 22; products: 2 (2 + 6
  // + 18) = 52 of 12² - 50 = 94.
  EXPECT_DOUBLE_EQ(found.moran.value, 4.0 / 6 * 4 / 14);
  EXPECT_DOUBLE_EQ(found.geary.value, 3.0 / 12 * 22 / 14);
  EXPECT_DOUBLE_EQ(found.g.value, 52.0 / 94);
  EXPECT_DOUBLE_EQ(found.moran.expectation, -1.0 / 3);
  EXPECT_DOUBLE_EQ(found.geary.expectation, 1);
  EXPECT_DOUBLE_EQ(found.g.expectation, 6.0 / 12);
  EXPECT_TRUE(std::isnan(found.moran.p));
  EXPECT_TRUE(std::isnan(found.g.variance_normal));
}

TEST(Autocorrelation, RowStandardisedOfFourInARow) {
  const auto found =
      autocorrelation(kRowValues, weights_of(kRow, kRowValues), kNoPermutations, serial);
  // z times the mean of the neighbours' z: 2 + 1 + 0 + 0.
  EXPECT_DOUBLE_EQ(found.moran.value, 3.0 / 14);
}

struct Moments {
  double mean = 0, variance = 0;
};

/// Over all orders of the values.
template <class Value>
Moments moments(std::vector<double> values, const Value& value) {
  std::sort(values.begin(), values.end());
  std::vector<double> all;
  do all.push_back(value(values));
  while (std::next_permutation(values.begin(), values.end()));
  Moments found;
  for (const double one : all) found.mean += one;
  found.mean /= static_cast<double>(all.size());
  for (const double one : all) found.variance += (one - found.mean) * (one - found.mean);
  found.variance /= static_cast<double>(all.size());
  return found;
}

TEST(Autocorrelation, ExpectationAndVarianceAreThoseOfAllOrders) {
  EXPECT_TRUE(rc::check([] {
    const auto values = *rc::gen::container<std::vector<double>>(
        6, rc::gen::map(rc::gen::inRange(1, 40), [](int x) { return x / 4.0; }));
    RC_PRE(*std::min_element(values.begin(), values.end()) !=
           *std::max_element(values.begin(), values.end()));
    Lists lists(6);  // mutual or not
    for (std::uint32_t i = 0; i < 6; ++i) {
      for (std::uint32_t j = 0; j < 6; ++j) {
        if (i != j && (*rc::gen::inRange(0, 10) < 4 || j == (i + 1) % 6)) lists[i].push_back(j);
      }
    }
    const WeightStyle style = *rc::gen::element(WeightStyle::binary, WeightStyle::row_standardised);
    const SpatialWeights weights = weights_of(lists, values, style);
    const auto found = autocorrelation(values, weights, kNoPermutations, serial);
    const auto check = [&](const GlobalStatistic& one,
                           GlobalStatistic GlobalAutocorrelation::*which) {
      const Moments all = moments(values, [&](const std::vector<double>& order) {
        return (autocorrelation(order, weights, kNoPermutations, serial).*which).value;
      });
      RC_ASSERT(std::abs(one.expectation - all.mean) < 1e-9);
      RC_ASSERT(std::abs(one.variance_random - all.variance) < 1e-9);
    };
    check(found.moran, &GlobalAutocorrelation::moran);
    check(found.geary, &GlobalAutocorrelation::geary);
    check(found.g, &GlobalAutocorrelation::g);
  }));
}

// Both variances are linear in the kurtosis b of the values, and for normal ones E(b) = 3 (n - 1) /
// (n + 1): two sets of values of one n give the line.
TEST(Autocorrelation, VarianceUnderNormalityIsThatAtTheKurtosisOfNormalValues) {
  const Lists ring{{1, 5}, {0, 2}, {1, 3}, {2, 4}, {3, 5}, {0, 4, 1}};
  const auto kurtosis = [](const std::vector<double>& x) {
    const double n = static_cast<double>(x.size());
    const double mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
    double m2 = 0, m4 = 0;
    for (const double one : x) {
      m2 += std::pow(one - mean, 2);
      m4 += std::pow(one - mean, 4);
    }
    return n * m4 / (m2 * m2);
  };
  const std::vector<double> flat{1, 2, 3, 4, 5, 6}, peaked{1, 1.1, 1.2, 1.3, 1.4, 9};
  const SpatialWeights weights = weights_of(ring, flat);
  const auto a = autocorrelation(flat, weights, kNoPermutations, serial);
  const auto b = autocorrelation(peaked, weights, kNoPermutations, serial);
  const double at = (3.0 * 5 / 7 - kurtosis(flat)) / (kurtosis(peaked) - kurtosis(flat));
  const auto line = [at](const GlobalStatistic& one, const GlobalStatistic& other) {
    return one.variance_random + at * (other.variance_random - one.variance_random);
  };
  EXPECT_NEAR(a.moran.variance_normal, line(a.moran, b.moran), 1e-14);
  EXPECT_NEAR(a.geary.variance_normal, line(a.geary, b.geary), 1e-14);
  EXPECT_EQ(a.moran.variance_normal, b.moran.variance_normal);
}

TEST(Autocorrelation, GHasNoValueWhereAValueIsNegative) {
  const std::vector<double> values{-1, 2, 3, 6};
  const auto found = autocorrelation(values, weights_of(kRow, values), {.count = 9}, serial);
  EXPECT_TRUE(std::isnan(found.g.value));
  EXPECT_TRUE(std::isnan(found.g.p));
  EXPECT_FALSE(std::isnan(found.moran.p));
}

TEST(Autocorrelation, NothingHasAValueWhereAllValuesAreAlike) {
  const std::vector<double> values(4, 0.1);
  const SpatialWeights weights = weights_of(kRow, values);
  const auto found = autocorrelation(values, weights, {.count = 9}, serial);
  for (const GlobalStatistic& one : {found.moran, found.geary, found.g}) {
    EXPECT_TRUE(std::isnan(one.value));
    EXPECT_TRUE(std::isnan(one.p));
  }
  const Local local = local_of(values, weights, {.count = 9});
  EXPECT_TRUE(std::isnan(local.value[0]));
  EXPECT_EQ(local.quadrant[0], Quadrant::none);
}

TEST(Autocorrelation, IslandsAndAreasWithoutAValueCountForNothing) {
  // 4 has no neighbour; 5 no value, and 6 no other neighbour than 5.
  const Lists more{{1}, {0, 2}, {1, 3}, {2}, {}, {3, 6}, {5}};
  const std::vector<double> values{1, 2, 3, 6, 1000, kNone, 500};
  const SpatialWeights weights = weights_of(more, values);
  EXPECT_EQ(weights.size(), 4U);
  EXPECT_EQ(weights.islands(), 2U);
  EXPECT_EQ(weights.missing(), 1U);
  const auto found = autocorrelation(values, weights, {.count = 99}, serial);
  const auto alone =
      autocorrelation(kRowValues, weights_of(kRow, kRowValues), {.count = 99}, serial);
  EXPECT_EQ(found.moran.value, alone.moran.value);
  EXPECT_EQ(found.geary.variance_random, alone.geary.variance_random);
  EXPECT_EQ(found.g.p, alone.g.p);
  const Local local = local_of(values, weights, {.count = 99});
  for (const std::size_t left_out : {4U, 5U, 6U}) {
    EXPECT_TRUE(std::isnan(local.value[left_out]));
    EXPECT_TRUE(std::isnan(local.p[left_out]));
    EXPECT_EQ(name_of(local.quadrant[left_out]), "");
  }
}

TEST(Autocorrelation, IsTheSameInAnyUnit) {
  const auto of = [](const std::vector<double>& values) {
    return autocorrelation(values, weights_of(kBoard, values), {.count = 99}, serial);
  };
  const GlobalAutocorrelation expected = of(kBoardValues);
  for (const double unit : kUnits) {
    const GlobalAutocorrelation found = of(in_unit(unit));
    for (const auto which : {&GlobalAutocorrelation::moran, &GlobalAutocorrelation::geary,
                             &GlobalAutocorrelation::g}) {
      const GlobalStatistic &one = found.*which, &other = expected.*which;
      EXPECT_NEAR(one.value, other.value, 1e-12) << unit;
      EXPECT_NEAR(one.variance_random, other.variance_random, 1e-12) << unit;
      EXPECT_EQ(one.p, other.p) << unit;
    }
  }
}

// 24 orders of whole numbers, whose products are exact.
TEST(Autocorrelation, TheVarianceOfGKeepsItsDigitsFarFromZero) {
  const std::vector<double> values{1000001, 1000002, 1000003, 1000006};
  const SpatialWeights weights = weights_of(kRow, values, WeightStyle::binary);
  double all = 0, squares = 0;
  for (const double one : values) {
    all += one;
    squares += one * one;
  }
  const double pairs = all * all - squares;
  const Moments products = moments(values, [](const std::vector<double>& x) {
    return 2 * (x[0] * x[1] + x[1] * x[2] + x[2] * x[3]);
  });
  const auto found = autocorrelation(values, weights, kNoPermutations, serial);
  const double expected = products.variance / (pairs * pairs);
  EXPECT_NEAR(found.g.variance_random, expected, 1e-9 * expected);
}

TEST(Autocorrelation, GOfOneAreaAloneAboveZeroIsNone) {
  const std::vector<double> values{0, 0.3, 0, 0};
  EXPECT_TRUE(std::isnan(
      autocorrelation(values, weights_of(kRow, values), kNoPermutations, serial).g.value));
}

TEST(Autocorrelation, NoAreasGiveNoValue) {
  EXPECT_TRUE(
      std::isnan(autocorrelation({}, weights_of({}, {}), {.count = 9}, serial).moran.value));
}

TEST(Autocorrelation, AGradientIsRarerThanAnyPermutation) {
  std::vector<double> values(100);
  std::iota(values.begin(), values.end(), 1.0);
  const auto found =
      autocorrelation(values, weights_of(board(10), values), {.count = 999}, threaded);
  EXPECT_DOUBLE_EQ(found.moran.p, 0.001);
  EXPECT_DOUBLE_EQ(found.geary.p, 0.001);
  EXPECT_DOUBLE_EQ(found.g.p, 0.001);
}

// All 24 orders are drawn about equally often, so that p comes near the share of those as extreme.
TEST(Autocorrelation, PIsTheShareOfOrdersAsExtreme) {
  const SpatialWeights weights = weights_of(kRow, kRowValues, WeightStyle::binary);
  std::vector<double> order = kRowValues;
  const double observed = autocorrelation(order, weights, kNoPermutations, serial).moran.value;
  double extreme = 0;
  std::sort(order.begin(), order.end());
  do {
    if (autocorrelation(order, weights, kNoPermutations, serial).moran.value >= observed - 1e-12)
      ++extreme;
  } while (std::next_permutation(order.begin(), order.end()));
  const auto found = autocorrelation(kRowValues, weights, {.count = 99999}, serial);
  EXPECT_NEAR(found.moran.p, extreme / 24, 0.005);
}

}  // namespace
}  // namespace omrade::stats
