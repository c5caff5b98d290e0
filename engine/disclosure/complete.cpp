#include "disclosure/complete.hpp"

#include "disclosure/questions.hpp"

#include <cmath>

namespace omrade::disclosure {

std::vector<Incomplete> complete(LinearSystem& system, std::size_t search,
                                 const ParallelFor& loop) {
  LinearSystem rest;
  for (Cell cell : system.cells()) {
    if (std::isfinite(cell.value)) {
      cell.state = CellState::open;
      cell.slack = 0;
    }
    rest.add(cell);
  }
  for (const Relation& relation : system.relations())
    rest.relate(relation.terms, relation.constant, relation.tolerance);
  const std::vector<Component> components = components_of(rest);
  std::vector<std::vector<double>> found(components.size());
  std::vector<Questions::Answer> answers(components.size());
  loop(components.size(), [&](std::size_t c) {
    Questions questions(rest, components[c], search);
    answers[c] = questions.least(0);
    if (answers[c] != Questions::Answer::found) return;
    found[c].assign(questions.witness().begin(), questions.witness().end());
  });
  std::vector<Incomplete> failed;
  for (std::size_t c = 0; c < components.size(); ++c) {
    const std::vector<std::size_t>& cells = components[c].cells;
    if (found[c].empty()) failed.push_back({cells.front(), answers[c] == Questions::Answer::none});
    for (std::size_t i = 0; i < found[c].size(); ++i) system.cell(cells[i]).value = found[c][i];
  }
  return failed;
}

}  // namespace omrade::disclosure
