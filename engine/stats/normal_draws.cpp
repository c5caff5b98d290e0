#include "stats/normal_draws.hpp"

#include <array>
#include <cmath>
#include <cstdint>

namespace omrade::stats {
namespace {

double polynomial(const std::array<double, 8>& coefficients, double x) {
  double value = 0;
  for (const double coefficient : coefficients) value = value * x + coefficient;
  return value;
}

// Highest power first.
constexpr std::array<double, 8> kA{
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608};
constexpr std::array<double, 8> kB{
    5226.495278852545925,  28729.085735721942674, 39307.89580009271061,  21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083,  42.313330701600911252, 1};
constexpr std::array<double, 8> kC{7.7454501427834140764e-4, 0.0227238449892691845833,
                                   0.24178072517745061177,   1.27045825245236838258,
                                   3.64784832476320460504,   5.7694972214606914055,
                                   4.6303378461565452959,    1.42343711074968357734};
constexpr std::array<double, 8> kD{1.05075007164441684324e-9, 5.475938084995344946e-4,
                                   0.0151986665636164571966,  0.14810397642748007459,
                                   0.68976733498510000455,    1.6763848301838038494,
                                   2.05319162663775882187,    1};
constexpr std::array<double, 8> kE{2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                   0.0012426609473880784386,  0.026532189526576123093,
                                   0.29656057182850489123,    1.7848265399172913358,
                                   5.4637849111641143699,     6.6579046435011037772};
constexpr std::array<double, 8> kF{2.04426310338993978564e-15, 1.4215117583164458887e-7,
                                   1.8463183175100546818e-5,   7.868691311456132591e-4,
                                   0.0148753612908506148525,   0.13692988092273580531,
                                   0.59983220655588793769,     1};

/// ln(x) of a normal x > 0, to about an ulp: ln 2 · exponent + 2·atanh((m - 1)/(m + 1)) with m in
/// [sqrt(1/2), sqrt(2)).
double logarithm(double x) {
  constexpr double kLn2 = 0.693147180559945309417232;
  constexpr double kRootHalf = 0.707106781186547524401;
  constexpr int kTerms = 11;  // the next is below 0.1716^24
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < kRootHalf) {
    m *= 2;
    --exponent;
  }
  const double s = (m - 1) / (m + 1), square = s * s;
  double series = 0;
  for (int k = kTerms; k >= 0; --k) series = series * square + 1.0 / (2 * k + 1);
  return exponent * kLn2 + 2 * s * series;
}

}  // namespace

double normal_quantile_portable(double p) noexcept {
  constexpr double kCentre = 0.425, kCentreSquare = 0.180625, kFar = 5, kNear = 1.6;
  const double q = p - 0.5;
  if (std::abs(q) <= kCentre) {
    const double r = kCentreSquare - q * q;
    return q * polynomial(kA, r) / polynomial(kB, r);
  }
  const double r = std::sqrt(-logarithm(q < 0 ? p : 1 - p));
  const double value = r <= kFar ? polynomial(kC, r - kNear) / polynomial(kD, r - kNear)
                                 : polynomial(kE, r - kFar) / polynomial(kF, r - kFar);
  return q < 0 ? -value : value;
}

double normal(Draws& draws) noexcept {
  constexpr double kUnit = 0x1p-53;
  const std::uint64_t high = draws.word(), low = draws.word();
  const std::uint64_t bits = (high << 32U | low) >> 12U;
  // Odd multiples of 2^-53: neither 0 nor 1, and symmetric round a half.
  return normal_quantile_portable(static_cast<double>(2 * bits + 1) * kUnit);
}

}  // namespace omrade::stats
