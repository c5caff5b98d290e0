#include "composite/tipping.hpp"

#include "base/error.hpp"
#include "composite/part_scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The score of one area as a function of one of its parts.
class OfOnePart {
 public:
  OfOnePart(Mean mean, double rest, double weight) : mean_(mean), rest_(rest), weight_(weight) {}

  [[nodiscard]] double score(double part) const {
    return mean_.from(rest_ + weight_ * mean_.to(part));
  }
  /// The part that gives the score; where none does, the end of the numbers on that side.
  [[nodiscard]] double part(double score, bool up) const {
    const double inner = (mean_.to(score) - rest_) / weight_;
    const bool powers = mean_.how == Aggregation::harmonic || mean_.how == Aggregation::generalised;
    if (powers && !(inner > 0)) return up ? kInfinity : 0;
    return mean_.from(inner);
  }

 private:
  Mean mean_;
  double rest_, weight_;
};

void find_neighbours(const std::vector<double>& scores, TippingPoints& out) {
  std::vector<double> sorted = scores;
  std::sort(sorted.begin(), sorted.end());
  for (const double score : scores) {
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), score);
    const auto last = std::upper_bound(first, sorted.end(), score);
    out.better.push_back(last == sorted.end() ? kNone : *last);
    out.worse.push_back(first == sorted.begin() ? kNone : *(first - 1));
  }
}

/// Numbers of this size differ by rounding alone where they differ by no more.
double rounding_of(const Parts& scaled, std::size_t area, double score) {
  constexpr double rounding = 1e-12;
  double size = std::abs(score);
  for (const std::vector<double>& part : scaled) {
    if (!std::isnan(part[area])) size = std::max(size, std::abs(part[area]));
  }
  return rounding * size;
}

double value_at(const PartScale& scale, const OfOnePart& of, std::size_t area, double score,
                double rounding, bool up) {
  if (std::isnan(score)) return kNone;
  return scale.value_at(
      {.area = area, .place = of.part(score, up), .up = up, .enough = [&](double place) {
         const double reached = of.score(place);
         return up ? reached >= score - rounding : reached <= score + rounding;
       }});
}

}  // namespace

TippingPoints tipping_points(const Spec& spec, const Prepared& prepared, const Method& method,
                             const Composite& index) {
  const Mean mean = method.hierarchy.mean;
  if (mean.how == Aggregation::copeland)
    throw Error(ErrorKind::bug, {.what = "Copeland's scores are on no scale of an area's own"});
  const std::size_t parts = index.scaled.size(), n = index.score.size();
  TippingPoints out;
  find_neighbours(index.score, out);
  const Parts weights = effective_weights(method.hierarchy, index.scaled);
  Parts inner(parts, std::vector<double>(n));
  for (std::size_t p = 0; p < parts; ++p) {
    for (std::size_t i = 0; i < n; ++i) {
      const double x = index.scaled[p][i];
      if (!std::isnan(x)) inner[p][i] = weights[p][i] * mean.to(x);
    }
  }
  for (std::size_t p = 0; p < parts; ++p) {
    const PartScale scale(prepared.values[p], index.scaled[p], prepared.parts[p].treatment,
                          method.scalings[p], {spec.parts[p].least, spec.parts[p].most});
    std::vector<double> better(n, kNone), worse(n, kNone);
    for (std::size_t i = 0; i < n; ++i) {
      if (std::isnan(index.scaled[p][i])) continue;
      double rest = 0;
      for (std::size_t q = 0; q < parts; ++q) rest += q == p ? 0 : inner[q][i];
      const OfOnePart of(mean, rest, weights[p][i]);
      const double rounding = rounding_of(index.scaled, i, index.score[i]);
      better[i] = value_at(scale, of, i, out.better[i], rounding, true);
      worse[i] = value_at(scale, of, i, out.worse[i], rounding, false);
    }
    out.better_at.push_back(std::move(better));
    out.worse_at.push_back(std::move(worse));
  }
  return out;
}

}  // namespace omrade::composite
