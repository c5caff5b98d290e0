// Series that are sums of others, as whoever knows the method or looks at the numbers finds out:
// points of an index from its counts, or two groups and both together. For the gate alone.
#pragma once

#include "disclosure/series.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace omrade::disclosure {

/// whole = Σ weight · part, in every area where all have a number.
struct SeriesSum {
  struct Part {
    std::size_t series = 0;
    double weight = 1;
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::size_t whole = 0;
  std::vector<Part> parts{};
  friend bool operator==(const SeriesSum&, const SeriesSum&) = default;
};

/// Layers that are weighed sums of the numerators of the parts they name, and sums of two or three
/// series at one level, whatever they are called, which are then looked for at all levels. They are
/// told from chance by five areas at least, sums of two by three. Not of flows, whose sums follow
/// from their areas.
std::vector<SeriesSum> sums_of(const Profile& profile, const std::vector<Series>& series);

struct DeclaredSums {
  std::vector<SeriesSum> sums{};  ///< layers that are weighed sums of the parts they name
  /// Layers that may be such sums, in areas too few or too alike to tell the weights. Whoever knows
  /// the method knows them.
  std::vector<std::size_t> undetermined{};
};
DeclaredSums declared_sums_of(const Profile& profile, const std::vector<Series>& series);

}  // namespace omrade::disclosure
