#include "composite/hierarchy.hpp"

#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <class Of>
void add_each(std::span<const double> values, double weight, std::span<double> sum,
              std::span<double> weights, const Of& of) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = values[i];
    const bool there = x == x;
    sum[i] += there ? weight * of(x) : 0;
    weights[i] += there ? weight : 0;
  }
}

/// Adds weight · f(value) and weight wherever there is a value.
void add(std::span<const double> values, double weight, Mean mean, std::span<double> sum,
         std::span<double> weights) {
  switch (mean.how) {
    case Aggregation::geometric:
      add_each(values, weight, sum, weights, [](double x) { return std::log(x); });
      return;
    case Aggregation::harmonic:
      add_each(values, weight, sum, weights, [](double x) { return 1 / x; });
      return;
    case Aggregation::generalised:
      add_each(values, weight, sum, weights, [mean](double x) { return mean.to(x); });
      return;
    case Aggregation::arithmetic:
    case Aggregation::copeland:
      add_each(values, weight, sum, weights, [](double x) { return x; });
      return;
  }
}

/// sum becomes the mean; NaN where there is no weight.
void finish(Mean mean, std::span<double> sum, std::span<const double> weights) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] /= weights[i];  // 0 / 0: NaN
  if (mean.how == Aggregation::arithmetic) return;
  for (double& one : sum) one = mean.from(one);
}

void domain_of(const Hierarchy& hierarchy, const Parts& parts, std::size_t domain,
               HierarchyScratch& scratch) {
  const std::size_t n = parts.front().size();
  scratch.sum.assign(n, 0);
  scratch.weight.assign(n, 0);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (hierarchy.domain_of[p] == domain)
      add(parts[p], hierarchy.part_weights[p], hierarchy.mean, scratch.sum, scratch.weight);
  }
  finish(hierarchy.mean, scratch.sum, scratch.weight);
}

}  // namespace

void scores_of(const Hierarchy& hierarchy, const Parts& parts, std::span<double> out,
               HierarchyScratch& scratch) {
  if (hierarchy.mean.how == Aggregation::copeland) {
    copeland(parts, flat_weights(hierarchy), out);
    return;
  }
  const std::size_t domains = hierarchy.domain_weights.size();
  if (domains == 1) {
    domain_of(hierarchy, parts, 0, scratch);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = scratch.sum[i];
    return;
  }
  scratch.top_sum.assign(out.size(), 0);
  scratch.top_weight.assign(out.size(), 0);
  for (std::size_t d = 0; d < domains; ++d) {
    domain_of(hierarchy, parts, d, scratch);
    add(scratch.sum, hierarchy.domain_weights[d], hierarchy.mean, scratch.top_sum,
        scratch.top_weight);
  }
  finish(hierarchy.mean, scratch.top_sum, scratch.top_weight);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = scratch.top_sum[i];
}

std::vector<std::vector<double>> domain_scores(const Hierarchy& hierarchy, const Parts& parts) {
  std::vector<std::vector<double>> out;
  HierarchyScratch scratch;
  Hierarchy plain = hierarchy;
  if (plain.mean.how == Aggregation::copeland) plain.mean = {};
  for (std::size_t d = 0; d < hierarchy.domain_weights.size(); ++d) {
    domain_of(plain, parts, d, scratch);
    out.push_back(scratch.sum);
  }
  return out;
}

std::vector<double> flat_weights(const Hierarchy& hierarchy) {
  std::vector<double> sums(hierarchy.domain_weights.size());
  for (std::size_t p = 0; p < hierarchy.part_weights.size(); ++p)
    sums[hierarchy.domain_of[p]] += hierarchy.part_weights[p];
  double all = 0;
  for (const double weight : hierarchy.domain_weights) all += weight;
  std::vector<double> out;
  for (std::size_t p = 0; p < hierarchy.part_weights.size(); ++p) {
    const std::size_t domain = hierarchy.domain_of[p];
    out.push_back(hierarchy.domain_weights[domain] / all *
                  (hierarchy.part_weights[p] / sums[domain]));
  }
  return out;
}

Parts effective_weights(const Hierarchy& hierarchy, const Parts& parts) {
  const std::size_t n = parts.empty() ? 0 : parts.front().size();
  const std::size_t domains = hierarchy.domain_weights.size();
  Parts out(parts.size(), std::vector<double>(n));
  std::vector<double> in_domain(domains);
  for (std::size_t i = 0; i < n; ++i) {
    in_domain.assign(domains, 0);
    double all = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (!std::isnan(parts[p][i])) in_domain[hierarchy.domain_of[p]] += hierarchy.part_weights[p];
    }
    for (std::size_t d = 0; d < domains; ++d)
      all += in_domain[d] > 0 ? hierarchy.domain_weights[d] : 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const std::size_t d = hierarchy.domain_of[p];
      if (std::isnan(parts[p][i])) continue;
      // One domain: no factor that rounds.
      const double of_domain = domains == 1 ? 1 : hierarchy.domain_weights[d] / all;
      out[p][i] = of_domain * (hierarchy.part_weights[p] / in_domain[d]);
    }
  }
  return out;
}

void copeland(const Parts& parts, std::span<const double> weights, std::span<double> out) {
  const std::size_t n = out.size();
  for (double& one : out) one = 0;
  std::vector<char> any(n);
  for (const auto& part : parts)
    for (std::size_t i = 0; i < n; ++i) any[i] = any[i] != 0 || !std::isnan(part[i]) ? 1 : 0;
  double alive = 0;
  // Weights that weigh the same by hand may differ in their last digits when they are added up.
  double all = 0;
  for (const double weight : weights) all += weight;
  constexpr double rounding = 1e-12;
  const double level = rounding * all;
  for (const char one : any) alive += one != 0 ? 1 : 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      double balance = 0;
      for (std::size_t p = 0; p < parts.size(); ++p) {
        const double a = parts[p][i], b = parts[p][j];
        balance += a > b ? weights[p] : a < b ? -weights[p] : 0;
      }
      const double won = balance > level ? 1 : balance < -level ? -1 : 0;
      out[i] += won;
      out[j] -= won;
    }
  }
  for (std::size_t i = 0; i < n; ++i)
    out[i] = any[i] == 0 ? kNone : alive > 1 ? out[i] / (alive - 1) : 0;
}

}  // namespace omrade::composite
