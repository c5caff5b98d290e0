#include "base/error.hpp"
#include "disclosure/partners.hpp"
#include "disclosure/questions.hpp"
#include "disclosure/tidy.hpp"
#include "disclosure/wanted.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace omrade::disclosure {
namespace {

using Missing = std::pair<std::size_t, double>;  ///< a cell, and a value that must be possible

/// What is not yet possible with what is withheld now.
std::vector<Missing> still_missing(const LinearSystem& system, std::vector<Wanted>& wanted,
                                   std::size_t search, const ParallelFor& loop) {
  const std::vector<Component> components = components_of(system);
  std::vector<std::vector<Missing>> found(components.size());
  loop(components.size(), [&](std::size_t c) {
    const Component& component = components[c];
    const bool any = std::any_of(component.cells.begin(), component.cells.end(),
                                 [&](std::size_t cell) { return !wanted[cell].missing().empty(); });
    if (!any) return;
    Questions questions(system, component, search);
    for (std::size_t i = 0; i < component.cells.size(); ++i) {
      for (const double value : wanted[component.cells[i]].missing()) {
        if (wanted[component.cells[i]].has(value)) continue;
        if (!questions.can_be(i, value)) {
          found[c].emplace_back(component.cells[i], value);
          continue;
        }
        for (std::size_t j = 0; j < component.cells.size(); ++j)
          wanted[component.cells[j]].take(questions.witness()[j]);
      }
    }
  });
  std::vector<Missing> all;
  for (const auto& part : found) all.insert(all.end(), part.begin(), part.end());
  return all;
}

class Suppressor {
 public:
  Suppressor(LinearSystem& system, const SuppressOptions& options, const ParallelFor& loop)
      : system_(system), options_(options), loop_(loop), partners_(system) {}

  Suppression run() {
    start();
    meet();
    if (options_.tidy) {
      for (const std::size_t cell : tidy(system_, added_, options_.search, loop_)) {
        system_.cell(cell).state = CellState::published;
        added_.erase(cell);
      }
    }
    // Each round asks for more, and there are only so many cells.
    std::vector<Feasible> audited = audit_others();
    while (!options_.hidden.empty() && ask_for_hidden(audited)) {
      meet();
      audited = audit_others();
    }
    publish_determined(audited);
    verify();
    Suppression result;
    result.added.assign(added_.begin(), added_.end());
    for (const auto& [cell, missing] : failed_)
      result.failed.push_back(
          {.cell = cell, .missing = missing, .with = partners_.withheld_near(cell)});
    return result;
  }

 private:
  void start() {
    wanted_.clear();
    for (const Cell& cell : system_.cells()) {
      wanted_.emplace_back(cell);
      if (withheld(cell)) wanted_.back().take(cell.value);
    }
  }

  void meet() {
    failed_.clear();
    for (const auto& [cell, value] : still_missing(system_, wanted_, options_.search, loop_)) {
      if (wanted_[cell].has(value)) continue;  // came with another one
      const auto changed = partners_.find(cell, value, options_.reach, options_.search);
      if (!changed) {
        failed_[cell].push_back(value);
        continue;
      }
      for (const auto& [other, now] : *changed) {
        Cell& one = system_.cell(other);
        if (!unseen(one) && now != one.value && !(std::abs(now - one.value) <= one.slack)) {
          one.state = CellState::complement;
          added_.insert(other);
        }
        wanted_[other].take(now);
      }
    }
  }

  /// Where shares are coefficients, a change that a solver finds may keep them nearly, not exactly:
  /// then what is put together by such shares from withheld cells goes as well.
  void verify() {
    const auto has_shares = [](const Relation& relation) {
      return std::any_of(relation.terms.begin(), relation.terms.end(), [](const Term& term) {
        return term.coefficient != std::round(term.coefficient);
      });
    };
    const std::vector<Relation>& relations = system_.relations();
    if (std::none_of(relations.begin(), relations.end(), has_shares)) return;
    start();
    for (const auto& [cell, value] : still_missing(system_, wanted_, options_.search, loop_)) {
      for (const std::size_t other : partners_.apportioned_near(cell)) {
        system_.cell(other).state = CellState::complement;
        added_.insert(other);
      }
    }
    failed_.clear();
    start();
    for (const auto& [cell, value] : still_missing(system_, wanted_, options_.search, loop_))
      failed_[cell].push_back(value);
  }

  [[nodiscard]] Range hidden_of(std::size_t cell) const {
    if (cell >= options_.hidden_of.size() || options_.hidden_of[cell].empty())
      return options_.hidden;
    const Range known = known_range(system_.cells()[cell]);
    const Range own = options_.hidden_of[cell];
    return {std::max(own.lower, known.lower), std::min(own.upper, known.upper)};
  }

  [[nodiscard]] bool asks_for_hidden(std::size_t i) const {
    const Cell& cell = system_.cells()[i];
    if (options_.hidden.empty()) return cell.state != CellState::complement;
    const Range hidden = hidden_of(i);
    const auto holds = [&](const Range& range) {
      return range.lower <= hidden.lower && range.upper >= hidden.upper;
    };
    return holds(cell.need) || holds(cell.also);
  }

  /// Of what is withheld for others.
  std::vector<Feasible> audit_others() {
    std::vector<bool> asked;
    for (std::size_t i = 0; i < system_.cells().size(); ++i)
      asked.push_back(withheld(system_.cells()[i]) && !asks_for_hidden(i));
    // One for each withheld cell, of which those that were not asked for tell nothing.
    std::vector<Feasible> audited =
        audit(system_, {.asked = asked, .search = options_.search}, loop_);
    std::erase_if(audited, [&](const Feasible& one) { return !asked[one.cell]; });
    return audited;
  }

  /// What can be worked out in any case is better said.
  void publish_determined(const std::vector<Feasible>& audited) {
    for (const Feasible& one : audited) {
      if (!one.proven || one.range.lower != one.range.upper || added_.erase(one.cell) == 0)
        continue;
      system_.cell(one.cell).state = CellState::published;
    }
  }

  /// True where some withheld cell may be some hidden numbers and not others, and was not asked
  /// for.
  bool ask_for_hidden(const std::vector<Feasible>& audited) {
    bool more = false;
    for (const Feasible& one : audited) {
      Cell& cell = system_.cell(one.cell);
      const Range hidden = hidden_of(one.cell);
      if (!cell.whole || one.range.empty() || hidden.empty()) continue;
      if (one.range.upper < hidden.lower || one.range.lower > hidden.upper) continue;
      // Of one that may be a small one of before each number is asked for.
      const bool before =
          one.cell < options_.hidden_of.size() && !options_.hidden_of[one.cell].empty();
      if (!before && one.range.lower <= hidden.lower && one.range.upper >= hidden.upper) continue;
      const bool within =
          cell.need.empty() || (cell.need.lower >= hidden.lower && cell.need.upper <= hidden.upper);
      (within ? cell.need : cell.also) = hidden;
      wanted_[one.cell] = Wanted(cell);
      wanted_[one.cell].take(cell.value);
      more = true;
    }
    return more;
  }

  LinearSystem& system_;
  SuppressOptions options_;
  const ParallelFor& loop_;
  Partners partners_;
  std::vector<Wanted> wanted_;
  std::set<std::size_t> added_;
  std::map<std::size_t, std::vector<double>> failed_;
};

}  // namespace

Suppression suppress(LinearSystem& system, const SuppressOptions& options,
                     const ParallelFor& loop) {
  for (std::size_t r = 0; r < system.relations().size(); ++r) {
    if (residual(system, r) > 0)
      throw Error(ErrorKind::bug,
                  {.what = "the true values of a linear system miss its relations"});
  }
  return Suppressor(system, options, loop).run();
}

Suppression suppress(LinearSystem& system, const SuppressOptions& options) {
  return suppress(system, options, [](std::size_t count, const auto& body) {
    for (std::size_t i = 0; i < count; ++i) body(i);
  });
}

}  // namespace omrade::disclosure
