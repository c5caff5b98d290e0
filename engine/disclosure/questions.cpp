#include "disclosure/questions.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::disclosure {
namespace {

/// How far the sum of a row may be from its bounds: rounding of a few additions, not more. A reader
/// who knows the coefficients to the last digit tells solutions apart by less than a solver does.
constexpr double strict = 1e-12;

}  // namespace

Questions::Questions(const LinearSystem& system, const Component& component, std::size_t search)
    : system_(system), component_(component), search_(search) {
  const std::vector<Cell>& cells = system.cells();
  for (const std::size_t cell : component.cells) {
    known_.push_back(known_range(cells[cell]));
    program_.add_variable(known_.back(), cells[cell].whole);
    if (!cells[cell].whole) fractions_ = true;
  }
  for (const std::size_t r : component.relations) {
    const Relation& relation = system.relations()[r];
    Row row{.size = std::abs(relation.constant)};
    double rest = relation.constant;
    for (const Term& term : relation.terms) {
      const auto at = std::lower_bound(component.cells.begin(), component.cells.end(), term.cell);
      if (at != component.cells.end() && *at == term.cell) {
        row.terms.push_back(
            {static_cast<std::size_t>(at - component.cells.begin()), term.coefficient});
        continue;
      }
      rest -= term.coefficient * cells[term.cell].value;
      row.size += std::abs(term.coefficient * cells[term.cell].value);
    }
    row.bounds = {rest - relation.tolerance, rest + relation.tolerance};
    program_.add_row(row.terms, row.bounds);
    rows_.push_back(std::move(row));
  }
}

void Questions::fix(std::size_t cell, double value) {
  known_[cell] = {value, value};
  program_.bound(cell, known_[cell]);
}

void Questions::release(std::size_t cell) {
  known_[cell] = known_range(system_.cells()[component_.cells[cell]]);
  program_.bound(cell, known_[cell]);
}

bool Questions::settle(std::span<const double> values) {
  std::vector<double> settled(values.begin(), values.end());
  std::vector<bool> open(settled.size(), false);
  for (std::size_t i = 0; i < settled.size(); ++i) {
    if (system_.cells()[component_.cells[i]].whole) {
      const double whole = std::round(settled[i]);
      if (std::abs(settled[i] - whole) > 1e-6) return false;
      settled[i] = whole;
    } else {
      open[i] = known_[i].lower != known_[i].upper;
    }
  }
  // What a row says exactly of its only cell that is not whole replaces what the solver says
  // nearly.
  bool changed = fractions_;
  while (changed) {
    changed = false;
    for (const Row& row : rows_) {
      if (row.bounds.lower != row.bounds.upper) continue;
      const Term* alone = nullptr;
      std::size_t count = 0;
      double rest = row.bounds.lower;
      for (const Term& term : row.terms) {
        if (open[term.cell]) {
          alone = &term;
          ++count;
        } else {
          rest -= term.coefficient * settled[term.cell];
        }
      }
      if (count != 1) continue;
      settled[alone->cell] = rest / alone->coefficient;
      open[alone->cell] = false;
      changed = true;
    }
  }
  for (std::size_t i = 0; i < settled.size(); ++i) {
    const double room = 1e-9 * std::max(1.0, std::abs(settled[i]));
    if (settled[i] < known_[i].lower - room || settled[i] > known_[i].upper + room) return false;
  }
  for (const Row& row : rows_) {
    double sum = 0;
    double size = std::max(1.0, row.size);
    bool loose = false;
    for (const Term& term : row.terms) {
      sum += term.coefficient * settled[term.cell];
      size += std::abs(term.coefficient * settled[term.cell]);
      loose = loose || open[term.cell];
    }
    const double room = (loose ? 1e-7 : strict) * size;
    if (sum < row.bounds.lower - room || sum > row.bounds.upper + room) return false;
  }
  witness_ = std::move(settled);
  return true;
}

Questions::Answer Questions::solve() {
  switch (program_.minimise()) {
    case LinearProgram::Outcome::infeasible:
      return Answer::none;
    case LinearProgram::Outcome::unbounded:
      return Answer::unbounded;
    case LinearProgram::Outcome::failed:
      return Answer::unproven;
    case LinearProgram::Outcome::optimal:
      break;
  }
  if (settle(program_.values())) return Answer::found;
  switch (program_.minimise_whole(search_)) {
    case LinearProgram::Outcome::infeasible:
      return Answer::none;
    case LinearProgram::Outcome::optimal:
      return settle(program_.values()) ? Answer::found : Answer::unproven;
    default:
      return Answer::unproven;
  }
}

Questions::Answer Questions::ask(std::size_t cell, double cost) {
  program_.cost(cell, cost);
  const Answer answer = solve();
  program_.cost(cell, 0);
  return answer;
}

bool Questions::can_be(std::size_t cell, double value) {
  const Range before = known_[cell];
  if (value < before.lower || value > before.upper) return false;
  fix(cell, value);
  const Answer answer = solve();
  known_[cell] = before;
  program_.bound(cell, before);
  return answer == Answer::found;
}

}  // namespace omrade::disclosure
