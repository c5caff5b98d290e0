#include "stats/autocorrelation.hpp"

#include "stats/local_moran.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <thread>
#include <vector>

namespace omrade::stats {
namespace {

using ::testing::ElementsAre;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

using Lists = std::vector<std::vector<std::uint32_t>>;

SpatialWeights weights_of(const Lists& lists, std::vector<double> values,
                          WeightStyle style = WeightStyle::row_standardised) {
  std::vector<std::size_t> begin{0};
  std::vector<std::uint32_t> of;
  for (const auto& list : lists) {
    of.insert(of.end(), list.begin(), list.end());
    begin.push_back(of.size());
  }
  return {begin, of, values, style};
}

void serial(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

/// Four threads, each from the last of its bodies to the first.
void threaded(std::size_t count, const std::function<void(std::size_t)>& body) {
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([count, t, &body] {
      for (std::size_t i = count; i-- > 0;) {
        if (i % 4 == t) body(i);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

struct Local {
  explicit Local(std::size_t size) : value(size), p(size), quadrant(size) {}
  std::vector<double> value, p;
  std::vector<Quadrant> quadrant;
};

Local local_of(const std::vector<double>& values, const SpatialWeights& weights,
               const Permutations& permutations, Divisor divisor = Divisor::n,
               const ParallelFor& loop = serial) {
  Local local(values.size());
  local_moran(values, weights, divisor, permutations, loop, {local.value, local.p, local.quadrant});
  return local;
}

constexpr Permutations kNoPermutations{.count = 0};

// Four areas in a row with the values 1 2 3 6: mean 3, z = -2 -1 0 3, Σ z² = 14.
const Lists kRow{{1}, {0, 2}, {1, 3}, {2}};
const std::vector<double> kRowValues{1, 2, 3, 6};

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

// The queen's neighbours on a board of four by two. The mean of the values is 3, which two have.
const Lists kBoard{{1, 4, 5}, {0, 2, 4, 5, 6}, {1, 3, 5, 6, 7}, {2, 6, 7},
                   {0, 1, 5}, {0, 1, 2, 4, 6}, {1, 2, 3, 5, 7}, {2, 3, 6}};
const std::vector<double> kBoardValues{1, 2, 3, 4, 2, 3, 4, 5};
constexpr double kUnits[] = {0.1, 0.01, 0.7, 1e6, 1e200, 1e-170, 1e-307};

std::vector<double> in_unit(double unit) {
  std::vector<double> values;
  for (const double one : kBoardValues) values.push_back(one * unit);
  return values;
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

/// Squares of a board of `side` by `side` by the rook.
Lists board(std::uint32_t side) {
  Lists lists(side * side);
  for (std::uint32_t i = 0; i < side * side; ++i) {
    if (i >= side) lists[i].push_back(i - side);
    if (i % side > 0) lists[i].push_back(i - 1);
    if (i % side + 1 < side) lists[i].push_back(i + 1);
    if (i + side < side * side) lists[i].push_back(i + side);
  }
  return lists;
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
