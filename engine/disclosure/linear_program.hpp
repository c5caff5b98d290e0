// One linear program, with some variables whole; for audit and suppress alone.
#pragma once

#include "disclosure/linear_system.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace omrade::disclosure {

class LinearProgram {
 public:
  LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;
  LinearProgram(LinearProgram&&) noexcept;
  LinearProgram& operator=(LinearProgram&&) noexcept;
  ~LinearProgram();

  /// Its number, from 0.
  std::size_t add_variable(Range bounds, bool whole, double cost = 0);
  /// Σ coefficient · variable within `bounds`; `cell` of a term is a variable.
  void add_row(std::span<const Term> terms, Range bounds);

  void bound(std::size_t variable, Range bounds);
  void cost(std::size_t variable, double cost);

  /// Failed where the solver gave up, by its limits or by itself; the next question may still be
  /// answered.
  enum class Outcome { optimal, infeasible, unbounded, failed };
  /// The least Σ cost · variable; whole numbers are not asked for. Starts from where the last one
  /// ended.
  Outcome minimise();
  /// After `minimise` was optimal: with whole numbers. Gives up after `branches`; optimal then
  /// means that some were found, and failed that it is not known.
  Outcome minimise_whole(std::size_t branches);

  /// What the last one that was optimal found.
  [[nodiscard]] std::span<const double> values() const noexcept { return values_; }

 private:
  struct Problem;
  [[nodiscard]] bool build();

  std::unique_ptr<Problem> problem_;
  // All of the problem, should the solver lose it.
  std::vector<Range> bounds_, row_bounds_;
  std::vector<double> costs_;
  std::vector<bool> whole_;
  std::vector<int> rows_{0}, columns_{0};  ///< the library reads from the second place
  std::vector<double> coefficients_{0};
  std::vector<double> values_;
};

}  // namespace omrade::disclosure
