// Numbers in a linear system that are made of others, as a municipality is of its small areas and a
// catchment of shares of them. They need not be searched for: each is what the others make it, and
// says how far those may go. For the gate alone.
#pragma once

#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <vector>

namespace omrade::disclosure {

inline constexpr std::size_t kNoSlack = static_cast<std::size_t>(-1);

struct Slacks {
  /// The same relations, in which nothing that is made of others stands but what a relation makes.
  std::vector<Relation> relations{};
  std::vector<std::size_t> of_relation{};  ///< the cell that a relation makes, or kNoSlack
  std::vector<double> coefficient{};       ///< of that cell in it
  std::vector<std::size_t> relation{};     ///< of each cell the relation that makes it, or kNoSlack
  std::vector<bool> follows{};             ///< relations that hold when all others do
};

/// Elimination, by cells that are the only divided one of a relation, or all of whose other cells
/// add up to them.
Slacks slacks_of(const LinearSystem& system);

}  // namespace omrade::disclosure
