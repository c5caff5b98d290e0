#include "geometry/point_locator.hpp"

#include "geometry/exact.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace omrade::geometry {
namespace {

/// Cells for each edge: more cells make fewer of them hold edges, and more memory.
constexpr std::size_t kCellsPerEdge = 4;
constexpr std::size_t kFewestCells = 4096;
constexpr std::size_t kMostCells = std::size_t{1} << 24U;

std::size_t cells_for(std::size_t edges) {
  return std::clamp(kCellsPerEdge * edges, kFewestCells, kMostCells);
}

/// On a level of corners, from `column` on, one is in an area one time more or less.
struct Event {
  std::uint32_t column = 0, area = 0;
  std::int32_t times = 0;
};

/// How often a walker is in each area; few at a time.
class Times {
 public:
  void change(std::uint32_t area, std::int32_t times) {
    const auto at =
        std::lower_bound(all_.begin(), all_.end(), area,
                         [](const auto& one, std::uint32_t wanted) { return one.first < wanted; });
    if (at == all_.end() || at->first != area) {
      all_.insert(at, {area, times});
    } else if ((at->second += times) == 0) {
      all_.erase(at);
    }
  }
  void clear() { all_.clear(); }
  /// Ascending; those with more than 0.
  template <class Visit>
  void each(const Visit& visit) const {
    for (const auto& [area, times] : all_) {
      if (times > 0) visit(area);
    }
  }

 private:
  std::vector<std::pair<std::uint32_t, std::int32_t>> all_;
};

}  // namespace

PointLocator::PointLocator(const Polygons& polygons, const ParallelFor& loop)
    : grid_(polygons, cells_for(polygons.points.size()), loop) {
  label(loop);
}

void PointLocator::label(const ParallelFor& loop) {
  const std::size_t columns = grid_.columns();
  const std::size_t rows = grid_.rows();
  /// What one row of cells comes to, before all rows have their place in the lists.
  struct Row {
    std::vector<Corner> mixed;
    std::vector<std::uint32_t> around;
  };
  std::vector<Row> labelled(rows);
  cell_.resize(columns * rows);
  loop(rows, [&](std::size_t row) {
    // Every edge that crosses the level of the corners touches a cell of this row.
    std::vector<Event> events;
    const double level = grid_.south(row);
    for (std::size_t column = 0; column < columns; ++column) {
      for (const std::uint32_t edge : grid_.edges(row, column)) {
        const Point a = grid_.from(edge);
        const Point b = grid_.to(edge);
        if (!straddles_level(a, b, {0, level}, Moved::east)) continue;
        const bool north = a.y < b.y;
        const auto is_east = [&](std::size_t c) {
          return is_left(a, b, {grid_.west(c), level}, Moved::east) != north;
        };
        // The first corner east of the edge; told by the cell that lies before it, so that an edge
        // in several cells tells once.
        const bool crosses_here = !is_east(column) && is_east(column + 1);
        if (!crosses_here) continue;
        events.push_back(
            {static_cast<std::uint32_t>(column + 1), grid_.area(edge), north ? -1 : 1});
      }
    }
    Times times;
    Row& out = labelled[row];
    auto event = events.begin();
    for (std::size_t column = 0; column < columns; ++column) {
      for (; event != events.end() && event->column == column; ++event)
        times.change(event->area, event->times);
      const std::size_t begin = out.around.size();
      times.each([&](std::uint32_t area) { out.around.push_back(area); });
      const std::size_t around = out.around.size() - begin;
      std::int32_t& code = cell_[row * columns + column];
      if (around <= 1 && grid_.edges(row, column).empty()) {
        code = around == 0 ? -1 : static_cast<std::int32_t>(out.around[begin]);
        out.around.resize(begin);
        continue;
      }
      code = -2 - static_cast<std::int32_t>(out.mixed.size());
      out.mixed.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out.around.size())});
    }
  });
  for (std::size_t row = 0; row < rows; ++row) {
    const auto before = static_cast<std::int32_t>(mixed_.size());
    const auto around = static_cast<std::uint32_t>(around_.size());
    for (std::size_t column = 0; column < columns; ++column) {
      std::int32_t& code = cell_[row * columns + column];
      if (code < -1) code -= before;
    }
    for (const Corner& corner : labelled[row].mixed)
      mixed_.push_back({corner.begin + around, corner.end + around});
    around_.insert(around_.end(), labelled[row].around.begin(), labelled[row].around.end());
  }
}

void PointLocator::locate(std::span<const double> x, std::span<const double> y,
                          std::span<std::int32_t> area) const {
  for (std::size_t i = 0; i < area.size(); ++i) area[i] = find({x[i], y[i]});
}

std::int32_t PointLocator::find(Point p) const {
  const double in_columns = grid_.column_of(p.x);
  const double in_rows = grid_.row_of(p.y);
  // No number is not inside either.
  if (!(in_columns >= 0 && in_columns < static_cast<double>(grid_.columns()) && in_rows >= 0 &&
        in_rows < static_cast<double>(grid_.rows())))
    return -1;
  auto column = static_cast<std::size_t>(in_columns);
  auto row = static_cast<std::size_t>(in_rows);
  // The borders of cells are those of the corners, not of the division above.
  while (column > 0 && p.x < grid_.west(column)) --column;
  while (column + 1 < grid_.columns() && p.x >= grid_.west(column + 1)) ++column;
  while (row > 0 && p.y < grid_.south(row)) --row;
  while (row + 1 < grid_.rows() && p.y >= grid_.south(row + 1)) ++row;
  const std::int32_t code = cell_[row * grid_.columns() + column];
  return code >= -1 ? code : find_among_edges(p, row, column, code);
}

std::int32_t PointLocator::find_among_edges(Point p, std::size_t row, std::size_t column,
                                            std::int32_t code) const {
  const Point corner{grid_.west(column), grid_.south(row)};
  const Point bend{corner.x, p.y};
  struct Change {
    std::uint32_t area;
    std::int32_t times;
  };
  constexpr std::size_t most = 64;
  std::array<Change, most> some{};
  std::size_t n = 0;
  std::vector<Change> many;  // where some do not suffice
  const auto change = [&](std::uint32_t area, std::int32_t times) {
    for (std::size_t k = 0; k < n; ++k) {
      if (some[k].area == area) {
        some[k].times += times;
        return;
      }
    }
    for (Change& one : many) {
      if (one.area == area) {
        one.times += times;
        return;
      }
    }
    if (n < most) {
      some[n++] = {area, times};
    } else {
      many.push_back({area, times});
    }
  };
  const Corner& around = mixed_[static_cast<std::size_t>(-2 - code)];
  for (std::uint32_t k = around.begin; k < around.end; ++k) change(around_[k], 1);
  for (const std::uint32_t edge : grid_.edges(row, column)) {
    const Point a = grid_.from(edge);
    const Point b = grid_.to(edge);
    // North along the west border: does the edge straddle its line, moved a little east?
    if ((a.x <= corner.x) != (b.x <= corner.x)) {
      const bool left = is_left(a, b, bend, Moved::east);
      if (left != is_left(a, b, corner, Moved::east)) change(grid_.area(edge), left ? 1 : -1);
    }
    if (straddles_level(a, b, p, Moved::east)) {
      const bool left = is_left(a, b, p, Moved::east);
      if (left != is_left(a, b, bend, Moved::east)) change(grid_.area(edge), left ? 1 : -1);
    }
  }
  std::int32_t first = -1;
  const auto look = [&](const Change& one) {
    const auto area = static_cast<std::int32_t>(one.area);
    if (one.times > 0 && (first < 0 || area < first)) first = area;
  };
  for (std::size_t k = 0; k < n; ++k) look(some[k]);
  for (const Change& one : many) look(one);
  return first;
}

}  // namespace omrade::geometry
