// Rates and proportions of counts.
#pragma once

#include "stats/estimate.hpp"

namespace omrade::stats {

/// x / n with limits of the Poisson count x by `poisson`: exact below 10 events, Byar's from 10. x
/// may be above n (events, person-years) and need not be whole. No value unless x is a finite
/// number of 0 or more and n one above 0.
Estimate rate(double x, double n);

/// How `rate` came by its limits.
IntervalKind poisson_kind(double x);

/// x / n with Wilson's limits; x in [0, n], need not be whole. No value where that does not hold.
Estimate proportion(double x, double n);

}  // namespace omrade::stats
