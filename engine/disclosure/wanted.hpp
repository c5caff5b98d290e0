// The values of one withheld cell that must stay possible, and which of them are known to be; for
// audit and suppress alone.
#pragma once

#include "disclosure/components.hpp"

#include <cstddef>
#include <limits>
#include <vector>

namespace omrade::disclosure {

class Wanted {
 public:
  Wanted() = default;
  /// Of a whole cell each number of its need, of others both ends; what everybody knows to be
  /// impossible is not asked for.
  explicit Wanted(const Cell& cell);

  void take(double possible);
  [[nodiscard]] bool has(double value) const;  ///< false also for one that is not asked for
  [[nodiscard]] std::vector<double> missing() const;

 private:
  std::vector<double> values_;
  std::vector<bool> met_;
  bool whole_ = true;
  double least_ = std::numeric_limits<double>::infinity();  ///< seen, of a cell that is not whole
  double most_ = -std::numeric_limits<double>::infinity();
};

}  // namespace omrade::disclosure
