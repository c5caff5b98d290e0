// Areas in groups of about equal number by a value, such as deprivation quintiles.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace omrade::stats {

/// The group of each value, 1 .. count; 1 holds the lowest values, or the highest where `invert`. 0
/// for NaN, which counts nowhere, and for all where fewer than `count` (at least 1) have a value.
///
/// By rank with ties at their lowest, q = (count + 1) − ceil((N + 1 − rank) · count / N), in whole
/// numbers (the practice of OHID's phe_quantile, whose floating point may miss a border by one).
/// Ties always share a group, so a group may be empty.
std::vector<std::uint32_t> quantile_groups(std::span<const double> values, std::uint32_t count,
                                           bool invert);

}  // namespace omrade::stats
