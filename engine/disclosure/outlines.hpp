// What open geometry tells of two sets of polygons that were drawn apart: which unions of the one
// have the outline of unions of the other, and which overlaps are what such unions differ by. For
// the gate alone.
//
// The areas of both sets are the nodes of a graph, and so is all that lies outside of either; two
// nodes that share ground are joined. Numbers of the areas are then sums over the overlaps that
// they are joined by. Of a part of the graph that does not hold the outside, those of the one set
// add up to those of the other. And the number of an overlap follows from those of the areas just
// where it is the only way from one side of the graph to the other (a bridge): it is what the areas
// of that side differ by. Of any other overlap, people could live around a ring instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace omrade::disclosure {

/// Ground that area i of a set has with area j of another.
struct SharedGround {
  std::uint32_t i = 0, j = 0;
  double m2 = 0;
};

/// Nodes: the areas of the first set, then those of the second, then the outside.
struct Outlines {
  using Range = std::pair<std::uint32_t, std::uint32_t>;  ///< first and behind the last

  /// The only way from one side to the other, of which the one that is told lacks the outside.
  struct Bridge {
    std::uint32_t inner = 0, outer = 0;  ///< ends: in the side, and beyond it
    Range side{}, all{};                 ///< in `order`
    bool closed = false;                 ///< the other side lacks the outside as well
    bool rest = false;                   ///< the side is what is in `all` and not in `side`

    /// Whether the side is one area, which has the overlap to itself.
    [[nodiscard]] bool alone() const noexcept {
      const std::uint32_t within = side.second - side.first;
      return (rest ? all.second - all.first - within : within) == 1;
    }
  };

  std::uint32_t first = 0, second = 0;  ///< how many areas the sets have
  std::vector<std::uint32_t> order{};   ///< all nodes, so that parts and sides are ranges
  std::vector<Range> closed{};          ///< parts without the outside, in `order`
  /// Of which the sums of both sets are the same where they count the same people: those, or where
  /// there are none, areas of the second set that go on where the first ends, such as into the sea.
  std::vector<Range> compared{};
  std::vector<std::uint32_t> block{};  ///< per node, one of those joined by more than bridges
  std::vector<Bridge> bridges{};

  [[nodiscard]] std::uint32_t outside() const noexcept { return first + second; }
  [[nodiscard]] bool of_first(std::uint32_t node) const noexcept { return node < first; }
};

/// From the m2 of each area, and of the ground they share. What is less than a thousandth of both
/// areas is a sliver of hand-drawn borders, and no ground; so is what an area has by itself.
Outlines outlines_of(std::span<const double> first, std::span<const double> second,
                     std::span<const SharedGround> shared);

}  // namespace omrade::disclosure
