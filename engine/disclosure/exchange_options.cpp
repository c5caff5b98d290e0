// What can be done about a broken relation.
#include "disclosure/exchanges.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace omrade::disclosure {
namespace {

constexpr double kRoundingWeight = 1e-3;  ///< of withholding

}  // namespace

void Exchanges::add_amount(std::size_t cell, double amount, const Range& range, double cost,
                           Standing to, std::vector<Option>& options) const {
  double value = std::clamp(moving_[cell] + amount, range.lower, range.upper);
  if (system_.cells()[cell].whole) value = std::round(value);
  amount = value - moving_[cell];
  if (amount == 0 || value < range.lower || value > range.upper) return;
  if (!options.empty() && options.back().cell == cell && options.back().amount == amount &&
      options.back().to == to)
    return;
  std::size_t breaks = 0;
  for (const Entry& entry : of_cell_[cell]) {
    if (broken(entry.relation, residual_[entry.relation] + entry.coefficient * amount)) ++breaks;
  }
  // Another order each time: a search that lost its way at its first steps finds it at others.
  const std::uint64_t turn =
      order_ == 0 ? 0 : ((cell + 1) * (2 * order_ + 1) * 0x9E3779B97F4A7C15ULL) >> 32U;
  options.push_back({cell, amount, cost, to, breaks, turn});
}

void Exchanges::add_option(std::size_t relation, const Term& term, const Range& range, double cost,
                           Standing to, std::vector<Option>& options) const {
  const Range& window = windows_[relation];
  const double residual = residual_[relation];
  const double amount =
      (std::clamp(residual, window.lower, window.upper) - residual) / term.coefficient;
  if (!system_.cells()[term.cell].whole || std::abs(amount - std::round(amount)) < 1e-6) {
    add_amount(term.cell, amount, range, cost, to, options);
    return;
  }
  // Into the window, or up to it, where others mend the fraction.
  add_amount(term.cell, amount > 0 ? std::ceil(amount) : std::floor(amount), range, cost, to,
             options);
  add_amount(term.cell, std::trunc(amount), range, cost, to, options);
}

/// What is known of the cell that the relation determines may be made less.
void Exchanges::add_slack(std::size_t relation, std::vector<Option>& options) const {
  const std::size_t slack = slacks_.of_relation[relation];
  if (slack == kNoSlack || slack == asked_ || !publishing_ || frozen_[slack]) return;
  const Standing now = standing_[slack];
  const double weight = system_.cells()[slack].weight;
  const auto add = [&](Standing to, double cost) {
    const Range window = window_of(relation, to);
    const double room = room_[relation];
    if (residual_[relation] < window.lower - room || residual_[relation] > window.upper + room)
      return;
    options.push_back({slack, 0, cost, to, 0, 0});
  };
  if (now == Standing::published && !rounded_[slack].empty())
    add(Standing::rounded, kRoundingWeight * weight);
  if ((now == Standing::published || now == Standing::rounded) && ranks_[slack] <= rank_)
    add(Standing::withheld, weight);
}

void Exchanges::add_options(std::size_t relation, const Term& term,
                            std::vector<Option>& options) const {
  if (changed_[term.cell] >= kTimes || frozen_[term.cell] ||
      slacks_.relation[term.cell] != kNoSlack)
    return;
  const Cell& cell = system_.cells()[term.cell];
  const Standing now = standing_[term.cell];
  if (now == Standing::withheld) add_option(relation, term, cell.known, 0, now, options);
  if (now == Standing::rounded)
    add_option(relation, term, range_of(term.cell, now), 0, now, options);
  if (!publishing_ || now == Standing::withheld || now == Standing::fixed) return;
  if (now == Standing::published && !rounded_[term.cell].empty()) {
    add_option(relation, term, range_of(term.cell, Standing::rounded),
               kRoundingWeight * cell.weight, Standing::rounded, options);
  }
  if (ranks_[term.cell] > rank_) return;
  add_option(relation, term, cell.known, cell.weight, Standing::withheld, options);
}

}  // namespace omrade::disclosure
