// What a number of one profile less the same of another tells. For the gate alone.
#pragma once

#include "disclosure/gate.hpp"

#include <vector>

namespace omrade::disclosure {

struct Numbers {
  double numerator, denominator, base;
};

/// Whether two numbers of one layer are the same, or differ by so few persons that the rules for a
/// published number would withhold those; NaN where there is none.
bool same_or_of_few(const Rules& rules, const LayerInfo& info, const Numbers& after,
                    const Numbers& before);

/// Gate::withhold_differences, without what goes with the cells that are withheld.
std::vector<Withheld> take_out_differences(const Rules& rules, Profile& profile,
                                           const Profile& published);

}  // namespace omrade::disclosure
