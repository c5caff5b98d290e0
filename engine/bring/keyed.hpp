// Table rows found to belong to areas by the ids that they carry.
#pragma once

#include "model/area_set.hpp"
#include "model/column.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

/// Where a code leads.
struct Found {
  std::optional<std::size_t> area{};
  std::string_view suffix{};  ///< year of the division that was taken away to find it
};

/// The area of that id, else the one of that id without the year of its division (vintage.hpp).
Found find_area(std::string_view code, const AreaSet& areas);

/// "'0780A_DeSO2018' is a code of DeSO2018, and areas 'deso' are of DeSO2025": both have the id
/// 0780A, which need not be the same place. "" unless they differ, as far as that is known.
std::string explain_other_division(std::string_view code, const Found& found, const AreaSet& areas);

/// `codes` is a category column. Which rows carry which area, by find_area(); says nothing about
/// whether that is good.
Keyed match(const Column& codes, const AreaSet& areas, std::span<const std::string> outside);

/// The id of which `code` is what a spreadsheet leaves: "0780C1010" for "780C1010"; else "".
std::string with_leading_zeros(const std::string& code, const AreaSet& areas);

/// "'780C1010' is '0780C1010' without its leading zeros; keep codes …" for the first such code;
/// "" if there is none.
std::string explain_lost_zeros(std::span<const std::string> codes, const AreaSet& areas);

/// "some of the codes are written with decomposed characters …" where those that match nothing are
/// and the ids are not, or the other way; "" else.
std::string explain_decomposed(std::span<const std::string> codes, const AreaSet& areas);

/// Why codes match nothing, in a clause an analyst can act upon: "they look like 780C1010 where the
/// areas have 0780C1010: leading zeros are lost", or examples of both sides.
std::string explain_mismatch(const Keyed& keyed, const AreaSet& areas);

}  // namespace omrade::bring
