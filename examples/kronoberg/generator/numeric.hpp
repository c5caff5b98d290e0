/// Smooth functions from arithmetic alone: no value depends on which libm is installed.
#pragma once

#include "geometry.hpp"

#include <cstdint>
#include <vector>

namespace kronoberg {

/// Close to the exponential function (relative error below x*x/8192), but exactly reproducible.
[[nodiscard]] double growth(double x);

/// p / (1 - p) = odds, turned back into p.
[[nodiscard]] constexpr double probability_of(double odds) {
  return odds / (1.0 + odds);
}

/// Value noise: octaves of a lattice of random heights, in about [-1, 1].
class Noise {
 public:
  Noise(std::uint64_t seed, double wavelength, int octaves)
      : seed_(seed), wavelength_(wavelength), octaves_(octaves) {}
  [[nodiscard]] double at(Point point) const;

 private:
  std::uint64_t seed_;
  double wavelength_;
  int octaves_;
};

/// Moves points by smooth noise: what is a straight border in the moved plane winds in the real
/// one.
class Warp {
 public:
  Warp(std::uint64_t seed, double wavelength, double amplitude, int octaves)
      : east_(seed, wavelength, octaves),
        north_(seed + 1, wavelength, octaves),
        amplitude_(amplitude) {}
  [[nodiscard]] Point operator()(Point point) const;

 private:
  Noise east_;
  Noise north_;
  double amplitude_;
};

/// Whole numbers with exactly the sum `total`, each within 1 of its share by weight
/// (weights are not negative and not all zero).
[[nodiscard]] std::vector<int> shares_of(int total, const std::vector<double>& weights);

}  // namespace kronoberg
