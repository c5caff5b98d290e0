#include "disclosure/exchanges.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr std::size_t kDepth = 80;
constexpr std::size_t kSteps = 400;          ///< of withheld cells alone
constexpr std::size_t kStepsOpening = 1500;  ///< with published ones
constexpr std::size_t kStepsSettling = 60;
constexpr double kEdge = 1e-9;  ///< halves are rounded up

}  // namespace

Exchanges::Exchanges(const LinearSystem& system, const std::vector<Range>& rounded,
                     std::vector<Standing> standing)
    : system_(system),
      rounded_(rounded),
      standing_(std::move(standing)),
      slacks_(slacks_of(system)),
      of_cell_(system.cells().size()),
      residual_(system.relations().size()),
      changed_(system.cells().size(), 0),
      is_touched_(residual_.size(), false),
      ranks_(system.cells().size(), 0),
      frozen_(system.cells().size(), false) {
  for (const Cell& cell : system.cells()) now_.push_back(cell.value);
  moving_ = now_;
  for (std::size_t r = 0; r < residual_.size(); ++r) {
    const Relation& relation = slacks_.relations[r];
    double sum = -relation.constant;
    double size = std::abs(relation.constant);
    for (const Term& term : relation.terms) {
      if (!slacks_.follows[r]) of_cell_[term.cell].push_back({r, term.coefficient});
      sum += term.coefficient * system.cells()[term.cell].value;
      size += std::abs(term.coefficient * system.cells()[term.cell].value);
    }
    size = std::max(1.0, size);
    // What adding up left over is no change.
    residual_[r] = std::abs(sum) <= 1e-8 * size ? 0 : sum;
    room_.push_back(relation.tolerance + 1e-12 * size);
    const std::size_t slack = slacks_.of_relation[r];
    windows_.push_back(slack == kNoSlack ? Range{0, 0} : window_of(r, standing_[slack]));
    terms_.push_back(relation.terms.size());
  }
  start_ = residual_;
}

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
  const std::size_t slack = slacks_.of_relation[relation];
  const Range range = range_of(slack, standing);
  const double a = -slacks_.coefficient[relation] * (range.lower - now_[slack]);
  const double b = -slacks_.coefficient[relation] * (range.upper - now_[slack]);
  // Where it stands now it may stay, whatever rounding did.
  return {std::min({a, b, 0.0}), std::max({a, b, 0.0})};
}

void Exchanges::stand(std::size_t cell, Standing to) {
  standing_[cell] = to;
  if (const std::size_t r = slacks_.relation[cell]; r != kNoSlack) windows_[r] = window_of(r, to);
}

bool Exchanges::broken(std::size_t relation, double residual) const {
  const Range& window = windows_[relation];
  return residual < window.lower - room_[relation] || residual > window.upper + room_[relation];
}

void Exchanges::change(std::size_t cell, double amount) {
  for (const Entry& entry : of_cell_[cell]) {
    residual_[entry.relation] += entry.coefficient * amount;
    touch(entry.relation);
  }
}

void Exchanges::touch(std::size_t relation) {
  if (is_touched_[relation]) return;
  is_touched_[relation] = true;
  touched_.push_back(relation);
}

/// Of the broken relations the one with the fewest terms: there is least to choose.
std::size_t Exchanges::most_pressing() const {
  std::size_t found = SIZE_MAX;
  for (const std::size_t r : touched_) {
    if (!broken(r, residual_[r])) continue;
    if (found == SIZE_MAX || terms_[r] < terms_[found] || (terms_[r] == terms_[found] && r < found))
      found = r;
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
    const std::size_t slack = slacks_.of_relation[r];
    if (slack != kNoSlack && slack != asked_ && std::abs(residual_[r]) > room_[r])
      best_moved_.push_back({slack, -residual_[r] / slacks_.coefficient[r]});
  }
  witness_.clear();
  for (const Moved& one : best_moved_) witness_.push_back(one.cell);
  return true;
}

bool Exchanges::search(std::size_t depth) {
  const std::size_t relation = most_pressing();
  if (relation == SIZE_MAX) return found();
  if (depth == kDepth) return false;
  if (pool_.size() <= depth) pool_.resize(kDepth);
  std::vector<Option>& options = pool_[depth];
  options.clear();
  add_slack(relation, options);
  for (const Term& term : slacks_.relations[relation].terms) add_options(relation, term, options);
  std::sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
    return std::tuple(a.broken, a.cost, a.turn, std::abs(a.amount), a.cell, a.to) <
           std::tuple(b.broken, b.cost, b.turn, std::abs(b.amount), b.cell, b.to);
  });
  for (const Option& option : options) {
    ++work_;
    if (++steps_ > most_steps()) return found_;
    if (found_ && cost_ + option.cost >= best_cost_) continue;
    const Standing before = standing_[option.cell];
    const bool moves = option.amount != 0;
    const bool opens = option.to != before;
    if (moves) {
      change(option.cell, option.amount);
      moving_[option.cell] += option.amount;
      ++changed_[option.cell];
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
      --changed_[option.cell];
      moved_.pop_back();
      moving_[option.cell] -= option.amount;
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

void Exchanges::settle() {
  const std::vector<Cell>& cells = system_.cells();
  const auto settles = [&](std::size_t i) {
    return cells[i].state == CellState::primary && cells[i].whole;
  };
  settling_ = true;
  publishing_ = false;
  for (std::size_t i = 0; i < cells.size(); ++i) frozen_[i] = !settles(i);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!settles(i)) continue;
    frozen_[i] = true;
    // From the middle of what must stay possible, where there is room on both sides.
    const Range& need = cells[i].need;
    const double middle = std::floor((need.lower + need.upper) / 2);
    const auto last = static_cast<int>(std::max(middle - need.lower, need.upper - middle));
    for (int turn = 0; turn <= 2 * last; ++turn) {
      const double value = middle + (turn % 2 == 0 ? -turn / 2 : (turn + 1) / 2);
      if (value < need.lower || value > need.upper) continue;
      if (value == now_[i]) break;
      if (!begin(i, value)) continue;
      now_[i] = moving_[i] = value;
      stand(i, standing_[i]);
      for (const Moved& one : best_moved_) {
        now_[one.cell] += one.amount;
        moving_[one.cell] = now_[one.cell];
        if (slacks_.relation[one.cell] != kNoSlack) stand(one.cell, standing_[one.cell]);
      }
      break;
    }
  }
  frozen_.assign(cells.size(), false);
  settling_ = false;
}

bool Exchanges::begin(std::size_t cell, double value) {
  found_ = false;
  cost_ = best_cost_ = 0;
  steps_ = 0;
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
  changed_[cell] = kTimes;
  const std::size_t made = slacks_.relation[cell];
  if (made == kNoSlack) {
    change(cell, value - now_[cell]);
  } else {  // the others have to make it that
    const double wanted = -slacks_.coefficient[made] * (value - now_[cell]);
    windows_[made] = {wanted, wanted};
    touch(made);
  }
}

void Exchanges::answer(std::size_t cell) {
  changed_[cell] = 0;
  undo_all();
  if (slacks_.relation[cell] != kNoSlack) stand(cell, standing_[cell]);
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
    moving_[one.cell] += one.amount;
  }
  for (const Moved& one : moves) {
    const Range range = range_of(one.cell, standing_[one.cell]);
    all = all && one.cell != cell && moving_[one.cell] >= range.lower &&
          moving_[one.cell] <= range.upper;
  }
  for (const Moved& one : moves) moving_[one.cell] = now_[one.cell];
  all = all && most_pressing() == SIZE_MAX;
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
  for (const std::size_t r : touched_) {
    residual_[r] = start_[r];  // exactly, whatever rounding did
    is_touched_[r] = false;
  }
  touched_.clear();
}

bool Exchanges::possible(std::size_t cell, double value) {
  publishing_ = false;
  witness_.clear();
  const Range& known = system_.cells()[cell].known;
  if (value == now_[cell]) return true;
  if (value < known.lower || value > known.upper) return false;
  const auto at = remembered_.find({cell, value});
  if (at != remembered_.end() && again(cell, value, at->second)) return true;
  if (!attempt(cell, value)) return false;
  std::erase_if(best_moved_,
                [this](const Moved& one) { return slacks_.relation[one.cell] != kNoSlack; });
  remembered_[{cell, value}] = best_moved_;
  return true;
}

bool Exchanges::start_from(const std::vector<double>& numbers) {
  const std::vector<double> own = now_;
  bool fits = true;
  for (std::size_t i = 0; i < now_.size(); ++i) {
    const Cell& cell = system_.cells()[i];
    const double number = numbers[i];
    if (!std::isfinite(number) || standing_[i] != Standing::withheld) continue;
    if (number >= cell.known.lower && number <= cell.known.upper) now_[i] = number;
  }
  for (std::size_t r = 0; r < start_.size(); ++r) {
    const Relation& relation = slacks_.relations[r];
    double change = 0;
    for (const Term& term : relation.terms)
      change += term.coefficient * (now_[term.cell] - own[term.cell]);
    if (std::abs(change) <= 4 * room_[r]) continue;
    now_ = own;
    fits = false;
    break;
  }
  moving_ = now_;
  for (std::size_t r = 0; r < start_.size(); ++r) {
    const std::size_t slack = slacks_.of_relation[r];
    if (slack != kNoSlack) windows_[r] = window_of(r, standing_[slack]);
  }
  return fits;
}

std::optional<std::vector<Opened>> Exchanges::opening(std::size_t cell, double value) {
  publishing_ = true;
  for (rank_ = 0; rank_ <= highest_; ++rank_)
    if (attempt(cell, value)) return best_;
  return std::nullopt;
}

void Exchanges::ranks(std::vector<std::uint8_t> ranks) {
  ranks_ = std::move(ranks);
  for (const std::uint8_t rank : ranks_) highest_ = std::max(highest_, rank);
}

}  // namespace omrade::disclosure
