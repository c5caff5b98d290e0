#include "disclosure/told_before.hpp"

#include "disclosure/exchanges.hpp"
#include "disclosure/implied_bounds.hpp"
#include "disclosure/needs.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace omrade::disclosure {
namespace {

constexpr double kNear = 1e-3;
constexpr std::size_t kPatience = 12;

/// With nothing known but what was known before.
std::vector<Standing> without_today(const ProfileSystem& made) {
  std::vector<Standing> standing = made.standing;
  for (std::size_t i = 0; i < standing.size(); ++i) {
    const bool nobody = made.counts[i].places.empty() && !made.counts[i].unprinted;
    if (!made.before[i] && !nobody) standing[i] = Standing::withheld;
  }
  return standing;
}

/// Cells that hang together through others than those that were known before.
std::vector<std::size_t> groups_of(const ProfileSystem& made) {
  std::vector<std::size_t> parent(made.counts.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&parent](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const Relation& relation : made.system.relations()) {
    std::size_t first = parent.size();
    for (const Term& term : relation.terms) {
      if (made.before[term.cell] && made.standing[term.cell] == Standing::fixed) continue;
      if (first == parent.size()) first = root(term.cell);
      const std::size_t other = root(term.cell);
      parent[std::max(first, other)] = std::min(first, other);
      first = std::min(first, other);
    }
  }
  for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = root(i);
  return parent;
}

/// A zero that did not follow from what was known before.
bool is_new_zero(const ProfileSystem& made, std::size_t cell, const Range& before) {
  return made.standing[cell] == Standing::fixed && !made.before[cell] &&
         !made.counts[cell].places.empty() && before.upper > kNear;
}

}  // namespace

std::vector<std::size_t> see_told_before(ProfileSystem& made) {
  if (std::none_of(made.before.begin(), made.before.end(), [](bool known) { return known; }))
    return {};
  const std::vector<Standing> standing = without_today(made);
  const std::vector<Range> bounds = implied_bounds(made.system, made.rounded, standing);
  Exchanges exchanges(made.system, made.rounded, standing);
  exchanges.settle();
  exchanges.patience(kPatience);
  std::vector<std::size_t> lost;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    Cell& cell = made.system.cell(i);
    if (cell.need.empty()) continue;
    narrow_need(cell, bounds[i]);
    const std::vector<double> values = values_needed(cell);
    if (!std::all_of(values.begin(), values.end(),
                     [&](double value) { return exchanges.possible(i, value); }))
      lost.push_back(i);
  }
  if (lost.empty()) return {};
  const std::vector<std::size_t> group = groups_of(made);
  std::vector<bool> tells(group.size(), false);
  for (std::size_t i = 0; i < group.size(); ++i)
    if (is_new_zero(made, i, bounds[i])) tells[group[i]] = true;
  std::vector<bool> closed(group.size(), false);
  for (const std::size_t cell : lost) {
    if (tells[group[cell]]) continue;
    made.system.cell(cell).need = no_range;
    closed[group[cell]] = true;
  }
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Standing now = made.standing[i];
    if (closed[group[i]] && !made.before[i] &&
        (now == Standing::published || now == Standing::rounded))
      cells.push_back(i);
  }
  return cells;
}

}  // namespace omrade::disclosure
