#include "disclosure/parts.hpp"

#include <algorithm>
#include <numeric>

namespace omrade::disclosure {

std::vector<std::vector<std::size_t>> parts_of(const LinearSystem& system) {
  std::vector<std::size_t> parent(system.cells().size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&parent](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const Relation& relation : system.relations()) {
    for (const Term& term : relation.terms) {
      const std::size_t a = root(relation.terms.front().cell);
      const std::size_t b = root(term.cell);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::vector<std::vector<std::size_t>> parts;
  std::vector<std::size_t> part(parent.size());
  for (std::size_t i = 0; i < parent.size(); ++i) {
    const std::size_t first = root(i);
    if (first == i) {
      part[i] = parts.size();
      parts.emplace_back();
    }
    parts[part[first]].push_back(i);
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return parts;
}

}  // namespace omrade::disclosure
