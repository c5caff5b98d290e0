// Against all whole numbers that fit, one by one.
#include "disclosure/linear_system.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <vector>

namespace omrade::disclosure {
namespace {

constexpr double most = 5;

Cell count_of(int value, double minimum) {
  const bool few = value > 0 && value < minimum;
  return {.value = static_cast<double>(value),
          .weight = 1.0 + value,
          .state = few ? CellState::primary : CellState::published,
          .known = {0, most},
          .need = few ? Range{1, minimum - 1} : no_range};
}

/// Cells of a table with its margins: rows and columns open or to be withheld, parents that
/// overlap.
LinearSystem random_system(double minimum) {
  const int rows = *rc::gen::inRange(1, 4);
  const int columns = *rc::gen::inRange(2, 4);
  LinearSystem system;
  std::vector<int> values;
  for (int i = 0; i < rows * columns; ++i) {
    values.push_back(*rc::gen::weightedElement<int>({{3, 0}, {3, 1}, {2, 2}, {1, 4}, {3, 5}}));
    system.add(count_of(values.back(), minimum));
  }
  const auto margin = [&](const std::vector<int>& cells) {
    std::vector<Term> terms;
    double sum = 0;
    for (const int cell : cells) {
      terms.push_back({static_cast<std::size_t>(cell), 1});
      sum += values[static_cast<std::size_t>(cell)];
    }
    system.relate(std::move(terms), sum);
  };
  for (int r = 0; r < rows; ++r) {
    if (*rc::gen::inRange(0, 4) == 0) continue;
    std::vector<int> cells;
    for (int c = 0; c < columns; ++c) cells.push_back(r * columns + c);
    margin(cells);
  }
  for (int c = 0; c < columns; ++c) {
    if (*rc::gen::inRange(0, 4) == 0) continue;
    std::vector<int> cells;
    for (int r = 0; r < rows; ++r) cells.push_back(r * columns + c);
    margin(cells);
  }
  if (*rc::gen::inRange(0, 2) == 1) {  // an area that overlaps both rows and columns
    std::vector<int> cells;
    for (int i = 0; i < rows * columns; ++i)
      if (*rc::gen::inRange(0, 2) == 1) cells.push_back(i);
    if (!cells.empty()) margin(cells);
  }
  return system;
}

/// The values of each withheld cell in all whole numbers that fit.
std::vector<std::set<double>> brute_force(const LinearSystem& system) {
  const auto& cells = system.cells();
  std::vector<double> values(cells.size());
  std::vector<std::set<double>> seen(cells.size());
  const std::function<void(std::size_t)> choose = [&](std::size_t i) {
    // A relation whose last cell is chosen has to hold.
    for (const Relation& relation : system.relations()) {
      if (relation.terms.empty() || relation.terms.back().cell + 1 != i) continue;
      double sum = 0;
      for (const Term& term : relation.terms) sum += term.coefficient * values[term.cell];
      if (std::abs(sum - relation.constant) > relation.tolerance + 1e-9) return;
    }
    if (i == cells.size()) {
      for (std::size_t k = 0; k < cells.size(); ++k) seen[k].insert(values[k]);
      return;
    }
    if (!withheld(cells[i])) {
      values[i] = cells[i].value;
      choose(i + 1);
      return;
    }
    for (double value = cells[i].known.lower; value <= cells[i].known.upper; ++value) {
      values[i] = value;
      choose(i + 1);
    }
  };
  choose(0);
  return seen;
}

bool all_possible(const Range& need, const std::set<double>& seen) {
  for (double value = need.lower; value <= need.upper; ++value)
    if (!seen.contains(value)) return false;
  return true;
}

void withhold_some(LinearSystem& system) {
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < system.cells().size() && unknown < 6; ++i) {
    Cell& cell = system.cell(i);
    if (cell.state == CellState::published && *rc::gen::inRange(0, 2) == 1)
      cell.state = CellState::complement;
    if (withheld(cell)) ++unknown;
  }
  for (std::size_t i = 0; i < system.cells().size(); ++i) {
    Cell& cell = system.cell(i);
    if (withheld(cell) && unknown > 6) {
      cell.state = CellState::published;
      --unknown;
    }
  }
}

TEST(LinearSystemProperty, TheAuditFindsWhatBruteForceFinds) {
  EXPECT_TRUE(rc::check([] {
    LinearSystem system = random_system(5);
    withhold_some(system);
    const auto seen = brute_force(system);
    const bool blind = *rc::gen::inRange(0, 2) == 1;
    for (const Feasible& one : audit(system, {.blind = blind})) {
      const auto& all = seen[one.cell];
      RC_ASSERT(one.proven);
      RC_ASSERT(one.range == (Range{*all.begin(), *all.rbegin()}));
      RC_ASSERT(one.safe == all_possible(system.cells()[one.cell].need, all));
    }
  }));
}

TEST(LinearSystemProperty, WhatSharesOfCountsTellIsFoundOneByOne) {
  EXPECT_TRUE(rc::check([] {
    LinearSystem system;
    const int count = *rc::gen::inRange(2, 6);
    std::vector<Term> terms;
    double sum = 0;
    for (int i = 0; i < count; ++i) {
      Cell cell = count_of(*rc::gen::inRange(1, 5), 5);
      terms.push_back({system.add(cell), 0.25 + 0.01 * *rc::gen::inRange(0, 300)});
      sum += terms.back().coefficient * cell.value;
    }
    system.relate(terms, sum, *rc::gen::element(0.0, 0.005, 0.5));
    const auto seen = brute_force(system);
    for (const Feasible& one : audit(system, {.blind = true})) {
      const auto& all = seen[one.cell];
      RC_ASSERT(one.range == (Range{*all.begin(), *all.rbegin()}));
      RC_ASSERT(one.safe == all_possible(system.cells()[one.cell].need, all));
    }
  }));
}

TEST(LinearSystemProperty, WhatIsSuppressedNobodyCanWorkOut) {
  std::size_t protected_ones = 0;
  EXPECT_TRUE(rc::check([&] {
    LinearSystem system = random_system(3);
    RC_PRE(system.cells().size() <= 8);
    const Range hidden = *rc::gen::inRange(0, 2) == 1 ? Range{1, 2} : no_range;
    const Suppression done = suppress(system, {.hidden = hidden});
    std::set<std::size_t> failed;
    for (const Unprotected& one : done.failed) failed.insert(one.cell);
    const auto seen = brute_force(system);
    for (std::size_t i = 0; i < system.cells().size(); ++i) {
      const Cell& cell = system.cells()[i];
      if (cell.state != CellState::primary) continue;
      // Never a failure that is none, never a success that is none.
      RC_ASSERT(all_possible(cell.need, seen[i]) == !failed.contains(i));
      if (!failed.contains(i)) ++protected_ones;
      if (!failed.contains(i)) continue;
      LinearSystem everything = system;
      for (std::size_t k = 0; k < everything.cells().size(); ++k)
        if (!withheld(everything.cells()[k])) everything.cell(k).state = CellState::complement;
      RC_ASSERT(!all_possible(cell.need, brute_force(everything)[i]));
    }
  }));
  EXPECT_GT(protected_ones, 20U);
}

TEST(LinearSystemProperty, NothingIsWithheldInVain) {
  EXPECT_TRUE(rc::check([] {
    LinearSystem system = random_system(3);
    RC_PRE(system.cells().size() <= 8);
    const Suppression done = suppress(system, {});
    RC_PRE(done.failed.empty());
    for (const std::size_t added : done.added) {
      LinearSystem less = system;
      less.cell(added).state = CellState::published;
      const auto seen = brute_force(less);
      bool safe = true;
      for (std::size_t i = 0; i < less.cells().size(); ++i) {
        const Cell& cell = less.cells()[i];
        if (cell.state == CellState::primary) safe = safe && all_possible(cell.need, seen[i]);
      }
      RC_ASSERT(!safe);
    }
  }));
}

}  // namespace
}  // namespace omrade::disclosure
