// Levels of different sets of polygons, each with tables of its own: where their outlines meet, the
// numbers of the one tell of those of the other. For the gate alone.
#pragma once

#include "disclosure/outlines.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace omrade::disclosure {

struct Nest {
  std::uint32_t first = 0, second = 0;  ///< levels
  Outlines outlines{};
};

/// Numbers of the people in the areas of both levels. A missing one counts as nobody.
class NestNumbers {
 public:
  NestNumbers(const Outlines& outlines, std::span<const double> first,
              std::span<const double> second);

  /// Those who live where the ends of a bridge overlap: what the areas of its side differ by, 0
  /// where they differ by the rounding of sums alone. Below 0 where the numbers are not those of
  /// the same people.
  [[nodiscard]] double overlap(const Outlines::Bridge& bridge) const;

  /// Whether the areas of its side have any.
  [[nodiscard]] bool any(const Outlines::Bridge& bridge) const { return side(bridge).size > 0; }

  /// Whether all parts without the outside add up, of which one has people.
  [[nodiscard]] bool same_people() const;

 private:
  /// First less second, and all of them without signs.
  struct Sum {
    double difference = 0, size = 0;
  };
  [[nodiscard]] Sum over(Outlines::Range range) const;
  [[nodiscard]] Sum side(const Outlines::Bridge& bridge) const;

  const Outlines& outlines_;
  std::vector<Sum> before_;  ///< of all nodes before each in `order`
};

/// Σ ± numbers of areas Σ ± numbers of overlaps = 0.
struct NestSum {
  std::vector<std::pair<std::uint32_t, double>> areas{};   ///< nodes
  std::vector<std::pair<std::size_t, double>> overlaps{};  ///< bridges
};

/// How overlaps enter the sums.
enum class OverlapUse : std::uint8_t {
  number,  ///< people of their own
  nobody,  ///< nobody lives there
  none,    ///< unknown: both of its sides are one sum
};

/// One for each part of the graph that falls to pieces where the bridges of which something is
/// known are taken out, but the outside's. An area by itself is left out, and is the number of its
/// overlap.
std::vector<NestSum> nest_sums(const Outlines& outlines, std::span<const OverlapUse> uses);

}  // namespace omrade::disclosure
