// What was published before of a table, in the terms of today's: its cells beside those of the
// table, what everybody knows of them, and what sums to what.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/table_history.hpp"
#include "tools/cell_hierarchy.hpp"
#include "tools/cell_keys.hpp"
#include "tools/cell_table.hpp"
#include "tools/own_rule.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::tools {

/// What whoever knows today's true numbers knows of the earlier ones.
struct Revisions {
  std::vector<bool> cells{};  ///< by entry: published before, with another number
  bool any = false;           ///< whatever of: some of today's numbers are not those of before
};

class CellHistory {
 public:
  /// Of nothing where the spec names no history. Error user: a file that is missing or no history,
  /// other columns.
  CellHistory(const CellTable& table, const disclosure::TableSpec& spec, const ParallelFor& loop);

  [[nodiscard]] bool empty() const noexcept { return history_.empty(); }
  /// The file, for messages.
  [[nodiscard]] const std::string& file() const noexcept { return file_; }

  /// The cells of the table by entry, then earlier ones that are no rows of it.
  [[nodiscard]] const CellKeys& keys() const noexcept { return keys_; }
  /// The sums of the spec, then those that were known before.
  [[nodiscard]] const std::vector<CellHierarchy>& hierarchies() const noexcept {
    return hierarchies_;
  }
  /// The largest minimum_count that holds or held.
  [[nodiscard]] double minimum() const noexcept { return minimum_; }

  struct Before {
    enum class State { unknown, published, withheld } state = State::unknown;
    disclosure::TableHistory::Cell cell{};
    /// Of a withheld one, by what was published before, where that fits together.
    disclosure::Range possible{};
  };
  /// Of cell i of `keys`.
  [[nodiscard]] const Before& before(std::size_t i) const { return before_[i]; }
  /// What stays possible of it as a whole, if some of it does; empty for what was not withheld.
  [[nodiscard]] disclosure::Range hidden(std::size_t i) const {
    if (before_[i].state != Before::State::withheld) return disclosure::no_range;
    return {1, minimum_ - 1};
  }
  /// Whether the number that entry i, a mark now, had when it was published before is known still:
  /// today's rules alone withhold it. Else it has been revised since, or was withheld before. That
  /// it was revised all the same no reader knows.
  /// `count` is what is known of it, but for its value.
  [[nodiscard]] bool known_still(std::size_t i, Count count) const;
  /// Whether all numbers of earlier publications are whole.
  [[nodiscard]] bool whole() const;

  /// What everybody knows when the table, in which withheld cells are marks, is published; and
  /// which of them are not what they were, so that these stay withheld.
  [[nodiscard]] std::string successor(const CellTable& published, const Revisions& revisions) const;

 private:
  [[nodiscard]] std::size_t place_of(const std::string& column) const;
  void read_possible(const ParallelFor& loop);
  [[nodiscard]] std::vector<std::string> ordered(const std::vector<std::string>& key) const;

  const disclosure::TableSpec& spec_;
  std::string file_;
  disclosure::TableHistory history_;
  std::vector<std::size_t> order_;  ///< for each part of a key of the history, its place here
  CellKeys keys_;
  std::vector<CellHierarchy> hierarchies_;
  std::size_t own_hierarchies_ = 0;  ///< of the spec
  double minimum_ = 0;
  std::vector<Before> before_;
};

}  // namespace omrade::tools
