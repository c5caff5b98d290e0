#include "disclosure/implied_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace omrade::disclosure {
namespace {

constexpr double kRoom = 1e-6;       ///< narrower is rounding
constexpr double kRounding = 1e-12;  ///< of a sum, as a share of its terms

Range scaled(const Range& range, double by) {
  return by < 0 ? Range{by * range.upper, by * range.lower}
                : Range{by * range.lower, by * range.upper};
}

/// Narrows what the relation says of term t; true if it did.
bool narrow(const Relation& relation, std::size_t t, bool whole, std::vector<Range>& bounds) {
  Range rest{relation.constant - relation.tolerance, relation.constant + relation.tolerance};
  double size = 0;
  for (std::size_t o = 0; o < relation.terms.size(); ++o) {
    if (o == t) continue;
    const Range other = scaled(bounds[relation.terms[o].cell], relation.terms[o].coefficient);
    rest.lower -= other.upper;
    rest.upper -= other.lower;
    if (std::isfinite(other.lower) && std::isfinite(other.upper))
      size += std::max(std::abs(other.lower), std::abs(other.upper));
  }
  // What a sliver of an area tells is lost in the rounding of the others.
  const double room = kRoom + kRounding * size / std::abs(relation.terms[t].coefficient);
  const Range own = scaled(rest, 1 / relation.terms[t].coefficient);
  Range& range = bounds[relation.terms[t].cell];
  double lower = own.lower - room;
  double upper = own.upper + room;
  if (whole) {
    lower = std::ceil(lower);
    upper = std::floor(upper);
  }
  bool changed = false;
  if (lower > range.lower + kRoom) {
    range.lower = std::min(lower, range.upper);
    changed = true;
  }
  if (upper < range.upper - kRoom) {
    range.upper = std::max(upper, range.lower);
    changed = true;
  }
  return changed;
}

}  // namespace

std::vector<Range> implied_bounds(const LinearSystem& system, const std::vector<Range>& rounded,
                                  const std::vector<Standing>& standing, int rounds) {
  std::vector<Range> bounds;
  for (std::size_t i = 0; i < standing.size(); ++i) {
    const Cell& cell = system.cells()[i];
    const bool known = standing[i] == Standing::fixed || standing[i] == Standing::published;
    bounds.push_back(known                              ? Range{cell.value, cell.value}
                     : standing[i] == Standing::rounded ? rounded[i]
                                                        : cell.known);
  }
  bool changed = true;
  for (int round = 0; round < rounds && changed; ++round) {
    changed = false;
    for (const Relation& relation : system.relations()) {
      for (std::size_t t = 0; t < relation.terms.size(); ++t) {
        const std::size_t cell = relation.terms[t].cell;
        if (bounds[cell].lower < bounds[cell].upper &&
            narrow(relation, t, system.cells()[cell].whole, bounds))
          changed = true;
      }
    }
  }
  return bounds;
}

}  // namespace omrade::disclosure
