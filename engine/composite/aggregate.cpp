#include "composite/aggregate.hpp"

#include "base/error.hpp"

#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

Score score_of(std::span<const std::vector<double>> parts, std::span<const double> weights,
               Aggregation how, std::size_t area) {
  Score score{.value = std::numeric_limits<double>::quiet_NaN()};
  double all = 0;
  double weight = 0;
  double sum = 0;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    all += weights[p];
    const double x = parts[p][area];
    if (std::isnan(x)) continue;
    if (how == Aggregation::geometric && !(x > 0))
      throw Error(ErrorKind::bug, {.what = "a geometric mean of a part that is not above 0"});
    ++score.present;
    weight += weights[p];
    sum += weights[p] * (how == Aggregation::geometric ? std::log(x) : x);
  }
  if (score.present == 0) return score;
  score.present_weight = weight / all;
  score.value = how == Aggregation::geometric ? std::exp(sum / weight) : sum / weight;
  return score;
}

}  // namespace

std::optional<Aggregation> aggregation(std::string_view word) {
  if (word == "arithmetic") return Aggregation::arithmetic;
  if (word == "geometric") return Aggregation::geometric;
  return std::nullopt;
}

std::vector<Score> aggregate(std::span<const std::vector<double>> parts,
                             std::span<const double> weights, Aggregation how) {
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
    out.push_back(score_of(parts, weights, how, area));
  return out;
}

}  // namespace omrade::composite
