// Which numbers behind a profile it prints: those that readers have already.
#pragma once

#include "model/profile.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace omrade::run {

/// A level of a profile that has passed the gate, and what is asked of it.
struct PrintedAt {
  const LevelResult& level;
  const std::string& period;
  std::function<bool(const LayerResult&)> made_of;  ///< whether a layer is made of the numbers
  std::uint32_t rounding = 0;                       ///< of the profile
  const LayerResult* own = nullptr;  ///< whose numerator is what it says; may be null
};

/// Of one number per area the one that is printed there: as a numerator, denominator or base of a
/// layer that is made of it and prints it in every area in which it has a number. NaN where none
/// does. Of a numerator seen in fewer than three areas, chance is no print: there no layer that is
/// made of it may be withheld.
std::vector<double> printed_numbers(const PrintedAt& at, const std::vector<double>& numbers);

}  // namespace omrade::run
