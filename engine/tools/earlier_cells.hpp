// What earlier publications ask of today's: for `omrade disclose` alone.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/linear_system.hpp"
#include "tools/cell_history.hpp"
#include "tools/cell_relations.hpp"
#include "tools/cell_table.hpp"
#include "tools/own_rule.hpp"

#include <cstddef>
#include <vector>

namespace omrade::tools {

class EarlierCells {
 public:
  /// True values by entry, and what is known of each count. `history` must outlive it.
  EarlierCells(const CellHistory& history, const std::vector<double>& values,
               const std::vector<Count>& counts);

  [[nodiscard]] const Revisions& revisions() const noexcept { return revisions_; }

  /// Of entry i, which is `count` now and for its own numbers is withheld by `own`: the rule that
  /// holds, and with it state, need and what is known in `cell`. What was published and is the same
  /// is open; what was withheld stays so; what was published and is a few persons more or less now
  /// may be anything around it.
  [[nodiscard]] CellRule judge(const disclosure::TableSpec& spec, std::size_t i, const Count& count,
                               CellRule own, disclosure::Cell& cell) const;

  /// Cell i of the history's keys, which is no row of the table: open, or withheld without a
  /// number. Of what readers can rule out by the earlier publications nothing more may be ruled
  /// out.
  [[nodiscard]] disclosure::Cell other(std::size_t i, bool whole) const;

  /// Gives the others, and what never had a row, numbers that fit the table. Error user where there
  /// are none: they were revised, or the table does not add up.
  void complete(const CellTable& table, disclosure::LinearSystem& system,
                const ParallelFor& loop) const;

 private:
  const CellHistory& history_;
  Revisions revisions_;
};

/// Error user where a sum that does not add up is of earlier numbers, or was known by them.
void refuse_earlier(const CellTable& table, const CellHistory& history,
                    const disclosure::Relation& relation, const SumName& sum);

}  // namespace omrade::tools
