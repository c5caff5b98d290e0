#include "geometry/zonal.hpp"

#include "base/error.hpp"
#include "geometry/zonal_strips.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace omrade::geometry {
namespace {

/// What an area is going to need, at most.
struct Need {
  double first_row = 0;
  double bytes = 0;
};

Need need_of(const Polygons& polygons, std::size_t area, const GridFrame& frame, bool values) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  Box box{inf, inf, -inf, -inf};
  double east = 0;  // the way along the border, in either direction
  double north = 0;
  const std::size_t begin = polygons.ring_offset[polygons.area_offset[area]];
  const std::size_t end = polygons.ring_offset[polygons.area_offset[area + 1]];
  for (std::size_t k = begin; k < end; ++k) {
    const Point p = polygons.points[k];
    box = {std::min(box.min_x, p.x), std::min(box.min_y, p.y), std::max(box.max_x, p.x),
           std::max(box.max_y, p.y)};
    if (k == begin) continue;
    east += std::abs(p.x - polygons.points[k - 1].x);
    north += std::abs(p.y - polygons.points[k - 1].y);
  }
  const auto within = [](double cells, std::size_t most) {
    return std::clamp(cells, 0.0, static_cast<double>(most));
  };
  const double top = within((frame.y0 - box.max_y) / frame.cell_height, frame.rows);
  const double rows = within((frame.y0 - box.min_y) / frame.cell_height, frame.rows) - top + 1;
  const double columns = within((box.max_x - frame.x0) / frame.cell_width, frame.columns) -
                         within((box.min_x - frame.x0) / frame.cell_width, frame.columns) + 1;
  const double crossings = std::min(
      static_cast<double>(end - begin) + east / frame.cell_width + north / frame.cell_height,
      static_cast<double>(end - begin) + rows * columns);
  constexpr double per_crossing = sizeof(CoverageCell) + 32.0;  // and what finding it takes
  constexpr double per_row = 2.0 * sizeof(CoverageRun);
  return {top, crossings * per_crossing + rows * per_row +
                   (values ? rows * columns * sizeof(ValueShare) : 0)};
}

void refuse_tangled(const Coverage& coverage, const std::string& id) {
  if (!coverage.tangled) return;
  throw Error(ErrorKind::user,
              {.subject = "area '" + id + "'",
               .what = "its rings cross or overlap each other, so that what it covers is not clear",
               .hint = "mend it with omrade areas repair"});
}

void refuse_infinite(const ZonalSums& sums, const std::string& id) {
  if (sums.count == 0 || std::isfinite(sums.sum)) return;
  const bool cells = std::isinf(sums.min) || std::isinf(sums.max);
  throw Error(ErrorKind::user, {.subject = "area '" + id + "'",
                                .what = cells ? "the grid has infinite values in it"
                                              : "its sum is larger than a number can be",
                                .hint = "say which value means none with gdal_edit.py -a_nodata"});
}

}  // namespace

void zonal(const Polygons& polygons, std::span<const std::string> ids, const ZonalRequest& request,
           const ParallelFor& loop, const TakeZonal& take) {
  const GridFrame& frame = request.raster->frame();
  const std::size_t areas = polygons.areas();
  std::vector<Need> needs(areas);
  loop(areas, [&](std::size_t area) {
    needs[area] = need_of(polygons, area, frame, request.wants.values);
  });
  // From north to south, so that areas that are kept at the same time need the same rows.
  std::vector<std::size_t> order(areas);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&needs](std::size_t a, std::size_t b) {
    return needs[a].first_row < needs[b].first_row;
  });
  const double memory =
      static_cast<double>(request.memory == 0 ? kZonalMemory : request.memory) / 2;
  for (std::size_t begin = 0; begin < areas;) {
    std::size_t end = begin;
    double bytes = 0;
    while (end < areas && (end == begin || bytes + needs[order[end]].bytes <= memory))
      bytes += needs[order[end++]].bytes;
    std::vector<Coverage> coverages(end - begin);
    loop(coverages.size(),
         [&](std::size_t k) { coverages[k] = cover(polygons, order[begin + k], frame); });
    for (std::size_t k = 0; k < coverages.size(); ++k)
      refuse_tangled(coverages[k], ids[order[begin + k]]);
    std::vector<const Coverage*> wanted;
    for (const Coverage& coverage : coverages) wanted.push_back(&coverage);
    std::vector<ZonalTotal> totals = pass_over_strips(wanted, request, loop);
    const std::size_t bands = request.bands.size();
    for (std::size_t k = 0; k < totals.size(); ++k)
      refuse_infinite(totals[k].sums, ids[order[begin + k / bands]]);
    loop(coverages.size(), [&](std::size_t k) {
      take(order[begin + k], std::span(totals).subspan(k * bands, bands));
    });
    begin = end;
  }
}

std::vector<ZonalSums> zonal(std::span<const Coverage* const> coverages,
                             const ZonalRequest& request, const ParallelFor& loop) {
  std::vector<ZonalSums> sums;
  for (const ZonalTotal& total : pass_over_strips(coverages, request, loop))
    sums.push_back(total.sums);
  return sums;
}

}  // namespace omrade::geometry
