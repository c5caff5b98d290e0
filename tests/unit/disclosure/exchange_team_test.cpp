// Several threads find what one does, to the last step.
#include "disclosure/exchange_team.hpp"

#include "disclosure/needs.hpp"
#include "disclosure/parts.hpp"
#include "disclosure/republish.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <atomic>
#include <limits>
#include <numeric>
#include <thread>
#include <vector>

namespace omrade::disclosure {
namespace {

/// Each thread takes what is next, so that no order is the same twice.
void threads(std::size_t count, const std::function<void(std::size_t)>& body) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) body(i);
  };
  std::vector<std::thread> all;
  for (int t = 0; t < 3; ++t) all.emplace_back(work);
  for (std::thread& one : all) one.join();
}

/// Rows and columns of a table with their sums, of which some cells are withheld; twice, apart.
struct Tables {
  LinearSystem system;
  std::vector<Range> rounded;
  std::vector<Standing> standing;

  Tables(const std::vector<int>& values, const std::vector<bool>& hidden) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto add = [&](double value, bool withheld) {
      standing.push_back(withheld ? Standing::withheld : Standing::published);
      rounded.push_back(no_range);
      return system.add({.value = value,
                         .weight = 1 + value,
                         .state = withheld ? CellState::primary : CellState::published,
                         .known = {0, infinity},
                         .need = withheld ? Range{1, 4} : no_range});
    };
    for (std::size_t table = 0; table < 2; ++table) {
      std::vector<std::size_t> cells;
      for (std::size_t i = 0; i < 16; ++i)
        cells.push_back(add(values[16 * table + i], hidden[16 * table + i]));
      for (std::size_t line = 0; line < 8; ++line) {
        std::vector<Term> terms;
        double sum = 0;
        for (std::size_t k = 0; k < 4; ++k) {
          const std::size_t at = cells[line < 4 ? 4 * line + k : 4 * k + line - 4];
          terms.push_back({at, 1});
          sum += system.cells()[at].value;
        }
        terms.push_back({add(sum, false), -1});
        system.relate(terms);
      }
    }
  }
};

Tables random_tables() {
  return {*rc::gen::container<std::vector<int>>(32, rc::gen::inRange(0, 9)),
          *rc::gen::container<std::vector<bool>>(
              32, rc::gen::map(rc::gen::inRange(0, 3), [](int i) { return i == 0; }))};
}

std::vector<Question> questions_of(const LinearSystem& system) {
  std::vector<Question> all;
  for (std::size_t cell = 0; cell < system.cells().size(); ++cell)
    for (const double value : values_needed(system.cells()[cell])) all.push_back({cell, value});
  return all;
}

/// All that exchanges tell after a search.
struct Told {
  std::vector<std::vector<std::size_t>> witnesses{};
  std::vector<bool> possible{};
  std::vector<Standing> standing{};
  std::size_t work = 0;
  bool operator==(const Told&) const = default;
};

Told ask(const Tables& tables, const ParallelFor& loop, std::size_t orders, bool until) {
  Exchanges exchanges(tables.system, tables.rounded, tables.standing);
  exchanges.patience(orders, 0.01);  // four steps, so that later orders are needed
  ExchangeTeam team(exchanges, loop);
  const std::vector<Question> questions = questions_of(tables.system);
  Told told;
  if (until) {
    told.possible.push_back(team.all_possible(
        questions, [&](std::size_t) { told.witnesses.push_back(exchanges.witness()); }));
  } else {
    team.ask(questions, [&](std::size_t, bool possible) {
      told.possible.push_back(possible);
      told.witnesses.push_back(exchanges.witness());
    });
  }
  told.work = exchanges.work();
  return told;
}

TEST(ExchangeTeam, TellsOfEveryQuestionWhatOneThreadWouldAfterAsMuchWork) {
  EXPECT_TRUE(rc::check([] {
    const Tables tables = random_tables();
    for (const std::size_t orders : {1U, 5U})
      RC_ASSERT(ask(tables, threads, orders, false) == ask(tables, {}, orders, false));
  }));
}

TEST(ExchangeTeam, StopsAtTheQuestionAtWhichOneThreadWouldAfterAsMuchWork) {
  EXPECT_TRUE(rc::check([] {
    const Tables tables = random_tables();
    for (const std::size_t orders : {1U, 5U})
      RC_ASSERT(ask(tables, threads, orders, true) == ask(tables, {}, orders, true));
  }));
}

TEST(ExchangeTeam, WhatIsOpenedInEachPartIsOpenForAllAfterwards) {
  EXPECT_TRUE(rc::check([] {
    const Tables tables = random_tables();
    const auto run = [&](const ParallelFor& loop) {
      Exchanges exchanges(tables.system, tables.rounded, tables.standing);
      const auto parts = parts_of(tables.system);
      RC_ASSERT(parts.size() == 2U);
      ExchangeTeam(exchanges, loop).each_part(2, [&](Exchanges& own, std::size_t p) {
        for (const std::size_t cell : parts[p]) {
          for (const double value : values_needed(tables.system.cells()[cell])) {
            if (own.possible(cell, value)) continue;
            const auto opening = own.opening(cell, value);
            if (!opening) continue;
            for (const Opened& one : *opening) own.open(one);
          }
        }
      });
      std::vector<std::size_t> order(tables.system.cells().size());
      std::iota(order.begin(), order.end(), std::size_t{0});
      Told told{.standing = exchanges.standing(), .work = exchanges.work()};
      republish(tables.system, tables.rounded, tables.standing, order, 20'000, exchanges, loop);
      told.possible.push_back(told.standing == exchanges.standing());
      told.standing.insert(told.standing.end(), exchanges.standing().begin(),
                           exchanges.standing().end());
      told.work += exchanges.work();
      return told;
    };
    RC_ASSERT(run(threads) == run({}));
  }));
}

}  // namespace
}  // namespace omrade::disclosure
