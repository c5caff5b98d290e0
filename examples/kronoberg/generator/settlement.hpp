/// Where people live: whole persons in cells of 100 m, dense in towns, scattered in the
/// countryside.
#pragma once

#include "county.hpp"
#include "raster.hpp"

#include <vector>

namespace kronoberg {

struct SettledCell {
  int column;
  int row;
  int people;
  int place;  // the place most of them belong to, or -1 for the countryside
};

struct Settlement {
  Grid grid;
  std::vector<SettledCell> cells;  // those with people, row by row

  [[nodiscard]] int people() const;
};

/// No one lives in a lake or outside the county.
[[nodiscard]] Settlement make_settlement(const County& county);

}  // namespace kronoberg
