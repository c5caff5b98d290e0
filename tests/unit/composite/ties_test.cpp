// Scores that are equal but for rounding, wherever ranks are made of them.
#include "composite/ties.hpp"

#include "composite/composite.hpp"
#include "composite/ranking.hpp"
#include "composite/sensitivity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace omrade::composite {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsNan;

const double kNone = std::nan("");

void in_turn(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

/// Twelve areas by three ranks. By weights of 0.1, 0.2 and 0.7 the second and the fourth have
/// 1.2 + 0.4 + 8.4 = 10 and 0.5 + 1.8 + 7.7 = 10.
struct Twelve {
  Twelve() {
    for (PartSpec& part : spec.parts) part.normalise = Normalisation::rank;
    data.parts = {{.values = {10, 12, 4, 5, 8, 7, 9, 3, 6, 11, 2, 1}, .errors = {}},
                  {.values = {11, 2, 8, 9, 5, 4, 6, 7, 3, 12, 1, 10}, .errors = {}},
                  {.values = {2, 12, 8, 11, 7, 3, 4, 6, 10, 1, 5, 9}, .errors = {}}};
    prepared = prepare(spec, data);
    method = method_of(spec, prepared);
    index = compose(prepared, method);
  }
  Spec spec{.domains = {{}},
            .parts = {{.weight = 0.1}, {.weight = 0.2}, {.weight = 0.7}},
            .draws = 40,
            .top = 1};
  Data data{};
  Prepared prepared{};
  Method method{};
  Composite index{};
};

TEST(Ties, AreasThatAreEqualByHandAreNotSetApartByTheLastDigitOfASum) {
  const Twelve twelve;
  ASSERT_NE(twelve.index.score[1], twelve.index.score[3]) << "or this tests nothing";
  EXPECT_NEAR(twelve.index.score[1], 10, 1e-14);
  EXPECT_NEAR(twelve.index.score[3], 10, 1e-14);
  EXPECT_EQ(twelve.index.rank[1], 1);
  EXPECT_EQ(twelve.index.rank[3], 1);
  EXPECT_EQ(std::count(twelve.index.rank.begin(), twelve.index.rank.end(), 2), 0);
}

TEST(Ties, NorAreTheyInTheDrawsNorAmongTheChoices) {
  const Twelve twelve;
  const Simulation simulation = simulation_of(twelve.spec, twelve.prepared, {twelve.method});
  const Simulated drawn = simulate_around(twelve.index, simulation, in_turn);
  for (const std::size_t area : {1U, 3U}) {
    EXPECT_EQ(drawn.rank_mean[area], 1.5);
    EXPECT_EQ(drawn.top_probability[area], 0.5);
    EXPECT_EQ(drawn.rank_lower95[area], 1);
    EXPECT_EQ(drawn.rank_upper95[area], 2);
    EXPECT_EQ(drawn.set_lower95[area], 1);
    EXPECT_EQ(drawn.set_upper95[area], 2);
  }
  // Weights are the only choice; of 0.1, 0.2, 0.7 and of thirds all mean ranks follow by hand.
  const Design design = design_of(twelve.spec, twelve.prepared, {.weights = {Weighing::equal}});
  const Sensitivity found = sensitivity_of(twelve.index, simulation, design, in_turn);
  const std::vector<std::vector<double>>& x = {
      twelve.data.parts[0].values, twelve.data.parts[1].values, twelve.data.parts[2].values};
  double shift = 0;
  const auto place = [&](const std::vector<double>& weights, std::size_t i) {
    const auto tenths = [&](std::size_t k) {
      return std::llround(weights[0] * x[0][k] + weights[1] * x[1][k] + weights[2] * x[2][k]);
    };
    double out = 0.5;
    for (std::size_t k = 0; k < 12; ++k)
      out += tenths(k) > tenths(i) ? 1 : tenths(k) == tenths(i) ? 0.5 : 0;
    return out;
  };
  for (std::size_t i = 0; i < 12; ++i)
    shift += std::abs(place({1, 2, 7}, i) - place({1, 1, 1}, i)) / 12;
  EXPECT_NEAR(found.mean_shift[0], shift, 1e-12);
}

TEST(Ties, AChainOfThemSharesOneRankThoughItsEndsLieFartherApart) {
  EXPECT_THAT(ranks(std::vector<double>{1, 1.75, 2.5, 4, kNone}, std::vector<double>(5, 1)),
              ElementsAre(2, 2, 2, 1, IsNan()));
  EXPECT_THAT(ranks(std::vector<double>{1, 1.75, 2.5, 4, kNone}, std::vector<double>(5)),
              ElementsAre(4, 3, 2, 1, IsNan()));
}

TEST(Ties, AHugeValueElsewhereMakesNoTiesOfSmallOnes) {
  Spec spec{.domains = {{}}, .parts = {{.normalise = Normalisation::min_max}}};
  const Prepared prepared = prepare(spec, {.parts = {{.values = {1e15, 0, 2, 3}, .errors = {}}}});
  const Composite index = compose(prepared, method_of(spec, prepared));
  EXPECT_THAT(index.rank, ElementsAre(1, 4, 3, 2));
}

TEST(Ties, AMajorityOfWeightsThatIsOneByTheLastDigitAloneIsNone) {
  // 0.1 and 0.2 against 0.3: half of the weight each, but 0.1 + 0.2 > 0.3.
  std::vector<double> out(2);
  copeland({{2, 1}, {2, 1}, {1, 2}}, std::vector<double>{0.1, 0.2, 0.3}, out);
  EXPECT_THAT(out, Each(0));
}

TEST(Ties, RoundingIsThatOfTheLargestPartOrWhereAllAreAboveZeroOfTheScore) {
  std::vector<double> out(3);
  const Parts parts{{1, -8, kNone}, {-4, kNone, kNone}};
  rounding_of({}, parts, std::vector<double>{-1.5, -8, kNone}, out);
  EXPECT_THAT(out, ElementsAre(4e-12, 8e-12, 0));
  const Parts above{{1, 1e6, kNone}, {4, 1, kNone}};
  rounding_of({.how = Aggregation::harmonic}, above, std::vector<double>{1.5, 2, kNone}, out);
  EXPECT_THAT(out, ElementsAre(1.5e-12, 2e-12, 0)) << "1e6 adds 1e-6 to the sum";
  rounding_of({.how = Aggregation::generalised, .power = -0.25}, above,
              std::vector<double>{1.5, 2, kNone}, out);
  EXPECT_THAT(out, ElementsAre(6e-12, 8e-12, 0));
  rounding_of({.how = Aggregation::copeland}, above, std::vector<double>{1, 0, kNone}, out);
  EXPECT_THAT(out, Each(0)) << "scores that count have no rounding";
}

TEST(TiesProperty, WhatIsEqualIsTheReachOfPairAfterPairInWhateverOrder) {
  std::size_t chains = 0;
  EXPECT_TRUE(rc::check([&] {
    const auto n = *rc::gen::inRange<std::size_t>(1, 12);
    std::vector<double> score(n), off(n);
    for (double& one : score) one = *rc::gen::inRange(0, 60);
    for (double& one : off) one = *rc::gen::element(0.0, 0.0, 1.0, 2.0, 9.0);
    // Pair after pair, until nothing more joins.
    std::vector<std::size_t> group(n);
    std::iota(group.begin(), group.end(), std::size_t{0});
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k) {
          if (group[k] >= group[i]) continue;
          if (std::abs(score[i] - score[k]) > std::max(off[i], off[k])) continue;
          group[i] = group[k];
          more = true;
        }
    }
    std::vector<std::uint32_t> first(n), last(n);
    Ranking().rank(score, off, first, last);
    for (std::size_t i = 0; i < n; ++i) {
      std::size_t above = 0, level = 0;
      for (std::size_t k = 0; k < n; ++k) {
        level += group[k] == group[i] ? 1U : 0U;
        above += group[k] != group[i] && score[k] > score[i] ? 1U : 0U;
        chains += group[k] == group[i] && std::abs(score[i] - score[k]) > 9 ? 1U : 0U;
      }
      RC_ASSERT(first[i] == above + 1);
      RC_ASSERT(last[i] == above + level);
    }
  }));
  EXPECT_GT(chains, 10U);
}

}  // namespace
}  // namespace omrade::composite
