// Whether one or two persons made most of a sum of amounts in an area.
#pragma once

#include "host/host.hpp"
#include "recipe/plan.hpp"

#include <vector>

namespace omrade::run {

/// Per area how large a part of the sum must stay open (LayerResult::stays_open), by the rules of
/// disclosure/magnitude.hpp; the largest over the indicator's amounts. A row's contribution to an
/// area is its amount by its share; rows without an amount made none. Error user for amounts below
/// 0.
std::vector<double> stays_open(const recipe::IndicatorPlan& indicator, const host::Request& request,
                               const recipe::DisclosureSpec& rules);

}  // namespace omrade::run
