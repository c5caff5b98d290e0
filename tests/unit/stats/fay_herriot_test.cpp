#include "stats/fay_herriot.hpp"

#include "base/error.hpp"
#include "stats/least_squares.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace omrade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Columns = std::vector<std::vector<double>>;

TEST(LeastSquares, ALineThroughThreePointsByHand) {
  // Weights 1, 1, 2 at x = 0, 1, 2 with y = 0, 1, 1: Σw = 4, x̄ = 1.25, ȳ = 0.75,
  // Sxy = 5 - 4·1.25·0.75 = 1.25, Sxx = 9 - 4·1.5625 = 2.75.
  const Columns x{{1, 1, 1}, {0, 1, 2}};
  const std::vector<double> y{0, 1, 1}, w{1, 1, 2};
  const LeastSquares fit(x, y, w);
  ASSERT_FALSE(fit.dependent());
  EXPECT_NEAR(fit.coefficients()[1], 1.25 / 2.75, 1e-15);
  EXPECT_NEAR(fit.coefficients()[0], 0.75 - 1.25 * 1.25 / 2.75, 1e-15);
  EXPECT_NEAR(fit.residual(), 0.75 - 1.25 * 1.25 / 2.75, 1e-15);  // Syy = 3 - 4·0.5625
  // x'(X'WX)⁻¹x = 1/Σw + (x - x̄)²/Sxx.
  const std::vector<double> at{1, 2};
  EXPECT_NEAR(fit.quadratic(at), 0.25 + 0.5625 / 2.75, 1e-15);
}

TEST(LeastSquares, TellsWhichColumnFollowsFromOthers) {
  const std::vector<double> y{0, 1, 1}, w{1, 1, 1};
  EXPECT_EQ(LeastSquares(Columns{{1, 1, 1}, {1, 2, 3}, {3, 5, 7}}, y, w).dependent(), 2U);
  EXPECT_EQ(LeastSquares(Columns{{0, 0, 0}}, y, w).dependent(), 0U);
  EXPECT_EQ(
      LeastSquares(Columns{{1}, {2}}, std::vector<double>{1}, std::vector<double>{1}).dependent(),
      1U);
}

TEST(FayHerriot, EqualVariancesByHand) {
  // Mean 3, sum of squares 10 over 4 degrees of freedom: A = 2.5 - 1 = 1.5 and γ = 0.6.
  // s1 = 5/2.5 = 2, V = 2·5/4 = 2.5, bias 0: g1 = 0.6, g2 = 0.16·(2.5/5), g3 = 1/2.5³·2.5.
  const std::vector<double> y{1, 2, 3, 4, 5}, d(5, 1.0);
  const FayHerriot result = fay_herriot(y, d, {});
  EXPECT_NEAR(result.variance, 1.5, 1e-14);
  ASSERT_EQ(result.coefficients.size(), 1U);
  EXPECT_NEAR(result.coefficients[0], 3, 1e-14);
  EXPECT_NEAR(result.areas[0].gamma, 0.6, 1e-14);
  EXPECT_NEAR(result.areas[0].value, 1.8, 1e-14);
  EXPECT_NEAR(result.areas[0].synthetic, 3, 1e-14);
  EXPECT_NEAR(result.areas[0].mse, 0.6 + 0.08 + 2 * 0.16, 1e-13);
}

// Efron and Morris (1975; 1977): 18 batters, shrunk by 1 - 15·D/S = 0.212; the moment estimator
// takes 17 where James and Stein take 15.
TEST(FayHerriot, BaseballIsShrunkAsPublishedButForTheDivisor) {
  std::vector<double> y{18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7};
  for (double& hits : y) hits /= 45;
  const std::vector<double> d(18, 0.2654 * 0.7346 / 45);
  const FayHerriot result = fay_herriot(y, d, {});
  EXPECT_NEAR(1 - 15.0 / 17 * (1 - result.areas[0].gamma), 0.212, 5e-4);
}

TEST(FayHerriot, WithoutARootAllIsSynthetic) {
  const std::vector<double> y{1, 1.1, 0.9, 1}, d(4, 1.0);
  const FayHerriot result = fay_herriot(y, d, {});
  EXPECT_EQ(result.variance, 0);
  EXPECT_EQ(result.areas[1].gamma, 0);
  EXPECT_NEAR(result.areas[1].value, 1, 1e-15);
  // g2 = 1/4, 2·g3 = 2·(2·4/16), bias 0.
  EXPECT_NEAR(result.areas[1].mse, 1.25, 1e-14);
}

TEST(FayHerriot, UnequalVariancesSolveTheMomentEquation) {
  const std::vector<double> y{1, 2, 3, 4, 8}, d{0.2, 0.5, 0.1, 0.9, 1};
  const FayHerriot result = fay_herriot(y, d, {});
  const auto excess = [&](double a) {
    double sw = 0, swy = 0, q = 0;
    for (int i = 0; i < 5; ++i) {
      sw += 1 / (a + d[i]);
      swy += y[i] / (a + d[i]);
    }
    for (int i = 0; i < 5; ++i) q += (y[i] - swy / sw) * (y[i] - swy / sw) / (a + d[i]);
    return q - 4;
  };
  double low = 0, high = 100;
  for (int round = 0; round < 200; ++round)
    (excess((low + high) / 2) > 0 ? low : high) = (low + high) / 2;
  EXPECT_NEAR(result.variance, low, 1e-12);
  EXPECT_NEAR(result.coefficients[0], result.areas[0].synthetic, 1e-15);
}

// What is found of areas that differ by about 1 does not hang on how small their D are.
TEST(FayHerriot, TheVarianceIsReachedFromHoweverSmallVariances) {
  const std::vector<double> y{1, 2, 4, 5};  // about 3: squares of 10, by m - p = 3
  for (const double d : {1e-20, 1e-100, 1e-140}) {
    const FayHerriot fit = fay_herriot(y, std::vector<double>(4, d), {});
    EXPECT_NEAR(fit.variance, 10.0 / 3, 1e-12) << d;
  }
}

TEST(FayHerriot, NothingIsSaidWhereSquaresAreBeyondTheRangeOfNumbers) {
  // Areas that differ by 1e200 beside errors of 1 are not alike, whatever their squares come to.
  const FayHerriot far =
      fay_herriot(std::vector<double>{1e200, 2e200, 4e200, 5e200}, std::vector<double>(4, 1.0), {});
  EXPECT_TRUE(std::isnan(far.variance));
  EXPECT_TRUE(std::isnan(far.areas[0].value));
  EXPECT_FALSE(far.too_few);
  const FayHerriot sure =
      fay_herriot(std::vector<double>{1, 2, 4, 5}, std::vector<double>(4, 1e-200), {});
  EXPECT_TRUE(std::isnan(sure.variance));
}

TEST(FayHerriot, AreasWithoutDataAreLeftOut) {
  const std::vector<double> y{1, 2, 3, 4, 5, kNaN, 9, 9, 9}, d{1, 1, 1, 1, 1, 1, 0, kNaN, -1};
  const FayHerriot result = fay_herriot(y, d, {});
  EXPECT_EQ(result.used, 5U);
  EXPECT_NEAR(result.areas[0].value, 1.8, 1e-14);
  for (std::size_t i = 5; i < 9; ++i) EXPECT_TRUE(std::isnan(result.areas[i].value)) << i;
}

TEST(FayHerriot, SaysWhyThereIsNothing) {
  const std::vector<double> y{1, 2}, d{1, 1};
  EXPECT_TRUE(fay_herriot(y, d, Columns{{1, 2}}).too_few);
  EXPECT_TRUE(fay_herriot({}, {}, {}).too_few);
  const std::vector<double> y4{1, 2, 3, 5}, d4{1, 1, 1, 1};
  EXPECT_EQ(fay_herriot(y4, d4, Columns{{2020, 2020, 2020, 2020}}).dependent, 0U);
  EXPECT_EQ(fay_herriot(y4, d4, Columns{{1, 2, 4, 5}, {11, 21, 41, 51}}).dependent, 1U);
  EXPECT_THROW(fay_herriot(y4, d, {}), Error);
}

TEST(FayHerriot, CovariatesFarFromZeroLoseNoDigits) {
  std::vector<double> y, d, near, far;
  for (int i = 0; i < 12; ++i) {
    y.push_back(3 + i * 0.5 + (i % 3 == 0 ? 1.5 : -0.7));
    d.push_back(0.2 + 0.1 * (i % 4));
    near.push_back(i);
    far.push_back(1e6 + i);
  }
  const FayHerriot one = fay_herriot(y, d, Columns{near}), other = fay_herriot(y, d, Columns{far});
  EXPECT_NEAR(other.variance, one.variance, 1e-12);
  for (std::size_t i = 0; i < 12; ++i) {
    EXPECT_NEAR(other.areas[i].value, one.areas[i].value, 1e-12);
    EXPECT_NEAR(other.areas[i].mse, one.areas[i].mse, 1e-12);
  }
  EXPECT_NEAR(other.coefficients[1], one.coefficients[1], 1e-12);
  EXPECT_NEAR(other.coefficients[0] + 1e6 * other.coefficients[1], one.coefficients[0], 1e-8);
}

/// Forty areas in five groups of one sampling variance each, the second pattern of Datta, Rao and
/// Smith (2005), without covariates.
constexpr std::array<double, 5> kPattern{2, 0.6, 0.5, 0.4, 0.2};

struct Simulated {
  std::array<double, 5> ratios{};  ///< of each group: mean of the estimated over the empirical
  double without_root = 0;         ///< how often A is estimated 0
};

Simulated simulate(double a) {
  constexpr int kRounds = 5000;
  std::mt19937_64 random(20050601);
  std::normal_distribution<double> normal;
  std::vector<double> d, y(40), truth(40);
  for (std::size_t i = 0; i < 40; ++i) d.push_back(kPattern[i % 5]);
  std::array<double, 5> told{}, real{};
  Simulated simulated;
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < 40; ++i) {
      truth[i] = std::sqrt(a) * normal(random);
      y[i] = truth[i] + std::sqrt(d[i]) * normal(random);
    }
    const FayHerriot result = fay_herriot(y, d, {});
    simulated.without_root += result.variance == 0 ? 1.0 / kRounds : 0;
    for (std::size_t i = 0; i < 40; ++i) {
      told[i % 5] += result.areas[i].mse;
      real[i % 5] += (result.areas[i].value - truth[i]) * (result.areas[i].value - truth[i]);
    }
  }
  for (std::size_t g = 0; g < 5; ++g) simulated.ratios[g] = told[g] / real[g];
  return simulated;
}

TEST(FayHerriot, MeanSquareErrorIsRightBySimulation) {
  for (const double ratio : simulate(1).ratios) EXPECT_NEAR(ratio, 1, 0.02);
  for (const double ratio : simulate(0.3).ratios) EXPECT_NEAR(ratio, 1, 0.07);
}

TEST(FayHerriot, MeanSquareErrorIsOverstatedWhereAreasHardlyDiffer) {
  const Simulated little = simulate(0.05);
  for (const double ratio : little.ratios) {
    EXPECT_GT(ratio, 1.25);
    EXPECT_LT(ratio, 1.95);
  }
  EXPECT_NEAR(little.without_root, 1 / 3.0, 0.04);
}

TEST(FayHerriot, OrderAndScaleDoNotMatter) {
  EXPECT_TRUE(rc::check([] {
    const auto size = *rc::gen::inRange<std::size_t>(4, 25);
    std::vector<double> y, d, x;
    for (std::size_t i = 0; i < size; ++i) {
      y.push_back(*rc::gen::inRange(-1000, 1000) / 100.0);
      d.push_back(*rc::gen::inRange(20, 400) / 100.0);
      x.push_back(static_cast<double>(i) + *rc::gen::inRange(0, 100) / 200.0);
    }
    const auto reversed = [](const std::vector<double>& v) {
      return std::vector<double>(v.rbegin(), v.rend());
    };
    const auto scaled = [](std::vector<double> v, double by) {
      for (double& one : v) one *= by;
      return v;
    };
    const FayHerriot one = fay_herriot(y, d, Columns{x});
    const FayHerriot back = fay_herriot(reversed(y), reversed(d), Columns{reversed(x)});
    const FayHerriot large = fay_herriot(scaled(y, 1000), scaled(d, 1e6), Columns{scaled(x, 3)});
    for (std::size_t i = 0; i < size; ++i) {
      RC_ASSERT(std::abs(back.areas[size - 1 - i].value - one.areas[i].value) < 1e-11);
      RC_ASSERT(std::abs(back.areas[size - 1 - i].mse - one.areas[i].mse) < 1e-11);
      RC_ASSERT(std::abs(large.areas[i].value / 1000 - one.areas[i].value) < 1e-10);
      RC_ASSERT(std::abs(large.areas[i].mse / 1e6 - one.areas[i].mse) < 1e-10);
    }
  }));
}

}  // namespace
}  // namespace omrade::stats
