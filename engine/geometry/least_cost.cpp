#include "geometry/least_cost.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

struct Move {
  int rows = 0, columns = 0;
  double half = 0;  ///< of its length, in metres
};

std::array<Move, 8> moves_of(const GridFrame& frame) {
  std::array<Move, 8> moves{};
  std::size_t n = 0;
  for (const int rows : {-1, 0, 1}) {
    for (const int columns : {-1, 0, 1}) {
      if (rows == 0 && columns == 0) continue;
      moves[n++] = {rows, columns,
                    std::hypot(rows * frame.cell_height, columns * frame.cell_width) / 2};
    }
  }
  return moves;
}

void require_friction(const GridFrame& frame, std::span<const double> friction) {
  for (std::size_t cell = 0; cell < friction.size(); ++cell) {
    if (std::isnan(friction[cell]) || (friction[cell] >= 0 && std::isfinite(friction[cell])))
      continue;
    throw Error(ErrorKind::user, {.subject = "friction",
                                  .place = "row " + std::to_string(cell / frame.columns + 1) +
                                           ", column " + std::to_string(cell % frame.columns + 1),
                                  .what = shortest(friction[cell]) + " is no cost of a metre",
                                  .hint = "costs are 0 or more; what cannot be passed is nodata"});
  }
}

/// What is still to be looked at: the cheapest, of equal ones the first centre's.
struct Reached {
  double cost = 0;
  std::int32_t centre = 0;
  std::size_t cell = 0;
  friend bool operator>(const Reached& a, const Reached& b) {
    return std::tie(a.cost, a.centre, a.cell) > std::tie(b.cost, b.centre, b.cell);
  }
};

/// The k cheapest centres of each cell so far, ordered by cost and centre.
class Cheapest {
 public:
  Cheapest(std::size_t cells, std::size_t k) : k_(k) {
    least_.cost.assign(cells * k, kInfinite);
    least_.centre.assign(cells * k, -1);
  }

  /// Whether it is one of the cheapest now, and was not as cheap before.
  bool take(const Reached& one) {
    double* cost = least_.cost.data() + one.cell * k_;
    std::int32_t* centre = least_.centre.data() + one.cell * k_;
    std::size_t at = 0;
    while (at < k_ && centre[at] != one.centre && comes_before(cost[at], centre[at], one)) ++at;
    if (at == k_ || (centre[at] == one.centre && cost[at] <= one.cost)) return false;
    std::size_t last = at;  // the centre's dearer entry, or the one that falls out
    while (last + 1 < k_ && centre[last] >= 0 && centre[last] != one.centre) ++last;
    std::move_backward(cost + at, cost + last, cost + last + 1);
    std::move_backward(centre + at, centre + last, centre + last + 1);
    cost[at] = one.cost;
    centre[at] = one.centre;
    return true;
  }

  /// Whether nothing cheaper came after it.
  [[nodiscard]] bool holds(const Reached& one) const {
    for (std::size_t at = one.cell * k_; at < (one.cell + 1) * k_; ++at)
      if (least_.centre[at] == one.centre) return least_.cost[at] == one.cost;
    return false;
  }

  LeastCost result() && { return std::move(least_); }

 private:
  static bool comes_before(double cost, std::int32_t centre, const Reached& one) {
    return centre >= 0 && std::tie(cost, centre) < std::tie(one.cost, one.centre);
  }

  std::size_t k_;
  LeastCost least_;
};

}  // namespace

std::optional<std::size_t> cell_of(const GridFrame& frame, Point p) {
  const double column = std::floor((p.x - frame.x0) / frame.cell_width);
  const double row = std::floor((frame.y0 - p.y) / frame.cell_height);
  if (!(column >= 0 && column < static_cast<double>(frame.columns) && row >= 0 &&
        row < static_cast<double>(frame.rows)))
    return std::nullopt;
  return static_cast<std::size_t>(row) * frame.columns + static_cast<std::size_t>(column);
}

LeastCost least_cost(const GridFrame& frame, std::span<const double> friction,
                     std::span<const std::size_t> start, std::size_t k) {
  require_friction(frame, friction);
  Cheapest cheapest(friction.size(), k);
  std::priority_queue<Reached, std::vector<Reached>, std::greater<>> open;
  const auto reach = [&](const Reached& one) {
    if (cheapest.take(one)) open.push(one);
  };
  for (std::size_t i = 0; i < start.size(); ++i) {
    if (start[i] >= friction.size())
      throw Error(ErrorKind::bug, {.what = "a centre starts outside of the grid"});
    if (!std::isnan(friction[start[i]])) reach({0, static_cast<std::int32_t>(i), start[i]});
  }
  const std::array<Move, 8> moves = moves_of(frame);
  const auto columns = static_cast<std::ptrdiff_t>(frame.columns);
  const auto rows = static_cast<std::ptrdiff_t>(frame.rows);
  while (!open.empty()) {
    const Reached here = open.top();
    open.pop();
    if (!cheapest.holds(here)) continue;
    const auto row = static_cast<std::ptrdiff_t>(here.cell) / columns;
    const auto column = static_cast<std::ptrdiff_t>(here.cell) % columns;
    for (const Move& move : moves) {
      const std::ptrdiff_t to_row = row + move.rows;
      const std::ptrdiff_t to_column = column + move.columns;
      if (to_row < 0 || to_row >= rows || to_column < 0 || to_column >= columns) continue;
      const auto to = static_cast<std::size_t>(to_row * columns + to_column);
      if (std::isnan(friction[to])) continue;
      reach({here.cost + move.half * (friction[here.cell] + friction[to]), here.centre, to});
    }
  }
  return std::move(cheapest).result();
}

}  // namespace omrade::geometry
