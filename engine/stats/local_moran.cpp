#include "stats/local_moran.hpp"

#include "base/error.hpp"
#include "stats/centred.hpp"
#include "stats/draws.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace omrade::stats {
namespace {

constexpr std::size_t kAreasPerUnit = 32;
constexpr double kEqual = 1e-12;
constexpr std::uint64_t kLocal = std::uint64_t{1} << 63U;  // streams apart from those of all areas

constexpr std::size_t kFew = 24;  // neighbours that are compared with each other faster …
constexpr std::size_t kMany = 4;  // … while they are less than this part of all

/// Draws the values of an area's neighbours, time after time.
class Sampler {
 public:
  Sampler(std::span<const double> z, std::uint32_t own, std::size_t k, Draws draws)
      : z_(z), own_(own), k_(k), draws_(draws), few_(k <= kFew && k * kMany < z.size()) {
    if (few_) return;
    deck_.resize(z.size());
    std::iota(deck_.begin(), deck_.end(), 0U);
    std::swap(deck_[own], deck_.back());
    deck_.pop_back();
  }

  double sum() { return few_ ? sum_of_few() : sum_of_deck(); }

 private:
  double sum_of_few() {
    std::array<std::uint32_t, kFew> picked;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    const auto others = static_cast<std::uint32_t>(z_.size() - 1);
    double sum = 0;
    for (std::size_t t = 0; t < k_;) {
      std::uint32_t j = drawn(others);
      if (j >= own_) ++j;
      bool again = false;
      for (std::size_t q = 0; q < t; ++q) again |= picked[q] == j;
      if (again) continue;
      picked[t++] = j;
      sum += z_[j];
    }
    return sum;
  }

  std::uint32_t drawn(std::uint32_t others) {
    if (others > Draws::kMostOfFour) return draws_.below(others);
    if (waiting_ == four_.size()) {
      four_ = draws_.four_below(others);
      waiting_ = 0;
    }
    return four_[waiting_++];
  }

  /// From a deck that need not be put in order again: each draw takes from all.
  double sum_of_deck() {
    double sum = 0;
    for (std::size_t t = 0; t < k_; ++t) {
      const std::size_t at = t + draws_.below(static_cast<std::uint32_t>(deck_.size() - t));
      std::swap(deck_[t], deck_[at]);
      sum += z_[deck_[t]];
    }
    return sum;
  }

  std::span<const double> z_;
  std::uint32_t own_;
  std::size_t k_;
  Draws draws_;
  bool few_;
  std::array<std::uint32_t, 4> four_{};
  std::size_t waiting_ = four_.size();
  std::vector<std::uint32_t> deck_;
};

Quadrant quadrant_of(double own, double around) {
  if (own > 0) return around > 0 ? Quadrant::high_high : Quadrant::high_low;
  return around > 0 ? Quadrant::low_high : Quadrant::low_low;
}

double folded_p(std::span<const double> z, std::uint32_t own, double around, double tolerance,
                std::size_t k, const Permutations& permutations) {
  Sampler sampler(z, own, k, Draws(permutations.seed, kLocal | own));
  std::size_t above = 0, below = 0;
  for (std::size_t r = 0; r < permutations.count; ++r) {
    const double drawn = sampler.sum();
    above += drawn >= around - tolerance ? 1U : 0U;
    below += drawn <= around + tolerance ? 1U : 0U;
  }
  if (z[own] == 0) above = below = permutations.count;  // whatever is drawn, I is 0
  return static_cast<double>(std::min(above, below) + 1) /
         static_cast<double>(permutations.count + 1);
}

}  // namespace

std::string_view name_of(Quadrant quadrant) {
  constexpr std::array<std::string_view, 5> names{"", "HH", "HL", "LH", "LL"};
  return names[static_cast<std::size_t>(quadrant)];
}

void local_moran(std::span<const double> values, const SpatialWeights& weights, Divisor divisor,
                 const Permutations& permutations, const ParallelFor& loop,
                 const LocalMoranOut& out) {
  if (out.value.size() != values.size() || out.p.size() != values.size() ||
      out.quadrant.size() != values.size())
    throw Error(ErrorKind::bug, {.what = "local Moran's I without room for it"});
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  std::fill(out.value.begin(), out.value.end(), nan);
  std::fill(out.p.begin(), out.p.end(), nan);
  std::fill(out.quadrant.begin(), out.quadrant.end(), Quadrant::none);
  const std::size_t n = weights.size();
  std::vector<double> known;
  for (std::size_t i = 0; i < n; ++i) known.push_back(values[weights.source(i)]);
  const Centred centre = centred(std::move(known));
  if (n < 2 || centre.alike) return;
  const std::vector<double>& z = centre.z;
  double zz = 0;
  for (const double one : z) zz += one * one;
  const double variance = zz / static_cast<double>(divisor == Divisor::n ? n : n - 1);
  loop((n + kAreasPerUnit - 1) / kAreasPerUnit, [&](std::size_t u) {
    const std::size_t end = std::min((u + 1) * kAreasPerUnit, n);
    for (std::size_t i = u * kAreasPerUnit; i < end; ++i) {
      const auto own = weights.neighbours(i);
      double around = 0;
      for (const std::uint32_t j : own) around += z[j];
      const double tolerance = kEqual * centre.farthest * static_cast<double>(own.size());
      if (std::abs(around) <= tolerance) around = 0;
      const std::size_t at = weights.source(i);
      out.value[at] = z[i] * around * weights.weight(i) / variance + 0.0;  // + 0.0: no "-0"
      out.quadrant[at] = quadrant_of(z[i], around);
      if (permutations.count == 0) continue;
      out.p[at] =
          folded_p(z, static_cast<std::uint32_t>(i), around, tolerance, own.size(), permutations);
    }
  });
}

}  // namespace omrade::stats
