// Crosswalks by geometry: areal shares, and shares by people on a population grid.
//
// Shares of a source that sum to 1 within 1e-9 are made to sum to 1, so that no part of a person is
// lost to rounding. Targets that overlap each other would count people twice: where the shares of a
// source sum to more than 1.001 an Error says so, and less (slivers of hand-drawn borders) is
// scaled down to 1. Error user, naming the area, for sets without polygons, broken rings and areas
// of 0 m2. That rings do not cross is validity's task (validity.hpp).
#pragma once

#include "model/area_set.hpp"
#include "model/crosswalk.hpp"
#include "model/grid.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace omrade::geometry {

/// Runs body(0) … body(count-1), in any order or in parallel: the caller lends its loop.
using ParallelFor =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;
/// The loop that runs on this thread.
ParallelFor serial_loop();

/// Share of each source's area that lies in each target. Pairs that share less than 1e-9 of the
/// source are left out. Both sets are polygons in one CRS. The same numbers for any loop.
Crosswalk areal_crosswalk(const AreaSet& from, const AreaSet& to, const ParallelFor& loop);

struct DasymetricCrosswalk {
  Crosswalk crosswalk;
  std::vector<double> people;      ///< per source: Σ cell value · covered fraction
  std::size_t without_people = 0;  ///< sources with no people in the grid: their shares are areal
  /// Largest absolute difference between a dasymetric share and the areal one, and its
  /// people-weighted mean Σ people · ½Σ|difference| / Σ people: how much the grid mattered.
  double largest_difference = 0;
  double mean_difference = 0;
};

/// Share of each source's people (grid cell x source x target; people spread evenly within a cell)
/// that lives in each target. NaN cells count as empty. Negative cells are an Error user.
DasymetricCrosswalk dasymetric_crosswalk(const AreaSet& from, const AreaSet& to, const Grid& people,
                                         const ParallelFor& loop);

/// The grid's total over each area of the set (Σ value · fraction). NaN cells count as empty.
std::vector<double> grid_sum(const AreaSet& areas, const Grid& grid, const ParallelFor& loop);

}  // namespace omrade::geometry
