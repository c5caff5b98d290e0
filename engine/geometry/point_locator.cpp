#include "geometry/point_locator.hpp"

#include "geometry/exact.hpp"

#include <algorithm>
#include <array>
#include <atomic>
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
    : PointLocator(EdgeGrid(polygons, cells_for(polygons.points.size()), loop), loop) {}

PointLocator::PointLocator(const EdgeGrid& grid, const ParallelFor& loop) : frame_(grid.frame()) {
  cell_.resize(frame_.columns * frame_.rows);
  borders_.resize(grid.edges_before_row(frame_.rows));
  std::vector<Row> labelled(frame_.rows);
  std::atomic<std::size_t> next = 0;
  loop(frame_.rows, [&](std::size_t row) {
    thread_local std::vector<Border> borders;
    labelled[row] = label(grid, row, borders);
    const std::size_t begin = next.fetch_add(borders.size());
    std::copy(borders.begin(), borders.end(),
              borders_.begin() + static_cast<std::ptrdiff_t>(begin));
    for (Mixed& mixed : labelled[row].mixed) {
      mixed.begin += static_cast<std::uint32_t>(begin);
      mixed.end += static_cast<std::uint32_t>(begin);
    }
  });
  gather(labelled, loop);
}

/// The edges of a cell. What two areas share is one border between them.
void PointLocator::add_borders(const EdgeGrid& grid, std::size_t row, std::size_t column,
                               std::vector<Border>& borders) {
  const auto first = static_cast<std::ptrdiff_t>(borders.size());
  for (const std::uint32_t edge : grid.edges(row, column)) {
    const Point from = grid.from(edge);
    const Point to = grid.to(edge);
    const auto area = static_cast<std::int32_t>(grid.area(edge));
    const auto other =
        std::find_if(borders.begin() + first, borders.end(), [&](const Border& border) {
          return border.right < 0 && border.from() == to && border.to() == from;
        });
    if (other != borders.end()) {
      other->right = area;
    } else {
      borders.push_back({from.x, from.y, to.x, to.y, area, -1});
    }
  }
}

PointLocator::Row PointLocator::label(const EdgeGrid& grid, std::size_t row,
                                      std::vector<Border>& borders) {
  borders.clear();
  const auto cells = std::span(cell_).subspan(row * frame_.columns, frame_.columns);
  // Every edge that crosses the level of the corners touches a cell of this row.
  std::vector<Event> events;
  const double level = grid.south(row);
  for (std::size_t column = 0; column < cells.size(); ++column) {
    for (const std::uint32_t edge : grid.edges(row, column)) {
      const Point a = grid.from(edge);
      const Point b = grid.to(edge);
      if (!straddles_level(a, b, {0, level}, Moved::east)) continue;
      const bool north = a.y < b.y;
      const auto is_east = [&](std::size_t c) {
        return is_left(a, b, {grid.west(c), level}, Moved::east) != north;
      };
      // The first corner east of the edge; told by the cell that lies before it, so that an edge
      // in several cells tells once.
      const bool crosses_here = !is_east(column) && is_east(column + 1);
      if (!crosses_here) continue;
      events.push_back({static_cast<std::uint32_t>(column + 1), grid.area(edge), north ? -1 : 1});
    }
  }
  Times times;
  Row out;
  auto event = events.begin();
  for (std::size_t column = 0; column < cells.size(); ++column) {
    for (; event != events.end() && event->column == column; ++event)
      times.change(event->area, event->times);
    const std::size_t begin = out.around.size();
    times.each([&](std::uint32_t area) { out.around.push_back(static_cast<std::int32_t>(area)); });
    const std::size_t around = out.around.size() - begin;
    Mixed mixed{.begin = static_cast<std::uint32_t>(borders.size())};
    if (around > 1) {
      mixed.area = -2 - static_cast<std::int32_t>(out.several.size());
      out.several.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out.around.size())});
    } else {
      if (around == 1) mixed.area = out.around[begin];
      out.around.resize(begin);
    }
    add_borders(grid, row, column, borders);
    mixed.end = static_cast<std::uint32_t>(borders.size());
    if (mixed.begin == mixed.end && around <= 1) {
      cells[column] = mixed.area;
      continue;
    }
    cells[column] = -2 - static_cast<std::int32_t>(out.mixed.size());
    out.mixed.push_back(mixed);
  }
  return out;
}

void PointLocator::gather(std::vector<Row>& labelled, const ParallelFor& loop) {
  struct Begin {
    std::size_t mixed = 0, several = 0, around = 0;
  };
  std::vector<Begin> begins(labelled.size());
  Begin next;
  for (std::size_t row = 0; row < labelled.size(); ++row) {
    begins[row] = next;
    next = {next.mixed + labelled[row].mixed.size(), next.several + labelled[row].several.size(),
            next.around + labelled[row].around.size()};
  }
  mixed_.resize(next.mixed);
  several_.resize(next.several);
  around_.resize(next.around);
  loop(labelled.size(), [&](std::size_t row) {
    const Begin& begin = begins[row];
    const auto place = [](auto& all, std::size_t at) {
      return all.begin() + static_cast<std::ptrdiff_t>(at);
    };
    for (std::size_t column = 0; column < frame_.columns; ++column) {
      std::int32_t& code = cell_[row * frame_.columns + column];
      if (code < -1) code -= static_cast<std::int32_t>(begin.mixed);
    }
    for (Mixed& mixed : labelled[row].mixed) {
      if (mixed.area < -1) mixed.area -= static_cast<std::int32_t>(begin.several);
    }
    for (Several& several : labelled[row].several) {
      several.begin += static_cast<std::uint32_t>(begin.around);
      several.end += static_cast<std::uint32_t>(begin.around);
    }
    const Row& one = labelled[row];
    std::copy(one.mixed.begin(), one.mixed.end(), place(mixed_, begin.mixed));
    std::copy(one.several.begin(), one.several.end(), place(several_, begin.several));
    std::copy(one.around.begin(), one.around.end(), place(around_, begin.around));
    labelled[row] = {};
  });
}

void PointLocator::locate(std::span<const double> x, std::span<const double> y,
                          std::span<std::int32_t> area) const {
  for (std::size_t begin = 0; begin < area.size(); begin += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, area.size() - begin);
    find(x.subspan(begin, count), y.subspan(begin, count), area.subspan(begin, count));
  }
}

void PointLocator::find(std::span<const double> x, std::span<const double> y,
                        std::span<std::int32_t> area) const {
  std::array<Pending, kAtOnce> pending;  // NOLINT(*-member-init): filled as far as it is read
  std::size_t inside = 0;
  for (std::size_t i = 0; i < area.size(); ++i) {
    area[i] = -1;
    Pending& one = pending[inside];
    if (!frame_.find({x[i], y[i]}, one.row, one.column)) continue;
    one.point = i;
    __builtin_prefetch(&cell_[one.row * frame_.columns + one.column]);
    ++inside;
  }
  std::size_t left = 0;
  for (std::size_t k = 0; k < inside; ++k) {
    const std::int32_t code = cell_[pending[k].row * frame_.columns + pending[k].column];
    if (code >= -1) {
      area[pending[k].point] = code;
      continue;
    }
    pending[left] = pending[k];
    pending[left].code = -2 - code;
    __builtin_prefetch(&mixed_[static_cast<std::size_t>(pending[left].code)]);
    ++left;
  }
  for (std::size_t k = 0; k < left; ++k) {
    const Mixed& mixed = mixed_[static_cast<std::size_t>(pending[k].code)];
    const char* const begin = reinterpret_cast<const char*>(borders_.data() + mixed.begin);
    const char* const end = reinterpret_cast<const char*>(borders_.data() + mixed.end);
    constexpr std::ptrdiff_t line = 64;
    for (const char* at = begin; at < end; at += line) __builtin_prefetch(at);
  }
  for (std::size_t k = 0; k < left; ++k) {
    const std::size_t i = pending[k].point;
    area[i] = find_among_borders({x[i], y[i]}, pending[k]);
  }
}

std::int32_t PointLocator::find_among_borders(Point p, const Pending& cell) const {
  const Point corner{frame_.west(cell.column), frame_.south(cell.row)};
  const Point bend{corner.x, p.y};
  struct Change {
    std::int32_t area;
    std::int32_t times;
  };
  constexpr std::size_t most = 64;
  std::array<Change, most> some;
  std::size_t n = 0;
  std::vector<Change> many;  // where some do not suffice
  const auto change = [&](std::int32_t area, std::int32_t times) {
    if (area < 0) return;
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
  const Mixed& mixed = mixed_[static_cast<std::size_t>(cell.code)];
  if (mixed.area >= -1) {
    change(mixed.area, 1);
  } else {
    const Several& several = several_[static_cast<std::size_t>(-2 - mixed.area)];
    for (std::uint32_t k = several.begin; k < several.end; ++k) change(around_[k], 1);
  }
  const auto walk = [&](const Border& border) {
    const Point a = border.from();
    const Point b = border.to();
    const auto cross = [&](bool left) {
      change(border.left, left ? 1 : -1);
      change(border.right, left ? -1 : 1);
    };
    // North along the west border: does the edge straddle its line, moved a little east?
    if ((a.x <= corner.x) != (b.x <= corner.x)) {
      const bool left = is_left(a, b, bend, Moved::east);
      if (left != is_left(a, b, corner, Moved::east)) cross(left);
    }
    if (straddles_level(a, b, p, Moved::east)) {
      const bool left = is_left(a, b, p, Moved::east);
      if (left != is_left(a, b, bend, Moved::east)) cross(left);
    }
  };
  // Those that straddle neither line are many, and which they are no processor can guess: they are
  // sorted out without a branch.
  constexpr std::uint32_t at_once = 64;
  std::array<std::uint32_t, at_once> straddling;  // NOLINT(*-member-init)
  for (std::uint32_t begin = mixed.begin; begin < mixed.end; begin += at_once) {
    const std::uint32_t end = std::min(mixed.end, begin + at_once);
    std::size_t count = 0;
    for (std::uint32_t k = begin; k < end; ++k) {
      const Border& border = borders_[k];
      const auto west = static_cast<unsigned>(border.from_x <= corner.x) ^
                        static_cast<unsigned>(border.to_x <= corner.x);
      const auto level =
          static_cast<unsigned>(border.from_y <= p.y) ^ static_cast<unsigned>(border.to_y <= p.y);
      straddling[count] = k;
      count += west | level;
    }
    for (std::size_t i = 0; i < count; ++i) walk(borders_[straddling[i]]);
  }
  std::int32_t first = -1;
  const auto look = [&](const Change& one) {
    if (one.times > 0 && (first < 0 || one.area < first)) first = one.area;
  };
  for (std::size_t k = 0; k < n; ++k) look(some[k]);
  for (const Change& one : many) look(one);
  return first;
}

}  // namespace omrade::geometry
