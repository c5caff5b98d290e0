#include "ratios.hpp"

#include "centres.hpp"

#include <algorithm>

namespace kronoberg {

Ratio sum_of(const Ratios& ratios) {
  Ratio sum;
  for (const Ratio& ratio : ratios) sum.add(ratio.part, ratio.whole);
  return sum;
}

std::ptrdiff_t centres_above_dalbo(const Ratios& of_deso, const Model& model) {
  Ratios of_centres(centres().size());
  for (const Overlap& overlap : model.overlaps) {
    const auto deso = static_cast<std::size_t>(overlap.deso);
    of_centres[static_cast<std::size_t>(overlap.centre)].add(
        of_deso[deso].part, of_deso[deso].whole,
        static_cast<double>(overlap.people) / model.deso[deso].people);
  }
  const double of_dalbo = of_centres[static_cast<std::size_t>(dalbo())].value();
  return std::count_if(of_centres.begin(), of_centres.end(),
                       [&](const Ratio& ratio) { return ratio.value() > of_dalbo; });
}

}  // namespace kronoberg
