/// Who is listed at which centre, and how: the margins are exactly the published counts.
#pragma once

#include "persons.hpp"
#include "settlement.hpp"

#include <cstdint>
#include <vector>

namespace kronoberg {

/// How a person came to be listed; the values are the line numbers of how.labels.txt.
enum class How : std::uint8_t { not_listed, active, automatic, newcomer };

struct Listing {
  /// 0 = not listed, 1 ... = centre 0 ..., after them listed in another region.
  std::vector<std::int16_t> listed;
  std::vector<How> how;
};

inline constexpr int outsiders = 2420;  // live elsewhere, are listed here: 1.2 %
inline constexpr int unlisted = 960;    // residents not listed anywhere

[[nodiscard]] std::int16_t listed_at(int centre);
[[nodiscard]] std::int16_t listed_in_other_region();

[[nodiscard]] Listing make_listing(const Settlement& settlement, const Persons& persons);

}  // namespace kronoberg
