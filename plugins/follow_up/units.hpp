// The centres of one area in one period: by need, and pilots beside the others.
#pragma once

#include "measure.hpp"
#include "target.hpp"
#include <omrade/slope_index.hpp>

#include <cmath>
#include <cstddef>
#include <map>
#include <vector>

namespace follow_up {

/// Sums of one period. Rows are added in any order, and in parts.
class Units {
 public:
  /// `need` and `pilot` are NaN where they are not known.
  void add(const Counts& counts, double need, double pilot) {
    if (counts.n == 0) return;  // there was no such centre, or nobody to measure at it
    if (std::isnan(counts.x) || std::isnan(counts.n)) {
      unknown_ = true;
      return;
    }
    sum(all_, counts);
    if (std::isnan(need)) {
      needless_ = true;
    } else {
      sum(by_need_[need], counts);
    }
    if (pilot == 1) sum(pilots_, counts);
    if (pilot == 0) sum(others_, counts);
  }
  [[nodiscard]] const Counts& all() const { return all_; }
  [[nodiscard]] const Counts& pilots() const { return pilots_; }
  [[nodiscard]] const Counts& others() const { return others_; }
  /// Whether there is a unit of which the numbers are not known; it is in no sum.
  [[nodiscard]] bool unknown() const { return unknown_; }
  /// … or of which the need is not; it is in no group.
  [[nodiscard]] bool needless() const { return needless_; }
  [[nodiscard]] std::size_t groups() const { return by_need_.size(); }

  /// From the least to the greatest need; units of the same need are one group. The variance of a
  /// group's share is that of Wilson's interval, so that it is not 0 where all or nobody has it.
  [[nodiscard]] omrade::SlopeIndex slope() const {
    std::vector<omrade::OrderedGroup> groups;
    for (const auto& [need, counts] : by_need_) {
      if (!counts.known()) continue;
      const omrade::Measured share = Share::measured(counts);
      const double error = (share.limits.upper95 - share.limits.lower95) / (2 * omrade::kZ95);
      groups.push_back({.population = counts.n, .value = share.value, .variance = error * error});
    }
    return omrade::slope_index(groups);
  }

 private:
  static void sum(Counts& into, const Counts& more) {
    into.x = std::isnan(into.x) ? more.x : into.x + more.x;
    into.n = std::isnan(into.n) ? more.n : into.n + more.n;
  }

  Counts all_, pilots_, others_;
  std::map<double, Counts> by_need_;
  bool unknown_ = false, needless_ = false;
};

/// 1 where the gap is surely smaller than it was, -1 where it is surely larger, 0 where that cannot
/// be told, or where it is not known that there was a gap.
inline double closing(const omrade::Measured& gap_before, const omrade::Change& change) {
  const int gap = side_of(gap_before.limits, 0);
  return gap == 0 ? 0 : -gap * side_of(change.limits, 0);
}

}  // namespace follow_up
