// Random normal numbers, the same on every machine: made without the functions of the C library,
// whose last digits differ by processor.
#pragma once

#include "stats/draws.hpp"

#include <span>

namespace omrade::stats {

/// Standard normal, by inversion of one of 2^53 equally likely probabilities (Wichura 1988, AS 241,
/// relative error below 1e-15).
double normal(Draws& draws);

/// What `normal` inverts; p in (0, 1).
double normal_inverse(double p);

/// Many at once and four times as fast, for simulations: standard normal to 1e-6, from one word
/// each (Giles 2010, the single-precision inverse of the error function), within ±6.3. The same on
/// every machine, too.
void normals(Draws& draws, std::span<float> out);

}  // namespace omrade::stats
