// How the counts of a profile hang together: the equations that whoever has all its tables, the
// recipe and open geometry can put up. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
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
///   - sets of polygons: unions of areas with one outline, but for what lies in overlaps of which
///   the
///     number follows from theirs (outlines.hpp). Those become counts, that are added to `counts`;
///   - flows: those of an area with the layers that only they name are all of its people;
///   - layers that are weighed sums of the numerators of their parts.
///
/// A relation is one only where the numbers satisfy it: a model's do not add up, nor do weights of
/// respondents that were calibrated anew.
std::vector<CountRelation> relations_of(const Rules& rules, const Profile& profile,
                                        const Originals& originals,
                                        const std::vector<Series>& series, Counts& counts);

}  // namespace omrade::disclosure
