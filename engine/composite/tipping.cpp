#include "composite/tipping.hpp"

#include "base/error.hpp"
#include "composite/part_scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

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

/// The score of the next place, and its area's rounding.
struct Next {
  double score = kNone, rounding = 0;
};

/// Per area the places above and below its own. What shares a rank is one place.
struct Neighbours {
  explicit Neighbours(const Composite& index)
      : better(index.score.size()), worse(index.score.size()) {
    std::vector<std::size_t> order(index.score.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return index.score[a] != index.score[b] ? index.score[a] < index.score[b] : a < b;
    });
    const std::size_t n = order.size();
    const auto next = [&](std::size_t k) {
      return Next{index.score[order[k]], index.rounding[order[k]]};
    };
    for (std::size_t begin = 0; begin < n;) {
      std::size_t end = begin + 1;
      while (end < n && index.rank[order[end]] == index.rank[order[begin]]) ++end;
      for (std::size_t k = begin; k < end; ++k) {
        if (end < n) better[order[k]] = next(end);
        if (begin > 0) worse[order[k]] = next(begin - 1);
      }
      begin = end;
    }
  }
  std::vector<Next> better, worse;
};

double value_at(const PartScale& scale, const OfOnePart& of, std::size_t area, const Next& next,
                double own_rounding, bool up) {
  const double score = next.score;
  if (std::isnan(score)) return kNone;
  const double rounding = std::max(next.rounding, own_rounding);
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
  const Neighbours neighbours(index);
  for (std::size_t i = 0; i < n; ++i) {
    out.better.push_back(neighbours.better[i].score);
    out.worse.push_back(neighbours.worse[i].score);
  }
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
      better[i] = value_at(scale, of, i, neighbours.better[i], index.rounding[i], true);
      worse[i] = value_at(scale, of, i, neighbours.worse[i], index.rounding[i], false);
    }
    out.better_at.push_back(std::move(better));
    out.worse_at.push_back(std::move(worse));
  }
  return out;
}

}  // namespace omrade::composite
