// The linear system of a profile: its counts as cells, with what must stay possible of each. For
// the gate alone.
#pragma once

#include "disclosure/complements.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/exchanges.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/linear_system.hpp"
#include "disclosure/weighted_sums.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace omrade::disclosure {

struct ProfileSystem {
  LinearSystem system{};
  std::vector<Count> counts{};       ///< of each cell of the system, its count
  std::vector<Range> rounded{};      ///< what is known of it rounded; empty where it cannot be
  std::vector<Standing> standing{};  ///< how it stands in the profile
  std::vector<bool> before{};        ///< whether it was published before, as it is or rounded
  /// Layers that may be weighed sums of their parts by weights that cannot be told.
  std::set<std::pair<std::uint32_t, std::uint32_t>> undetermined{};
  std::vector<WeightedSum> sums{};        ///< printed as sums of printed numbers, so no counts here
  std::vector<Complement> complements{};  ///< likewise
  std::vector<Remainder> remainders{};    ///< likewise
};

/// Of the counts that stand in a relation with a withheld one. Needs:
///
///   - of a withheld number x of persons, 0 < x < k: 1 … k - 1, as far as its group is that large;
///   - likewise of those who are left of a group, N - x;
///   - of one that another rule withheld (too few people or respondents): more than x;
///   - of a sum of amounts that one or two made most of: what part of it stays open, both ways.
///
/// N counts as known to everybody, whether it is published here or not. A zero is never withheld
/// for others. Numbers of divided people have no need where their base areas have one.
ProfileSystem system_of(const Rules& rules, const Profile& profile, const Originals& originals);

}  // namespace omrade::disclosure
