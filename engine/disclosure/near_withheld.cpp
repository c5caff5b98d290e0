#include "disclosure/near_withheld.hpp"

#include "disclosure/cells.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace omrade::disclosure {
namespace {

/// Whether it is withheld, and not only since nobody prints overlaps.
bool asks(const Rules& rules, const Count& count) {
  return count.withheld && (count.overlap.empty() || few(count.value, rules.minimum_count) ||
                            few(count.most - count.value, rules.minimum_count));
}

}  // namespace

std::vector<CountRelation> near_withheld(const Rules& rules, std::vector<CountRelation> relations,
                                         const Counts& counts) {
  std::vector<std::uint32_t> parent(counts.counts.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&parent](std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const CountRelation& relation : relations) {
    for (const CountTerm& term : relation.terms) {
      const std::uint32_t a = root(relation.terms.front().count);
      const std::uint32_t b = root(term.count);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::vector<bool> tells(parent.size(), false);
  for (std::uint32_t i = 0; i < parent.size(); ++i)
    if (asks(rules, counts.counts[i])) tells[root(i)] = true;
  std::erase_if(relations, [&](const CountRelation& relation) {
    return !tells[root(relation.terms.front().count)];
  });
  return relations;
}

}  // namespace omrade::disclosure
