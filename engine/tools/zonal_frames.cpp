#include "tools/zonal_frames.hpp"

#include "geometry/rings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace omrade::tools {
namespace {

bool alike(double a, double b, double cell) {
  constexpr double tolerance = 1e-6;  // of a cell
  return std::abs(a - b) <= tolerance * cell;
}

}  // namespace

bool same_frame(const Raster& a, const Raster& b) {
  const GridFrame& f = a.frame();
  const GridFrame& g = b.frame();
  if (f.columns != g.columns || f.rows != g.rows || a.turn().has_value() != b.turn().has_value())
    return false;
  const auto size_of = [](const GridFrame& frame) {
    return std::pair(frame.cell_width * static_cast<double>(frame.columns),
                     frame.cell_height * static_cast<double>(frame.rows));
  };
  const auto place = [](const Raster& raster, Point p) {
    return raster.turn() ? raster.turn()->apply(p) : p;
  };
  if (a.turn()) {
    // Where three corners of the one lie in the other.
    constexpr std::array<Point, 3> at{{{0, 0}, {1, 0}, {0, 1}}};
    return std::all_of(at.begin(), at.end(), [&](Point p) {
      const Point in_a = place(a, p);
      const Point in_b = place(b, p);
      return alike(in_a.x, in_b.x, 1) && alike(in_a.y, in_b.y, 1);
    });
  }
  return alike(f.x0, g.x0, f.cell_width) && alike(f.y0, g.y0, f.cell_height) &&
         alike(size_of(f).first, size_of(g).first, f.cell_width) &&
         alike(size_of(f).second, size_of(g).second, f.cell_height);
}

Polygons turned(const Polygons& polygons, const RasterTurn& turn) {
  Polygons result = polygons;
  for (Point& p : result.points) p = turn.apply(p);
  if (!turn.mirrors()) return result;
  for (std::size_t r = 0; r < result.rings(); ++r) {
    std::reverse(result.points.begin() + static_cast<std::ptrdiff_t>(result.ring_offset[r]),
                 result.points.begin() + static_cast<std::ptrdiff_t>(result.ring_offset[r + 1]));
  }
  return result;
}

Beyond beyond(const Polygons& polygons, const GridFrame& frame) {
  const Box box{frame.x0, frame.y0 - frame.cell_height * static_cast<double>(frame.rows),
                frame.x0 + frame.cell_width * static_cast<double>(frame.columns), frame.y0};
  Beyond result;
  for (std::size_t i = 0; i < polygons.areas(); ++i) {
    const Box own = geometry::box_of(polygons, i);
    const bool touches = own.min_x < box.max_x && box.min_x < own.max_x && own.min_y < box.max_y &&
                         box.min_y < own.max_y;
    const bool inside = own.min_x >= box.min_x && own.max_x <= box.max_x &&
                        own.min_y >= box.min_y && own.max_y <= box.max_y;
    if (!touches) ++result.outside;
    if (touches && !inside) ++result.partly;
  }
  return result;
}

}  // namespace omrade::tools
