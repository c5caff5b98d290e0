// omrade zonal: what rasters hold on each area.
#pragma once

#include "tools/output.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::tools {

struct ZonalArguments {
  std::string areas{};               ///< a source of areas
  std::vector<std::string> grids{};  ///< rasters
  std::string id{};                  ///< the areas' field of ids
  std::string statistics{};          ///< of --stats
  std::string weights{};             ///< a raster whose cells and the grids' go into each other
  std::string bands = "1";           ///< "all" or numbers from 1, parted by commas
  unsigned threads = 1;
  std::size_t memory = 0;  ///< bytes; 0: as geometry/zonal does
  bool quiet = false;      ///< no summary on standard error
  OutputOptions output{};
};

/// Rows id and the statistics, in the order of the areas. Columns are named by their statistics,
/// with several grids or bands GRID_BAND_statistic. Error user as geometry/zonal, for areas that do
/// not meet a grid at all and for weights on cells that do not go into those of a grid.
int zonal(const ZonalArguments& arguments);

}  // namespace omrade::tools
