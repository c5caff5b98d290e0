// Respondents and population by age and sex.
#pragma once

#include "answers.hpp"
#include <omrade/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace habits {

/// Cells of age band × sex: band b of a man is 2b, of a woman 2b + 1.
class Cells {
 public:
  /// Throws omrade::Error unless the bands' first ages rise within [lowest, highest].
  Cells(std::span<const double> first_ages, double lowest, double highest);

  [[nodiscard]] std::size_t size() const { return 2 * bands(); }
  [[nodiscard]] std::size_t bands() const { return first_.size(); }
  /// Nothing where age or sex is not known, or the age lies outside.
  [[nodiscard]] std::optional<std::size_t> of(double age, Sex sex) const;

 private:
  std::vector<double> first_;
  double highest_;
};

/// People of an area by cell; NaN where a number in it is not known.
struct Population {
  std::vector<double> people{};  ///< area by area, cells side by side
  std::vector<double> totals{};  ///< of all areas by cell
};

/// Throws omrade::Error for a number below 0 or infinite.
Population population_of(const omrade::Call& call, const Cells& cells);

/// What each cell's weights are to be multiplied by, so that they add up to the population's ages
/// and sexes (raking; exact for rows too, since all rows of a cell share their margins). Empty
/// where that cannot be done, such as where a band has people but no respondents.
std::vector<double> calibration(std::span<const double> weights, std::span<const double> totals);

}  // namespace habits
