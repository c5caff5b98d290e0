#include "geometry/edge_grid.hpp"

#include "base/error.hpp"

#include <limits>

namespace omrade::geometry {
namespace {

constexpr std::size_t kAreasPerUnit = 64;

constexpr std::size_t kPointsPerUnit = 65536;

Box together(const Box& a, const Box& b) {
  return {std::min(a.min_x, b.min_x), std::min(a.min_y, b.min_y), std::max(a.max_x, b.max_x),
          std::max(a.max_y, b.max_y)};
}

Box box_around(std::span<const Point> points, const ParallelFor& loop) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  const std::size_t units = (points.size() + kPointsPerUnit - 1) / kPointsPerUnit;
  std::vector<Box> boxes(units, Box{inf, inf, -inf, -inf});
  loop(units, [&](std::size_t u) {
    const std::size_t begin = u * kPointsPerUnit;
    Box box = boxes[u];
    for (const Point p : points.subspan(begin, std::min(kPointsPerUnit, points.size() - begin)))
      box = together(box, {p.x, p.y, p.x, p.y});
    boxes[u] = box;
  });
  Box box{inf, inf, -inf, -inf};
  for (const Box& one : boxes) box = together(box, one);
  return box;
}

/// Of an edge, in a list by band or by cell.
struct Touch {
  std::uint32_t place = 0, edge = 0;
};

}  // namespace

EdgeGrid::EdgeGrid(const Polygons& polygons, std::size_t cells, const ParallelFor& loop)
    : polygons_(&polygons), area_(polygons.points.size()) {
  if (polygons.points.size() >= std::numeric_limits<std::uint32_t>::max())
    throw Error(ErrorKind::user, {.what = "polygons of more than four thousand million points"});
  set_frame(box_around(polygons.points, loop), cells);
  const std::size_t bands = (frame_.rows + kRows - 1) >> kRowBits;
  bands_.resize(bands + 1);
  begin_.resize(frame_.rows * frame_.columns + bands);
  words_per_band_ = (kRows * frame_.columns + kWord - 1) / kWord;
  filled_.resize(bands * words_per_band_);
  const ByBand sorted = sort_by_band(loop);
  loop(bands, [&](std::size_t band) {
    const std::size_t begin = sorted.begin[band];
    fill_band(band, std::span(sorted.edges).subspan(begin, sorted.begin[band + 1] - begin));
  });
  for (std::size_t band = 0; band < bands; ++band)
    bands_[band + 1].before = bands_[band].before + bands_[band].edges.size();
}

void EdgeGrid::set_frame(const Box& box, std::size_t cells) {
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
}

EdgeGrid::ByBand EdgeGrid::sort_by_band(const ParallelFor& loop) {
  const Polygons& polygons = *polygons_;
  const std::size_t bands = bands_.size() - 1;
  const std::size_t units = (polygons.areas() + kAreasPerUnit - 1) / kAreasPerUnit;
  std::vector<std::vector<Touch>> touched(units);
  std::vector<std::uint32_t> counts(units * bands);  // and then where the unit's next one goes
  loop(units, [&](std::size_t u) {
    const std::size_t end = std::min((u + 1) * kAreasPerUnit, polygons.areas());
    std::vector<Touch>& some = touched[u];
    some.reserve(polygons.ring_offset[polygons.area_offset[end]] -
                 polygons.ring_offset[polygons.area_offset[u * kAreasPerUnit]]);
    for (std::size_t area = u * kAreasPerUnit; area < end; ++area) {
      for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
        for (std::size_t k = polygons.ring_offset[r]; k < polygons.ring_offset[r + 1]; ++k) {
          area_[k] = static_cast<std::uint32_t>(area);
          if (k + 1 == polygons.ring_offset[r + 1]) break;
          const auto edge = static_cast<std::uint32_t>(k);
          if (from(edge) == to(edge)) continue;
          const Span rows = rows_of(from(edge), to(edge));
          for (std::size_t band = rows.begin >> kRowBits; band << kRowBits < rows.end; ++band) {
            some.push_back({static_cast<std::uint32_t>(band), edge});
            ++counts[u * bands + band];
          }
        }
      }
    }
  });
  ByBand sorted;
  std::size_t next = 0;
  for (std::size_t band = 0; band < bands; ++band) {
    sorted.begin.push_back(next);
    for (std::size_t u = 0; u < units; ++u) {
      const std::size_t count = counts[u * bands + band];
      counts[u * bands + band] = static_cast<std::uint32_t>(next);
      next += count;
    }
  }
  sorted.begin.push_back(next);
  sorted.edges.resize(next);
  loop(units, [&](std::size_t u) {
    for (const Touch& touch : touched[u])
      sorted.edges[counts[u * bands + touch.place]++] = touch.edge;
    touched[u] = {};
  });
  return sorted;
}

void EdgeGrid::fill_band(std::size_t band, std::span<const std::uint32_t> edges) {
  const std::size_t first = band << kRowBits;
  const Span wanted{first, std::min(first + kRows, frame_.rows)};
  const std::size_t cells = (wanted.end - wanted.begin) * frame_.columns;
  const std::span<std::uint32_t> begin =
      std::span(begin_).subspan(first * frame_.columns + band, cells + 1);
  std::fill(begin.begin(), begin.end(), 0);
  const auto filled = std::span(filled_).subspan(band * words_per_band_, words_per_band_);
  std::fill(filled.begin(), filled.end(), 0);
  thread_local std::vector<Touch> touched;
  touched.clear();
  for (const std::uint32_t edge : edges) {
    const Span rows = rows_of(from(edge), to(edge));
    const Span here{std::max(rows.begin, wanted.begin), std::min(rows.end, wanted.end)};
    for_cells_of_rows(rows, here, from(edge), to(edge), [&](std::size_t row, std::size_t column) {
      const std::size_t cell = (row - first) * frame_.columns + column;
      touched.push_back({static_cast<std::uint32_t>(cell), edge});
      ++begin[cell];
      filled[cell / kWord] |= std::uint64_t{1} << cell % kWord;
    });
  }
  // Where the cell ends, until its edges are in, from the last to the first: then where it begins.
  std::uint32_t sum = 0;
  for (std::uint32_t& one : begin) one = sum += one;
  std::vector<std::uint32_t>& sorted = bands_[band].edges;
  sorted.resize(touched.size());
  for (std::size_t k = touched.size(); k-- > 0;)
    sorted[--begin[touched[k].place]] = touched[k].edge;
}

}  // namespace omrade::geometry
