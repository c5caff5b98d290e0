#include "tools/cell_history.hpp"

#include "base/text.hpp"
#include "disclosure/history_file.hpp"
#include "tools/cell_relations.hpp"
#include "tools/own_rule.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace omrade::tools {
namespace {

using disclosure::Cell;
using disclosure::CellState;
using disclosure::LinearSystem;
using disclosure::TableHistory;

/// The columns of a key in an order that does not depend on the spec's. No two are the same.
std::vector<std::string> columns_of(const disclosure::TableSpec& spec) {
  if (!spec.of_cells()) return {spec.id, spec.id == "column" ? "count" : "column"};
  std::vector<std::string> columns = spec.cells;
  std::sort(columns.begin(), columns.end());
  return columns;
}

bool says(const CellHierarchy& hierarchy, const TableHistory::Sum& sum, std::size_t key_place) {
  const auto at = hierarchy.children.find(sum.parent);
  return hierarchy.key_place == key_place && at != hierarchy.children.end() &&
         std::set<std::string>(at->second.begin(), at->second.end()) == sum.parts;
}

/// A sum more, in the first hierarchy from `first` on that says nothing else of its parent.
void append(std::vector<CellHierarchy>& hierarchies, std::size_t first,
            const TableHistory::Sum& sum, std::size_t key_place, const std::string& file) {
  std::size_t at = first;
  while (at < hierarchies.size() && (hierarchies[at].key_place != key_place ||
                                     hierarchies[at].children.contains(sum.parent))) {
    ++at;
  }
  if (at == hierarchies.size()) hierarchies.push_back({.key_place = key_place, .shown = file});
  hierarchies[at].children[sum.parent] = {sum.parts.begin(), sum.parts.end()};
}

}  // namespace

CellHistory::CellHistory(const CellTable& table, const disclosure::TableSpec& spec,
                         const ParallelFor& loop)
    : spec_(spec),
      keys_(table),
      hierarchies_(read_hierarchies(table, spec)),
      own_hierarchies_(hierarchies_.size()),
      minimum_(spec.minimum_count),
      before_(keys_.size()) {
  if (spec.history.empty()) return;
  file_ = spec.history.string();
  history_ = TableHistory::parse(
      disclosure::read_history_file(spec.history,
                                    "the one that the last publication wrote beside its table"),
      file_);
  const std::vector<std::string> columns = columns_of(spec);
  history_.require({.columns = columns, .value = spec.value}, file_);
  const std::vector<std::string>& here = spec.of_cells() ? spec.cells : columns;
  for (const std::string& column : columns) {
    order_.push_back(
        static_cast<std::size_t>(std::find(here.begin(), here.end(), column) - here.begin()));
  }
  minimum_ = std::max(minimum_, static_cast<double>(history_.minimum_count()));
  for (const auto& [earlier, cell] : history_.cells()) {
    std::vector<std::string> key(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) key[order_[i]] = earlier[i];
    auto at = keys_.find(key);
    if (!at) {
      at = keys_.size();
      keys_.add(std::move(key));
      before_.emplace_back();
    }
    before_[*at].state = cell.withheld ? Before::State::withheld : Before::State::published;
    before_[*at].cell = cell;
  }
  for (const TableHistory::Sum& sum : history_.sums()) {
    const std::size_t place = place_of(sum.column);
    const auto known = [&](const CellHierarchy& one) { return says(one, sum, place); };
    if (std::none_of(hierarchies_.begin(), hierarchies_.end(), known))
      append(hierarchies_, own_hierarchies_, sum, place, file_);
  }
  read_possible(loop);
}

std::size_t CellHistory::place_of(const std::string& column) const {
  if (!spec_.of_cells()) return 0;
  const auto at = std::find(spec_.cells.begin(), spec_.cells.end(), column);
  return static_cast<std::size_t>(at - spec_.cells.begin());
}

/// By the earlier cells and sums alone. Numbers that were revised in part may not fit together;
/// then nothing is taken for granted.
void CellHistory::read_possible(const ParallelFor& loop) {
  CellKeys earlier;
  std::vector<std::size_t> places;
  LinearSystem system;
  const bool all_whole = whole();
  for (std::size_t i = 0; i < before_.size(); ++i) {
    const Before& before = before_[i];
    if (before.state == Before::State::unknown) continue;
    Cell cell{.state = CellState::complement, .whole = all_whole};
    cell.known.upper = before.cell.most;
    if (before.state == Before::State::published) {
      cell.state = CellState::published;
      cell.value = before.cell.number;
    }
    earlier.add(keys_[i]);
    places.push_back(i);
    system.add(cell);
  }
  std::vector<CellHierarchy> sums;
  for (const TableHistory::Sum& sum : history_.sums())
    append(sums, 0, sum, place_of(sum.column), file_);
  add_relations(earlier, sums, 0, rowless_of(spec_), system);
  for (const disclosure::Feasible& one : disclosure::audit(system, {.blind = true}, loop)) {
    Before& before = before_[places[one.cell]];
    const bool told = one.proven && !one.range.empty();
    before.possible = told ? one.range : disclosure::Range{0, before.cell.most};
  }
}

bool CellHistory::whole() const {
  return std::all_of(before_.begin(), before_.end(), [](const Before& before) {
    return before.state != Before::State::published ||
           before.cell.number == std::round(before.cell.number);
  });
}

std::vector<std::string> CellHistory::ordered(const std::vector<std::string>& key) const {
  std::vector<std::string> out;
  for (const std::size_t place : order_) out.push_back(key[place]);
  return out;
}

bool CellHistory::known_still(std::size_t i, Count count) const {
  if (before_[i].state != Before::State::published) return false;
  count.value = before_[i].cell.number;
  return own_rule(spec_, count, spec_.minimum_count).rule != CellRule::none;
}

std::string CellHistory::successor(const CellTable& published, const Revisions& revisions) const {
  TableHistory next = history_;
  next.raise_minimum_count(spec_.minimum_count);
  const std::vector<Count> counts = counts_of(published, spec_);
  for (std::size_t i = 0; i < published.entries().size(); ++i) {
    const CellTable::Entry& entry = published.entries()[i];
    const auto number = parse_number(trim(published.text(entry)));
    if (number) {
      next.publish(ordered(entry.key), *number, counts[i].all);
    } else if (revisions.cells[i] || !known_still(i, counts[i])) {
      next.withhold(ordered(entry.key), counts[i].all);
    }
  }
  for (std::size_t h = 0; h < own_hierarchies_; ++h) {
    const std::string& column =
        spec_.of_cells() ? spec_.cells[hierarchies_[h].key_place] : spec_.id;
    for (const auto& [parent, parts] : hierarchies_[h].children)
      next.add({.column = column, .parent = parent, .parts = {parts.begin(), parts.end()}});
  }
  return next.text();
}

}  // namespace omrade::tools
