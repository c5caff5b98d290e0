#include "disclosure/components.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace omrade::disclosure {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::size_t root_of(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) {
    parent[i] = parent[parent[i]];
    i = parent[i];
  }
  return i;
}

}  // namespace

Range known_range(const Cell& cell) {
  Range range = cell.known;
  if (!unseen(cell)) {
    range.lower = std::max(range.lower, cell.value - cell.slack);
    range.upper = std::min(range.upper, cell.value + cell.slack);
  }
  if (cell.whole) {
    range.lower = std::ceil(range.lower - 1e-9);
    range.upper = std::floor(range.upper + 1e-9);
  }
  return range;
}

std::vector<Component> components_of(const LinearSystem& system) {
  const std::vector<Cell>& cells = system.cells();
  std::vector<std::size_t> parent(cells.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  std::vector<std::size_t> first(system.relations().size(), nowhere);
  for (std::size_t r = 0; r < first.size(); ++r) {
    for (const Term& term : system.relations()[r].terms) {
      if (!unknown(cells[term.cell])) continue;
      if (first[r] == nowhere) first[r] = term.cell;
      const std::size_t a = root_of(parent, first[r]);
      const std::size_t b = root_of(parent, term.cell);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  std::vector<std::size_t> number(cells.size(), nowhere);
  std::vector<Component> components;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!unknown(cells[i])) continue;
    const std::size_t root = root_of(parent, i);
    if (number[root] == nowhere) {
      number[root] = components.size();
      components.emplace_back();
    }
    components[number[root]].cells.push_back(i);
  }
  for (std::size_t r = 0; r < first.size(); ++r) {
    if (first[r] == nowhere) continue;
    components[number[root_of(parent, first[r])]].relations.push_back(r);
  }
  return components;
}

}  // namespace omrade::disclosure
