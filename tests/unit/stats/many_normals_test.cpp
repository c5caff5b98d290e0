#include "stats/normal_draws.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace omrade::stats {
namespace {

TEST(ManyNormals, AreTheInverseOfTheSameWords) {
  std::vector<float> made(4096);
  Draws draws(7, 1), same(7, 1);
  normals(draws, made);
  for (const float z : made) {
    const std::uint32_t word = same.word();
    // How far from the end, on both sides: p of the tail is half of it.
    const double tail = (static_cast<double>(word & 0x7fffffffU) + 0.5) * 0x1p-32;
    const double exact = (word >> 31U) != 0 ? normal_inverse(tail) : -normal_inverse(tail);
    EXPECT_NEAR(z, exact, 2e-6 * (1 + std::abs(exact)));
  }
}

TEST(ManyNormals, HaveTheMomentsOfTheNormalDistribution) {
  constexpr std::size_t count = 1000000;
  std::vector<float> made(count);
  Draws draws(1, 2);
  normals(draws, made);
  double m1 = 0, m2 = 0, m4 = 0, beyond = 0;
  for (const float one : made) {
    const double z = one;
    m1 += z / count;
    m2 += z * z / count;
    m4 += z * z * z * z / count;
    beyond += std::abs(z) > 2.5758293 ? 1.0 / count : 0;
  }
  EXPECT_NEAR(m1, 0, 0.004);
  EXPECT_NEAR(m2, 1, 0.006);
  EXPECT_NEAR(m4, 3, 0.05);
  EXPECT_NEAR(beyond, 0.01, 0.0004);
}

TEST(ManyNormals, OfAPartOfABlockAreThoseOfTheWhole) {
  std::vector<float> all(64), some(40);
  Draws a(3, 3), b(3, 3);
  normals(a, all);
  normals(b, some);
  for (std::size_t i = 0; i < some.size(); ++i) EXPECT_EQ(some[i], all[i]);
}

}  // namespace
}  // namespace omrade::stats
