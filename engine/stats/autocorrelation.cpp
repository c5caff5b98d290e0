#include "stats/autocorrelation.hpp"

#include "base/error.hpp"
#include "stats/centred.hpp"
#include "stats/draws.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace omrade::stats {
namespace {

constexpr std::size_t kPermutationsPerUnit = 8;
constexpr double kEqual = 1e-12;  // relative: more than rounding makes of another order of terms

/// The sums over links from which all three statistics follow.
struct Sums {
  double products = 0;  ///< ΣΣ w_ij z_i z_j
  double squares = 0;   ///< Σ z_i² (Σ_j w_ij + Σ_j w_ji)
  double singles = 0;   ///< Σ z_i (Σ_j w_ij + Σ_j w_ji)
};

Sums sums_of(std::span<const double> z, const SpatialWeights& weights) {
  Sums sums;
  const std::span<const double> in_and_out = weights.in_and_out();
  for (std::size_t i = 0; i < z.size(); ++i) {
    double lag = 0;
    for (const std::uint32_t j : weights.neighbours(i)) lag += z[j];
    sums.products += z[i] * lag * weights.weight(i);
    sums.squares += z[i] * z[i] * in_and_out[i];
    sums.singles += z[i] * in_and_out[i];
  }
  return sums;
}

/// What varies of I, C and G when values change places.
std::array<double, 3> varying(const Sums& sums, double mean, double s0) {
  return {sums.products, sums.squares - 2 * sums.products,
          sums.products + mean * sums.singles + mean * mean * s0};
}

struct Extreme {
  std::array<std::size_t, 3> above{}, below{};
};

/// How many permutations give at least, and at most, what was observed.
Extreme count_extreme(std::span<const double> z, double mean, const SpatialWeights& weights,
                      const Permutations& permutations, const ParallelFor& loop) {
  const std::array<double, 3> observed = varying(sums_of(z, weights), mean, weights.s0());
  double zz = 0;
  for (const double one : z) zz += one * one;
  const double scale = kEqual * weights.s0() * zz / static_cast<double>(z.size());
  const std::array<double, 3> tolerance{scale, 2 * scale,
                                        scale + kEqual * mean * mean * weights.s0()};
  const std::size_t units = (permutations.count + kPermutationsPerUnit - 1) / kPermutationsPerUnit;
  std::vector<Extreme> found(units);
  loop(units, [&](std::size_t u) {
    std::vector<double> strewn(z.size());
    const std::size_t end = std::min((u + 1) * kPermutationsPerUnit, permutations.count);
    for (std::size_t r = u * kPermutationsPerUnit; r < end; ++r) {
      std::copy(z.begin(), z.end(), strewn.begin());
      Draws draws(permutations.seed, r);
      for (auto i = static_cast<std::uint32_t>(z.size()); i > 1; --i)
        std::swap(strewn[i - 1], strewn[draws.below(i)]);
      const std::array<double, 3> drawn = varying(sums_of(strewn, weights), mean, weights.s0());
      for (std::size_t s = 0; s < drawn.size(); ++s) {
        if (drawn[s] >= observed[s] - tolerance[s]) ++found[u].above[s];
        if (drawn[s] <= observed[s] + tolerance[s]) ++found[u].below[s];
      }
    }
  });
  Extreme all;
  for (const Extreme& some : found) {
    for (std::size_t s = 0; s < all.above.size(); ++s) {
      all.above[s] += some.above[s];
      all.below[s] += some.below[s];
    }
  }
  return all;
}

double finite_or_none(double value) {
  return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

/// Σ z, Σ z², Σ z³, Σ z⁴ by power.
std::array<double, 5> powers(std::span<const double> values) {
  std::array<double, 5> sums{};
  for (const double x : values) {
    double power = 1;
    for (double& sum : sums) {
      sum += power;
      power *= x;
    }
  }
  return sums;
}

GlobalStatistic moran(double products, double zz, double kurtosis, double n,
                      const SpatialWeights& w) {
  GlobalStatistic one;
  const double s0 = w.s0() * w.s0();
  one.value = n / w.s0() * products / zz;
  one.expectation = -1 / (n - 1);
  const double square = one.expectation * one.expectation;
  one.variance_normal = (n * n * w.s1() - n * w.s2() + 3 * s0) / ((n * n - 1) * s0) - square;
  one.variance_random = (n * ((n * n - 3 * n + 3) * w.s1() - n * w.s2() + 3 * s0) -
                         kurtosis * ((n * n - n) * w.s1() - 2 * n * w.s2() + 6 * s0)) /
                            ((n - 1) * (n - 2) * (n - 3) * s0) -
                        square;
  return one;
}

GlobalStatistic geary(double differences, double zz, double kurtosis, double n,
                      const SpatialWeights& w) {
  GlobalStatistic one;
  const double s0 = w.s0() * w.s0();
  one.value = (n - 1) / (2 * w.s0()) * differences / zz;
  one.expectation = 1;
  one.variance_normal = ((2 * w.s1() + w.s2()) * (n - 1) - 4 * s0) / (2 * (n + 1) * s0);
  one.variance_random = ((n - 1) * w.s1() * (n * n - 3 * n + 3 - (n - 1) * kurtosis) -
                         (n - 1) * w.s2() * (n * n + 3 * n - 6 - (n * n - n + 2) * kurtosis) / 4 +
                         s0 * (n * n - 3 - (n - 1) * (n - 1) * kurtosis)) /
                        (n * (n - 2) * (n - 3) * s0);
  return one;
}

/// The variance is that of A + m B, with A = ΣΣ w_ij z_i z_j, B = Σ z_i (Σ_j w_ij + Σ_j w_ji) and m
/// the mean: what varies of ΣΣ w_ij x_i x_j. It is Getis and Ord's, whose powers of x itself cancel
/// out where the values are far from 0.
GlobalStatistic getis_ord(double products, const Centred& values, double variance_of_moran,
                          const SpatialWeights& w) {
  GlobalStatistic one;
  const auto n = static_cast<double>(values.x.size());
  const std::array<double, 5> x = powers(values.x), z = powers(values.z);
  const double pairs = x[1] * x[1] - x[2];
  const double s0 = w.s0();
  if (!(pairs > kEqual * x[1] * x[1])) return one;  // no more than one value is above 0
  one.value = products / pairs;
  one.expectation = s0 / (n * (n - 1));
  const double of_products = variance_of_moran * std::pow(s0 * z[2] / n, 2);
  const double of_singles = z[2] / (n - 1) * (w.s2() - 4 * s0 * s0 / n);
  const double together = z[3] / (n * (n - 1)) * (2 * (2 * s0 * s0 - w.s2()) / (n - 2) - w.s2());
  const double mean = values.mean;
  one.variance_random =
      (of_products + 2 * mean * together + mean * mean * of_singles) / (pairs * pairs);
  return one;
}

}  // namespace

GlobalAutocorrelation autocorrelation(std::span<const double> values, const SpatialWeights& weights,
                                      const Permutations& permutations, const ParallelFor& loop) {
  std::vector<double> known;
  for (std::size_t i = 0; i < weights.size(); ++i) known.push_back(values[weights.source(i)]);
  GlobalAutocorrelation result;
  if (known.size() < 2) return result;
  const Centred centre = centred(std::move(known));
  const std::vector<double>& z = centre.z;
  const double n = static_cast<double>(z.size());
  const std::array<double, 5> sums = powers(z);
  const double kurtosis = n * sums[4] / (sums[2] * sums[2]);
  const std::array<double, 3> observed = varying(sums_of(z, weights), centre.mean, weights.s0());
  const double zz = centre.alike ? 0 : sums[2];
  result.moran = moran(observed[0], zz, kurtosis, n, weights);
  result.geary = geary(observed[1], zz, kurtosis, n, weights);
  if (*std::min_element(centre.x.begin(), centre.x.end()) >= 0)
    result.g = getis_ord(observed[2], centre, result.moran.variance_random, weights);
  Extreme extreme;
  if (permutations.count > 0 && !centre.alike)
    extreme = count_extreme(z, centre.mean, weights, permutations, loop);
  std::size_t s = 0;
  for (GlobalStatistic* one : {&result.moran, &result.geary, &result.g}) {
    if (centre.alike) one->value = one->variance_random = std::numeric_limits<double>::quiet_NaN();
    one->value = finite_or_none(one->value);
    one->variance_normal = finite_or_none(one->variance_normal);
    one->variance_random = finite_or_none(one->variance_random);
    if (!std::isnan(one->value) && permutations.count > 0) {
      one->p = static_cast<double>(std::min(extreme.above[s], extreme.below[s]) + 1) /
               static_cast<double>(permutations.count + 1);
    }
    ++s;
  }
  return result;
}

}  // namespace omrade::stats
