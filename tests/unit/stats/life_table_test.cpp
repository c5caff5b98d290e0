#include "stats/life_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omrade::stats {
namespace {

std::vector<LifeBand> seven_bands() {
  return {{.age = 0, .deaths = 60, .population = 10000},
          {.age = 1, .deaths = 20, .population = 40000},
          {.age = 5, .deaths = 15, .population = 50000},
          {.age = 15, .deaths = 50, .population = 100000},
          {.age = 45, .deaths = 500, .population = 100000},
          {.age = 65, .deaths = 1500, .population = 40000},
          {.age = 85, .deaths = 1600, .population = 10000}};
}

TEST(LifeExpectancy, TwoBandsByHand) {
  // M = 0.01 over 10 years from age 10: q = 0.1 / 1.05; 1 / M of the last = 20 years.
  const auto two = life_expectancy(std::vector<LifeBand>{
      {.age = 10, .deaths = 10, .population = 1000}, {.age = 20, .deaths = 5, .population = 100}});
  const double q = 0.1 / 1.05;
  EXPECT_NEAR(two[0].value, 10 * (1 - q / 2) + 20 * (1 - q), 1e-13);
  EXPECT_NEAR(two[1].value, 20, 1e-13);
  // Variances: 4 / (5 · 0.05²) = 320 of the last, which weighs (1 - q)²; (5 + 20)² q² (1 - q) / 10.
  const double variance = (1 - q) * (1 - q) * 320 + 625 * q * q * (1 - q) / 10;
  EXPECT_NEAR(two[0].at95.upper - two[0].value, kZ95 * std::sqrt(variance), 1e-12);
  EXPECT_NEAR(two[1].value - two[1].at998.lower, kZ998 * std::sqrt(320), 1e-12);
  EXPECT_EQ(two[0].interval, IntervalKind::student);
}

TEST(LifeExpectancy, SevenBandsComputedApart) {
  const auto table = life_expectancy(seven_bands());
  EXPECT_NEAR(table[0].value, 78.20977497726095, 1e-12);
  EXPECT_NEAR(table[0].at95.lower, 77.71383419775412, 1e-12);
  EXPECT_NEAR(table[5].value, 17.386363636363637, 1e-12);
  EXPECT_NEAR(table[5].at95.upper, 17.79741532274415, 1e-12);
  EXPECT_NEAR(table[6].value, 6.25, 1e-14);
}

TEST(LifeExpectancy, DoesNotChangeWhenAllIsScaledButItsLimitsDo) {
  std::vector<LifeBand> large = seven_bands();
  for (LifeBand& band : large) {
    band.deaths *= 4;
    band.population *= 4;
  }
  const auto one = life_expectancy(seven_bands()), four = life_expectancy(large);
  EXPECT_NEAR(four[0].value, one[0].value, 1e-12);
  EXPECT_NEAR(four[0].at95.upper - four[0].value, (one[0].at95.upper - one[0].value) / 2, 1e-12);
}

TEST(LifeExpectancy, BandsWithoutDeathsAddTheirYears) {
  const auto table = life_expectancy(std::vector<LifeBand>{
      {.age = 0, .deaths = 0, .population = 9}, {.age = 30, .deaths = 1, .population = 10}});
  EXPECT_NEAR(table[0].value, 40, 1e-13);
}

TEST(LifeExpectancy, NothingWhereATableCannotBeMade) {
  const auto none = [](std::vector<LifeBand> bands) {
    for (const Estimate& one : life_expectancy(bands)) {
      if (!std::isnan(one.value)) return false;
    }
    return true;
  };
  std::vector<LifeBand> bands = seven_bands();
  bands[6].deaths = 0;
  EXPECT_TRUE(none(bands));
  bands = seven_bands();
  bands[2].population = 0;
  EXPECT_TRUE(none(bands));
  bands = seven_bands();
  bands[2].deaths = 50001;
  EXPECT_TRUE(none(bands));
  bands = seven_bands();
  bands[2].age = 1;
  EXPECT_TRUE(none(bands));
  EXPECT_TRUE(life_expectancy({}).empty());
  EXPECT_FALSE(none(seven_bands()));
}

TEST(LifeExpectancy, NoneWhereNobodyArrives) {
  // M = 0.5 over 20 years would let more die than live.
  const auto table = life_expectancy(std::vector<LifeBand>{
      {.age = 60, .deaths = 50, .population = 100}, {.age = 80, .deaths = 5, .population = 10}});
  EXPECT_NEAR(table[0].value, 10, 1e-13);
  EXPECT_TRUE(std::isnan(table[1].value));
}

}  // namespace
}  // namespace omrade::stats
