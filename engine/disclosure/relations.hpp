// How the counts of a profile hang together: the equations that whoever has all its tables, the
// recipe and open geometry can put up. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"
#include "disclosure/series.hpp"

#include <cstdint>
#include <vector>

namespace omrade::disclosure {

struct CountTerm {
  std::uint32_t count = 0;
  double coefficient = 0;
  friend bool operator==(const CountTerm&, const CountTerm&) = default;
};

/// Σ coefficient · count = constant.
struct CountRelation {
  std::vector<CountTerm> terms{};  ///< each count once, in their order
  double constant = 0;
};

/// Those that hang together with a withheld count, through counts that may be withheld for it:
///
///   - levels: Σ share · base area = area; where the base is not there, flows of base areas from
///   the
///     other end, or an area that is a union of areas of another level;
///   - sets of polygons of which the areas of one lie in those of the other;
///   - flows: those of an area with the layers that only they name are all of its people;
///   - layers that are weighed sums of the numerators of their parts.
///
/// A relation is one only where the numbers satisfy it: a model's do not add up, nor do weights of
/// respondents that were calibrated anew.
std::vector<CountRelation> relations_of(const Profile& profile, const Originals& originals,
                                        const std::vector<Series>& series, const Counts& counts);

}  // namespace omrade::disclosure
