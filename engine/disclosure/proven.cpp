#include "disclosure/proven.hpp"

#include "disclosure/exchanges.hpp"
#include "disclosure/profile_system.hpp"

#include <cstddef>
#include <limits>
#include <unordered_map>

namespace omrade::disclosure {

void recall(const Proven& proven, const ProfileSystem& made, Exchanges& exchanges) {
  if (!proven.any) {
    exchanges.settle();
    return;
  }
  std::vector<double> numbers(made.counts.size(), std::numeric_limits<double>::quiet_NaN());
  std::unordered_map<Proven::Key, std::size_t> cells;
  for (std::size_t i = 0; i < made.counts.size(); ++i) {
    const Proven::Key key = made.counts[i].key;
    cells.emplace(key, i);
    if (const auto at = proven.start.find(key); at != proven.start.end()) numbers[i] = at->second;
  }
  if (!exchanges.start_from(numbers)) exchanges.settle();
  for (const auto& [what, moves] : proven.exchanges) {
    const auto cell = cells.find(what.first);
    if (cell == cells.end()) continue;
    std::vector<Moved> all;
    for (const auto& [key, amount] : moves) {
      const auto at = cells.find(key);
      if (at != cells.end()) all.push_back({at->second, amount});
    }
    if (all.size() == moves.size()) exchanges.remember(cell->second, what.second, std::move(all));
  }
}

void keep(const ProfileSystem& made, const Exchanges& exchanges, Proven& proven) {
  for (std::size_t i = 0; i < made.counts.size(); ++i) {
    if (exchanges.numbers()[i] != made.system.cells()[i].value)
      proven.start[made.counts[i].key] = exchanges.numbers()[i];
  }
  proven.any = true;
  exchanges.remembered([&](std::size_t cell, double value, const std::vector<Moved>& moves) {
    std::vector<std::pair<Proven::Key, double>> all;
    for (const Moved& one : moves) all.emplace_back(made.counts[one.cell].key, one.amount);
    proven.exchanges[{made.counts[cell].key, value}] = std::move(all);
  });
}

}  // namespace omrade::disclosure
