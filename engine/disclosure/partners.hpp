// Which cells to withhold so that one may have a certain value; for suppress alone.
#pragma once

#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace omrade::disclosure {

class Partners {
 public:
  /// `system` must outlive it; states of cells may change, relations may not.
  explicit Partners(const LinearSystem& system);

  /// Cells near the withheld `cell` and the values they have when it is `value` and every relation
  /// is kept, so that little has to be withheld for it: the withheld ones, and of the others those
  /// that differ from what is published. Withheld values have no part in it where the neighbourhood
  /// holds all that is tied to the cell by withheld ones.
  /// Nothing where it cannot be, however much is withheld, or none was found. `reach` is how many
  /// cells are tried first.
  using Change = std::vector<std::pair<std::size_t, double>>;
  [[nodiscard]] std::optional<Change> find(std::size_t cell, double value, std::size_t reach,
                                           std::size_t search) const;

  /// The published cells that are not whole, of the relations with shares of a cell.
  [[nodiscard]] std::vector<std::size_t> apportioned_near(std::size_t cell) const;

  /// The other withheld cells of the relations of a cell.
  [[nodiscard]] std::vector<std::size_t> withheld_near(std::size_t cell) const;

 private:
  [[nodiscard]] std::vector<std::size_t> relations_near(std::size_t cell, std::size_t reach) const;
  [[nodiscard]] std::optional<Change> within(std::size_t cell, double value,
                                             const std::vector<std::size_t>& relations,
                                             std::size_t search) const;

  const LinearSystem& system_;
  std::vector<std::vector<std::size_t>> relations_of_;
};

}  // namespace omrade::disclosure
