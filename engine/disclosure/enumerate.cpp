#include "disclosure/enumerate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace omrade::disclosure {
namespace {

constexpr std::size_t most_cells = 16;
constexpr double rounding = 1e-12;

/// One relation, with what the cells that are not chosen yet can still add to it.
struct Row {
  std::vector<double> coefficients{};   ///< by place in the order of choice
  std::vector<double> least{}, most{};  ///< of all cells from a place on
  double lower = 0, upper = 0;
  std::vector<double> sum{};  ///< of what is chosen before a place
};

/// What each cell may be by itself and, where that has no end, by a relation of cells that only add
/// up.
std::vector<Range> bounded(const LinearSystem& system, const Component& component) {
  std::vector<Range> ranges;
  for (const std::size_t cell : component.cells)
    ranges.push_back(known_range(system.cells()[cell]));
  for (const std::size_t r : component.relations) {
    const Relation& relation = system.relations()[r];
    double rest = relation.constant;
    double sign = 0;
    bool one_way = true;
    for (const Term& term : relation.terms) {
      const Cell& cell = system.cells()[term.cell];
      const double least = unknown(cell) ? known_range(cell).lower : cell.value;
      rest -= term.coefficient * least;
      if (!unknown(cell)) continue;
      one_way = one_way && sign * term.coefficient >= 0;
      sign = term.coefficient;
    }
    if (!one_way) continue;
    for (const Term& term : relation.terms) {
      const auto at = std::lower_bound(component.cells.begin(), component.cells.end(), term.cell);
      if (at == component.cells.end() || *at != term.cell) continue;
      Range& range = ranges[static_cast<std::size_t>(at - component.cells.begin())];
      const double room = (std::abs(rest) + relation.tolerance) / std::abs(term.coefficient);
      range.upper = std::min(range.upper, std::floor(range.lower + room + 1e-6));
    }
  }
  return ranges;
}

class Enumerator {
 public:
  Enumerator(const LinearSystem& system, const Component& component, std::size_t most,
             const std::function<void(std::span<const double>)>& see)
      : left_(most), see_(see), values_(component.cells.size()), order_(component.cells.size()) {
    known_ = bounded(system, component);
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return known_[a].upper - known_[a].lower < known_[b].upper - known_[b].lower;
    });
    for (const std::size_t r : component.relations) rows_.push_back(row_of(system, component, r));
  }

  bool run() {
    choose(0);
    return left_ > 0;
  }

 private:
  Row row_of(const LinearSystem& system, const Component& component, std::size_t r) const {
    const Relation& relation = system.relations()[r];
    std::vector<double> coefficients(component.cells.size(), 0.0);
    double rest = relation.constant;
    double size = std::max(1.0, std::abs(rest));
    for (const Term& term : relation.terms) {
      const auto at = std::lower_bound(component.cells.begin(), component.cells.end(), term.cell);
      if (at != component.cells.end() && *at == term.cell) {
        coefficients[static_cast<std::size_t>(at - component.cells.begin())] = term.coefficient;
      } else {
        rest -= term.coefficient * system.cells()[term.cell].value;
        size += std::abs(term.coefficient * system.cells()[term.cell].value);
      }
    }
    const double room = relation.tolerance + rounding * size;
    Row row{.lower = rest - room, .upper = rest + room};
    for (const std::size_t i : order_) row.coefficients.push_back(coefficients[i]);
    row.least.assign(order_.size() + 1, 0.0);
    row.most.assign(order_.size() + 1, 0.0);
    row.sum.assign(order_.size() + 1, 0.0);
    for (std::size_t k = order_.size(); k-- > 0;) {
      const double a = row.coefficients[k] * known_[order_[k]].lower;
      const double b = row.coefficients[k] * known_[order_[k]].upper;
      row.least[k] = row.least[k + 1] + std::min(a, b);
      row.most[k] = row.most[k + 1] + std::max(a, b);
    }
    return row;
  }

  /// What the rows leave for the k-th cell, whatever those after it are.
  [[nodiscard]] Range allowed(std::size_t k) const {
    Range range = known_[order_[k]];
    for (const Row& row : rows_) {
      const double c = row.coefficients[k];
      const double low = row.lower - row.sum[k] - row.most[k + 1];
      const double high = row.upper - row.sum[k] - row.least[k + 1];
      if (c == 0) {
        if (low > 0 || high < 0) return no_range;
        continue;
      }
      range.lower = std::max(range.lower, c > 0 ? low / c : high / c);
      range.upper = std::min(range.upper, c > 0 ? high / c : low / c);
    }
    const double room = rounding * std::max(1.0, std::abs(range.upper));
    return {std::ceil(range.lower - room), std::floor(range.upper + room)};
  }

  void choose(std::size_t k) {
    if (k == order_.size()) {
      see_(values_);
      return;
    }
    const Range range = allowed(k);
    for (double value = range.lower; value <= range.upper && left_ > 0; ++value) {
      --left_;
      values_[order_[k]] = value;
      for (Row& row : rows_) row.sum[k + 1] = row.sum[k] + row.coefficients[k] * value;
      choose(k + 1);
    }
  }

  std::size_t left_;
  const std::function<void(std::span<const double>)>& see_;
  std::vector<double> values_;
  std::vector<std::size_t> order_;  ///< of choice: the least free first
  std::vector<Range> known_;
  std::vector<Row> rows_;
};

}  // namespace

bool wants_enumeration(const LinearSystem& system, const Component& component) {
  if (component.cells.size() > most_cells || component.relations.empty()) return false;
  const std::vector<Range> ranges = bounded(system, component);
  for (std::size_t i = 0; i < ranges.size(); ++i)
    if (!system.cells()[component.cells[i]].whole || !std::isfinite(ranges[i].upper)) return false;
  for (const std::size_t r : component.relations) {
    for (const Term& term : system.relations()[r].terms)
      if (term.coefficient != std::round(term.coefficient)) return true;
  }
  return false;
}

bool enumerate(const LinearSystem& system, const Component& component, std::size_t most,
               const std::function<void(std::span<const double>)>& see) {
  return Enumerator(system, component, most, see).run();
}

}  // namespace omrade::disclosure
