// Values that would change a rank: by hand, and against the score made anew.
#include "composite/tipping.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace omrade::composite {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsNan;

const double kNone = std::nan("");
using N = Normalisation;

struct Made {
  Spec spec{};
  Prepared prepared{};
  Method method{};
  Composite index{};
  TippingPoints tips{};
};

Made made(Spec spec, const std::vector<std::vector<double>>& values,
          std::vector<double> population = {}) {
  Made out{.spec = std::move(spec)};
  Data data{.population = std::move(population)};
  for (const auto& one : values) data.parts.push_back({.values = one});
  out.prepared = prepare(out.spec, data);
  if (fault_of(out.spec, out.prepared)) return out;
  out.method = method_of(out.spec, out.prepared);
  out.index = compose(out.prepared, out.method);
  out.tips = tipping_points(out.spec, out.prepared, out.method, out.index);
  return out;
}

Spec of(std::vector<PartSpec> parts, Mean mean = {}) {
  return {.domains = {{}}, .parts = std::move(parts), .mean = mean};
}

TEST(Tipping, ByHandOnAScaleBetweenItsEnds) {
  // x on 0 to 1: 0, 0.4, 1; y: 1, 0.5, 0. Weights 3/4 and 1/4: scores 0.25, 0.425, 0.75.
  const Made it = made(of({{.weight = 3, .normalise = N::min_max}, {.normalise = N::min_max}}),
                       {{10, 14, 20}, {4, 2, 0}});
  EXPECT_THAT(it.index.score, ElementsAre(0.25, DoubleNear(0.425, 1e-12), 0.75));
  // The first needs 0.175 more: 0.175/0.75 of the 10 that x spans.
  EXPECT_NEAR(it.tips.better_at[0][0], 10 + 10 * 0.175 / 0.75, 1e-12);
  EXPECT_THAT(it.tips.better_at[1][0], IsNan()) << "y is at its end already";
  // The second 0.325 more, or 0.175 less.
  EXPECT_NEAR(it.tips.better_at[0][1], 14 + 10 * 0.325 / 0.75, 1e-12);
  EXPECT_NEAR(it.tips.worse_at[0][1], 14 - 10 * 0.175 / 0.75, 1e-12);
  EXPECT_THAT(it.tips.better_at[1][1], IsNan()) << "0.325 is more than the half that is left";
  EXPECT_THAT(it.tips.worse_at[1][1], IsNan());
  EXPECT_NEAR(it.tips.worse_at[0][2], 20 - 10 * 0.325 / 0.75, 1e-12);
}

TEST(Tipping, TheHighestHasNoBetterPlaceAndTheLowestNoWorse) {
  const Made it = made(of({{}}), {{1, 2, 4}});
  EXPECT_THAT(it.tips.better, ElementsAre(it.index.score[1], it.index.score[2], IsNan()));
  EXPECT_THAT(it.tips.worse, ElementsAre(IsNan(), it.index.score[0], it.index.score[1]));
  // One part alone: level where the value is the other's.
  EXPECT_THAT(it.tips.better_at[0],
              ElementsAre(DoubleNear(2, 1e-12), DoubleNear(4, 1e-12), IsNan()));
  EXPECT_THAT(it.tips.worse_at[0],
              ElementsAre(IsNan(), DoubleNear(1, 1e-12), DoubleNear(2, 1e-12)));
}

TEST(Tipping, OfTiedAreasTheNextScoreThatDiffersCounts) {
  const Made it = made(of({{.normalise = N::min_max}}), {{0, 5, 5, 10}});
  EXPECT_THAT(it.tips.better_at[0], ElementsAre(5, 10, 10, IsNan()));
  EXPECT_THAT(it.tips.worse_at[0], ElementsAre(IsNan(), 0, 0, 5));
}

TEST(Tipping, ATurnedScaleIsAnsweredInTheSignOfTheTable) {
  const Made it = made(of({{.low_is_need = true, .normalise = N::min_max}}), {{100, 150, 300}});
  EXPECT_THAT(it.index.rank, ElementsAre(1, 2, 3));
  EXPECT_THAT(it.tips.better_at[0], ElementsAre(IsNan(), 100, 150));
  EXPECT_THAT(it.tips.worse_at[0], ElementsAre(150, 300, IsNan()));
}

TEST(Tipping, AMissingPartHasNoneAndRaisesTheWeightOfTheOthers) {
  // Scores 0, 1 (of x alone), 0.5: where y is missing x counts whole.
  const Made it =
      made(of({{.normalise = N::min_max}, {.normalise = N::min_max}}), {
                                                                           {0, 10, 5},
                                                                           {0, kNone, 4},
                                                                       });
  EXPECT_THAT(it.index.score, ElementsAre(0, 1, 0.75));
  EXPECT_THAT(it.tips.worse_at[1][1], IsNan());
  EXPECT_DOUBLE_EQ(it.tips.worse_at[0][1], 7.5);
  EXPECT_DOUBLE_EQ(it.tips.better_at[0][2], 10) << "half of the weight: 0.25 more takes 0.5 of x";
}

TEST(Tipping, OnRanksAnotherAreasValueIsPassedOrReached) {
  const Made up =
      made(of({{.normalise = N::rank}, {.normalise = N::rank}}), {{1, 2, 3, 4}, {7, 9, 5, 6}});
  // Ranks 1 2 3 4 and 3 4 1 2: scores 2, 3, 2, 3.
  EXPECT_THAT(up.index.score, ElementsAre(2, 3, 2, 3));
  // The first needs rank 3 of x: past the 3 of the third area, two others being below.
  EXPECT_EQ(up.tips.better_at[0][0], 3);
  // Of y it needs rank 5 of 4.
  EXPECT_THAT(up.tips.better_at[1][0], IsNan());
  // The last has to fall to rank 2 of x: at the 2 of the second area it has one below it.
  EXPECT_EQ(up.tips.worse_at[0][3], 2);
  EXPECT_THAT(up.tips.worse_at[1][3], IsNan()) << "it would have to fall to rank 0";
  EXPECT_EQ(up.tips.worse_at[1][1], 6);
}

TEST(Tipping, WhereATailIsDrawnInNoValueReachesFarther) {
  std::vector<double> x{1, 2, 3, 4, 5, 6, 7, 8, 9, 100}, y{0, 1, 0, 1, 0, 1, 0, 0, 1, 0};
  Spec spec = of({{}, {.weight = 0.1, .normalise = N::min_max}});
  spec.treat = true;
  const Made it = made(spec, {x, y});
  ASSERT_EQ(it.prepared.parts[0].treatment.winsorised, 1U);
  ASSERT_EQ(it.index.rank[8], 1);
  ASSERT_EQ(it.index.rank[9], 2) << "drawn in to 9, where the ninth stands too";
  EXPECT_THAT(it.tips.better_at[0][9], IsNan()) << "no x counts for more than 9";
  EXPECT_NEAR(it.tips.worse_at[0][9], 8, 1e-9);
}

TEST(Tipping, BelowATargetAllStandAtIt) {
  // From the target 4 to 12: 0, 0, 0.5, 1.
  const Made it = made(of({{.normalise = N::target, .target = 4}}), {{1, 3, 8, 12}});
  EXPECT_THAT(it.tips.better_at[0], ElementsAre(8, 8, 12, IsNan()));
  EXPECT_THAT(it.tips.worse_at[0], ElementsAre(IsNan(), IsNan(), 4, 8));
}

TEST(Tipping, AValueBeyondThePartsLimitsIsNone) {
  PartSpec share{.least = 0, .most = 1};
  const Made it = made(of({share, {.weight = 2}}), {{0.9, 0.5, 0.7}, {1, 3, 2}});
  ASSERT_EQ(it.index.rank[0], 3);
  EXPECT_THAT(it.tips.better_at[0][0], IsNan()) << "a share above 1";
  share.most = 10;
  EXPECT_GT(made(of({share, {.weight = 2}}), {{0.9, 0.5, 0.7}, {1, 3, 2}}).tips.better_at[0][0], 1);
  share.most = 0.8;
  EXPECT_GT(made(of({share, {.weight = 2}}), {{0.9, 0.5, 0.7}, {1, 3, 2}}).tips.better_at[0][0], 1)
      << "limits that the values do not keep are in another unit";
}

TEST(Tipping, ScoresThatDifferByRoundingAloneAreLevel) {
  // 0.1 + 0.2 and 0.3 in a third of them: level, but for the last digit.
  const Made it =
      made(of({{.normalise = N::min_max}, {.normalise = N::min_max}, {.normalise = N::min_max}}),
           {{0.1, 0.3, 1, 0}, {0.2, 0, 1, 0}, {0, 0, 1, 0}});
  ASSERT_NE(it.index.score[0], it.index.score[1]);
  const std::size_t lower = it.index.score[0] < it.index.score[1] ? 0 : 1;
  for (std::size_t p = 0; p < 3; ++p)
    EXPECT_EQ(it.tips.better_at[p][lower], it.prepared.values[p][lower]);
}

TEST(Tipping, CopelandIsABug) {
  EXPECT_THROW(made(of({{}}, {.how = Aggregation::copeland}), {{1, 2, 4}}), Error);
}

// --- against the score made anew -------------------------------------------------------------

/// The area's score with `value` in place of its part's, all scales as they stand.
double score_with(const Made& it, const std::vector<double>& population, std::size_t p,
                  std::size_t area, double value) {
  const Scaling& scaling = it.method.scalings[p];
  const auto on = [&](double x) {
    const double treated = it.prepared.parts[p].treatment(x);
    return scaling.low_is_need ? -treated : treated;
  };
  double n = 0, people = 0, sum = 0, squares = 0, low = INFINITY, high = -INFINITY, below = 0;
  const auto weight = [&](std::size_t i) {
    return scaling.how == N::population_z_score ? population[i] : 1.0;
  };
  const std::vector<double>& values = it.prepared.values[p];
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    ++n;
    people += weight(i);
    sum += weight(i) * on(values[i]);
    low = std::min(low, on(values[i]));
    high = std::max(high, on(values[i]));
    below += i != area && on(values[i]) < on(value) ? 1 : 0;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i]))
      squares += weight(i) * (on(values[i]) - sum / people) * (on(values[i]) - sum / people);
  }
  const double target = scaling.low_is_need ? -scaling.target : scaling.target;
  const auto [from, to] = scaling.ends;
  double x = on(value);
  switch (scaling.how) {
    case N::z_score:
      x = (x - sum / n) / std::sqrt(squares / (n - 1));
      break;
    case N::population_z_score:
      x = (x - sum / people) / std::sqrt(squares / people);
      break;
    case N::min_max:
      x = from + (to - from) * (x - low) / (high - low);
      break;
    case N::target:
      x = high > target ? from + (to - from) * (std::max(x, target) - target) / (high - target)
                        : from;
      break;
    case N::percentile_rank:
      x = from + (to - from) * below / (n - 1);
      break;
    case N::rank:
      x = below + 1;
      break;
    case N::imd_exponential:
      x = -23 * std::log(1 - (below + 1) / n * (1 - std::exp(-100.0 / 23)));
      break;
  }
  Parts parts;
  for (const std::vector<double>& part : it.index.scaled) parts.push_back({part[area]});
  parts[p][0] = x;
  std::vector<double> out(1);
  HierarchyScratch scratch;
  scores_of(it.method.hierarchy, parts, out, scratch);
  return out[0];
}

Spec any_spec(std::size_t parts) {
  const Mean mean = *rc::gen::element(Mean{}, Mean{.how = Aggregation::geometric},
                                      Mean{.how = Aggregation::harmonic},
                                      Mean{.how = Aggregation::generalised, .power = 3},
                                      Mean{.how = Aggregation::generalised, .power = -2});
  const auto scales =
      mean.wants_positive()
          ? std::vector<N>{N::min_max, N::percentile_rank, N::rank, N::imd_exponential, N::target}
          : std::vector<N>{N::z_score, N::min_max,         N::percentile_rank,   N::rank,
                           N::target,  N::imd_exponential, N::population_z_score};
  Spec spec{.domains = {{.weight = 2}, {.weight = 1}}, .mean = mean};
  if (*rc::gen::arbitrary<bool>()) spec.domains.pop_back();
  spec.treat = *rc::gen::arbitrary<bool>();
  for (std::size_t p = 0; p < parts; ++p) {
    spec.parts.push_back({.domain = p % spec.domains.size(),
                          .weight = *rc::gen::element(1.0, 2.0, 0.01),
                          .low_is_need = *rc::gen::arbitrary<bool>(),
                          .normalise = *rc::gen::elementOf(scales),
                          .target = *rc::gen::element(2.0, 5.0)});
  }
  return spec;
}

/// Small whole numbers (ties), some of them far out (tails), some missing.
std::vector<double> any_values(std::size_t n) {
  std::vector<double> out;
  for (std::size_t i = 0; i < n; ++i) {
    const int kind = *rc::gen::inRange(0, 12);
    const double x = *rc::gen::inRange(0, 12);
    out.push_back(kind == 0 ? kNone : kind == 1 ? 20 * x : x);
  }
  return out;
}

/// Values of the layer that the scale has a place for, all over it.
std::vector<double> grid_of(const Made& it, std::size_t p) {
  double low = INFINITY, high = -INFINITY;
  for (const double x : it.prepared.values[p]) {
    low = std::fmin(low, x);
    high = std::fmax(high, x);
  }
  const Scaling& scaling = it.method.scalings[p];
  const bool ends = scaling.how == N::min_max || scaling.how == N::target;
  const double beyond = ends ? 0 : 1e6;
  std::vector<double> out{low - beyond, high + beyond};
  for (int k = 0; k <= 40; ++k) out.push_back(low + (high - low) * k / 40);
  return out;
}

TEST(TippingProperty, TheScoreAtTheValueIsTheOthersAndNowhereElseWhereThereIsNone) {
  std::size_t lines = 0, steps = 0, none = 0;
  EXPECT_TRUE(rc::check([&] {
    const auto n = *rc::gen::inRange<std::size_t>(4, 14);
    const auto parts = *rc::gen::inRange<std::size_t>(1, 4);
    std::vector<std::vector<double>> values;
    for (std::size_t p = 0; p < parts; ++p) values.push_back(any_values(n));
    std::vector<double> people(n, 1);
    for (double& one : people) one = *rc::gen::inRange(1, 9);
    const Made it = made(any_spec(parts), values, people);
    RC_PRE(!it.tips.better.empty());
    for (std::size_t p = 0; p < parts; ++p) {
      const Scaling& scaling = it.method.scalings[p];
      const bool ranks = scaling.how == N::rank || scaling.how == N::percentile_rank ||
                         scaling.how == N::imd_exponential;
      for (std::size_t i = 0; i < it.index.score.size(); ++i) {
        for (const bool up : {true, false}) {
          const double wanted = up ? it.tips.better[i] : it.tips.worse[i];
          const double at = up ? it.tips.better_at[p][i] : it.tips.worse_at[p][i];
          const double own = it.prepared.values[p][i];
          if (std::isnan(wanted) || std::isnan(own)) {
            RC_ASSERT(std::isnan(at));
            continue;
          }
          const auto score = [&](double x) {
            return score_with(it, it.prepared.population, p, i, x);
          };
          const double near = 1e-9 * std::max(1.0, std::abs(wanted));
          const auto enough = [&](double x, double rounding) {
            return up ? score(x) >= wanted - rounding : score(x) <= wanted + rounding;
          };
          RC_LOG() << word_of(scaling.how) << (scaling.low_is_need ? " turned, " : ", ")
                   << word_of(it.spec.mean.how) << " " << it.spec.mean.power << ", part " << p
                   << ", area " << i << (up ? " up to " : " down to ") << wanted << " at " << at
                   << " from " << own << " with " << it.index.score[i] << " in "
                   << ::testing::PrintToString(it.prepared.values[p]) << " scores "
                   << ::testing::PrintToString(it.index.score) << "treated "
                   << it.prepared.parts[p].treatment.winsorised
                   << it.prepared.parts[p].treatment.logarithm << "\n";
          // Tied on a scale of ranks: past the own value there is a step.
          if (at == own && !(ranks && up && !enough(own, near))) {
            RC_ASSERT(enough(own, near));
            continue;
          }
          RC_ASSERT(!enough(own, 0));
          if (std::isnan(at)) {
            ++none;
            for (const double x : grid_of(it, p)) RC_ASSERT(!enough(x, 0));
          } else if (!ranks) {
            ++lines;
            RC_ASSERT(std::abs(score(at) - wanted) <= near);
          } else {
            ++steps;
            const double more = up != scaling.low_is_need ? 1e-6 : -1e-6;
            RC_ASSERT(enough(up ? at + more : at, near));
            RC_ASSERT(!enough(up ? at : at - more, 0));
          }
        }
      }
    }
  }));
  EXPECT_GT(lines, 50U);
  EXPECT_GT(steps, 50U);
  EXPECT_GT(none, 50U);
}

}  // namespace
}  // namespace omrade::composite
