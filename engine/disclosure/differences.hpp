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

/// For a second profile of the same people, such as a scenario beside the present: withholds cells
/// whose difference from `published` tells of few persons, one more where a single one would follow
/// from the others (people who leave one area come to another), and those that are withheld there.
/// Both hold the same indicators, as they are before they are rounded; areas are the same by level
/// and id. What goes with the cells that are withheld is for the gate.
std::vector<Withheld> take_out_differences(const Rules& rules, Profile& profile,
                                           const Profile& published);

}  // namespace omrade::disclosure
