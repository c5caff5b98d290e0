#include "geometry/nearest_points.hpp"

#include "base/error.hpp"
#include "geometry/exact.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr std::size_t kCellsPerCentre = 96;
constexpr std::size_t kFewestCells = 1024;
constexpr std::size_t kMostCells = std::size_t{1} << 23U;
constexpr std::size_t kSide = 8;  ///< of a division, in cells
constexpr int kDeepest = 4;
constexpr double kNear = 1e-3;  ///< cells: more than rounding can be wrong by
/// Candidates beyond the k that are not worth a division.
constexpr std::size_t kSpare = 2;
/// Squares that differ by less than this share of them may be equal, or the other way round.
constexpr double kPerhaps = 1 + 2e-15;

/// Divided cells for each cell of a part: centres that lie alike everywhere cannot be told apart.
constexpr std::size_t kMostDivided = 64;

/// Where a border may lie: a cell of them that is smaller is not divided.
double rounding_of(double far) {
  return 64 * std::numeric_limits<double>::epsilon() * far;
}

}  // namespace

/// A range of cells that is made at once, with lists of its own.
struct NearestPoints::Part {
  std::size_t row0 = 0, row1 = 0, column0 = 0, column1 = 0;
  std::vector<std::uint32_t> near{};  ///< candidates of all of it
  std::vector<Cell> cells{};          ///< row by row
  std::vector<Cell> divided{};
  std::vector<Division> divisions{};
  std::vector<Candidate> candidates{};
};

NearestPoints::NearestPoints(std::span<const Point> centres, std::size_t k, const ParallelFor& loop)
    : centres_(centres.begin(), centres.end()), k_(k) {
  if (k == 0 || centres.size() < k)
    throw Error(ErrorKind::bug, {.what = "fewer centres than are asked for"});
  Box box{kInfinite, kInfinite, -kInfinite, -kInfinite};
  for (const Point p : centres_) {
    box = {std::min(box.min_x, p.x), std::min(box.min_y, p.y), std::max(box.max_x, p.x),
           std::max(box.max_y, p.y)};
  }
  const double far = std::max(
      {std::abs(box.min_x), std::abs(box.min_y), std::abs(box.max_x), std::abs(box.max_y), 1e-100});
  margin_ = rounding_of(far);
  const double wide = std::max(box.max_x - box.min_x, 1024 * margin_);
  const double high = std::max(box.max_y - box.min_y, 1024 * margin_);
  const std::size_t cells = std::clamp(kCellsPerCentre * centres_.size(), kFewestCells, kMostCells);
  const double size = std::sqrt(wide / static_cast<double>(cells)) * std::sqrt(high);
  const auto count = [&](double length) {
    const double most = std::min(static_cast<double>(cells), length / (1024 * margin_));
    return static_cast<std::size_t>(std::clamp(std::ceil(length / size), 1.0, std::max(most, 1.0)));
  };
  frame_.columns = count(wide);
  frame_.rows = count(high);
  frame_.x0 = box.min_x;
  frame_.y0 = box.min_y;
  frame_.width = wide / static_cast<double>(frame_.columns);
  frame_.height = high / static_cast<double>(frame_.rows);
  frame_.per_width = 1 / frame_.width;
  frame_.per_height = 1 / frame_.height;
  columns_ = frame_.columns + 2;
  rows_ = frame_.rows + 2;
  build(loop);
}

Region NearestPoints::region_of(std::size_t row0, std::size_t row1, std::size_t column0,
                                std::size_t column1) const {
  const double dx = std::max(kNear * frame_.width, margin_);
  const double dy = std::max(kNear * frame_.height, margin_);
  return {column0 == 0 ? -kInfinite : frame_.west(column0 - 1) - dx,
          row0 == 0 ? -kInfinite : frame_.south(row0 - 1) - dy,
          column1 == columns_ ? kInfinite : frame_.west(column1 - 1) + dx,
          row1 == rows_ ? kInfinite : frame_.south(row1 - 1) + dy};
}

void NearestPoints::build(const ParallelFor& loop) {
  std::vector<std::uint32_t> all(centres_.size());
  std::iota(all.begin(), all.end(), 0U);
  // The endless ranges and what lies between them, halved until there are parts enough.
  const auto part = [&](std::size_t row0, std::size_t row1, std::size_t column0,
                        std::size_t column1, const std::vector<std::uint32_t>& near) {
    Part made{.row0 = row0, .row1 = row1, .column0 = column0, .column1 = column1};
    made.near = near_region(centres_, near, k_, region_of(row0, row1, column0, column1));
    return made;
  };
  std::vector<Part> parts(9);
  const std::array<std::size_t, 4> rows{0, 1, rows_ - 1, rows_};
  const std::array<std::size_t, 4> columns{0, 1, columns_ - 1, columns_};
  loop(parts.size(), [&](std::size_t i) {
    const std::size_t r = i / 3;
    const std::size_t c = i % 3;
    parts[i] = part(rows[r], rows[r + 1], columns[c], columns[c + 1], all);
  });
  constexpr int halvings = 8;
  for (int time = 0; time < halvings; ++time) {
    std::vector<Part> halves(2 * parts.size());
    loop(parts.size(), [&](std::size_t i) {
      Part& one = parts[i];
      const std::size_t high = one.row1 - one.row0;
      const std::size_t wide = one.column1 - one.column0;
      if (high == 1 && wide == 1) {
        halves[2 * i] = std::move(one);
      } else if (high >= wide) {
        const std::size_t middle = one.row0 + high / 2;
        halves[2 * i] = part(one.row0, middle, one.column0, one.column1, one.near);
        halves[2 * i + 1] = part(middle, one.row1, one.column0, one.column1, one.near);
      } else {
        const std::size_t middle = one.column0 + wide / 2;
        halves[2 * i] = part(one.row0, one.row1, one.column0, middle, one.near);
        halves[2 * i + 1] = part(one.row0, one.row1, middle, one.column1, one.near);
      }
    });
    halves.erase(std::remove_if(halves.begin(), halves.end(),
                                [](const Part& one) { return one.row0 == one.row1; }),
                 halves.end());
    parts = std::move(halves);
  }
  loop(parts.size(), [&](std::size_t i) {
    Part& one = parts[i];
    one.cells.resize((one.row1 - one.row0) * (one.column1 - one.column0));
    split(one.row0, one.row1, one.column0, one.column1, one.near, one);
  });
  cells_.resize(rows_ * columns_);
  for (Part& one : parts) {
    const auto divisions = static_cast<std::uint32_t>(divisions_.size());
    const auto divided = static_cast<std::uint32_t>(divided_.size());
    const auto candidates = static_cast<std::uint32_t>(candidates_.size());
    const auto moved = [&](Cell cell) {
      return cell.end == 0 ? Cell{cell.begin + divisions, 0}
                           : Cell{cell.begin + candidates, cell.end + candidates};
    };
    auto cell = one.cells.begin();
    for (std::size_t row = one.row0; row < one.row1; ++row) {
      for (std::size_t column = one.column0; column < one.column1; ++column)
        cells_[row * columns_ + column] = moved(*cell++);
    }
    for (const Cell& inner : one.divided) divided_.push_back(moved(inner));
    for (Division& division : one.divisions) {
      division.first += divided;
      divisions_.push_back(division);
    }
    candidates_.insert(candidates_.end(), one.candidates.begin(), one.candidates.end());
  }
}

/// Halves a range until it is one cell, and its candidates with it.
void NearestPoints::split(std::size_t row0, std::size_t row1, std::size_t column0,
                          std::size_t column1, const std::vector<std::uint32_t>& candidates,
                          Part& part) const {
  const std::size_t high = row1 - row0;
  const std::size_t wide = column1 - column0;
  if (high == 1 && wide == 1) {
    const std::size_t at =
        (row0 - part.row0) * (part.column1 - part.column0) + (column0 - part.column0);
    part.cells[at] = cell_for(region_of(row0, row1, column0, column1), candidates, 0, part);
    return;
  }
  const auto half = [&](std::size_t r0, std::size_t r1, std::size_t c0, std::size_t c1) {
    split(r0, r1, c0, c1, near_region(centres_, candidates, k_, region_of(r0, r1, c0, c1)), part);
  };
  if (high >= wide) {
    half(row0, row0 + high / 2, column0, column1);
    half(row0 + high / 2, row1, column0, column1);
  } else {
    half(row0, row1, column0, column0 + wide / 2);
    half(row0, row1, column0 + wide / 2, column1);
  }
}

/// How many different places the candidates have: no division parts those at one place.
std::size_t NearestPoints::places_of(const std::vector<std::uint32_t>& candidates) const {
  if (candidates.size() <= k_ + kSpare) return candidates.size();
  std::vector<std::pair<double, double>> places;
  places.reserve(candidates.size());
  for (const std::uint32_t c : candidates) places.emplace_back(centres_[c].x, centres_[c].y);
  std::sort(places.begin(), places.end());
  return static_cast<std::size_t>(std::unique(places.begin(), places.end()) - places.begin());
}

NearestPoints::Cell NearestPoints::cell_for(const Region& region,
                                            const std::vector<std::uint32_t>& candidates, int depth,
                                            Part& part) const {
  const double width = (region.max_x - region.min_x) / kSide;
  const double height = (region.max_y - region.min_y) / kSide;
  const bool divisible = std::isfinite(width) && std::isfinite(height) &&
                         kNear * std::min(width, height) > margin_ && depth < kDeepest;
  const bool room = part.divided.size() < kMostDivided * (kSide * kSide + part.cells.size());
  if (places_of(candidates) <= k_ + kSpare || !divisible || !room) {
    const auto begin = static_cast<std::uint32_t>(part.candidates.size());
    for (const std::uint32_t c : candidates)
      part.candidates.push_back({centres_[c], static_cast<std::int32_t>(c)});
    return {begin, static_cast<std::uint32_t>(part.candidates.size())};
  }
  const auto position = static_cast<std::uint32_t>(part.divisions.size());
  const auto first = static_cast<std::uint32_t>(part.divided.size());
  part.divisions.push_back({region.min_x, region.min_y, 1 / width, 1 / height, first});
  part.divided.resize(part.divided.size() + kSide * kSide);
  for (std::size_t row = 0; row < kSide; ++row) {
    for (std::size_t column = 0; column < kSide; ++column) {
      const double x = region.min_x + static_cast<double>(column) * width;
      const double y = region.min_y + static_cast<double>(row) * height;
      const Region inner{x - kNear * width, y - kNear * height, x + (1 + kNear) * width,
                         y + (1 + kNear) * height};
      const Cell cell =
          cell_for(inner, near_region(centres_, candidates, k_, inner), depth + 1, part);
      part.divided[first + row * kSide + column] = cell;
    }
  }
  return {position, 0};
}

void NearestPoints::homes(std::span<const double> x, std::span<const double> y,
                          std::span<std::int32_t> home) const {
  // Written so that it comes to no branch, as std::clamp does, and to several at a time.
  const auto place = [](double in_cells, double most) {
    return static_cast<std::int32_t>(std::max(0.0, std::min(in_cells, most)));
  };
  const auto columns = static_cast<std::int32_t>(columns_);
  const double last_row = static_cast<double>(rows_ - 1);
  const double last_column = static_cast<double>(columns_ - 1);
  const CellFrame frame = frame_;
  for (std::size_t i = 0; i < home.size(); ++i) {
    home[i] = place(frame.row_of(y[i]) + 1, last_row) * columns +
              place(frame.column_of(x[i]) + 1, last_column);
  }
}

const NearestPoints::Cell& NearestPoints::undivided(const Cell& home, Point p) const {
  const auto place = [](double in_cells) {
    constexpr double most = kSide - 1;
    return static_cast<std::size_t>(
        static_cast<std::int64_t>(std::max(0.0, std::min(in_cells, most))));
  };
  const Cell* cell = &home;
  while (cell->end == 0) {
    const Division& division = divisions_[cell->begin];
    const std::size_t column = place((p.x - division.x0) * division.per_width);
    const std::size_t row = place((p.y - division.y0) * division.per_height);
    cell = &divided_[division.first + row * kSide + column];
  }
  return *cell;
}

/// Which of a few is nearer no processor can guess: the smallest is found without a branch, and
/// looked at again only where another comes close to it.
inline void NearestPoints::nearest(Point p, Cell cell, std::int32_t& centre, double& square) const {
  const Candidate* const all = candidates_.data();
  std::uint32_t best = cell.begin;
  double least = square_distance(all[best].at, p);
  double next = kInfinite;
  for (std::uint32_t i = cell.begin + 1; i < cell.end; ++i) {
    const double there = square_distance(all[i].at, p);
    const bool nearer = there < least;
    next = std::min(next, std::max(least, there));
    best = nearer ? i : best;
    least = std::min(least, there);
  }
  if (next <= least * kPerhaps) [[unlikely]] {
    best = exactly_nearest(p, cell, best);
    least = square_distance(all[best].at, p);
  }
  centre = all[best].centre;
  square = least;
}

/// Of those that are perhaps as near as `best`, which rounding calls the nearest.
std::uint32_t NearestPoints::exactly_nearest(Point p, Cell cell, std::uint32_t best) const {
  const Candidate* const all = candidates_.data();
  const double most = square_distance(all[best].at, p) * kPerhaps;
  for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
    // Whoever lies before the best one need only be as near.
    if (i == best || square_distance(all[i].at, p) > most) continue;
    const bool better = i < best ? !exactly_nearer(all[best].at, all[i].at, p)
                                 : exactly_nearer(all[i].at, all[best].at, p);
    if (better) best = i;
  }
  return best;
}

void NearestPoints::nearest_of(Point p, const Cell& cell, std::span<std::int32_t> centre,
                               std::span<double> square) const {
  std::size_t n = 0;
  for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
    const Candidate& other = candidates_[i];
    const double there = square_distance(other.at, p);
    // Before which of the found ones: candidates come by position, so equal ones stay behind.
    std::size_t at = n;
    while (at > 0) {
      const double found = square[at - 1];
      if (there > found * kPerhaps) break;
      const Point before = centres_[static_cast<std::size_t>(centre[at - 1])];
      if (there * kPerhaps >= found && !exactly_nearer(other.at, before, p)) break;
      --at;
    }
    if (at == k_) continue;
    if (n < k_) ++n;
    for (std::size_t k = n - 1; k > at; --k) {
      centre[k] = centre[k - 1];
      square[k] = square[k - 1];
    }
    centre[at] = other.centre;
    square[at] = there;
  }
}

void NearestPoints::find(std::span<const double> x, std::span<const double> y,
                         std::span<std::int32_t> centre, std::span<double> distance) const {
  // Step by step for many points: memory that one step asks for is there when the next needs it.
  constexpr std::size_t at_once = 64;
  std::array<std::int32_t, at_once> home{};
  std::array<Cell, at_once> cells{};
  std::array<double, at_once> squares{};
  for (std::size_t begin = 0; begin < x.size(); begin += at_once) {
    const std::size_t count = std::min(at_once, x.size() - begin);
    homes(x.subspan(begin, count), y.subspan(begin, count), std::span(home).first(count));
    for (std::size_t i = 0; i < count; ++i)
      __builtin_prefetch(&cells_[static_cast<std::size_t>(home[i])]);
    for (std::size_t i = 0; i < count; ++i) {
      cells[i] = undivided(cells_[static_cast<std::size_t>(home[i])], {x[begin + i], y[begin + i]});
      __builtin_prefetch(&candidates_[cells[i].begin]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t row = begin + i;
      const Point p{x[row], y[row]};
      if (k_ == 1) {
        nearest(p, cells[i], centre[row], squares[i]);
        continue;
      }
      const std::span<double> own = distance.subspan(row * k_, k_);
      nearest_of(p, cells[i], centre.subspan(row * k_, k_), own);
      for (double& one : own) one = std::sqrt(one);
    }
    if (k_ > 1) continue;
    for (double& one : squares) one = std::sqrt(one);  // several at a time
    std::copy_n(squares.begin(), count, distance.begin() + static_cast<std::ptrdiff_t>(begin));
  }
}

}  // namespace omrade::geometry
