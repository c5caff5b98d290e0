// Normally distributed numbers from Draws: the same on every machine.
#pragma once

#include "stats/draws.hpp"

namespace omrade::stats {

/// A standard normal deviate by the inverse distribution function (Wichura 1988, AS 241, to about
/// 1e-16) of a uniform number of 53 bits. Only sums, products, quotients and square roots, which
/// every machine rounds alike: no logarithm of a system's library.
double normal(Draws& draws) noexcept;

/// That inverse; p in (0, 1).
double normal_quantile_portable(double p) noexcept;

}  // namespace omrade::stats
