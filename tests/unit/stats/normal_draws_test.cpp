#include "stats/normal_draws.hpp"

#include "stats/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace omrade::stats {
namespace {

TEST(NormalDraws, InverseIsThatOfTheErrorFunction) {
  for (double p = 1e-300; p < 0.5; p *= 1.7) {
    EXPECT_NEAR(normal_inverse(p), normal_quantile(p), 1e-14 * std::abs(normal_quantile(p))) << p;
    if (p < 1e-15) continue;
    EXPECT_NEAR(normal_inverse(1 - p), normal_quantile(1 - p),
                1e-14 * std::abs(normal_quantile(1 - p)))
        << p;
  }
  EXPECT_EQ(normal_inverse(0.5), 0);
}

TEST(NormalDraws, HaveTheMomentsOfANormal) {
  Draws draws(1, 2);
  constexpr int n = 200000;
  double sum = 0, squares = 0, fourth = 0;
  for (int i = 0; i < n; ++i) {
    const double z = normal(draws);
    sum += z;
    squares += z * z;
    fourth += z * z * z * z;
  }
  // Four standard errors: 1, sqrt 2 and sqrt 96, by sqrt n.
  EXPECT_NEAR(sum / n, 0, 4 / std::sqrt(n));
  EXPECT_NEAR(squares / n, 1, 4 * std::sqrt(2.0 / n));
  EXPECT_NEAR(fourth / n, 3, 4 * std::sqrt(96.0 / n));
}

TEST(NormalDraws, TheFirstOfAStreamAreAlwaysTheSame) {
  Draws draws(7, 1);
  const double first = normal(draws), second = normal(draws);
  EXPECT_EQ(first, -0.012433717611652019);
  EXPECT_EQ(second, -0.49239013041669244);
}

}  // namespace
}  // namespace omrade::stats
