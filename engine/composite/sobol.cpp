#include "base/error.hpp"
#include "composite/sensitivity.hpp"

#include <algorithm>
#include <limits>

namespace omrade::composite {
namespace {

/// Where the combinations of one factor's levels lie.
struct Strides {
  std::size_t inner = 1;  ///< combinations between two levels of the factor
  std::size_t levels = 1;
  std::size_t outer = 1;
};

Strides around(std::span<const std::size_t> levels, std::size_t factor) {
  Strides out{.levels = levels[factor]};
  for (std::size_t f = 0; f < levels.size(); ++f)
    (f < factor ? out.outer : f > factor ? out.inner : out.levels) *= f == factor ? 1 : levels[f];
  return out;
}

double variance_of(std::span<const double> values) {
  double mean = 0, squares = 0;
  for (const double x : values) mean += x / static_cast<double>(values.size());
  for (const double x : values) squares += (x - mean) * (x - mean);
  return squares / static_cast<double>(values.size());
}

struct Shares {
  double first = 0, total = 0;
};

Shares parts_of(const Strides& at, std::span<const double> y) {
  std::vector<double> means(at.levels);
  const double others = static_cast<double>(at.inner * at.outer);
  Shares out;
  std::vector<double> own(at.levels);
  for (std::size_t o = 0; o < at.outer; ++o) {
    for (std::size_t i = 0; i < at.inner; ++i) {
      for (std::size_t l = 0; l < at.levels; ++l) {
        own[l] = y[(o * at.levels + l) * at.inner + i];
        means[l] += own[l] / others;
      }
      out.total += variance_of(own) / others;
    }
  }
  out.first = variance_of(means);
  return out;
}

}  // namespace

SobolIndices sobol(std::span<const std::size_t> levels,
                   std::span<const std::vector<float>> values) {
  std::size_t combinations = 1;
  for (const std::size_t one : levels) combinations *= one;
  if (values.size() != combinations || combinations == 0)
    throw Error(ErrorKind::bug, {.what = "values that are no full design"});
  const std::size_t outputs = values.front().size();
  SobolIndices out{.first = std::vector<double>(levels.size()),
                   .total = std::vector<double>(levels.size())};
  std::vector<double> y(combinations);
  double all = 0;
  for (std::size_t k = 0; k < outputs; ++k) {
    for (std::size_t c = 0; c < combinations; ++c) y[c] = static_cast<double>(values[c][k]);
    all += variance_of(y);
    for (std::size_t f = 0; f < levels.size(); ++f) {
      const Shares one = parts_of(around(levels, f), y);
      out.first[f] += one.first;
      out.total[f] += one.total;
    }
  }
  for (auto* list : {&out.first, &out.total}) {
    for (double& x : *list) x = all > 0 ? x / all : std::numeric_limits<double>::quiet_NaN();
  }
  out.variance = outputs > 0 ? all / static_cast<double>(outputs) : 0;
  return out;
}

}  // namespace omrade::composite
