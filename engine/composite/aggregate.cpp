#include "composite/aggregate.hpp"

#include "base/error.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

Score score_of(std::span<const std::vector<double>> parts, std::span<const double> weights,
               Mean mean, std::size_t area) {
  Score score{.value = std::numeric_limits<double>::quiet_NaN()};
  double all = 0;
  double weight = 0;
  double sum = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    all += weights[p];
    const double x = parts[p][area];
    if (std::isnan(x)) continue;
    if (mean.wants_positive() && !(x > 0))
      throw Error(ErrorKind::bug, {.what = "a mean of a part that is not above 0"});
    ++score.present;
    weight += weights[p];
    sum += weights[p] * mean.to(x);
  }
  if (score.present == 0) return score;
  score.present_weight = weight / all;
  score.value = mean.from(sum / weight);
  return score;
}

struct Word {
  std::string_view text;
  Aggregation how;
};
constexpr std::array kWords{
    Word{"arithmetic", Aggregation::arithmetic}, Word{"geometric", Aggregation::geometric},
    Word{"harmonic", Aggregation::harmonic}, Word{"generalised", Aggregation::generalised},
    Word{"copeland", Aggregation::copeland}};

}  // namespace

std::optional<Aggregation> aggregation(std::string_view word) {
  for (const Word& one : kWords) {
    if (one.text == word) return one.how;
  }
  return std::nullopt;
}

std::string_view word_of(Aggregation how) {
  for (const Word& one : kWords) {
    if (one.how == how) return one.text;
  }
  return "";
}

double Mean::to(double x) const {
  switch (how) {
    case Aggregation::geometric:
      return std::log(x);
    case Aggregation::harmonic:
      return 1 / x;
    case Aggregation::generalised:
      return std::pow(x, power);
    case Aggregation::arithmetic:
    case Aggregation::copeland:
      break;
  }
  return x;
}

double Mean::from(double y) const {
  switch (how) {
    case Aggregation::geometric:
      return std::exp(y);
    case Aggregation::harmonic:
      return 1 / y;
    case Aggregation::generalised:
      return std::pow(y, 1 / power);
    case Aggregation::arithmetic:
    case Aggregation::copeland:
      break;
  }
  return y;
}

double Mean::slope(double a, double b) const {
  // Nearer than this the difference of f is rounding, and the slope in the middle is as exact.
  constexpr double near = 1e-7;
  if (std::abs(a - b) > near * std::abs(a)) return (to(a) - to(b)) / (a - b);
  const double middle = b + (a - b) / 2;
  switch (how) {
    case Aggregation::geometric:
      return 1 / middle;
    case Aggregation::harmonic:
      return -1 / (middle * middle);
    case Aggregation::generalised:
      return power * std::pow(middle, power - 1);
    case Aggregation::arithmetic:
    case Aggregation::copeland:
      break;
  }
  return 1;
}

std::vector<Score> aggregate(std::span<const std::vector<double>> parts,
                             std::span<const double> weights, Mean mean) {
  if (parts.size() != weights.size())
    throw Error(ErrorKind::bug, {.what = "a composite with as many weights as not parts"});
  const std::size_t areas = parts.empty() ? 0 : parts.front().size();
  for (const std::vector<double>& part : parts) {
    if (part.size() != areas)
      throw Error(ErrorKind::bug, {.what = "parts of a composite that differ in length"});
  }
  std::vector<Score> out;
  out.reserve(areas);
  for (std::size_t area = 0; area < areas; ++area)
    out.push_back(score_of(parts, weights, mean, area));
  return out;
}

}  // namespace omrade::composite
