// Cells and the linear relations between them that everybody knows: what can be worked out of what
// is published, and what must be withheld in addition so that it cannot be.
//
//   LinearSystem system;
//   const auto a = system.add({.value = 3, .state = CellState::primary, .need = Range{1, 4}});
//   const auto b = system.add({.value = 9});
//   const auto sum = system.add({.value = 12, .state = CellState::open});
//   system.relate({{a, 1}, {b, 1}, {sum, -1}});
//   suppress(system, {})         // withholds b as well
//   audit(system)                // a and b: 0..12
//
// Hierarchies, margins, x + (N - x) = N, the rest of a total and levels that are apportioned from
// another are all relations. Cells that no relation names are allowed.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/range.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace omrade::disclosure {

enum class CellState : std::uint8_t {
  published,   ///< may be withheld in addition
  open,        ///< known to all, whatever is withheld here: a public total
  primary,     ///< withheld by a rule
  complement,  ///< withheld with others
  absent,      ///< in no table: a sum that relations are written with
};

struct Cell {
  double value = 0;   ///< true value; of a cell that is not withheld what is published
  double weight = 1;  ///< the information that is lost if it is withheld; above 0
  CellState state = CellState::published;
  Range known{};          ///< what everybody knows of it without any table
  Range need = no_range;  ///< of a withheld cell: what must all stay possible
  Range also = no_range;  ///< and this
  bool whole = true;      ///< persons, not shares of persons; everybody knows that too
  double slack = 0;       ///< published as value ± slack: how it was rounded
};

inline bool withheld(const Cell& cell) noexcept {
  return cell.state == CellState::primary || cell.state == CellState::complement;
}
/// Withheld or absent.
inline bool unseen(const Cell& cell) noexcept {
  return withheld(cell) || cell.state == CellState::absent;
}

struct Term {
  std::size_t cell = 0;
  double coefficient = 1;
};

/// Σ coefficient · cell = constant ± tolerance.
struct Relation {
  std::vector<Term> terms{};
  double constant = 0;
  double tolerance = 0;
};

class LinearSystem {
 public:
  /// Its number, from 0.
  std::size_t add(const Cell& cell);
  /// Error bug for a cell that does not exist and a number that is not finite. A cell may stand in
  /// it several times.
  void relate(std::vector<Term> terms, double constant = 0, double tolerance = 0);

  [[nodiscard]] const std::vector<Cell>& cells() const noexcept { return cells_; }
  [[nodiscard]] Cell& cell(std::size_t i) { return cells_[i]; }
  [[nodiscard]] const std::vector<Relation>& relations() const noexcept { return relations_; }

 private:
  std::vector<Cell> cells_;
  std::vector<Relation> relations_;
};

/// By how much the true values miss relation r, beyond its tolerance; 0 where they keep it.
double residual(const LinearSystem& system, std::size_t r);

/// What can be worked out of one withheld cell from everything that is published.
struct Feasible {
  std::size_t cell = 0;
  /// Never wider than what is proven: both ends of a whole cell are reached by whole numbers that
  /// keep every relation. Empty: nothing fits what is published or, where not `proven`, nothing was
  /// found.
  Range range{};
  bool proven = true;  ///< false: the search was given up, and the range may be wider
  bool safe = true;    ///< all of `need` and `also` is possible, for whole cells number by number
};

/// One for each withheld cell that is asked for, in the order of the cells. Uses the true values of
/// withheld cells for nothing if `blind`; else they are known to fit. The same result for any loop.
struct AuditOptions {
  bool blind = false;
  std::vector<bool> asked{};   ///< by cell; empty: all
  std::size_t search = 2'000;  ///< branches for one question, where fractions are in the way
};
std::vector<Feasible> audit(const LinearSystem& system, const AuditOptions& options,
                            const ParallelFor& loop);
std::vector<Feasible> audit(const LinearSystem& system, const AuditOptions& options = {});

/// A cell that nothing protects: of its need `missing` stays impossible even with all cells near it
/// withheld. `with` are the withheld cells it shares a relation with: to merge it with one of them
/// (areas or groups) would do.
struct Unprotected {
  std::size_t cell = 0;
  std::vector<double> missing{};
  std::vector<std::size_t> with{};
};

struct Suppression {
  std::vector<std::size_t> added{};  ///< cells to withhold in addition, ascending
  std::vector<Unprotected> failed{};
};

struct SuppressOptions {
  /// A withheld whole cell whose range holds some of `hidden` must be able to be all of it,
  /// whatever withheld it: readers do not know which are small. Empty: only `need` counts.
  Range hidden = no_range;
  /// By cell, in place of `hidden` where it is not empty, as far as `known` allows it; or nothing.
  std::vector<Range> hidden_of{};
  std::size_t search = 2'000;  ///< as of AuditOptions
  std::size_t reach = 400;     ///< cells of the neighbourhood in which partners are sought first
  bool tidy = true;            ///< publish again what turns out not to be needed
};

/// Withholds published cells until every `need` is possible, at little weight (a heuristic: for
/// each cell and each value that must stay possible the cheapest change of other cells that allows
/// it, by a linear program; after Fischetti and Salazar-Gonzalez 2001, Castro 2002). Sets their
/// state to complement in `system`. Deterministic. Error bug where true values miss a relation.
Suppression suppress(LinearSystem& system, const SuppressOptions& options, const ParallelFor& loop);
Suppression suppress(LinearSystem& system, const SuppressOptions& options = {});

}  // namespace omrade::disclosure
