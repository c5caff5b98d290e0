#include "bring/aggregate.hpp"

#include "base/error.hpp"

#include <limits>

namespace omrade::bring {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

void require_length(std::span<const double> values, const Crosswalk& crosswalk) {
  if (values.size() != crosswalk.sources()) {
    throw Error(ErrorKind::bug, {.what = "values that do not belong to the crosswalk's sources"});
  }
}

}  // namespace

std::vector<double> sum(std::span<const double> x, const Crosswalk& crosswalk) {
  require_length(x, crosswalk);
  std::vector<double> out(crosswalk.targets(), kMissing);
  for (std::size_t t = 0; t < out.size(); ++t) {
    const auto entries = crosswalk.of_target(t);
    if (entries.empty()) continue;
    double total = 0;
    for (const CrosswalkEntry& entry : entries)
      total += entry.share * x[entry.source];  // NaN stays NaN
    out[t] = total;
  }
  return out;
}

std::vector<double> weighted_mean(std::span<const double> x, std::span<const double> base,
                                  const Crosswalk& crosswalk) {
  require_length(x, crosswalk);
  require_length(base, crosswalk);
  std::vector<double> out(crosswalk.targets(), kMissing);
  for (std::size_t t = 0; t < out.size(); ++t) {
    double total = 0;
    double weight = 0;
    for (const CrosswalkEntry& entry : crosswalk.of_target(t)) {
      const double b = entry.share * base[entry.source];
      if (b == 0) continue;
      total += b * x[entry.source];
      weight += b;
    }
    if (weight > 0) out[t] = total / weight;
  }
  return out;
}

}  // namespace omrade::bring
