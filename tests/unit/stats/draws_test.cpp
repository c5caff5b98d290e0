#include "stats/draws.hpp"

#include <omrade/sdk/random.hpp>

#include <gtest/gtest.h>

#include <array>

namespace omrade::stats {
namespace {

TEST(Draws, AreTheBlocksOfPhiloxOneAfterAnother) {
  const std::uint64_t seed = 0x0123456789ABCDEFU, stream = 0x8000000000000005U;
  Draws draws(seed, stream);
  for (std::uint32_t block = 0; block < 20; ++block) {
    const auto expected = detail::philox({block, 0, 5, 0x80000000U}, 0x89ABCDEFU, 0x01234567U);
    for (const std::uint32_t word : expected) EXPECT_EQ(draws.word(), word) << block;
  }
}

TEST(Draws, BelowIsBelow) {
  Draws draws(1, 1);
  std::array<int, 6> times{};
  for (int k = 0; k < 60000; ++k) ++times.at(draws.below(6));
  for (const int count : times) EXPECT_NEAR(count, 10000, 400);  // 4.4 standard deviations
  EXPECT_EQ(draws.below(1), 0U);
}

// Without rejection, of 2/3 of 2^32 numbers those that are odd would be twice as likely as the even
// ones in the lower half of them.
TEST(Draws, NoNumberIsLikelierThanAnother) {
  constexpr std::uint32_t count = 2863311530U;
  Draws draws(2, 2);
  int even = 0, lower = 0;
  for (int k = 0; k < 90000; ++k) {
    const std::uint32_t drawn = draws.below(count);
    if (drawn >= count / 2) continue;
    ++lower;
    even += drawn % 2 == 0 ? 1 : 0;
  }
  EXPECT_NEAR(even * 2, lower, 900);  // 4 standard deviations; 15,000 without it
}

}  // namespace
}  // namespace omrade::stats
