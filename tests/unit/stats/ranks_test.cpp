#include "stats/ranks.hpp"

#include "base/error.hpp"
#include "stats/interval.hpp"
#include "stats/normal_draws.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <thread>
#include <vector>

namespace omrade::stats {
namespace {

const ParallelFor kSerial = [](std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
};
const ParallelFor kThreads = [](std::size_t count, const std::function<void(std::size_t)>& body) {
  std::vector<std::thread> threads;
  for (std::size_t i = count; i-- > 0;) threads.emplace_back([&body, i] { body(i); });
  for (std::thread& thread : threads) thread.join();
};

TEST(Ranks, KnownValuesHaveOneRankEachAndTiesShareTheirs) {
  const std::vector<double> values{3, 9, 5, 5}, errors(4, 0.0);
  const Ranks ranks =
      simultaneous_ranks(values, errors, independent_draws(values, errors, 1), {}, kSerial);
  EXPECT_EQ(ranks.critical, 0);
  EXPECT_EQ(ranks.sets[1].first, 1U);
  EXPECT_EQ(ranks.sets[1].last, 1U);
  EXPECT_EQ(ranks.sets[0].first, 4U);
  EXPECT_EQ(ranks.sets[0].last, 4U);
  EXPECT_EQ(ranks.sets[2].first, 2U);
  EXPECT_EQ(ranks.sets[2].last, 3U);
}

TEST(Ranks, TheBandIsThatOfTheLargestOfIndependentDeviates) {
  // (2Φ(c) - 1)^20 = 0.95.
  const std::vector<double> values(20, 0.0), errors(20, 2.0);
  const Ranks ranks = simultaneous_ranks(values, errors, independent_draws(values, errors, 5),
                                         {.level = 0.95, .draws = 20'000}, kSerial);
  EXPECT_NEAR(ranks.critical, normal_quantile((1 + std::pow(0.95, 1 / 20.0)) / 2), 0.03);
  for (const RankSet& set : ranks.sets) {
    EXPECT_EQ(set.first, 1U);
    EXPECT_EQ(set.last, 20U);
  }
}

TEST(Ranks, AreasThatHangTogetherNeedANarrowerBand) {
  const std::vector<double> values(20, 0.0), errors(20, 1.0);
  const DrawAll together = [](std::size_t draw, std::span<double> out) {
    Draws random(3, draw);
    std::fill(out.begin(), out.end(), normal(random));
  };
  const Ranks ranks =
      simultaneous_ranks(values, errors, together, {.level = 0.95, .draws = 20'000}, kSerial);
  EXPECT_NEAR(ranks.critical, kZ95, 0.03);
}

TEST(Ranks, OnlyAreasWhoseBandsLieApartAreOrdered) {
  const std::vector<double> values{100, 52, 50, 0}, errors(4, 1.0);
  const Ranks ranks =
      simultaneous_ranks(values, errors, independent_draws(values, errors, 1), {}, kSerial);
  EXPECT_EQ(ranks.sets[0].last, 1U);
  EXPECT_EQ(ranks.sets[1].first, 2U);
  EXPECT_EQ(ranks.sets[1].last, 3U);
  EXPECT_EQ(ranks.sets[2].first, 2U);
  EXPECT_EQ(ranks.sets[3].first, 4U);
}

/// How often all true ranks lie in their sets at once, when the estimates are drawn round the
/// truth.
double coverage(const std::vector<double>& truth, const std::vector<double>& errors, double level) {
  constexpr std::size_t kRounds = 600;
  const std::size_t n = truth.size();
  std::size_t held = 0;
  std::vector<double> estimates(n);
  const DrawAll estimate = independent_draws(truth, errors, 99);
  for (std::size_t round = 0; round < kRounds; ++round) {
    estimate(round, estimates);
    const Ranks ranks =
        simultaneous_ranks(estimates, errors, independent_draws(estimates, errors, 1000 + round),
                           {.level = level, .draws = 400}, kSerial);
    bool all = true;
    for (std::size_t i = 0; i < n; ++i) {
      std::size_t rank = 1;
      for (std::size_t j = 0; j < n; ++j) rank += truth[j] > truth[i] ? 1U : 0U;
      all &= ranks.sets[i].first <= rank && rank <= ranks.sets[i].last;
    }
    held += all ? 1U : 0U;
  }
  return static_cast<double>(held) / kRounds;
}

TEST(Ranks, AllSetsHoldAtOnceAsOftenAsAsked) {
  std::vector<double> spread, errors, tied(15, 0.0), pairs, exact(15, 1.0);
  for (int i = 0; i < 15; ++i) {
    spread.push_back(0.7 * i);
    errors.push_back(0.3 + 0.1 * (i % 7));
    pairs.push_back(i / 5 * 2.5);  // three groups of five tied areas
  }
  // The standard deviation of the coverage itself is below 0.009 at 0.95 and 0.017 at 0.8.
  for (const auto& truth : {spread, tied, pairs}) {
    EXPECT_GT(coverage(truth, errors, 0.95), 0.95 - 0.02);
    EXPECT_GT(coverage(truth, exact, 0.8), 0.8 - 0.035);
  }
}

TEST(Ranks, CoverageIsNoBetterThanAskedWhereBandsBarelyMeet) {
  // Two areas of known standard errors: the sets fail when the lower is found above the higher one.
  // A level that the sets were too careful for by far would show here.
  const std::vector<double> truth{0, 1e-9}, errors{1, 1};
  const double held = coverage(truth, errors, 0.5);
  EXPECT_GT(held, 0.5);
  EXPECT_LT(held, 0.97);
}

TEST(Ranks, ProbabilityOfTheTopOfTwoByHand) {
  const std::vector<double> values{1, 0}, errors{1, 1};
  const auto top = top_probability(2, 1, 40'000, independent_draws(values, errors, 1), kSerial);
  EXPECT_NEAR(top[0], 1 - normal_two_sided_p(std::sqrt(0.5)) / 2, 0.008);  // Φ(1/√2)
  EXPECT_NEAR(top[0] + top[1], 1, 1e-12);
}

TEST(Ranks, TiedAreasShareThePlaces) {
  const std::vector<double> values{7, 7, 7, 1}, errors(4, 0.0);
  const auto top = top_probability(4, 2, 100, independent_draws(values, errors, 1), kSerial);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(top[i], 2 / 3.0, 1e-12);
  EXPECT_EQ(top[3], 0);
  EXPECT_EQ(top_probability(4, 0, 10, independent_draws(values, errors, 1), kSerial)[0], 0);
  EXPECT_EQ(top_probability(4, 4, 10, independent_draws(values, errors, 1), kSerial)[3], 1);
}

TEST(Ranks, TheSameBytesForAnyThreads) {
  std::vector<double> values, errors;
  for (int i = 0; i < 60; ++i) {
    values.push_back(i * 37 % 60);
    errors.push_back(1 + i % 9);
  }
  const DrawAll draws = independent_draws(values, errors, 4);
  const Ranks one = simultaneous_ranks(values, errors, draws, {}, kSerial);
  const Ranks other = simultaneous_ranks(values, errors, draws, {}, kThreads);
  EXPECT_EQ(one.critical, other.critical);
  EXPECT_EQ(top_probability(60, 7, 1000, draws, kSerial),
            top_probability(60, 7, 1000, draws, kThreads));
}

TEST(Ranks, ProbabilitiesSumToTheTop) {
  EXPECT_TRUE(rc::check([] {
    const auto n = *rc::gen::inRange<std::size_t>(1, 20);
    const auto top = *rc::gen::inRange<std::size_t>(0, n + 1);
    std::vector<double> values, errors;
    for (std::size_t i = 0; i < n; ++i) {
      values.push_back(*rc::gen::inRange(0, 5));
      errors.push_back(*rc::gen::inRange(0, 2));
    }
    double sum = 0;
    for (const double p :
         top_probability(n, top, 50, independent_draws(values, errors, 1), kSerial)) {
      RC_ASSERT(p >= 0 && p <= 1 + 1e-12);
      sum += p;
    }
    RC_ASSERT(std::abs(sum - static_cast<double>(top)) < 1e-9);
  }));
}

TEST(Ranks, WhatIsNoEstimateIsABug) {
  const std::vector<double> values{1, std::numeric_limits<double>::quiet_NaN()}, good{1, 2},
      errors{1, 1}, negative{1, -1}, one{1};
  const DrawAll draws = independent_draws(good, errors, 1);
  EXPECT_THROW(simultaneous_ranks(values, errors, draws, {}, kSerial), Error);
  EXPECT_THROW(simultaneous_ranks(good, negative, draws, {}, kSerial), Error);
  EXPECT_THROW(simultaneous_ranks(good, one, draws, {}, kSerial), Error);
  EXPECT_THROW(simultaneous_ranks(good, errors, draws, {.level = 0.95, .draws = 18}, kSerial),
               Error);
  EXPECT_THROW(top_probability(2, 3, 10, draws, kSerial), Error);
  EXPECT_THROW(top_probability(2, 1, 0, draws, kSerial), Error);
}

}  // namespace
}  // namespace omrade::stats
