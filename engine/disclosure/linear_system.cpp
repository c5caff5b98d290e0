#include "disclosure/linear_system.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::disclosure {

std::size_t LinearSystem::add(const Cell& cell) {
  const bool finite = std::isfinite(cell.value) || unseen(cell);
  if (!finite || !(cell.weight > 0) || !(cell.slack >= 0))
    throw Error(ErrorKind::bug, {.what = "a cell of a linear system has no value or weight"});
  cells_.push_back(cell);
  return cells_.size() - 1;
}

void LinearSystem::relate(std::vector<Term> terms, double constant, double tolerance) {
  for (const Term& term : terms) {
    if (term.cell >= cells_.size() || !std::isfinite(term.coefficient))
      throw Error(ErrorKind::bug, {.what = "a relation names a cell that does not exist"});
  }
  if (!std::isfinite(constant) || !(tolerance >= 0))
    throw Error(ErrorKind::bug, {.what = "a relation has no finite constant"});
  std::stable_sort(terms.begin(), terms.end(),
                   [](const Term& a, const Term& b) { return a.cell < b.cell; });
  Relation relation{.constant = constant, .tolerance = tolerance};
  for (const Term& term : terms) {
    if (!relation.terms.empty() && relation.terms.back().cell == term.cell) {
      relation.terms.back().coefficient += term.coefficient;
    } else {
      relation.terms.push_back(term);
    }
  }
  std::erase_if(relation.terms, [](const Term& term) { return term.coefficient == 0; });
  relations_.push_back(std::move(relation));
}

double residual(const LinearSystem& system, std::size_t r) {
  const Relation& relation = system.relations()[r];
  double sum = -relation.constant;
  double size = std::abs(relation.constant);
  double slack = relation.tolerance;
  for (const Term& term : relation.terms) {
    const Cell& cell = system.cells()[term.cell];
    sum += term.coefficient * cell.value;
    size += std::abs(term.coefficient * cell.value);
    slack += std::abs(term.coefficient) * cell.slack;
  }
  return std::max(0.0, std::abs(sum) - slack - 1e-9 * size);
}

}  // namespace omrade::disclosure
