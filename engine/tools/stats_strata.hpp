// The strata of a group: rows of the same text in the role stratum.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace omrade::tools {

class StatsInput;
class StatsResult;

/// Rows of each stratum of a group, strata in the order in which they first appear. Without the
/// role each row is a stratum. Error user for a row whose stratum is empty.
std::vector<std::vector<std::size_t>> strata_of(const StatsInput& input,
                                                std::span<const std::size_t> rows);

/// What the rows of a stratum agree on, such as its standard population. Error user naming the row
/// that is empty or says something else than the first.
double shared_number(const StatsInput& input, std::string_view role,
                     std::span<const std::size_t> rows);

/// Notes that `empty` cells of the numerator were taken for no events.
void note_empty_numerators(std::size_t empty, StatsResult& result);

/// Notes each group that lacks strata which other groups have: its numbers are of the others only.
void note_absent_strata(const StatsInput& input, StatsResult& result);

}  // namespace omrade::tools
