#include "composite/priorities.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double median_of(std::span<const double> values) {
  std::vector<double> known;
  for (const double x : values)
    if (!std::isnan(x)) known.push_back(x);
  if (known.empty()) return kNone;
  std::sort(known.begin(), known.end());
  const std::size_t half = known.size() / 2;
  return known.size() % 2 == 1 ? known[half]
                               : known[half - 1] + (known[half] - known[half - 1]) / 2;
}

}  // namespace

Stability stability_of(double rank_lower, double rank_upper, std::size_t areas) {
  constexpr double narrow = 0.1, wide = 0.25;
  const double width = (rank_upper - rank_lower) / static_cast<double>(areas);
  return width <= narrow ? Stability::firm
         : width <= wide ? Stability::moderate
                         : Stability::uncertain;
}

std::string_view word_of(Stability stability) {
  switch (stability) {
    case Stability::firm:
      return "firm";
    case Stability::moderate:
      return "moderate";
    case Stability::uncertain:
      return "uncertain";
  }
  return "";
}

Membership membership_of(double top_probability) {
  constexpr double sure = 0.95;
  if (top_probability >= sure) return Membership::in;
  return top_probability <= 1 - sure ? Membership::out : Membership::undecided;
}

std::string_view word_of(Membership membership) {
  switch (membership) {
    case Membership::in:
      return "in";
    case Membership::out:
      return "out";
    case Membership::undecided:
      return "undecided";
  }
  return "";
}

std::vector<double> fewest_that_hold(std::span<const double> need, double share) {
  std::vector<std::size_t> order;
  std::vector<double> out(need.size(), kNone);
  double all = 0;
  for (std::size_t i = 0; i < need.size(); ++i) {
    if (std::isnan(need[i])) continue;
    order.push_back(i);
    out[i] = 0;
    all += need[i];
  }
  std::stable_sort(order.begin(), order.end(),
                   [need](std::size_t a, std::size_t b) { return need[a] > need[b]; });
  // Sums differ in their last digits by the order of their terms.
  constexpr double rounding = 1e-12;
  double held = 0;
  for (const std::size_t i : order) {
    if (held >= share * all * (1 - rounding)) break;
    held += need[i];
    out[i] = 1;
  }
  return out;
}

std::vector<Quadrant> quadrants(std::span<const double> need, std::span<const double> resources) {
  const double middle = median_of(need), supply = median_of(resources);
  std::vector<Quadrant> out(need.size(), Quadrant::none);
  for (std::size_t i = 0; i < need.size(); ++i) {
    if (std::isnan(need[i]) || std::isnan(resources[i])) continue;
    const bool much = resources[i] > supply;
    if (need[i] > middle) {
      out[i] = much ? Quadrant::high_high : Quadrant::high_low;
    } else {
      out[i] = much ? Quadrant::low_high : Quadrant::low_low;
    }
  }
  return out;
}

std::string_view word_of(Quadrant quadrant) {
  switch (quadrant) {
    case Quadrant::none:
      return "";
    case Quadrant::high_low:
      return "high need, low resources";
    case Quadrant::high_high:
      return "high need, high resources";
    case Quadrant::low_low:
      return "low need, low resources";
    case Quadrant::low_high:
      return "low need, high resources";
  }
  return "";
}

std::vector<double> information_needed(std::span<const double> score_means,
                                       std::span<const double> deviations, std::size_t top) {
  if (top == 0 || top >= score_means.size())
    throw Error(ErrorKind::bug, {.what = "the edge of a top that has none"});
  constexpr double z95_one_sided = 1.6448536269514722;
  std::vector<double> ordered(score_means.begin(), score_means.end());
  std::sort(ordered.begin(), ordered.end(), std::greater<>());
  const double edge = ordered[top] + (ordered[top - 1] - ordered[top]) / 2;
  std::vector<double> out;
  for (std::size_t i = 0; i < score_means.size(); ++i) {
    const double times = z95_one_sided * deviations[i] / std::abs(score_means[i] - edge);
    out.push_back(deviations[i] > 0 ? std::max(1.0, times * times) : 1.0);
  }
  return out;
}

}  // namespace omrade::composite
