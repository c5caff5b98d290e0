// Sums of contributions, such as money by enterprise: when they tell one contribution too well, and
// how uncertain they have to stay. Upper protection levels of Hundepool et al., Statistical
// Disclosure Control (2012), section 4.2.
#pragma once

namespace omrade::disclosure {

/// The p% rule: whoever made the second largest contribution takes his own from the total and knows
/// the largest to within the rest. p / 100 · largest - (total - largest - second); above 0 where
/// the sum tells too much, and then by this much the total must stay uncertain upwards. All in the
/// unit of the sum; `p` in percent.
double p_percent_need(double total, double largest, double second, double p);

/// The (2, k) rule: the two largest are over k percent of the total. 100 / k · (largest + second) -
/// total, likewise.
double dominance_need(double total, double largest, double second, double k);

}  // namespace omrade::disclosure
