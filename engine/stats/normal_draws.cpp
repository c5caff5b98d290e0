#include "stats/normal_draws.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace omrade::stats {
namespace {

using Coefficients = std::array<double, 8>;

double polynomial(const Coefficients& coefficients, double x) {
  double sum = 0;
  for (std::size_t k = coefficients.size(); k-- > 0;) sum = sum * x + coefficients[k];
  return sum;
}

/// The natural logarithm of a normal number above 0, by the series of artanh; error below 1e-16 of
/// it where p is below 0.1.
double logarithm(double p) {
  constexpr unsigned mantissa_bits = 52;
  constexpr std::int64_t bias = 1023;
  constexpr int last_power = 25;
  const auto bits = std::bit_cast<std::uint64_t>(p);
  auto exponent = static_cast<std::int64_t>(bits >> mantissa_bits) - bias;
  double mantissa = std::bit_cast<double>((bits & ((std::uint64_t{1} << mantissa_bits) - 1)) |
                                          (static_cast<std::uint64_t>(bias) << mantissa_bits));
  if (mantissa > std::numbers::sqrt2) {
    mantissa /= 2;
    ++exponent;
  }
  const double ratio = (mantissa - 1) / (mantissa + 1);
  const double square = ratio * ratio;
  double series = 0;
  for (int power = last_power; power > 0; power -= 2) series = series * square + 1.0 / power;
  return static_cast<double>(exponent) * std::numbers::ln2 + 2 * ratio * series;
}

// AS 241, PPND16: numerators and denominators of the middle, the tails and the far tails.
constexpr Coefficients kA{3.3871328727963666080e0,  1.3314166789178437745e+2,
                          1.9715909503065514427e+3, 1.3731693765509461125e+4,
                          4.5921953931549871457e+4, 6.7265770927008700853e+4,
                          3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr Coefficients kB{1.0,
                          4.2313330701600911252e+1,
                          6.8718700749205790830e+2,
                          5.3941960214247511077e+3,
                          2.1213794301586595867e+4,
                          3.9307895800092710610e+4,
                          2.8729085735721942674e+4,
                          5.2264952788528545610e+3};
constexpr Coefficients kC{1.42343711074968357734e0,  4.63033784615654529590e0,
                          5.76949722146069140550e0,  3.64784832476320460504e0,
                          1.27045825245236838258e0,  2.41780725177450611770e-1,
                          2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr Coefficients kD{1.0,
                          2.05319162663775882187e0,
                          1.67638483018380384940e0,
                          6.89767334985100004550e-1,
                          1.48103976427480074590e-1,
                          1.51986665636164571966e-2,
                          5.47593808499534494600e-4,
                          1.05075007164441684324e-9};
constexpr Coefficients kE{6.65790464350110377720e0,  5.46378491116411436990e0,
                          1.78482653991729133580e0,  2.96560571828504891230e-1,
                          2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Coefficients kF{1.0,
                          5.99832206555887937690e-1,
                          1.36929880922735805310e-1,
                          1.48753612908506148525e-2,
                          7.86869131145613259100e-4,
                          1.84631831751005468180e-5,
                          1.42151175831644588870e-7,
                          2.04426310338993978564e-15};

}  // namespace

double normal_inverse(double p) {
  constexpr double middle = 0.425, middle_shift = 0.180625;
  constexpr double tail = 5, tail_shift = 1.6;
  const double q = p - 0.5;
  if (std::abs(q) <= middle) {
    const double r = middle_shift - q * q;
    return q * polynomial(kA, r) / polynomial(kB, r);
  }
  const double r = std::sqrt(-logarithm(q < 0 ? p : 1 - p));
  const double value = r <= tail ? polynomial(kC, r - tail_shift) / polynomial(kD, r - tail_shift)
                                 : polynomial(kE, r - tail) / polynomial(kF, r - tail);
  return q < 0 ? -value : value;
}

double normal(Draws& draws) {
  constexpr unsigned high_bits = 27, low_bits = 26;
  constexpr double scale = 0x1p-53;
  const std::uint64_t high = draws.word() >> (32 - high_bits);
  const std::uint64_t low = draws.word() >> (32 - low_bits);
  // 0 has no inverse: it stands for the middle of what was rounded down to it.
  const auto whole = static_cast<double>((high << low_bits) | low);
  const double p = whole * scale;
  return normal_inverse(p > 0 ? p : scale / 2);
}

}  // namespace omrade::stats
