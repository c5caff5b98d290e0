// Random numbers: the known answers of Random123, and streams that chunks do not change.
#include <omrade/plugin.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

namespace {

using omrade::detail::Block;
using omrade::detail::philox;

TEST(Philox, GivesTheKnownAnswersOfRandom123) {
  EXPECT_EQ(philox({0, 0, 0, 0}, 0, 0), (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, 0xffffffff, 0xffffffff),
            (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Uniform, TakesTheTopBitsOfTwoWords) {
  constexpr std::uint64_t first = 0x6627e8d5e169c58dU;
  constexpr std::uint64_t second = 0xbc57ac4c9b00dbd8U;
  EXPECT_EQ(omrade::uniform(0, 0, 0), static_cast<double>(first >> 11U) * 0x1p-53);
  EXPECT_EQ(omrade::uniform(0, 0, 1), static_cast<double>(second >> 11U) * 0x1p-53);
}

TEST(Uniform, LiesBelowOne) {
  for (std::uint64_t at = 0; at < 10000; ++at) {
    const double u = omrade::uniform(7, 3, at);
    EXPECT_GE(u, 0);
    EXPECT_LT(u, 1);
  }
}

TEST(Uniform, SeedAndStreamMatter) {
  EXPECT_NE(omrade::uniform(1, 0, 0), omrade::uniform(0, 0, 0));
  EXPECT_NE(omrade::uniform(0, 1, 0), omrade::uniform(0, 0, 0));
  EXPECT_NE(omrade::uniform(0, std::uint64_t{1} << 32U, 0), omrade::uniform(0, 0, 0));
}

TEST(Random, ReadsItsStreamFromTheBeginning) {
  omrade::Random random(5, 9);
  for (std::uint64_t at = 0; at < 5; ++at) EXPECT_EQ(random.uniform(), omrade::uniform(5, 9, at));
}

TEST(Random, AnAreaHasTheSameNumbersInEveryChunk) {
  const omrade_plugin_desc desc{};
  omrade_call whole{}, second_half{};
  whole.seed = second_half.seed = 42;
  second_half.first_area = 3;
  const omrade::Call a(whole, desc, nullptr), b(second_half, desc, nullptr);
  EXPECT_EQ(a.random(4).uniform(), b.random(1).uniform());
  EXPECT_NE(a.random(4).uniform(), b.random(0).uniform());
}

TEST(Random, IsTheSameWhenTheCompilerDrawsIt) {
  static constexpr double kDrawn = omrade::uniform(7, 3, 11);
  EXPECT_EQ(omrade::uniform(7, 3, 11), kDrawn);
}

TEST(Random, BelowGivesEachNumberItsShare) {
  omrade::Random random(1, 1);
  std::array<int, 6> seen{};
  for (int i = 0; i < 6000; ++i) ++seen.at(random.below(6));
  // 1000 each; the deviation of such a count is 29.
  for (const int n : seen) {
    EXPECT_GT(n, 1000 - 4 * 29);
    EXPECT_LT(n, 1000 + 4 * 29);
  }
}

TEST(Random, BelowOneIsZero) {
  omrade::Random random(1, 1);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(random.below(1), 0U);
}

}  // namespace
