/// The synthetic persons: residents of the county, then some who only are listed here.
#pragma once

#include "deso.hpp"
#include "need.hpp"
#include "settlement.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kronoberg {

inline constexpr std::uint8_t woman = 0;
inline constexpr std::uint8_t man = 1;
inline constexpr int oldest = 104;

/// One value for each person in every column. Residents are grouped by deso, then by cell.
struct Persons {
  std::vector<std::int16_t> home;  // number of the deso, or their count for outside the county
  std::vector<int> cell;           // settled cell, or -1
  std::vector<std::uint8_t> age;
  std::vector<std::uint8_t> sex;
  std::vector<NeedSet> needs;

  [[nodiscard]] std::size_t size() const { return home.size(); }
};

[[nodiscard]] Persons make_persons(const Settlement& settlement, const std::vector<Deso>& deso,
                                   const std::vector<int>& deso_of_cells, int outsiders);

}  // namespace kronoberg
