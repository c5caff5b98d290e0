// What a run finds out about resources before the gate.
#pragma once

#include "model/area_set.hpp"

#include <cstdint>
#include <vector>

namespace omrade::run {

/// Cells of a population grid with people in them, and the way from the middle of each to the
/// nearest resource of each category.
struct PeopleNearby {
  std::vector<double> x, y, people;
  std::vector<std::vector<double>> nearest;  ///< [category][cell], metres; NaN where there is none
};

/// The resources of one level.
struct ResourcePlaces {
  bool outlines = false;             ///< something can lie inside its areas
  std::vector<std::int32_t> area{};  ///< per resource, or -1
  std::vector<Point> from{};         ///< per area
  bool by_people = false;
  std::vector<double> people{};                ///< per area, of the grid; empty without one
  std::vector<std::vector<double>> nearest{};  ///< [category][area], metres
};

}  // namespace omrade::run
