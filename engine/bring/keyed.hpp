// Table rows found to belong to areas by the ids that they carry.
#pragma once

#include "model/area_set.hpp"
#include "model/column.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace omrade::bring {

inline constexpr std::int32_t kNoArea = -1;

/// Which area each row belongs to.
struct Keyed {
  std::vector<std::int32_t> area;      ///< per row: index into the set, or kNoArea
  std::size_t matched = 0;             ///< rows with an area
  std::size_t empty = 0;               ///< rows without a code
  std::size_t outside = 0;             ///< rows whose code the recipe names as outside
  std::vector<std::string> unknown{};  ///< distinct codes that are neither, in order of appearance
  std::size_t unknown_rows = 0;
  std::string suffix{};  ///< year of the division that codes carried and that was taken away
};

/// `codes` is a category column. A code that no area has is tried without the year of its division
/// (vintage.hpp). Which rows carry which area; says nothing about whether that is
/// good.
Keyed match(const Column& codes, const AreaSet& areas, std::span<const std::string> outside);

/// Why codes match nothing, in a clause an analyst can act upon: "they look like 780C1010 where the
/// areas have 0780C1010: leading zeros are lost", or examples of both sides.
std::string explain_mismatch(const Keyed& keyed, const AreaSet& areas);

}  // namespace omrade::bring
