#include "disclosure/partners.hpp"

#include "disclosure/components.hpp"
#include "disclosure/linear_program.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace omrade::disclosure {
namespace {

/// What it costs to move a published cell within what rounding hides, beside 1 for withholding one
/// of weight 1: enough that nothing moves without a reason. What is withheld is free. Its true
/// values have no part in the choice, or the choice would tell of them.
constexpr double of_rounding = 1e-4;
constexpr std::size_t most_together = 4;

/// A cell that may be moved: from where, and by how much it is raised and lowered.
struct Movable {
  std::size_t cell;
  double base = 0;
  std::vector<std::pair<std::size_t, double>> parts{};  ///< variable, and 1 or -1
};

class Local {
 public:
  void add(std::size_t number, const Cell& cell) {
    Movable movable{.cell = number, .base = cell.value};
    if (unseen(cell)) {
      const Range known = known_range(cell);
      movable.base = known.lower;
      part(movable, 1, known.upper - known.lower, cell.whole, 0);
    } else {
      const double up = cell.known.upper - cell.value;
      const double down = cell.value - cell.known.lower;
      const double hidden = cell.whole ? std::floor(cell.slack) : cell.slack;
      if (hidden > 0) {
        part(movable, 1, std::min(hidden, up), cell.whole, of_rounding);
        part(movable, -1, std::min(hidden, down), cell.whole, of_rounding);
      }
      // Of equals the first, whatever the solver's turns.
      const double cost = cell.weight * (1 + 1e-6 * static_cast<double>(movables.size()));
      part(movable, 1, up - hidden, cell.whole, cost);
      part(movable, -1, down - hidden, cell.whole, cost);
    }
    movables.push_back(std::move(movable));
  }

  /// The one cell that is to have a value.
  void demand(std::size_t number, double value) {
    movables.push_back({.cell = number, .base = value});
  }

  LinearProgram program;
  std::vector<Movable> movables;

 private:
  void part(Movable& movable, double sign, double room, bool whole, double cost) {
    if (!(room > 0)) return;
    const std::size_t variable = program.add_variable({0, room}, whole, cost);
    movable.parts.emplace_back(variable, sign);
  }
};

}  // namespace

Partners::Partners(const LinearSystem& system)
    : system_(system), relations_of_(system.cells().size()) {
  for (std::size_t r = 0; r < system.relations().size(); ++r)
    for (const Term& term : system.relations()[r].terms) relations_of_[term.cell].push_back(r);
}

std::vector<std::size_t> Partners::withheld_near(std::size_t cell) const {
  std::vector<std::size_t> near;
  for (const std::size_t r : relations_of_[cell]) {
    for (const Term& term : system_.relations()[r].terms) {
      if (term.cell != cell && withheld(system_.cells()[term.cell])) near.push_back(term.cell);
    }
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  return near;
}

std::vector<std::size_t> Partners::apportioned_near(std::size_t cell) const {
  std::vector<std::size_t> near;
  for (const std::size_t r : relations_of_[cell]) {
    const std::vector<Term>& terms = system_.relations()[r].terms;
    if (std::all_of(terms.begin(), terms.end(), [](const Term& term) {
          return term.coefficient == std::round(term.coefficient);
        })) {
      continue;
    }
    for (const Term& term : terms) {
      const Cell& one = system_.cells()[term.cell];
      if (!one.whole && one.state == CellState::published) near.push_back(term.cell);
    }
  }
  return near;
}

/// Those of the cell itself always; then outwards until they have `reach` cells, those that
/// withheld cells lead to first and further.
std::vector<std::size_t> Partners::relations_near(std::size_t cell, std::size_t reach) const {
  std::unordered_set<std::size_t> taken, seen{cell}, tied;
  std::vector<std::size_t> result, ring{cell};
  std::size_t count = 0;
  bool first = true;
  const auto is_tied = [&](std::size_t r) { return tied.contains(r); };
  while (!ring.empty()) {
    std::vector<std::size_t> relations;
    for (const std::size_t i : ring) {
      for (const std::size_t r : relations_of_[i]) {
        if (unseen(system_.cells()[i])) tied.insert(r);
        if (taken.insert(r).second) relations.push_back(r);
      }
    }
    std::sort(relations.begin(), relations.end());
    std::stable_partition(relations.begin(), relations.end(), is_tied);
    ring.clear();
    for (const std::size_t r : relations) {
      // What hangs together by withheld cells is taken as a whole, unless it is very much.
      if (!first && count >= (is_tied(r) ? most_together * (reach + 1) : reach)) continue;
      result.push_back(r);
      for (const Term& term : system_.relations()[r].terms) {
        if (!seen.insert(term.cell).second) continue;
        ring.push_back(term.cell);
        ++count;
      }
    }
    first = false;
  }
  return result;
}

std::optional<Partners::Change> Partners::within(std::size_t cell, double value,
                                                 const std::vector<std::size_t>& relations,
                                                 std::size_t search) const {
  const std::vector<Cell>& cells = system_.cells();
  const std::unordered_set<std::size_t> inside(relations.begin(), relations.end());
  std::vector<std::size_t> near;
  for (const std::size_t r : relations)
    for (const Term& term : system_.relations()[r].terms) near.push_back(term.cell);
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());

  Local local;
  std::unordered_map<std::size_t, std::size_t> place;
  for (const std::size_t i : near) {
    const std::vector<std::size_t>& own = relations_of_[i];
    // One that another relation holds as well has to stay as it is.
    const bool free =
        cells[i].state != CellState::open &&
        std::all_of(own.begin(), own.end(), [&](std::size_t r) { return inside.contains(r); });
    if (i != cell && !free) continue;
    place[i] = local.movables.size();
    if (i == cell) {
      local.demand(i, value);
    } else {
      local.add(i, cells[i]);
    }
  }
  for (const std::size_t r : relations) {
    const Relation& relation = system_.relations()[r];
    double rest = relation.constant;
    std::vector<Term> terms;
    for (const Term& term : relation.terms) {
      const auto at = place.find(term.cell);
      rest -= term.coefficient *
              (at == place.end() ? cells[term.cell].value : local.movables[at->second].base);
      if (at == place.end()) continue;
      for (const auto& [variable, sign] : local.movables[at->second].parts)
        terms.push_back({variable, sign * term.coefficient});
    }
    if (std::abs(rest) < 1e-9 * std::max(1.0, std::abs(relation.constant))) rest = 0;
    local.program.add_row(terms, {rest - relation.tolerance, rest + relation.tolerance});
  }
  if (local.program.minimise() != LinearProgram::Outcome::optimal) return {};

  const auto read = [&]() -> std::optional<Change> {
    Change change;
    for (const Movable& movable : local.movables) {
      const Cell& one = cells[movable.cell];
      double moved = 0;
      for (const auto& [variable, sign] : movable.parts)
        moved += sign * local.program.values()[variable];
      if (one.whole && std::abs(moved - std::round(moved)) > 1e-6) return {};
      if (one.whole) moved = std::round(moved);
      const double now = movable.base + moved;
      if (unseen(one) || std::abs(moved) > 1e-9) change.emplace_back(movable.cell, now);
    }
    return change;
  };
  if (auto change = read()) return change;
  if (local.program.minimise_whole(search) != LinearProgram::Outcome::optimal) return {};
  return read();
}

std::optional<Partners::Change> Partners::find(std::size_t cell, double value, std::size_t reach,
                                               std::size_t search) const {
  std::size_t before = 0;
  for (const std::size_t size :
       {std::size_t{0}, reach / 4, reach, 8 * reach, 64 * reach, system_.cells().size()}) {
    const std::vector<std::size_t> relations = relations_near(cell, size);
    if (relations.size() == before) continue;
    before = relations.size();
    if (auto change = within(cell, value, relations, search)) return change;
  }
  return {};
}

}  // namespace omrade::disclosure
