#include "geometry/zonal.hpp"

#include "base/error.hpp"
#include "geometry/zonal_strips.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace omrade::geometry {
namespace {

/// What an area is going to need, by the cells that its box and its border can reach.
struct Need {
  double first_row = 0;
  double bytes = 0;
};

Need need_of(const Polygons& polygons, std::size_t area, const GridFrame& frame, bool values) {
  const auto column = [&frame](double x) {
    return std::clamp((x - frame.x0) / frame.cell_width, 0.0, static_cast<double>(frame.columns));
  };
  const auto row = [&frame](double y) {
    return std::clamp((frame.y0 - y) / frame.cell_height, 0.0, static_cast<double>(frame.rows));
  };
  double top = static_cast<double>(frame.rows);
  double bottom = 0;
  double crossings = 0;
  double ground = 0;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    const std::span<const Point> ring = polygons.ring(r);
    Point last{};
    for (std::size_t k = 0; k < ring.size(); ++k) {
      const Point here{column(ring[k].x), row(ring[k].y)};
      top = std::min(top, here.y);
      bottom = std::max(bottom, here.y);
      if (k > 0) {
        crossings += std::abs(here.x - last.x) + std::abs(here.y - last.y) + 1;
        ground += (last.x + here.x) * (last.y - here.y) / 2;
      }
      last = here;
    }
  }
  constexpr double per_crossing = sizeof(CoverageCell) + 32.0;  // and what finding it takes
  constexpr double per_row = 2.0 * sizeof(CoverageRun);
  return {top, crossings * per_crossing + (bottom - top) * per_row +
                   (values ? std::abs(ground) * sizeof(ValueShare) : 0)};
}

void refuse_tangled(const Coverage& coverage, const std::string& id) {
  if (!coverage.tangled) return;
  throw Error(ErrorKind::user,
              {.subject = "area '" + id + "'",
               .what = "its rings cross or overlap each other, so that what it covers is not clear",
               .hint = "mend it with omrade areas repair"});
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
