// What the unknown cells of one component may be, asked again and again; for audit and suppress
// alone. An answer is a witness: numbers for all of its cells that keep every relation.
#pragma once

#include "disclosure/components.hpp"
#include "disclosure/linear_program.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace omrade::disclosure {

class Questions {
 public:
  /// All must outlive it.
  Questions(const LinearSystem& system, const Component& component, std::size_t search);

  enum class Answer {
    found,      ///< `witness` is the best
    unbounded,  ///< as much as one likes
    none,       ///< nothing fits
    unproven,   ///< fractions fit, and no whole numbers were found
  };
  /// `cell` is a place in component.cells, and likewise below.
  Answer least(std::size_t cell) { return ask(cell, 1); }
  Answer most(std::size_t cell) { return ask(cell, -1); }
  bool can_be(std::size_t cell, double value);

  /// From now on the cell is known to be `value`; or not any longer.
  void fix(std::size_t cell, double value);
  void release(std::size_t cell);

  [[nodiscard]] std::span<const double> witness() const noexcept { return witness_; }

 private:
  Answer ask(std::size_t cell, double cost);
  Answer solve();
  [[nodiscard]] bool settle(std::span<const double> values);

  const LinearSystem& system_;
  const Component& component_;
  std::size_t search_;
  LinearProgram program_;
  struct Row {
    std::vector<Term> terms{};  ///< of places in component.cells
    Range bounds{};
    double size = 0;  ///< of the numbers that were summed to its bounds
  };
  std::vector<Row> rows_;
  std::vector<Range> known_;
  bool fractions_ = false;  ///< some cell is not whole
  std::vector<double> witness_;
};

}  // namespace omrade::disclosure
