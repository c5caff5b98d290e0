#include "stats/normal_draws.hpp"

#include "stats/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace omrade::stats {
namespace {

TEST(NormalDraws, TheQuantileIsThatOfTheDistribution) {
  for (const double p :
       {1e-300, 1e-100, 1e-20,  1e-12, 1e-9, 1e-5,   0.001,  0.02,  0.0749, 0.0751,
        0.1,    0.3,    0.4999, 0.5,   0.7,  0.9249, 0.9251, 0.975, 0.999,  1 - 1e-9}) {
    const double expected = normal_quantile(p);
    EXPECT_NEAR(normal_inverse(p), expected, 4e-15 * std::abs(expected)) << p;
  }
  EXPECT_NEAR(normal_inverse(0.975), kZ95, 1e-15);
}

TEST(NormalDraws, MomentsAndTailsAreNormal) {
  constexpr int kDraws = 400'000;
  Draws draws(1, 2);
  double sum = 0, squares = 0, fourth = 0;
  int beyond = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double z = normal(draws);
    sum += z;
    squares += z * z;
    fourth += z * z * z * z;
    beyond += std::abs(z) > kZ95 ? 1 : 0;
  }
  EXPECT_NEAR(sum / kDraws, 0, 0.006);
  EXPECT_NEAR(squares / kDraws, 1, 0.009);
  EXPECT_NEAR(fourth / kDraws, 3, 0.06);
  EXPECT_NEAR(beyond / static_cast<double>(kDraws), 0.05, 0.0014);
}

TEST(NormalDraws, TheFirstOfAStreamAreAlwaysTheSame) {
  Draws draws(7, 1);
  const double first = normal(draws), second = normal(draws);
  EXPECT_EQ(first, -0.012433717611652019);
  EXPECT_EQ(second, -0.49239013041669244);
}

}  // namespace
}  // namespace omrade::stats
