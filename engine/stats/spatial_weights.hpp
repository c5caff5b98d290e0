// Who weighs on whom: neighbours with weights, of the areas that have both a value and a neighbour.
#pragma once

#include "stats/parallel_for.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::stats {

enum class WeightStyle : std::uint8_t {
  row_standardised,  ///< 1 / number of neighbours
  binary,            ///< 1
};

/// Areas without a value (NaN) are left out, and then islands, which have no neighbour with a
/// value; what is left is numbered anew.
class SpatialWeights {
 public:
  /// The neighbours of area i are of[begin[i]] .. of[begin[i + 1]), as many areas as values. Error
  /// bug where they do not fit each other.
  SpatialWeights(std::span<const std::size_t> begin, std::span<const std::uint32_t> of,
                 std::span<const double> values, WeightStyle style);

  [[nodiscard]] std::size_t size() const noexcept { return source_.size(); }
  [[nodiscard]] std::size_t missing() const noexcept { return missing_; }
  [[nodiscard]] std::size_t islands() const noexcept { return islands_; }
  [[nodiscard]] std::size_t links() const noexcept { return of_.size(); }
  /// The area's number among all.
  [[nodiscard]] std::uint32_t source(std::size_t i) const { return source_[i]; }
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::size_t i) const {
    return std::span(of_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
  }
  /// Of each of its neighbours.
  [[nodiscard]] double weight(std::size_t i) const { return weight_[i]; }
  /// Σ_j w_ij + Σ_j w_ji.
  [[nodiscard]] std::span<const double> in_and_out() const noexcept { return in_and_out_; }

  /// S0 = ΣΣ w_ij, S1 = ½ ΣΣ (w_ij + w_ji)², S2 = Σ (Σ_j w_ij + Σ_j w_ji)² (Cliff and Ord 1981).
  [[nodiscard]] double s0() const noexcept { return s0_; }
  [[nodiscard]] double s1() const noexcept { return s1_; }
  [[nodiscard]] double s2() const noexcept { return s2_; }

 private:
  void sum_up();

  std::vector<std::uint32_t> source_;
  std::vector<std::size_t> begin_{0};
  std::vector<std::uint32_t> of_;
  std::vector<double> weight_, in_and_out_;
  std::size_t missing_ = 0, islands_ = 0;
  double s0_ = 0, s1_ = 0, s2_ = 0;
};

}  // namespace omrade::stats
