// Random normal numbers, the same on every machine: made without the functions of the C library,
// whose last digits differ by processor.
#pragma once

#include "stats/draws.hpp"

namespace omrade::stats {

/// Standard normal, by inversion of one of 2^53 equally likely probabilities (Wichura 1988, AS 241,
/// relative error below 1e-15).
double normal(Draws& draws);

/// What `normal` inverts; p in (0, 1).
double normal_inverse(double p);

}  // namespace omrade::stats
