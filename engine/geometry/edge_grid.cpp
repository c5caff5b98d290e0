#include "geometry/edge_grid.hpp"

#include "base/error.hpp"

#include <limits>

namespace omrade::geometry {
namespace {

constexpr std::size_t kAreasPerUnit = 64;

Box box_around(std::span<const Point> points) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  Box box{inf, inf, -inf, -inf};
  for (const Point p : points) {
    box = {std::min(box.min_x, p.x), std::min(box.min_y, p.y), std::max(box.max_x, p.x),
           std::max(box.max_y, p.y)};
  }
  return box;
}

struct Touch {
  std::uint32_t cell = 0, edge = 0;
};

}  // namespace

EdgeGrid::EdgeGrid(const Polygons& polygons, std::size_t cells, const ParallelFor& loop)
    : polygons_(&polygons), area_(polygons.points.size()) {
  if (polygons.points.size() >= std::numeric_limits<std::uint32_t>::max())
    throw Error(ErrorKind::user, {.what = "polygons of more than four thousand million points"});
  const Box box = box_around(polygons.points);
  const double wide = std::max(box.max_x - box.min_x, 0.0);
  const double high = std::max(box.max_y - box.min_y, 0.0);
  const double size = std::sqrt(std::max(wide * high, 1e-300) / static_cast<double>(cells));
  const auto count = [&](double length) {
    const double most = static_cast<double>(cells);
    return static_cast<std::size_t>(std::clamp(std::ceil(length / size), 1.0, most));
  };
  if (wide > 0) frame_.width = wide / static_cast<double>(count(wide));
  if (high > 0) frame_.height = high / static_cast<double>(count(high));
  // One cell more on each side, so that its corners lie outside of all areas.
  frame_.columns = count(wide) + 2;
  frame_.rows = count(high) + 2;
  frame_.x0 = (wide > 0 ? box.min_x : 0) - frame_.width;
  frame_.y0 = (high > 0 ? box.min_y : 0) - frame_.height;
  frame_.per_width = 1 / frame_.width;
  frame_.per_height = 1 / frame_.height;

  const std::size_t units = (polygons.areas() + kAreasPerUnit - 1) / kAreasPerUnit;
  std::vector<std::vector<Touch>> touched(units);
  loop(units, [&](std::size_t u) {
    const std::size_t end = std::min((u + 1) * kAreasPerUnit, polygons.areas());
    for (std::size_t area = u * kAreasPerUnit; area < end; ++area) {
      for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
        for (std::size_t k = polygons.ring_offset[r]; k < polygons.ring_offset[r + 1]; ++k) {
          area_[k] = static_cast<std::uint32_t>(area);
          if (k + 1 == polygons.ring_offset[r + 1]) break;
          const auto edge = static_cast<std::uint32_t>(k);
          if (from(edge) == to(edge)) continue;
          for_cells(from(edge), to(edge), [&](std::size_t row, std::size_t column) {
            touched[u].push_back({static_cast<std::uint32_t>(row * frame_.columns + column), edge});
          });
        }
      }
    }
  });
  // begin_[cell + 1] is where the cell begins until its edges are in, and then where it ends.
  begin_.assign(frame_.columns * frame_.rows + 2, 0);
  for (const auto& some : touched) {
    for (const Touch& touch : some) ++begin_[touch.cell + std::size_t{2}];
  }
  for (std::size_t cell = 1; cell < begin_.size(); ++cell) begin_[cell] += begin_[cell - 1];
  edges_.resize(begin_.back());
  for (const auto& some : touched) {
    for (const Touch& touch : some) edges_[begin_[touch.cell + std::size_t{1}]++] = touch.edge;
  }
}

}  // namespace omrade::geometry
