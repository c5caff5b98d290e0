#include "composite/posterior.hpp"

#include "stats/normal_draws.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omrade::composite {
namespace {

/// [area][draw]
std::vector<std::vector<double>> drawn(const Posterior& posterior, std::size_t areas,
                                       std::size_t draws) {
  std::vector<std::vector<double>> out(areas);
  std::vector<float> normals(areas);
  std::vector<double> one(areas);
  for (std::size_t d = 0; d < draws; ++d) {
    stats::Draws scalar(3, 2 * d), many(3, 2 * d + 1);
    stats::normals(many, normals);
    posterior.draw(scalar, normals, one);
    for (std::size_t i = 0; i < areas; ++i) out[i].push_back(one[i]);
  }
  for (auto& area : out) std::sort(area.begin(), area.end());
  return out;
}

TEST(Posterior, IsThatOfTheEightSchools) {
  // Rubin (1981); Gelman et al. (2013), Bayesian Data Analysis, table 5.3: medians and quartiles of
  // 200 draws, which leaves them an error of about one.
  const std::vector<double> y{28, 8, -3, 7, -1, 1, 18, 12}, s{15, 10, 16, 11, 9, 11, 10, 18};
  const auto sorted = drawn(Posterior({.values = y, .errors = s, .filled = {}}), 8, 20000);
  const std::vector<double> medians{10, 8, 7, 8, 5, 6, 10, 8};
  const std::vector<double> lower{7, 3, 2, 4, 1, 2, 7, 3}, upper{16, 12, 11, 11, 10, 10, 15, 13};
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_NEAR(sorted[i][10000], medians[i], 1.6) << i;
    EXPECT_NEAR(sorted[i][5000], lower[i], 2.2) << i;
    EXPECT_NEAR(sorted[i][15000], upper[i], 2.2) << i;
  }
}

TEST(Posterior, MeansAreThoseOfTheDraws) {
  const std::vector<double> y{1, 4, 2, 9, 3}, s{1, 0.5, 2, 1, 0};
  const Posterior posterior({.values = y, .errors = s, .filled = {}});
  const auto sorted = drawn(posterior, 5, 40000);
  const auto means = posterior.means();
  for (std::size_t i = 0; i < 5; ++i) {
    double sum = 0;
    for (const double x : sorted[i]) sum += x / 40000;
    EXPECT_NEAR(sum, means[i], 0.03) << i;
  }
  EXPECT_DOUBLE_EQ(means[4], 3) << "a value without an error stays";
}

TEST(Posterior, WithoutErrorsEveryDrawIsTheValues) {
  const std::vector<double> y{1, 2, 3};
  const Posterior posterior({.values = y, .errors = {}, .filled = {}});
  EXPECT_TRUE(posterior.is_known());
  EXPECT_EQ(posterior.reliability(), 1);
  EXPECT_EQ(drawn(posterior, 3, 5)[1].front(), 2);
}

TEST(Posterior, StaysWithinItsBounds) {
  const std::vector<double> y{0.01, 0.02, 0.9}, s{0.2, 0.2, 0.2};
  const auto sorted =
      drawn(Posterior({.values = y, .errors = s, .filled = {}, .least = 0, .most = 1}), 3, 2000);
  EXPECT_EQ(sorted[0].front(), 0);
  EXPECT_LE(sorted[2].back(), 1);
}

TEST(Posterior, AFilledInValueIsAsUncertainAsTheOthersAreDifferent) {
  const std::vector<double> y{1, 2, 3}, filled{0, 2, 0};
  const auto sorted = drawn(Posterior({.values = y, .errors = {}, .filled = filled}), 3, 4000);
  EXPECT_EQ(sorted[0].front(), 1);
  EXPECT_NEAR(sorted[1][2000], 2, 0.1);
  EXPECT_NEAR(sorted[1][3365] - sorted[1][2000], 2, 0.15) << "one deviation up: 84.1 %";
}

TEST(Posterior, CoversTheTruthAsOftenAsItSays) {
  // 95 % of 200 layers of 20 areas each, τ = 1, s from 0.5 to 2.
  std::size_t inside = 0, all = 0;
  for (std::uint64_t layer = 0; layer < 200; ++layer) {
    stats::Draws random(11, layer);
    std::vector<double> truth, y, s;
    for (int i = 0; i < 20; ++i) {
      truth.push_back(5 + stats::normal(random));
      s.push_back(0.5 + 0.075 * i);
      y.push_back(truth.back() + s.back() * stats::normal(random));
    }
    const auto sorted = drawn(Posterior({.values = y, .errors = s, .filled = {}}), 20, 1000);
    for (std::size_t i = 0; i < 20; ++i) {
      inside += sorted[i][24] <= truth[i] && truth[i] <= sorted[i][975] ? 1U : 0U;
      ++all;
    }
  }
  const double coverage = static_cast<double>(inside) / static_cast<double>(all);
  EXPECT_GT(coverage, 0.935);
  EXPECT_LT(coverage, 0.97);
}

}  // namespace
}  // namespace omrade::composite
