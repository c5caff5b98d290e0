#include "base/error.hpp"
#include "composite/hierarchy.hpp"

#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double mean_of(const std::vector<double>& values) {
  double sum = 0, count = 0;
  for (const double x : values) {
    if (std::isnan(x)) continue;
    sum += x;
    ++count;
  }
  return sum / count;
}

/// The parts with each value put at the mean of the areas.
Parts at_means(const Parts& parts) {
  Parts out = parts;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const double mean = mean_of(parts[p]);
    for (double& x : out[p]) x = std::isnan(x) ? kNone : mean;
  }
  return out;
}

}  // namespace

Contributions contributions_of(const Hierarchy& hierarchy, const Parts& parts) {
  const Mean mean = hierarchy.mean;
  if (mean.how == Aggregation::copeland)
    throw Error(ErrorKind::bug, {.what = "Copeland's scores are no sums of parts"});
  const std::size_t n = parts.empty() ? 0 : parts.front().size();
  const Parts weights = effective_weights(hierarchy, parts);
  Contributions out{.of = Parts(parts.size(), std::vector<double>(n, kNone)),
                    .reference = std::vector<double>(n),
                    .score = std::vector<double>(n)};
  Parts reference;
  std::vector<double> scores(n);
  std::vector<std::vector<double>> domains, reference_domains;
  if (mean.wants_positive()) {
    reference = at_means(parts);
    HierarchyScratch scratch;
    scores_of(hierarchy, parts, scores, scratch);
    scores_of(hierarchy, reference, out.reference, scratch);
    domains = domain_scores(hierarchy, parts);
    reference_domains = domain_scores(hierarchy, reference);
  }
  for (std::size_t i = 0; i < n; ++i) {
    double sum = out.reference[i];
    bool any = false;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const double x = parts[p][i];
      if (std::isnan(x)) continue;
      double one = weights[p][i] * x;
      if (mean.wants_positive()) {
        const std::size_t d = hierarchy.domain_of[p];
        const double r = reference[p][i];
        const double a = domains[d][i], b = reference_domains[d][i];
        one = weights[p][i] * (x - r) * mean.slope(x, r) / mean.slope(a, b);
        if (hierarchy.domain_weights.size() > 1)
          one *= mean.slope(a, b) / mean.slope(scores[i], out.reference[i]);
      }
      out.of[p][i] = one;
      sum += one;
      any = true;
    }
    out.score[i] = any ? sum : kNone;
    if (!any) out.reference[i] = kNone;
  }
  return out;
}

}  // namespace omrade::composite
