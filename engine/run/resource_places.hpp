// Where resources lie, and how far residents have to them. Ungated.
#pragma once

#include "model/grid.hpp"
#include "model/resources.hpp"
#include "run/place_shares.hpp"
#include "run/resource_numbers.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::run {

/// Cells that hold a positive number, row by row, in the coordinate system `crs`.
PeopleNearby people_nearby(const Grid& grid, const Resources& resources, const std::string& crs);

/// Straight as the crow flies, metres; NaN where the category has no resource or a place is NaN.
std::vector<double> nearest_of(const Resources& resources, std::size_t category,
                               const std::vector<double>& x, const std::vector<double>& y);

/// `from` is the place of each area. `people` null: distances are from there; else means over the
/// cells whose middle lies in the area, weighed by people: Σ w·d / Σ w, NaN where there is nobody.
ResourcePlaces resource_places(const Resources& resources, const PlaceShares& shares,
                               std::vector<Point> from, const PeopleNearby* people);

}  // namespace omrade::run
