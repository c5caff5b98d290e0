// What can be done about a broken relation.
#include "disclosure/exchanges.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace omrade::disclosure {
namespace {

constexpr double kRoundingWeight = 1e-3;  ///< of withholding

/// std::round, which is a call.
double nearest(double x) {
  if (!(std::abs(x) < 4503599627370496.0)) return x;  // 2^52: whole, or not a number
  const auto part = static_cast<double>(static_cast<std::int64_t>(x));
  const double rest = x - part;
  if (rest >= 0.5) return part + 1;
  return rest <= -0.5 ? part - 1 : part;
}

}  // namespace

void Exchanges::add_amount(std::size_t cell, double amount, const Range& range, double cost,
                           Standing to, std::vector<Option>& options) const {
  const Mover& mover = movers_[cell];
  double value = std::clamp(mover.moving + amount, range.lower, range.upper);
  if (mover.whole) value = nearest(value);
  amount = value - mover.moving;
  if (amount == 0 || value < range.lower || value > range.upper) return;
  if (!options.empty() && options.back().cell == cell && options.back().amount == amount &&
      options.back().to == to)
    return;
  std::uint32_t breaks = 0;
  for (std::uint32_t e = first_[cell]; e < first_[cell + 1]; ++e) {
    const Balance& balance = balances_[entries_[e].relation];
    const double residual = balance.residual + entries_[e].coefficient * amount;
    breaks += residual < balance.lowest || residual > balance.most ? 1 : 0;
  }
  // Another order each time: a search that lost its way at its first steps finds it at others.
  const std::uint64_t turn =
      order_ == 0 ? 0 : ((cell + 1) * (2 * order_ + 1) * 0x9E3779B97F4A7C15ULL) >> 32U;
  options.push_back({.amount = amount,
                     .cost = cost,
                     .cell = static_cast<std::uint32_t>(cell),
                     .turn = static_cast<std::uint32_t>(turn),
                     .broken = breaks,
                     .to = to});
}

/// What the residual lacks of what it may be.
double Exchanges::gap_of(std::size_t relation) const {
  const Range& window = windows_[relation];
  const double residual = balances_[relation].residual;
  return std::clamp(residual, window.lower, window.upper) - residual;
}

void Exchanges::add_option(const Term& term, double gap, const Range& range, double cost,
                           Standing to, std::vector<Option>& options) const {
  const double amount = term.coefficient == 1 ? gap : gap / term.coefficient;
  if (!movers_[term.cell].whole || std::abs(amount - nearest(amount)) < 1e-6) {
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
  const std::size_t slack = slacks_->of_relation[relation];
  if (slack == kNoSlack || slack == asked_ || !publishing_ || movers_[slack].frozen) return;
  const Standing now = movers_[slack].standing;
  const double weight = movers_[slack].weight;
  const double residual = balances_[relation].residual;
  const auto add = [&](Standing to, double cost) {
    const Range window = window_of(relation, to);
    const double room = room_[relation];
    if (residual < window.lower - room || residual > window.upper + room) return;
    options.push_back({.amount = 0,
                       .cost = cost,
                       .cell = static_cast<std::uint32_t>(slack),
                       .turn = 0,
                       .broken = 0,
                       .to = to});
  };
  if (now == Standing::published && !rounded_[slack].empty())
    add(Standing::rounded, kRoundingWeight * weight);
  if ((now == Standing::published || now == Standing::rounded) && movers_[slack].rank <= rank_)
    add(Standing::withheld, weight);
}

void Exchanges::add_options(const Term& term, double gap, std::vector<Option>& options) const {
  const Mover& mover = movers_[term.cell];
  if (mover.changed >= kTimes || mover.frozen || mover.made != kNoSlack) return;
  const Standing now = mover.standing;
  if (now == Standing::withheld) add_option(term, gap, mover.known, 0, now, options);
  if (now == Standing::rounded) add_option(term, gap, range_of(term.cell, now), 0, now, options);
  if (!publishing_ || now == Standing::withheld || now == Standing::fixed) return;
  if (now == Standing::published && !rounded_[term.cell].empty()) {
    add_option(term, gap, range_of(term.cell, Standing::rounded), kRoundingWeight * mover.weight,
               Standing::rounded, options);
  }
  if (mover.rank > rank_) return;
  add_option(term, gap, mover.known, mover.weight, Standing::withheld, options);
}

}  // namespace omrade::disclosure
