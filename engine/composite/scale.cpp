#include "base/error.hpp"
#include "composite/normalise.hpp"
#include "composite/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kLanes = 8;  ///< sums side by side: a fixed order, and no waiting

/// Σ of(i) over the values that are there, and how many those are.
struct Sum {
  double sum = 0;
  double count = 0;
};
template <class Of>
Sum sum_of(std::span<const double> values, const Of& of) {
  std::array<double, kLanes> sums{}, counts{};
  const std::size_t whole = values.size() / kLanes * kLanes;
  for (std::size_t i = 0; i < whole; i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) {
      const double x = values[i + k];
      const bool there = x == x;
      sums[k] += there ? of(x, i + k) : 0;
      counts[k] += there ? 1 : 0;
    }
  }
  Sum out;
  for (std::size_t k = 0; k < kLanes; ++k) {
    out.sum += sums[k];
    out.count += counts[k];
  }
  for (std::size_t i = whole; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    out.sum += of(values[i], i);
    ++out.count;
  }
  return out;
}

struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  std::size_t count = 0;
};
Range range_of(std::span<const double> values) {
  Range out;
  for (const double x : values) {
    out.low = x < out.low ? x : out.low;
    out.high = x > out.high ? x : out.high;
    out.count += x == x ? 1U : 0U;
  }
  return out;
}

/// (x - origin) · (1 / unit) would round twice: divided.
void straight(std::span<double> values, double origin, double unit, double middle) {
  if (unit > 0) {
    for (double& x : values) x = (x - origin) / unit;
  } else {
    for (double& x : values) x = x == x ? middle : x;
  }
}

/// Equal values differ from their mean by rounding alone.
double real_spread(double spread, double mean) {
  constexpr double rounding = 1e-12;
  return spread > rounding * std::abs(mean) ? spread : 0;
}

/// Those of fewer than two values are none.
void to_z_scores(std::span<double> values) {
  const Sum all = sum_of(values, [](double x, std::size_t) { return x; });
  if (all.count < 2) return std::fill(values.begin(), values.end(), kNone);
  const double mean = all.sum / all.count;
  const Sum squares =
      sum_of(values, [mean](double x, std::size_t) { return (x - mean) * (x - mean); });
  straight(values, mean, real_spread(std::sqrt(squares.sum / (all.count - 1)), mean), 0);
}

void to_population_z_scores(std::span<double> values, std::span<const double> population) {
  if (population.size() != values.size())
    throw Error(ErrorKind::bug, {.what = "a population-weighted scale without a population"});
  const auto [people, count] = sum_of(values, [&](double, std::size_t i) { return population[i]; });
  if (count < 2) return std::fill(values.begin(), values.end(), kNone);
  const double mean =
      sum_of(values, [&](double x, std::size_t i) { return population[i] * x; }).sum / people;
  const double squares = sum_of(values, [&](double x, std::size_t i) {
                           return population[i] * (x - mean) * (x - mean);
                         }).sum;
  straight(values, mean, real_spread(std::sqrt(squares / people), mean), 0);
}

/// Ranks from 1, the lowest value's; ties share the lowest. `scratch.sorted` holds what is there.
void to_ranks(std::span<double> values, std::size_t count, ScaleScratch& scratch) {
  scratch.sorted.clear();
  for (const double x : values) {
    if (x == x) scratch.sorted.push_back(-x);
  }
  scratch.low.resize(count);
  scratch.high.resize(count);
  Ranking().rank(scratch.sorted, scratch.low, scratch.high);
  std::size_t at = 0;
  for (double& x : values) {
    if (x == x) x = scratch.low[at++];
  }
}

double imd_of(double share) {
  constexpr double steep = 23;
  constexpr double most = 100;
  return -steep * std::log(1 - share * (1 - std::exp(-most / steep)));
}

/// From ranks to the scale.
void from_ranks(std::span<double> values, Normalisation how, double n, bool alike) {
  if (how == Normalisation::rank) {
    if (alike)
      for (double& x : values) x = x == x ? (n + 1) / 2 : x;
    return;
  }
  constexpr double half = 0.5;
  for (double& x : values) {
    if (how == Normalisation::imd_exponential) {
      x = x == x ? imd_of(alike ? half : x / n) : x;
    } else if (alike) {
      x = x == x ? half : x;
    } else {
      x = (x - 1) / (n - 1);
    }
  }
}

}  // namespace

bool has_ends(Normalisation how) {
  return how == Normalisation::min_max || how == Normalisation::percentile_rank ||
         how == Normalisation::target;
}

bool is_positive(const Scaling& scaling) {
  if (has_ends(scaling.how)) return scaling.ends[0] > 0 && scaling.ends[1] > 0;
  return scaling.how == Normalisation::rank || scaling.how == Normalisation::imd_exponential;
}

double scale_of_rank(double rank, double n, const Scaling& scaling) {
  if (scaling.how == Normalisation::rank) return rank;
  if (scaling.how == Normalisation::imd_exponential) return imd_of(rank / n);
  const auto [from, to] = scaling.ends;
  return from + (to - from) * ((rank - 1) / (n - 1));
}

void scale(std::span<double> values, const Scaling& scaling, std::span<const double> population,
           ScaleScratch& scratch) {
  double target = scaling.target;
  if (scaling.low_is_need) {
    for (double& x : values) x = -x;
    target = -target;
  }
  if (scaling.how == Normalisation::z_score) return to_z_scores(values);
  if (scaling.how == Normalisation::population_z_score)
    return to_population_z_scores(values, population);
  const Range range = range_of(values);
  if (range.count < 2) {
    std::fill(values.begin(), values.end(), kNone);
    return;
  }
  constexpr double middle = 0.5;
  switch (scaling.how) {
    case Normalisation::z_score:
    case Normalisation::population_z_score:
      break;
    case Normalisation::min_max:
      straight(values, range.low, range.high - range.low, middle);
      break;
    case Normalisation::target:
      for (double& x : values) x = x < target ? target : x;
      straight(values, target, range.high - target, 0);
      break;
    case Normalisation::percentile_rank:
    case Normalisation::rank:
    case Normalisation::imd_exponential:
      to_ranks(values, range.count, scratch);
      from_ranks(values, scaling.how, static_cast<double>(range.count), range.low == range.high);
      break;
  }
  const auto [from, to] = scaling.ends;
  if (has_ends(scaling.how) && (from != 0 || to != 1)) {
    for (double& x : values) x = from + (to - from) * x;
  }
}

}  // namespace omrade::composite
