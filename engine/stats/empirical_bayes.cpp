#include "stats/empirical_bayes.hpp"

#include "base/error.hpp"
#include "stats/compensated_sum.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace omrade::stats {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kRounding = 1e-9;

double effective(const SmallCounts& counts, std::size_t i) {
  return counts.n_eff.empty() ? counts.n[i] : counts.n_eff[i];
}

bool has_data(const SmallCounts& counts, std::size_t i) {
  const double y = counts.y[i], n = counts.n[i], n_eff = effective(counts, i);
  if (!std::isfinite(y) || !std::isfinite(n) || !std::isfinite(n_eff)) return false;
  if (!(n > 0) || !(n_eff > 0) || y < 0) return false;
  return counts.kind == EmpiricalBayesKind::rate || y <= n * (1 + kRounding);
}

struct Prior {
  double mean = 0;
  double variance = 0;
  double of_one = 0;  ///< q: the sampling variance of one person
};

Prior prior_of(const SmallCounts& counts, std::span<const std::uint32_t> areas) {
  CompensatedSum y, n, inflation;
  for (const std::uint32_t i : areas) {
    y.add(counts.y[i]);
    n.add(counts.n[i]);
    inflation.add(counts.n[i] / effective(counts, i));
  }
  Prior prior;
  prior.mean = y.value() / n.value();
  if (counts.kind == EmpiricalBayesKind::proportion) prior.mean = std::min(prior.mean, 1.0);
  prior.of_one =
      counts.kind == EmpiricalBayesKind::rate ? prior.mean : prior.mean * (1 - prior.mean);
  CompensatedSum between;
  for (const std::uint32_t i : areas) {
    const double apart = counts.y[i] / counts.n[i] - prior.mean;
    between.add(counts.n[i] * apart * apart);
  }
  prior.variance = std::max(0.0, (between.value() - prior.of_one * inflation.value()) / n.value());
  return prior;
}

EmpiricalBayesEstimate estimate_of(const SmallCounts& counts, std::size_t i, const Prior& prior) {
  const double own = counts.y[i] / counts.n[i];
  const double sampling = prior.of_one / effective(counts, i);
  const double both = prior.variance + sampling;
  const double shrinkage = prior.variance > 0 ? prior.variance / both : 0;
  return {.value = prior.mean + shrinkage * (own - prior.mean),
          .prior_mean = prior.mean,
          .prior_variance = prior.variance,
          .shrinkage = shrinkage,
          .standard_error = std::sqrt(shrinkage * sampling)};
}

void check_lengths(const SmallCounts& counts) {
  if (counts.n.size() != counts.y.size() ||
      (!counts.n_eff.empty() && counts.n_eff.size() != counts.y.size()))
    throw Error(ErrorKind::bug, {.what = "numerators and denominators differ in length"});
}

}  // namespace

std::vector<EmpiricalBayesEstimate> empirical_bayes(const SmallCounts& counts) {
  check_lengths(counts);
  std::vector<std::uint32_t> areas;
  for (std::uint32_t i = 0; i < counts.y.size(); ++i)
    if (has_data(counts, i)) areas.push_back(i);
  std::vector<EmpiricalBayesEstimate> estimates(counts.y.size());
  if (areas.empty()) return estimates;
  const Prior prior = prior_of(counts, areas);
  for (const std::uint32_t i : areas) estimates[i] = estimate_of(counts, i, prior);
  return estimates;
}

std::vector<EmpiricalBayesEstimate> spatial_empirical_bayes(const SmallCounts& counts,
                                                            std::span<const std::size_t> begin,
                                                            std::span<const std::uint32_t> of) {
  check_lengths(counts);
  const std::size_t n = counts.y.size();
  if (begin.size() != n + 1 || begin[n] != of.size() ||
      std::any_of(of.begin(), of.end(), [n](std::uint32_t j) { return j >= n; }))
    throw Error(ErrorKind::bug, {.what = "neighbours do not fit the areas"});
  std::vector<EmpiricalBayesEstimate> estimates(n);
  std::vector<std::uint32_t> around;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!has_data(counts, i)) continue;
    around.assign({i});
    for (const std::uint32_t j : of.subspan(begin[i], begin[i + 1] - begin[i]))
      if (has_data(counts, j)) around.push_back(j);
    std::sort(around.begin(), around.end());
    around.erase(std::unique(around.begin(), around.end()), around.end());
    if (around.size() > 1) estimates[i] = estimate_of(counts, i, prior_of(counts, around));
  }
  return estimates;
}

Limits limits_of(const EmpiricalBayesEstimate& estimate, EmpiricalBayesKind kind, double z) {
  if (!(estimate.standard_error > 0)) return {kNone, kNone};
  const double half = z * estimate.standard_error;
  const double upper = estimate.value + half;
  return {std::max(0.0, estimate.value - half),
          kind == EmpiricalBayesKind::proportion ? std::min(1.0, upper) : upper};
}

}  // namespace omrade::stats
