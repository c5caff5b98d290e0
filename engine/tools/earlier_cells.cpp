#include "tools/earlier_cells.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "disclosure/complete.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::tools {
namespace {

using disclosure::Cell;
using disclosure::CellState;
using disclosure::Range;
using State = CellHistory::Before::State;
using TableCell = disclosure::TableHistory::Cell;

const std::string kRevised =
    "what was revised since it was published has to be a row again, with today's number; a code "
    "that stands for something else now needs another name";

bool same(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

Range both(const Range& a, const Range& b) {
  return {std::max(a.lower, b.lower), std::min(a.upper, b.upper)};
}

/// All that a number which was published before may be a few persons more or less.
Range around(double before, double minimum, double all) {
  return both({before - minimum + 1, before + minimum - 1}, {0, all});
}

using Publication = TableCell::Earlier;

/// Each number that was published of a cell, and of how many.
std::vector<Publication> publications_of(const TableCell& cell) {
  std::vector<Publication> all = cell.earlier;
  if (std::isfinite(cell.number)) all.push_back({cell.number, cell.most});
  return all;
}

/// Whether the number was published, of as many persons where that is open.
bool was_published(const std::vector<Publication>& published, const Count& count) {
  return std::any_of(published.begin(), published.end(), [&count](const Publication& one) {
    const bool open = std::isfinite(count.all) && std::isfinite(one.most);
    return same(count.value, one.number) && (!open || same(count.all, one.most));
  });
}

/// All that a number may be that is a few persons off one that was published, or of whose group a
/// few more or fewer are left, as it changed as well; empty where it is neither.
Range near_earlier(const std::vector<Publication>& published, const Count& count, double minimum,
                   bool also_same) {
  Range near = disclosure::no_range;
  const auto add = [&](double number) {
    const Range more = around(number, minimum, count.all);
    near = near.empty() ? more
                        : Range{std::min(near.lower, more.lower), std::max(near.upper, more.upper)};
  };
  const bool known = std::any_of(published.begin(), published.end(), [&](const Publication& one) {
    return same(count.value, one.number);
  });
  for (const Publication& one : published) {
    if (std::abs(count.value - one.number) < minimum && (also_same || !known)) add(one.number);
    if (!std::isfinite(count.all) || !std::isfinite(one.most)) continue;
    const double rest = count.all - count.value;
    const double was = one.most - one.number;
    if (!same(count.value, one.number) && !same(rest, was) && std::abs(rest - was) < minimum)
      add(count.all - was);
  }
  return near;
}

/// So that a number is not known exactly, where it is not already.
Range second(double value, const Range& known) {
  if (value + 1 <= known.upper) return {value, value + 1};
  if (value - 1 >= known.lower) return {value - 1, value};
  return disclosure::no_range;
}

/// Two sums of the same parts, none of which has a row, that no numbers of these fit.
[[noreturn]] void refuse_rowless(const CellTable& table, const CellKeys& keys,
                                 const disclosure::LinearSystem& system, std::size_t part) {
  std::string names;
  for (const disclosure::Relation& relation : system.relations()) {
    const auto names_part = [&](const disclosure::Term& term) { return term.cell == part; };
    if (std::none_of(relation.terms.begin(), relation.terms.end(), names_part)) continue;
    for (const disclosure::Term& term : relation.terms) {
      if (term.coefficient > 0 || term.cell >= keys.size()) continue;
      names += (names.empty() ? "" : " and ") + table.name_of(keys[term.cell]);
    }
  }
  throw Error(ErrorKind::user, {.subject = table.source(),
                                .what = "no numbers of their parts, which have no rows, fit " +
                                        names + " and the other sums",
                                .hint = "mend the table or its hierarchies; " + kRevised});
}

}  // namespace

EarlierCells::EarlierCells(const CellHistory& history, const std::vector<double>& values,
                           const std::vector<Count>& counts)
    : history_(history), revisions_{.cells = std::vector<bool>(counts.size())} {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const CellHistory::Before& before = history.before(i);
    const bool published = before.state == State::published;
    const bool withheld = before.state == State::withheld;
    const bool beyond = values[i] < before.possible.lower || values[i] > before.possible.upper;
    revisions_.cells[i] = published && !same(values[i], before.cell.number);
    if (revisions_.cells[i] || (withheld && beyond)) revisions_.any = true;
  }
}

CellRule EarlierCells::judge(const disclosure::TableSpec& spec, std::size_t i, const Count& count,
                             CellRule own, Cell& cell) const {
  const CellHistory::Before& before = history_.before(i);
  if (before.state == State::unknown) return own;
  const double minimum = history_.minimum();
  const std::vector<Publication> publications = publications_of(before.cell);
  const bool published = before.state == State::published;
  const bool again = published && was_published(publications, count);
  const Range near =
      again ? disclosure::no_range : near_earlier(publications, count, minimum, !published);
  if (published && near.empty()) {
    // What was published earlier than last time is published again, and is not known to be it.
    if (!same(count.value, before.cell.number)) return own;
    cell.state = CellState::open;
    cell.need = disclosure::no_range;
    return own;
  }
  cell.state = CellState::primary;
  if (published) {
    cell.also = cell.need;
    cell.need = near;
    return own == CellRule::none ? CellRule::difference : own;
  }
  if (!revisions_.any) cell.known = both(cell.known, before.possible);
  cell.need = own_rule(spec, count, minimum).need;
  if (!near.empty()) cell.also = near;
  if (cell.need.empty() && cell.also.empty()) cell.need = second(count.value, cell.known);
  return own == CellRule::none ? CellRule::history : own;
}

Cell EarlierCells::other(std::size_t i, bool whole) const {
  const CellHistory::Before& before = history_.before(i);
  const double most = before.cell.most;
  Cell cell{.known = {0, most}, .whole = whole};
  if (before.state == State::published) {
    cell.value = before.cell.number;
    cell.state = CellState::open;
    return cell;
  }
  cell.value = std::numeric_limits<double>::quiet_NaN();
  cell.state = CellState::primary;
  cell.known = both(cell.known, before.possible);
  // Whether it is small nobody here knows. Of each that may be all has to stay: less could be asked
  // only after all their ranges were worked out, again and again.
  cell.need = both(history_.hidden(i), cell.known);
  if (std::isfinite(most)) cell.also = both({most - history_.minimum() + 1, most}, cell.known);
  for (Range* const range : {&cell.need, &cell.also})
    if (range->empty()) *range = disclosure::no_range;
  return cell;
}

void EarlierCells::complete(const CellTable& table, disclosure::LinearSystem& system,
                            const ParallelFor& loop) const {
  const disclosure::SuppressOptions usual;
  const CellKeys& keys = history_.keys();
  for (const auto& [cell, none] : disclosure::complete(system, usual.search, loop)) {
    if (!none) {
      throw Error(ErrorKind::failed,
                  {.subject = table.source(),
                   .what = "no whole numbers were found for what has no rows, though there may be "
                           "some; nothing is published",
                   .hint = "give the parts of sums rows of their own"});
    }
    if (cell >= keys.size()) refuse_rowless(table, keys, system, cell);
    throw Error(ErrorKind::user,
                {.subject = history_.file(),
                 .what = "no number of " + table.name_of(keys[cell]) +
                         ", which was withheld before, fits the rows of " + table.source(),
                 .hint = kRevised});
  }
  for (std::size_t i = table.entries().size(); i < keys.size(); ++i) {
    Cell& cell = system.cell(i);
    if (!disclosure::withheld(cell)) continue;
    if (!cell.also.empty() || cell.need.lower < cell.need.upper) continue;
    cell.need = second(cell.need.empty() ? cell.value : cell.need.lower, cell.known);
  }
}

void refuse_earlier(const CellTable& table, const CellHistory& history,
                    const disclosure::Relation& relation, const SumName& sum) {
  if (history.empty()) return;
  const std::size_t own = table.entries().size();
  std::string before;  // a cell that is no row now
  for (const disclosure::Term& term : relation.terms) {
    if (term.cell >= own && term.cell < history.keys().size())
      before = table.name_of(history.keys()[term.cell]);
  }
  const bool known_before = history.hierarchies()[sum.hierarchy].shown == history.file();
  if (before.empty() && !known_before) return;
  throw Error(ErrorKind::user,
              {.subject = table.source(),
               .what = "the parts of " + table.name_of(sum.key) +
                       " do not sum to it any longer, as they did when " +
                       (before.empty() ? "that" : before) + " was published",
               .hint = "what was revised has to be a row again, with today's number; what a code "
                       "stands for now, and did not before, needs a new code"});
}

}  // namespace omrade::tools
