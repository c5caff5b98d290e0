// Sums of areas that are the same people, where the base areas they are made of have no number of
// their own: municipalities together are the catchments together. For the gate alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace omrade::disclosure {

/// Shares of base areas that make an area, in the order of the base areas.
using Shares = std::vector<std::pair<std::uint32_t, double>>;

/// Σ coefficient · area = 0 whatever lives in the base areas: all such sums follow from these. An
/// area is its number in `areas`. By elimination, so that earlier areas stand for later ones.
std::vector<std::vector<std::pair<std::size_t, double>>> dependencies(
    const std::vector<Shares>& areas);

}  // namespace omrade::disclosure
