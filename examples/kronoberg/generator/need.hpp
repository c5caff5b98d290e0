/// The seven groups of Sweden's Care Need Index (CNI), and the index itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kronoberg {

enum class Need {
  under_5,
  foreign_born,
  old_alone,
  single_parent,
  moved_in,
  unemployed,
  low_education
};

inline constexpr std::size_t need_count = 7;

struct NeedGroup {
  std::string_view column;  // as in the tables
  double weight;
};

/// In the order of Need.
inline constexpr std::array<NeedGroup, need_count> need_groups{{
    {"alder_0_4", 3.23},
    {"utrikes_fodda", 5.72},
    {"ensam_65", 6.15},
    {"ensamstaende", 4.19},
    {"inflyttade", 4.19},
    {"arbetslosa", 5.13},
    {"lagutbildade", 3.97},
}};

/// One bit for each need of a person.
using NeedSet = std::uint8_t;

[[nodiscard]] constexpr NeedSet need_bit(Need need) {
  return static_cast<NeedSet>(1U << static_cast<unsigned>(need));
}

struct NeedCounts {
  double people = 0.0;  // whole, but for shares of an area
  std::array<double, need_count> with_need{};

  void add_person(NeedSet needs);
  void add_share(const NeedCounts& other, double share);
  /// Weighted needs for each person, 1 for the country as a whole.
  [[nodiscard]] double cni() const;
};

}  // namespace kronoberg
