// Areas, neighbours and loops for tests of what is alike between neighbours.
#pragma once

#include "stats/local_moran.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <thread>
#include <vector>

namespace omrade::stats {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

using Lists = std::vector<std::vector<std::uint32_t>>;

inline SpatialWeights weights_of(const Lists& lists, std::vector<double> values,
                                 WeightStyle style = WeightStyle::row_standardised) {
  std::vector<std::size_t> begin{0};
  std::vector<std::uint32_t> of;
  for (const auto& list : lists) {
    of.insert(of.end(), list.begin(), list.end());
    begin.push_back(of.size());
  }
  return {begin, of, values, style};
}

inline void serial(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

/// Four threads, each from the last of its bodies to the first.
inline void threaded(std::size_t count, const std::function<void(std::size_t)>& body) {
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([count, t, &body] {
      for (std::size_t i = count; i-- > 0;) {
        if (i % 4 == t) body(i);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

struct Local {
  explicit Local(std::size_t size) : value(size), p(size), quadrant(size) {}
  std::vector<double> value, p;
  std::vector<Quadrant> quadrant;
};

inline Local local_of(const std::vector<double>& values, const SpatialWeights& weights,
                      const Permutations& permutations, Divisor divisor = Divisor::n,
                      const ParallelFor& loop = serial) {
  Local local(values.size());
  local_moran(values, weights, divisor, permutations, loop, {local.value, local.p, local.quadrant});
  return local;
}

inline constexpr Permutations kNoPermutations{.count = 0};

// Four areas in a row with the values 1 2 3 6: mean 3, z = -2 -1 0 3, Σ z² = 14.
inline const Lists kRow{{1}, {0, 2}, {1, 3}, {2}};
inline const std::vector<double> kRowValues{1, 2, 3, 6};

// The queen's neighbours on a board of four by two. The mean of the values is 3, which two have.
inline const Lists kBoard{{1, 4, 5}, {0, 2, 4, 5, 6}, {1, 3, 5, 6, 7}, {2, 6, 7},
                          {0, 1, 5}, {0, 1, 2, 4, 6}, {1, 2, 3, 5, 7}, {2, 3, 6}};
inline const std::vector<double> kBoardValues{1, 2, 3, 4, 2, 3, 4, 5};
inline constexpr double kUnits[] = {0.1, 0.01, 0.7, 1e6, 1e200, 1e-170, 1e-307};

inline std::vector<double> in_unit(double unit) {
  std::vector<double> values;
  for (const double one : kBoardValues) values.push_back(one * unit);
  return values;
}

/// Squares of a board of `side` by `side` by the rook.
inline Lists board(std::uint32_t side) {
  Lists lists(side * side);
  for (std::uint32_t i = 0; i < side * side; ++i) {
    if (i >= side) lists[i].push_back(i - side);
    if (i % side > 0) lists[i].push_back(i - 1);
    if (i % side + 1 < side) lists[i].push_back(i + 1);
    if (i + side < side * side) lists[i].push_back(i + side);
  }
  return lists;
}

}  // namespace omrade::stats
