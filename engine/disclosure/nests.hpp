// Levels of different sets of polygons, each with tables of its own: where their outlines meet, the
// numbers of the one tell of those of the other. For the gate alone.
#pragma once

#include "disclosure/outlines.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace omrade::disclosure {

struct Nest {
  std::uint32_t first = 0, second = 0;  ///< levels
  Outlines outlines{};
};

/// Sums of numbers of the first set, or of the second, over each range of Outlines::compared. A
/// missing number counts as nobody.
std::vector<double> compared_sums(const Outlines& outlines, std::span<const double> numbers,
                                  bool first);

/// Those who live where the ends of a bridge overlap, as one of its sides tells.
struct Overlap {
  std::size_t bridge = 0;
  bool beyond = false;  ///< as the other side tells, where the numbers of both do not agree
  auto operator<=>(const Overlap&) const = default;
};

/// Numbers of the people in the areas of both levels. A missing one counts as nobody.
class NestNumbers {
 public:
  NestNumbers(const Outlines& outlines, std::span<const double> first,
              std::span<const double> second);

  /// What the areas of the side differ by, 0 where they differ by the rounding of sums alone. Below
  /// 0 where the numbers are not those of the same people.
  [[nodiscard]] double of(Overlap overlap) const;

  /// Whether the areas of the side have any.
  [[nodiscard]] bool any(Overlap overlap) const { return side(overlap).size > 0; }

  /// Whether the sides of a bridge agree. Where there is the outside on one, they do.
  [[nodiscard]] bool agree(std::size_t bridge) const;

 private:
  /// First less second, and all of them without signs.
  struct Sum {
    double difference = 0, size = 0;
    double total = 0;  ///< the size of all areas
    [[nodiscard]] bool nothing() const;
  };
  [[nodiscard]] Sum over(Outlines::Range range) const;
  [[nodiscard]] Sum side(Overlap overlap) const;

  const Outlines& outlines_;
  std::vector<Sum> before_;  ///< of all nodes before each in `order`
};

/// Σ ± numbers of areas Σ ± numbers of overlaps = 0, or what is left of an area.
struct NestSum {
  std::vector<std::pair<std::uint32_t, double>> areas{};  ///< nodes
  std::vector<std::pair<Overlap, double>> overlaps{};
  std::optional<std::uint32_t> left_of{};  ///< the node
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

/// Where the sides of a bridge do not agree, each of them by itself: what it tells of that overlap,
/// by the overlaps of its areas with others as those tell.
std::vector<NestSum> side_sums(const Outlines& outlines, const NestNumbers& numbers);

/// Of each area that has overlaps by bridges and others, such as one that holds areas of the other
/// set and parts of two more: those who are left in the others together.
std::vector<NestSum> left_sums(const Outlines& outlines, const NestNumbers& numbers);

}  // namespace omrade::disclosure
