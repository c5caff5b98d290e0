// Statistics by squares, as SCB gives them out: a table of populated squares becomes a grid.
#pragma once

#include "io/table.hpp"
#include "model/grid.hpp"

#include <memory>
#include <string>

namespace omrade::io {

struct SquaresRequest {
  const TableSource* table = nullptr;  ///< needed only during the call
  std::string file{};                  ///< how messages name the table
  std::string square{};                ///< column of ids
  std::string value{};                 ///< column of counts
  int cell = 1000;                     ///< metres: 1000, 250 or 100
};

/// A square's id is the easting (6 digits) and northing (7 digits) of its lower left corner in
/// EPSG:3006, in which the grid lies. Its frame just holds all squares and its edges are multiples
/// of the cell; a square that the table leaves out has nobody in it: 0, never NaN.
///
/// Only the squares themselves are held in memory, so a frame may be as large as the country at 100
/// m. Error user: another cell, no such column (nearest name), no rows, a frame of more than 2·10^8
/// cells and, with their rows, ids that are not 13 digits or not multiples of the cell, doubled
/// squares, missing or negative values.
std::unique_ptr<Grid> open_square_grid(const SquaresRequest& request);

}  // namespace omrade::io
