// Values that would change a rank, against the score made anew.
#include "made.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace omrade::composite {
namespace {

const double kNone = std::nan("");
using N = Normalisation;

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

struct Counts {
  std::size_t lines = 0, steps = 0, none = 0;
};

/// Holds every answer against the score made anew.
void hold(const Made& it, Counts& counts) {
  for (std::size_t p = 0; p < it.index.scaled.size(); ++p) {
    const Scaling& scaling = it.method.scalings[p];
    const bool ranks = scaling.how == N::rank || scaling.how == N::percentile_rank ||
                       scaling.how == N::imd_exponential;
    const std::vector<double> grid = grid_of(it, p);
    // What shares a rank is level: on ends from 0.1 to 1e6 that is more than elsewhere.
    const double shared = *std::max_element(it.index.rounding.begin(), it.index.rounding.end());
    for (std::size_t i = 0; i < it.index.score.size(); ++i) {
      for (const bool up : {true, false}) {
        const double wanted = up ? it.tips.better[i] : it.tips.worse[i];
        const double at = up ? it.tips.better_at[p][i] : it.tips.worse_at[p][i];
        const double own = it.prepared.values[p][i];
        const auto must = [&](bool holds, const char* what) {
          if (holds) return;
          RC_LOG() << word_of(scaling.how) << (scaling.low_is_need ? " turned, " : ", ")
                   << word_of(it.spec.mean.how) << " " << it.spec.mean.power << ", part " << p
                   << ", area " << i << (up ? " up to " : " down to ") << wanted << " at " << at
                   << " from " << own << " with " << it.index.score[i] << " in "
                   << ::testing::PrintToString(it.prepared.values[p]) << " scores "
                   << ::testing::PrintToString(it.index.score) << " treated "
                   << it.prepared.parts[p].treatment.winsorised
                   << it.prepared.parts[p].treatment.logarithm << "\n";
          RC_FAIL(what);
        };
        if (std::isnan(wanted) || std::isnan(own)) {
          must(std::isnan(at), "an answer where nothing is asked");
          continue;
        }
        const auto score = [&](double x) {
          return score_with(it, it.prepared.population, p, i, x);
        };
        const double near = std::max({1e-9, 1e-9 * std::abs(wanted), 2 * shared});
        const auto enough = [&](double x, double rounding) {
          return up ? score(x) >= wanted - rounding : score(x) <= wanted + rounding;
        };
        must(!enough(own, 0), "its own value would do");
        if (std::isnan(at)) {
          ++counts.none;
          for (const double x : grid) must(!enough(x, 0), "no answer where there is one");
        } else if (!ranks) {
          ++counts.lines;
          // On a steep scale the nearest value that there is may miss it by more.
          const double nearest = 4 * std::abs(score(std::nextafter(at, INFINITY)) -
                                              score(std::nextafter(at, -INFINITY)));
          must(std::abs(score(at) - wanted) <= near + nearest,
               "the score is not that of the other");
        } else {
          ++counts.steps;
          const double more = up != scaling.low_is_need ? 1e-6 : -1e-6;
          must(enough(up ? at + more : at, near), "the step is not enough");
          must(!enough(up ? at : at - more, 0), "an earlier step is enough");
        }
      }
    }
  }
}

TEST(TippingProperty, TheScoreAtTheValueIsTheOthersAndNowhereElseWhereThereIsNone) {
  Counts counts;
  EXPECT_TRUE(rc::check([&] {
    const auto n = *rc::gen::inRange<std::size_t>(4, 14);
    const auto parts = *rc::gen::inRange<std::size_t>(1, 4);
    std::vector<std::vector<double>> values;
    for (std::size_t p = 0; p < parts; ++p) values.push_back(any_values(n));
    std::vector<double> people(n, 1);
    for (double& one : people) one = *rc::gen::inRange(1, 9);
    const Made it = made(any_spec(parts), values, people);
    RC_PRE(!it.tips.better.empty());
    hold(it, counts);
  }));
  EXPECT_GT(counts.lines, 50U);
  EXPECT_GT(counts.steps, 50U);
  EXPECT_GT(counts.none, 50U);
}

/// Draws a spec and its values from a seed alone: quick, so that there can be many of them.
class Many {
 public:
  explicit Many(std::uint64_t seed) : random_(seed) {}
  Made next() {
    const std::size_t n = one_of<std::size_t>({2, 2, 3, 4, 6, 9, 15}), parts = 1 + random_() % 4;
    const Mean mean = one_of<Mean>({{},
                                    {},
                                    {.how = Aggregation::geometric},
                                    {.how = Aggregation::harmonic},
                                    {.how = Aggregation::generalised, .power = 0.5},
                                    {.how = Aggregation::generalised, .power = -2.5}});
    Spec spec{.domains = {{.weight = 2}, {.weight = 0.5}}, .mean = mean};
    if (parts == 1 || one_of<bool>({true, false})) spec.domains.pop_back();
    spec.treat = one_of<bool>({true, false, false, false});
    std::vector<std::vector<double>> values;
    for (std::size_t p = 0; p < parts; ++p) {
      values.push_back(some(n));
      spec.parts.push_back(part_of(values.back(), mean, p % spec.domains.size()));
    }
    std::vector<double> people(n);
    for (double& one : people) one = static_cast<double>(1 + random_() % 9);
    return made(std::move(spec), values, std::move(people));
  }

 private:
  template <class One>
  One one_of(const std::vector<One>& all) {
    return all[random_() % all.size()];
  }
  double unit() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }
  /// Real numbers, small whole ones, or tenths; some are missing.
  std::vector<double> some(std::size_t n) {
    const int kind = one_of<int>({0, 0, 1, 2});
    const bool gaps = one_of<bool>({true, false, false});
    std::vector<double> out;
    for (std::size_t i = 0; i < n; ++i) {
      const double x = kind == 0   ? 5 + 10 * unit()
                       : kind == 1 ? static_cast<double>(random_() % 8)
                                   : 0.1 * static_cast<double>(random_() % 3);
      out.push_back(gaps && random_() % 5 == 0 ? kNone : x);
    }
    return out;
  }
  PartSpec part_of(const std::vector<double>& values, Mean mean, std::size_t domain) {
    std::vector<N> scales{N::min_max, N::min_max,         N::percentile_rank,
                          N::rank,    N::imd_exponential, N::target};
    if (!mean.wants_positive()) scales.insert(scales.end(), {N::z_score, N::population_z_score});
    PartSpec out{.domain = domain,
                 .weight = one_of<double>({1, 1, 2, 0.25, 0.1, 0.7}),
                 .low_is_need = one_of<bool>({true, false}),
                 .normalise = one_of<N>(scales)};
    if (has_ends(out.normalise) && one_of<bool>({true, false}))
      out.ends = one_of<std::array<double, 2>>({{1, 10}, {0.5, 2}, {0.1, 1e6}});
    double low = INFINITY, high = -INFINITY;
    for (const double x : values) {
      low = std::fmin(low, x);
      high = std::fmax(high, x);
    }
    const double nearest = out.low_is_need ? high : low;
    out.target =
        one_of<double>({low + (high - low) / 3, nearest, nearest + (out.low_is_need ? 1 : -1)});
    return out;
  }
  std::mt19937_64 random_;
};

TEST(TippingProperty, TheSameOfThousandsOfSpecsWithRealNumbersAndAsFewAsTwoAreas) {
  Counts counts;
  std::size_t made = 0, two = 0;
  EXPECT_TRUE(rc::check([&] {
    Many many(*rc::gen::arbitrary<std::uint64_t>());
    for (int k = 0; k < 60; ++k) {
      const Made it = many.next();
      if (it.tips.better.empty()) continue;
      ++made;
      two += it.index.score.size() == 2 ? 1 : 0;
      hold(it, counts);
    }
  }));
  EXPECT_GT(made, 2500U);
  EXPECT_GT(two, 300U);
  EXPECT_GT(counts.lines, 5000U);
  EXPECT_GT(counts.steps, 5000U);
  EXPECT_GT(counts.none, 5000U);
}

}  // namespace
}  // namespace omrade::composite
