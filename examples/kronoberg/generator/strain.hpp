/// How much the needs of a person, and of those who live around, weigh on health and habits.
#pragma once

#include "need.hpp"
#include "persons.hpp"

#include <vector>

namespace kronoberg {

/// One value for each resident, about 0 in the mean and 1 to 2 where care needs are greatest.
/// Persons from outside the county have 0.
[[nodiscard]] std::vector<double> strains_of(const Persons& persons,
                                             const std::vector<NeedCounts>& residents_of_deso);

}  // namespace kronoberg
