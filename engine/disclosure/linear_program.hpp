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
  void load();

  std::unique_ptr<Problem> problem_;
  std::vector<int> rows_, columns_;
  std::vector<double> coefficients_;
  std::vector<bool> whole_;
  std::size_t row_count_ = 0;
  bool loaded_ = false;
  std::vector<double> values_;
};

}  // namespace omrade::disclosure
