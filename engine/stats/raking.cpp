#include "stats/raking.hpp"

#include "base/error.hpp"
#include "stats/compensated_sum.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace omrade::stats {
namespace {

bool is_total(double total) {
  return std::isfinite(total) && total >= 0;
}

void check_shape(std::span<const double> weights, std::span<const Margin> margins) {
  const bool sound = std::all_of(weights.begin(), weights.end(),
                                 [](double weight) { return std::isfinite(weight) && weight > 0; });
  if (!sound) throw Error(ErrorKind::bug, {.what = "a weight to be raked is none"});
  for (const Margin& margin : margins) {
    const auto outside = [&](std::uint32_t at) { return at >= margin.totals.size(); };
    if (margin.category.size() != weights.size() ||
        std::any_of(margin.category.begin(), margin.category.end(), outside) ||
        !std::all_of(margin.totals.begin(), margin.totals.end(), is_total))
      throw Error(ErrorKind::bug, {.what = "a margin does not fit the weights"});
  }
}

double total_of(const Margin& margin) {
  CompensatedSum sum;
  for (const double total : margin.totals) sum.add(total);
  return sum.value();
}

std::vector<double> sums_of(std::span<const double> weights, const Margin& margin) {
  std::vector<CompensatedSum> sums(margin.totals.size());
  for (std::size_t i = 0; i < weights.size(); ++i) sums[margin.category[i]].add(weights[i]);
  std::vector<double> values;
  values.reserve(sums.size());
  for (const CompensatedSum& sum : sums) values.push_back(sum.value());
  return values;
}

void check_population(std::span<const double> weights, std::span<const Margin> margins,
                      double tolerance) {
  for (std::size_t m = 0; m < margins.size(); ++m) {
    const std::string of_margin = " of margin " + std::to_string(m + 1);
    const std::vector<double> sums = sums_of(weights, margins[m]);
    for (std::size_t c = 0; c < sums.size(); ++c) {
      const std::string category = "category " + std::to_string(c + 1) + of_margin;
      const double total = margins[m].totals[c];
      if (total > 0 && sums[c] == 0)
        throw Error(ErrorKind::user, {.what = category + " has people but no respondent",
                                      .hint = "merge it with another"});
      if (total == 0 && sums[c] > 0)
        throw Error(ErrorKind::user, {.what = category + " has respondents but no people",
                                      .hint = "correct its total, or leave the rows out"});
    }
    const double first = total_of(margins[0]), own = total_of(margins[m]);
    if (std::abs(own - first) > tolerance * first)
      throw Error(ErrorKind::user, {.what = "the totals" + of_margin + " sum to another number " +
                                            "than those of margin 1",
                                    .hint = "scale them to one population"});
  }
}

double deviation_of(std::span<const double> weights, std::span<const Margin> margins) {
  double largest = 0;
  for (const Margin& margin : margins) {
    const std::vector<double> sums = sums_of(weights, margin);
    for (std::size_t c = 0; c < sums.size(); ++c) {
      if (margin.totals[c] > 0)
        largest = std::max(largest, std::abs(sums[c] - margin.totals[c]) / margin.totals[c]);
    }
  }
  return largest;
}

std::size_t cut(std::vector<double>& weights, const RakingOptions& options) {
  if (weights.empty() || (options.smallest <= 0 && std::isinf(options.largest))) return 0;
  CompensatedSum sum;
  for (const double weight : weights) sum.add(weight);
  const double mean = sum.value() / static_cast<double>(weights.size());
  const double low = options.smallest * mean, high = options.largest * mean;
  std::size_t at_bounds = 0;
  for (double& weight : weights) {
    if (weight > low && weight < high) continue;
    weight = std::clamp(weight, low, high);
    ++at_bounds;
  }
  return at_bounds;
}

}  // namespace

Raked rake(std::span<const double> weights, std::span<const Margin> margins,
           const RakingOptions& options) {
  check_shape(weights, margins);
  if (!(options.smallest <= 1 && options.largest >= 1))
    throw Error(ErrorKind::user, {.what = "no weights lie between those bounds times their mean",
                                  .hint = "let the lower be at most 1 and the upper at least 1"});
  check_population(weights, margins, options.tolerance);
  Raked raked;
  raked.weights.assign(weights.begin(), weights.end());
  while (raked.rounds < options.rounds) {
    ++raked.rounds;
    for (const Margin& margin : margins) {
      std::vector<double> factors = sums_of(raked.weights, margin);
      for (std::size_t c = 0; c < factors.size(); ++c) factors[c] = margin.totals[c] / factors[c];
      for (std::size_t i = 0; i < weights.size(); ++i)
        raked.weights[i] *= factors[margin.category[i]];
    }
    raked.cut = cut(raked.weights, options);
    raked.deviation = deviation_of(raked.weights, margins);
    raked.converged = raked.deviation <= options.tolerance;
    if (raked.converged) break;
  }
  return raked;
}

}  // namespace omrade::stats
