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
  // Variances: 1 / (5 · 0.05²) = 80 of the last, which weighs (1 - q)²; (5 + 20)² q² (1 - q) / 10.
  const double variance = (1 - q) * (1 - q) * 80 + 625 * q * q * (1 - q) / 10;
  EXPECT_NEAR(two[0].at95.upper - two[0].value, kZ95 * std::sqrt(variance), 1e-12);
  EXPECT_NEAR(two[1].value - two[1].at998.lower, kZ998 * std::sqrt(80), 1e-12);
  EXPECT_EQ(two[0].interval, IntervalKind::student);
}

TEST(LifeExpectancy, SevenBandsComputedApart) {
  const auto table = life_expectancy(seven_bands());
  EXPECT_NEAR(table[0].value, 78.20977497726095, 1e-12);
  EXPECT_NEAR(table[0].at95.lower, 77.7616889782042, 1e-12);
  EXPECT_NEAR(table[5].value, 17.386363636363637, 1e-12);
  EXPECT_NEAR(table[5].at95.upper, 17.71927790291342, 1e-12);
  EXPECT_NEAR(table[6].value, 6.25, 1e-14);
}

/// The example of phe_life_expectancy (PHEindicatormethods, UK Health Security Agency), with the
/// numbers of the package's own tests/testthat/testLifeExpectancy.R, whose z is 1.96.
TEST(LifeExpectancy, IsThatOfThePublishedExample) {
  const std::vector<LifeBand> bands{
      {0, 17, 7060},    {1, 9, 35059},     {5, 4, 46974},     {10, 8, 48489},    {15, 20, 43219},
      {20, 15, 38561},  {25, 24, 46009},   {30, 33, 57208},   {35, 50, 61435},   {40, 71, 55601},
      {45, 100, 50209}, {50, 163, 56416},  {55, 263, 46411},  {60, 304, 39820},  {65, 536, 37978},
      {70, 872, 37039}, {75, 1390, 33288}, {80, 1605, 23306}, {85, 1936, 11936}, {90, 1937, 11936}};
  struct Published {
    std::size_t band;
    double value, lower95, upper95;
  };
  const std::vector<Published> published{{0, 80.16960813, 79.88268548, 80.45653078},
                                         {1, 79.36245674, 79.0898816, 79.63503188},
                                         {11, 31.83343842, 31.60996318, 32.05691365},
                                         {18, 6.163942934, 5.978358351, 6.349527517},
                                         {19, 6.16210635, 5.887683386, 6.436529314}};
  const auto table = life_expectancy(bands);
  for (const auto& [band, value, lower95, upper95] : published) {
    EXPECT_NEAR(table[band].value, value, 5e-9) << band;
    EXPECT_NEAR(table[band].at95.lower, lower95, 1e-5) << band;
    EXPECT_NEAR(table[band].at95.upper, upper95, 1e-5) << band;
  }
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
