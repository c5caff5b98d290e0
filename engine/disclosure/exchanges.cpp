#include "disclosure/exchanges.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr std::size_t kSteps = 400;          ///< of withheld cells alone
constexpr std::size_t kStepsOpening = 1500;  ///< with published ones
constexpr std::size_t kStepsSettling = 60;
constexpr double kEdge = 1e-9;  ///< halves are rounded up

}  // namespace

Range Exchanges::range_of(std::size_t cell, Standing standing) const {
  switch (standing) {
    case Standing::rounded:
      return {rounded_[cell].lower, rounded_[cell].upper - kEdge};
    case Standing::withheld:
      return system_.cells()[cell].known;
    case Standing::fixed:
    case Standing::published:
      break;
  }
  return {now_[cell], now_[cell]};
}

/// What the residual of the other cells may be, for the relation's slack to make up for it.
Range Exchanges::window_of(std::size_t relation, Standing standing) const {
  const std::size_t slack = slacks_->of_relation[relation];
  const Range range = range_of(slack, standing);
  const double a = -slacks_->coefficient[relation] * (range.lower - now_[slack]);
  const double b = -slacks_->coefficient[relation] * (range.upper - now_[slack]);
  // Where it stands now it may stay, whatever rounding did.
  return {std::min({a, b, 0.0}), std::max({a, b, 0.0})};
}

void Exchanges::stand(std::size_t cell, Standing to) {
  standing_[cell] = movers_[cell].standing = to;
  if (const std::size_t r = movers_[cell].made; r != kNoSlack) set_window(r, window_of(r, to));
}

void Exchanges::set_window(std::size_t relation, const Range& window) {
  Balance& balance = balances_[relation];
  windows_[relation] = window;
  balance.lowest = window.lower - room_[relation];
  balance.most = window.upper + room_[relation];
  if (balance.touched) see_broken(relation);
}

/// Keeps the list of touched relations that are broken.
void Exchanges::see_broken(std::size_t relation) {
  Balance& balance = balances_[relation];
  const bool now = balance.residual < balance.lowest || balance.residual > balance.most;
  if (now == (balance.broken != kNotBroken)) return;
  if (now) {
    balance.broken = static_cast<std::uint32_t>(broken_.size());
    broken_.push_back(static_cast<std::uint32_t>(relation));
    return;
  }
  balances_[broken_.back()].broken = balance.broken;
  broken_[balance.broken] = broken_.back();
  broken_.pop_back();
  balance.broken = kNotBroken;
}

void Exchanges::change(std::size_t cell, double amount) {
  for (std::uint32_t e = first_[cell]; e < first_[cell + 1]; ++e) {
    const Entry& entry = entries_[e];
    balances_[entry.relation].residual += entry.coefficient * amount;
    touch(entry.relation);
  }
}

void Exchanges::touch(std::size_t relation) {
  Balance& balance = balances_[relation];
  if (!balance.touched) {
    balance.touched = true;
    touched_.push_back(static_cast<std::uint32_t>(relation));
  }
  see_broken(relation);
}

/// Of the broken relations the one with the fewest terms: there is least to choose.
std::size_t Exchanges::most_pressing() const {
  std::size_t found = SIZE_MAX;
  std::size_t terms = SIZE_MAX;
  for (const std::uint32_t r : broken_) {
    const std::size_t here = slacks_->relations[r].terms.size();
    if (here > terms || (here == terms && r > found)) continue;
    found = r;
    terms = here;
  }
  return found;
}

/// Keeps the exchange that was found, if it is the cheapest yet.
bool Exchanges::found() {
  if (found_ && cost_ >= best_cost_) return true;
  found_ = true;
  best_ = opened_;
  best_cost_ = cost_;
  best_moved_ = moved_;
  for (const std::size_t r : touched_) {
    const std::size_t slack = slacks_->of_relation[r];
    const double residual = balances_[r].residual;
    if (slack != kNoSlack && slack != asked_ && std::abs(residual) > room_[r])
      best_moved_.push_back({slack, -residual / slacks_->coefficient[r]});
  }
  witness_.clear();
  for (const Moved& one : best_moved_) witness_.push_back(one.cell);
  return true;
}

/// Whether b is to be tried before a. No two options of a relation are equal.
bool Exchanges::later(const Option& a, const Option& b) noexcept {
  if (a.broken != b.broken) return a.broken > b.broken;
  if (a.cost != b.cost) return a.cost > b.cost;
  if (a.turn != b.turn) return a.turn > b.turn;
  const double far = std::abs(a.amount);
  const double near = std::abs(b.amount);
  if (far != near) return far > near;
  if (a.cell != b.cell) return a.cell > b.cell;
  return a.to > b.to;
}

bool Exchanges::search(std::size_t depth) {
  const std::size_t relation = most_pressing();
  if (relation == SIZE_MAX) return found();
  if (depth == pool_.size()) return false;
  std::vector<Option>& options = pool_[depth];
  options.clear();
  add_slack(relation, options);
  const double gap = gap_of(relation);
  for (const Term& term : slacks_->relations[relation].terms) add_options(term, gap, options);
  // Of many options few are tried: they are put in order as they are needed.
  std::make_heap(options.begin(), options.end(), later);
  while (!options.empty()) {
    std::pop_heap(options.begin(), options.end(), later);
    const Option option = options.back();
    options.pop_back();
    ++work_;
    if (++steps_ > most_) return found_;
    if (found_ && cost_ + option.cost >= best_cost_) continue;
    Mover& mover = movers_[option.cell];
    const Standing before = mover.standing;
    const double unmoved = mover.moving;
    const bool moves = option.amount != 0;
    const bool opens = option.to != before;
    if (moves) {
      change(option.cell, option.amount);
      mover.moving += option.amount;
      ++mover.changed;
      moved_.push_back({option.cell, option.amount});
    }
    if (opens) stand(option.cell, option.to);
    cost_ += option.cost;
    if (opens) opened_.push_back({option.cell, option.to});
    const bool done = search(depth + 1);
    if (opens) opened_.pop_back();
    cost_ -= option.cost;
    if (opens) stand(option.cell, before);
    if (moves) {
      --mover.changed;
      moved_.pop_back();
      mover.moving = unmoved;  // exactly, so that no search depends on those before it
      change(option.cell, -option.amount);
    }
    if (done && best_cost_ <= cost_) return true;  // nothing is cheaper
  }
  return found_;
}

std::size_t Exchanges::most_steps() const {
  if (settling_) return kStepsSettling;
  return static_cast<std::size_t>(times_ *
                                  static_cast<double>(publishing_ ? kStepsOpening : kSteps));
}

bool Exchanges::begin(std::size_t cell, double value) {
  found_ = false;
  cost_ = best_cost_ = 0;
  steps_ = 0;
  most_ = most_steps();
  opened_.clear();
  moved_.clear();
  const Cell& one = system_.cells()[cell];
  if (value < one.known.lower || value > one.known.upper) return false;
  ask(cell, value);
  const bool done = search(0);
  answer(cell);
  return done;
}

void Exchanges::ask(std::size_t cell, double value) {
  asked_ = cell;
  movers_[cell].changed = kTimes;
  const std::size_t made = movers_[cell].made;
  if (made == kNoSlack) {
    change(cell, value - now_[cell]);
  } else {  // the others have to make it that
    const double wanted = -slacks_->coefficient[made] * (value - now_[cell]);
    set_window(made, {wanted, wanted});
    touch(made);
  }
}

void Exchanges::answer(std::size_t cell) {
  movers_[cell].changed = 0;
  undo_all();
  if (movers_[cell].made != kNoSlack) stand(cell, standing_[cell]);
  asked_ = kNoSlack;
}

/// Whether these moves still keep everything.
bool Exchanges::again(std::size_t cell, double value, const std::vector<Moved>& moves) {
  found_ = false;
  cost_ = 0;
  opened_.clear();
  moved_ = moves;
  ask(cell, value);
  bool all = true;
  for (const Moved& one : moves) {
    change(one.cell, one.amount);
    movers_[one.cell].moving += one.amount;
  }
  for (const Moved& one : moves) {
    const Range range = range_of(one.cell, standing_[one.cell]);
    const double moving = movers_[one.cell].moving;
    all = all && one.cell != cell && moving >= range.lower && moving <= range.upper;
  }
  for (const Moved& one : moves) movers_[one.cell].moving = now_[one.cell];
  all = all && broken_.empty();
  if (all) found();
  answer(cell);
  return all;
}

bool Exchanges::attempt(std::size_t cell, double value) {
  for (order_ = 0; order_ < patience_; ++order_)
    if (begin(cell, value)) return true;
  return false;
}

void Exchanges::undo_all() {
  for (const std::uint32_t r : touched_) {
    balances_[r].residual = start_[r];  // exactly, whatever rounding did
    balances_[r].touched = false;
    balances_[r].broken = kNotBroken;
  }
  touched_.clear();
  broken_.clear();
}

bool Exchanges::possible(std::size_t cell, double value) {
  for (std::size_t order = 0; order < patience_; ++order) {
    Shown shown = show(cell, value, order);
    const bool possible = shown.possible;
    take(cell, value, std::move(shown));
    if (possible) return true;
  }
  return false;
}

Exchanges::Shown Exchanges::show(std::size_t cell, double value, std::size_t order) {
  publishing_ = false;
  const Range& known = movers_[cell].known;
  if (value == now_[cell]) return {.possible = true};
  if (value < known.lower || value > known.upper) return {};
  for (const Remembered& one : (*remembered_)[cell])
    if (order == 0 && one.value == value && again(cell, value, one.moves))
      return {.possible = true, .witness = witness_};
  const std::size_t before = work_;
  order_ = order;
  Shown shown{.possible = begin(cell, value)};
  shown.work = work_ - before;
  work_ = before;
  if (!shown.possible) return shown;
  shown.fresh = true;
  shown.witness = witness_;
  for (const Moved& one : best_moved_)
    if (movers_[one.cell].made == kNoSlack) shown.moves.push_back(one);
  return shown;
}

void Exchanges::take(std::size_t cell, double value, Shown shown) {
  work_ += shown.work;
  if (shown.fresh) remember(cell, value, std::move(shown.moves));
  witness_ = std::move(shown.witness);
}

void Exchanges::remember(std::size_t cell, double value, std::vector<Moved> moves) {
  std::vector<Remembered>& all = (*remembered_)[cell];
  for (Remembered& one : all) {
    if (one.value != value) continue;
    one.moves = std::move(moves);
    return;
  }
  all.push_back({value, std::move(moves)});
}

void Exchanges::follow(const Exchanges& other) {
  for (std::size_t i = opens_.size(); i < other.opens_.size(); ++i) open(other.opens_[i]);
  patience_ = other.patience_;
  times_ = other.times_;
}

std::optional<std::vector<Opened>> Exchanges::opening(std::size_t cell, double value) {
  publishing_ = true;
  for (rank_ = 0; rank_ <= highest_; ++rank_)
    if (attempt(cell, value)) return best_;
  return std::nullopt;
}

void Exchanges::ranks(const std::vector<std::uint8_t>& ranks) {
  for (std::size_t i = 0; i < movers_.size(); ++i) {
    movers_[i].rank = ranks[i];
    highest_ = std::max(highest_, ranks[i]);
  }
}

}  // namespace omrade::disclosure
