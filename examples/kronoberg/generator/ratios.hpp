/// Ratios of the statistical areas, and how the catchments compare by them.
#pragma once

#include "model.hpp"

#include <cstddef>
#include <vector>

namespace kronoberg {

struct Ratio {
  double part = 0.0;
  double whole = 0.0;

  void add(double more_part, double more_whole, double share = 1.0) {
    part += share * more_part;
    whole += share * more_whole;
  }
  [[nodiscard]] double value() const { return part / whole; }
};

/// One ratio for each deso.
using Ratios = std::vector<Ratio>;

[[nodiscard]] Ratio sum_of(const Ratios& ratios);

/// How many centres have a higher ratio in their catchment than Dalbo.
[[nodiscard]] std::ptrdiff_t centres_above_dalbo(const Ratios& of_deso, const Model& model);

}  // namespace kronoberg
