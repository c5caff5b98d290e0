#include "composite/composite.hpp"
#include "composite/ties.hpp"
#include "stats/normal_draws.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <thread>
#include <vector>

namespace omrade::composite {
namespace {

void in_turn(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}
void backwards_in_threads(std::size_t count, const std::function<void(std::size_t)>& body) {
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 3; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = count; i-- > 0;)
        if (i % 3 == t) body(i);
    });
  for (std::thread& one : threads) one.join();
}

/// Parts of equal weight, z-scores.
Spec spec_of(std::size_t parts, std::size_t draws) {
  Spec out{.domains = {{}}, .draws = draws, .top = 2};
  for (std::size_t p = 0; p < parts; ++p) out.parts.push_back({.name = "p" + std::to_string(p)});
  return out;
}

struct World {
  Parts truth{};
  Data data{};
};
/// Areas that differ by normal numbers, measured with errors from 0.2 to `most`.
World world(std::size_t areas, std::size_t parts, double most, std::uint64_t seed) {
  World out;
  for (std::size_t p = 0; p < parts; ++p) {
    stats::Draws random(seed, p);
    out.truth.emplace_back();
    out.data.parts.emplace_back();
    for (std::size_t i = 0; i < areas; ++i) {
      const double error = 0.2 + (most - 0.2) * static_cast<double>(i % 5) / 4;
      out.truth[p].push_back(stats::normal(random));
      out.data.parts[p].values.push_back(out.truth[p][i] + error * stats::normal(random));
      out.data.parts[p].errors.push_back(error);
    }
  }
  return out;
}

struct Made {
  Prepared prepared;
  Composite index;
  Simulation simulation;
};
Made make(const Spec& spec, const Data& data) {
  Made out{.prepared = prepare(spec, data), .index = {}, .simulation = {}};
  const Method method = method_of(spec, out.prepared);
  out.index = compose(out.prepared, method);
  out.simulation = simulation_of(spec, out.prepared, {method});
  return out;
}

TEST(Simulate, IsThatOfMakingEveryDrawByHand) {
  Spec spec = spec_of(3, 201);
  spec.parts[1].low_is_need = true;
  spec.parts[2].normalise = Normalisation::percentile_rank;
  const World given = world(9, 3, 1, 5);
  const Made made = make(spec, given.data);
  const Simulated simulated = simulate(made.simulation, in_turn);
  const Drawing drawing(made.simulation);
  std::vector<std::vector<double>> scores(9), ranks(9);
  std::vector<double> top(9);
  for (std::size_t d = 0; d < 201; ++d) {
    Drawing::Scratch scratch;
    Parts x;
    drawing.values(d, x, scratch);
    const auto z0 = normalise(x[0], Normalisation::z_score);
    const auto z1 = normalise(x[1], Normalisation::z_score);
    const auto r2 = normalise(x[2], Normalisation::percentile_rank);
    std::vector<double> score;
    for (std::size_t i = 0; i < 9; ++i) score.push_back((z0[i] - z1[i] + r2[i]) / 3);
    for (std::size_t i = 0; i < 9; ++i) {
      std::size_t above = 0;
      for (const double other : score) above += other > score[i] ? 1U : 0U;
      scores[i].push_back(score[i]);
      ranks[i].push_back(static_cast<double>(above) + 1);
      top[i] += above < 2 ? 1.0 / 201 : 0;
    }
  }
  for (std::size_t i = 0; i < 9; ++i) {
    const double mean = std::accumulate(ranks[i].begin(), ranks[i].end(), 0.0) / 201;
    EXPECT_NEAR(simulated.rank_mean[i], mean, 1e-9);
    EXPECT_NEAR(simulated.top_probability[i], top[i], 1e-9);
    std::sort(scores[i].begin(), scores[i].end());
    std::sort(ranks[i].begin(), ranks[i].end());
    // floor(0.025 · 202) = 5 from either end.
    EXPECT_NEAR(simulated.score_lower95[i], scores[i][4], 1e-12);
    EXPECT_NEAR(simulated.score_upper95[i], scores[i][196], 1e-12);
    EXPECT_EQ(simulated.rank_lower95[i], ranks[i][4]);
    EXPECT_EQ(simulated.rank_upper95[i], ranks[i][196]);
  }
}

TEST(Simulate, GivesTheSameBytesForAnyLoop) {
  Spec spec = spec_of(4, 500);
  spec.weight_noise = 0.25;
  spec.correlations = {{.a = 0, .b = 2, .r = 0.5}};
  const Made made = make(spec, world(130, 4, 1.5, 7).data);
  const Simulated a = simulate(made.simulation, in_turn);
  const Simulated b = simulate(made.simulation, backwards_in_threads);
  EXPECT_EQ(a.score_mean, b.score_mean);
  EXPECT_EQ(a.score_lower95, b.score_lower95);
  EXPECT_EQ(a.rank_upper95, b.rank_upper95);
  EXPECT_EQ(a.set_lower95, b.set_lower95);
  EXPECT_EQ(a.set_upper95, b.set_upper95);
  EXPECT_EQ(a.top_probability, b.top_probability);
}

TEST(Simulate, ProbabilitiesOfTheTopSumToItsPlaces) {
  const Made made = make(spec_of(2, 300), world(12, 2, 1, 3).data);
  const Simulated drawn = simulate(made.simulation, in_turn);
  EXPECT_NEAR(std::accumulate(drawn.top_probability.begin(), drawn.top_probability.end(), 0.0), 2,
              1e-9);
}

TEST(Simulate, AreasThatAreEqualShareTheTopAndMayHaveAnyOfTheirPlaces) {
  Spec spec = spec_of(1, 50);
  Data data;
  data.parts.push_back({.values = {1, 1, 1, 0}, .errors = {}});
  const Simulated drawn = simulate(make(spec, data).simulation, in_turn);
  EXPECT_NEAR(drawn.top_probability[0], 2.0 / 3, 1e-12);
  EXPECT_EQ(drawn.rank_lower95[1], 1);
  EXPECT_EQ(drawn.rank_upper95[1], 3);
  EXPECT_EQ(drawn.rank_lower95[3], 4);
}

TEST(Simulate, LimitsHoldEveryAreasOwnScoreAndRank) {
  EXPECT_TRUE(rc::check([] {
    const auto seed = static_cast<std::uint64_t>(*rc::gen::inRange(0, 100000));
    const auto areas = static_cast<std::size_t>(*rc::gen::inRange(3, 12));
    const Made made = make(spec_of(2, 40), world(areas, 2, 6, seed).data);
    const Simulated drawn = simulate_around(made.index, made.simulation, in_turn);
    for (std::size_t i = 0; i < areas; ++i) {
      RC_ASSERT(drawn.rank_lower95[i] <= made.index.rank[i]);
      RC_ASSERT(drawn.rank_upper95[i] >= made.index.rank[i]);
      RC_ASSERT(drawn.set_lower95[i] <= made.index.rank[i]);
      RC_ASSERT(drawn.set_upper95[i] >= made.index.rank[i]);
      RC_ASSERT(drawn.score_lower95[i] <= made.index.score[i]);
      RC_ASSERT(drawn.score_upper95[i] >= made.index.score[i]);
      RC_ASSERT(drawn.rank_lower998[i] <= drawn.rank_lower95[i]);
      RC_ASSERT(drawn.set_lower95[i] >= 1 && drawn.set_upper95[i] <= static_cast<double>(areas));
    }
  }));
}

TEST(Simulate, CorrelatedErrorsMakeASumMoreUncertain) {
  const World given = world(40, 2, 1, 9);
  const auto spread = [&](double r) {
    Spec spec = spec_of(2, 2000);
    if (r != 0) spec.correlations = {{.a = 0, .b = 1, .r = r}};
    const Simulated drawn = simulate(make(spec, given.data).simulation, in_turn);
    return std::accumulate(drawn.score_deviation.begin(), drawn.score_deviation.end(), 0.0);
  };
  const double none = spread(0), together = spread(0.8), against = spread(-0.8);
  // Variances 1 + r of those of independent errors.
  EXPECT_NEAR(together / none, std::sqrt(1.8), 0.06);
  EXPECT_NEAR(against / none, std::sqrt(0.2), 0.06);
}

TEST(Simulate, OnlyRankedAreasHavePlaces) {
  Made made = make(spec_of(2, 100), world(8, 2, 1, 2).data);
  made.simulation.ranked = {1, 4, 6};
  const Simulated drawn = simulate(made.simulation, in_turn);
  ASSERT_EQ(drawn.rank_mean.size(), 3U);
  EXPECT_NEAR(drawn.rank_mean[0] + drawn.rank_mean[1] + drawn.rank_mean[2], 6, 1e-9);
}

/// How often, over 300 worlds, all areas' true ranks lie in their sets at once, and how often an
/// area's lies within its own limits.
TEST(Simulate, RankSetsHoldAllTrueRanksAtOnceAsOftenAsTheySay) {
  std::size_t all_inside = 0, own_inside = 0;
  constexpr std::size_t worlds = 300, areas = 20;
  for (std::uint64_t w = 0; w < worlds; ++w) {
    const World given = world(areas, 3, 1, 1000 + w);
    const Spec spec = spec_of(3, 400);
    const Made made = make(spec, given.data);
    // Without simulate_around, whose limits are wider where they have to hold the area's own rank.
    const Simulated drawn = simulate(made.simulation, in_turn);
    std::vector<double> truth(areas);
    for (const auto& part : given.truth) {
      const auto z = normalise(part, Normalisation::z_score);
      for (std::size_t i = 0; i < areas; ++i) truth[i] += z[i];
    }
    const auto rank = ranks(truth, std::vector<double>(truth.size()));
    bool all = true;
    for (std::size_t i = 0; i < areas; ++i) {
      all = all && drawn.set_lower95[i] <= rank[i] && rank[i] <= drawn.set_upper95[i];
      own_inside += drawn.rank_lower95[i] <= rank[i] && rank[i] <= drawn.rank_upper95[i] ? 1U : 0U;
    }
    all_inside += all ? 1U : 0U;
  }
  const double sets = static_cast<double>(all_inside) / worlds;
  const double own = static_cast<double>(own_inside) / (worlds * areas);
  RecordProperty("sets", std::to_string(sets));
  RecordProperty("own", std::to_string(own));
  EXPECT_GE(sets, 0.95);
  EXPECT_GT(own, 0.94);
  EXPECT_LT(own, 0.985);
}

TEST(Compose, IsTheExampleThatOneCanDoByHand) {
  // Min-max: smoking 0, 0.5, 1; income turned 1, 0.5, 0. Weights 2 and 1.
  Spec spec{
      .domains = {{}},
      .parts = {{.name = "smoking", .weight = 2, .normalise = Normalisation::min_max},
                {.name = "income", .low_is_need = true, .normalise = Normalisation::min_max}}};
  Data data;
  data.parts = {{.values = {10, 20, 30}, .errors = {}}, {.values = {1, 2, 3}, .errors = {}}};
  const Made made = make(spec, data);
  EXPECT_NEAR(made.index.score[0], 1.0 / 3, 1e-15);
  EXPECT_NEAR(made.index.score[1], 0.5, 1e-15);
  EXPECT_NEAR(made.index.score[2], 2.0 / 3, 1e-15);
  EXPECT_THAT(made.index.rank, testing::ElementsAre(3, 2, 1));
}

TEST(Compose, AnAreaWithTooLittleIsNotScored) {
  Spec spec = spec_of(3, 0);
  spec.available = 0.5;
  Data data;
  const double none = std::nan("");
  data.parts = {{.values = {1, 2, 3}, .errors = {}},
                {.values = {1, none, 3}, .errors = {}},
                {.values = {1, none, none}, .errors = {}}};
  const Prepared prepared = prepare(spec, data);
  EXPECT_THAT(prepared.areas, testing::ElementsAre(0, 2));
  EXPECT_THAT(prepared.present, testing::ElementsAre(3, 2));
}

TEST(Compose, SaysWhichPartIsTheTrouble) {
  Spec spec = spec_of(2, 0);
  Data data;
  data.parts = {{.values = {1, 2, 3}, .errors = {}}, {.values = {4, 4, 4}, .errors = {}}};
  auto fault = fault_of(spec, prepare(spec, data));
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->trouble, Trouble::constant);
  EXPECT_EQ(fault->part, 1U);
  data.parts[1].values = {1, 2, 1e300};
  spec.mean.how = Aggregation::geometric;
  fault = fault_of(spec, prepare(spec, data));
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->trouble, Trouble::not_positive) << "z-scores go below 0";
}

TEST(Compose, APartThatIsTheSameEverywhereOnItsScaleAloneIsTroubleToo) {
  Spec spec = spec_of(2, 0);
  Data data;
  data.parts = {{.values = {1, 2, 3}, .errors = {}}, {.values = {4, 5, 6}, .errors = {}}};
  const auto trouble = [&] {
    const auto fault = fault_of(spec, prepare(spec, data));
    return fault && fault->part == 1 ? std::optional(fault->trouble) : std::nullopt;
  };
  spec.parts[1].normalise = Normalisation::target;
  for (const double target : {6.0, 7.0}) {
    spec.parts[1].target = target;
    EXPECT_EQ(trouble(), Trouble::met);
  }
  spec.parts[1].target = 5.5;
  EXPECT_EQ(trouble(), std::nullopt);
  spec.parts[1].low_is_need = true;
  EXPECT_EQ(trouble(), std::nullopt);
  spec.parts[1].target = 4;
  EXPECT_EQ(trouble(), Trouble::met);
  spec.parts[1].normalise = Normalisation::z_score;
  EXPECT_EQ(trouble(), std::nullopt);
  for (const std::vector<double>& dead : {std::vector<double>{1e308, -1e308, 0},
                                          {1e200, 2e200, 3e200},
                                          {1e-200, 2e-200, 3e-200},
                                          {1, 1 + 1e-15, 1 + 2e-15}}) {
    data.parts[1].values = dead;
    EXPECT_THAT(trouble(), testing::AnyOf(Trouble::level, Trouble::beyond)) << dead[1];
  }
}

TEST(Compose, NoiseRobustWeightsGiveLessToWhatIsMostlyNoise) {
  Spec spec = spec_of(2, 0);
  spec.weights = Weighing::noise_robust;
  World given = world(60, 2, 0.2, 4);
  for (double& error : given.data.parts[1].errors) error = 0.9;
  const Prepared prepared = prepare(spec, given.data);
  const auto weights = flat_weights(method_of(spec, prepared).hierarchy);
  EXPECT_GT(weights[0], 0.6);
}

}  // namespace
}  // namespace omrade::composite
