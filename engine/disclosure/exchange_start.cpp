// The numbers that exchanges start from.
#include "disclosure/exchanges.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr std::size_t kDepth = 80;

}  // namespace

Exchanges::Exchanges(const LinearSystem& system, const std::vector<Range>& rounded,
                     std::vector<Standing> standing)
    : system_(system),
      rounded_(rounded),
      standing_(std::move(standing)),
      slacks_(std::make_shared<const Slacks>(slacks_of(system))),
      first_(system.cells().size() + 1, 0),
      start_(system.relations().size()),
      movers_(system.cells().size()),
      windows_(start_.size()),
      balances_(start_.size()),
      pool_(kDepth),
      remembered_(std::make_shared<std::vector<std::vector<Remembered>>>(system.cells().size())) {
  for (std::size_t i = 0; i < movers_.size(); ++i) {
    const Cell& cell = system.cells()[i];
    now_.push_back(cell.value);
    movers_[i] = {.moving = cell.value,
                  .known = cell.known,
                  .weight = cell.weight,
                  .made = slacks_->relation[i],
                  .standing = standing_[i],
                  .whole = cell.whole};
  }
  for (std::size_t r = 0; r < start_.size(); ++r) {
    const Relation& relation = slacks_->relations[r];
    double sum = -relation.constant;
    double size = std::abs(relation.constant);
    for (const Term& term : relation.terms) {
      if (!slacks_->follows[r]) ++first_[term.cell + 1];
      sum += term.coefficient * system.cells()[term.cell].value;
      size += std::abs(term.coefficient * system.cells()[term.cell].value);
    }
    size = std::max(1.0, size);
    // What adding up left over is no change.
    start_[r] = balances_[r].residual = std::abs(sum) <= 1e-8 * size ? 0 : sum;
    room_.push_back(relation.tolerance + 1e-12 * size);
    const std::size_t slack = slacks_->of_relation[r];
    set_window(r, slack == kNoSlack ? Range{0, 0} : window_of(r, standing_[slack]));
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  entries_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t r = 0; r < start_.size(); ++r) {
    if (slacks_->follows[r]) continue;
    for (const Term& term : slacks_->relations[r].terms)
      entries_[next[term.cell]++] = {r, term.coefficient};
  }
}

void Exchanges::settle() {
  const std::vector<Cell>& cells = system_.cells();
  const auto settles = [&](std::size_t i) {
    return cells[i].state == CellState::primary && cells[i].whole;
  };
  settling_ = true;
  publishing_ = false;
  for (std::size_t i = 0; i < cells.size(); ++i) movers_[i].frozen = !settles(i);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!settles(i)) continue;
    movers_[i].frozen = true;
    // From the middle of what must stay possible, where there is room on both sides.
    const Range& need = cells[i].need;
    const double middle = std::floor((need.lower + need.upper) / 2);
    const auto last = static_cast<int>(std::max(middle - need.lower, need.upper - middle));
    for (int turn = 0; turn <= 2 * last; ++turn) {
      const double value = middle + (turn % 2 == 0 ? -turn / 2 : (turn + 1) / 2);
      if (value < need.lower || value > need.upper) continue;
      if (value == now_[i]) break;
      if (!begin(i, value)) continue;
      now_[i] = movers_[i].moving = value;
      stand(i, standing_[i]);
      for (const Moved& one : best_moved_) {
        now_[one.cell] += one.amount;
        movers_[one.cell].moving = now_[one.cell];
        if (movers_[one.cell].made != kNoSlack) stand(one.cell, standing_[one.cell]);
      }
      break;
    }
  }
  for (Mover& mover : movers_) mover.frozen = false;
  settling_ = false;
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
    const Relation& relation = slacks_->relations[r];
    double change = 0;
    for (const Term& term : relation.terms)
      change += term.coefficient * (now_[term.cell] - own[term.cell]);
    if (std::abs(change) <= 4 * room_[r]) continue;
    // What was not there before, and nothing else tells, is what the others make it.
    const std::size_t slack = slacks_->of_relation[r];
    if (slack != kNoSlack && standing_[slack] == Standing::withheld &&
        !std::isfinite(numbers[slack])) {
      const Range& known = system_.cells()[slack].known;
      const double made = now_[slack] - change / slacks_->coefficient[r];
      if (made >= known.lower && made <= known.upper) {
        now_[slack] = made;
        continue;
      }
    }
    now_ = own;
    fits = false;
    break;
  }
  for (std::size_t i = 0; i < now_.size(); ++i) movers_[i].moving = now_[i];
  for (std::size_t r = 0; r < start_.size(); ++r) {
    const std::size_t slack = slacks_->of_relation[r];
    if (slack != kNoSlack) set_window(r, window_of(r, standing_[slack]));
  }
  return fits;
}

}  // namespace omrade::disclosure
