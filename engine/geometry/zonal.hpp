// Zonal statistics: what a raster holds on each area, from one pass over it.
#pragma once

#include "geometry/overlay.hpp"
#include "geometry/zonal_sums.hpp"
#include "model/area_set.hpp"
#include "model/raster.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

struct ZonalRequest {
  const Raster* raster = nullptr;
  std::vector<std::uint32_t> bands{0};
  const Raster* weights = nullptr;  ///< its first band, on the same frame; or null
  ZonalWants wants{};
  std::size_t memory = 0;  ///< about how many bytes may be used; 0: kZonalMemory. At least 256 rows
                           ///< of the columns of one area are read, and one area is kept
};

/// The memory that a request without one may use.
inline constexpr std::size_t kZonalMemory = std::size_t{1} << 31U;

struct ZonalTotal {
  ZonalSums sums;
  std::vector<ValueShare> values;  ///< where asked for
};

/// Takes the totals of one area, one for each band. Called once for each area, from several threads
/// at a time.
using TakeZonal = std::function<void(std::size_t area, std::span<ZonalTotal> totals)>;

/// The areas are polygons in the coordinates of the raster's frame, valid ones. Cells outside the
/// raster count as cells without a value. The same totals for any loop, memory and number of
/// threads. Error user when the raster cannot be decoded, or the rings of an area cross each other
/// (by `ids`, as far as the grid shows it).
void zonal(const Polygons& polygons, std::span<const std::string> ids, const ZonalRequest& request,
           const ParallelFor& loop, const TakeZonal& take);

/// The totals of a single band under coverages that are there already.
std::vector<ZonalSums> zonal(std::span<const Coverage* const> coverages,
                             const ZonalRequest& request, const ParallelFor& loop);

}  // namespace omrade::geometry
