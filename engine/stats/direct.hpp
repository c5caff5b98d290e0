// Directly standardised rates.
#pragma once

#include "stats/estimate.hpp"

#include <span>

namespace omrade::stats {

/// One stratum (an age band). Events of one person are not independent of each other: what the
/// variance needs is the sum of squares over persons, Σ f² · persons with f events each (which is
/// `events` where nobody has more than one).
struct DirectStratum {
  double events = 0;
  double events_squared = 0;
  double population = 0;
  double standard = 0;  ///< standard population
};

struct DirectRate {
  double events = 0;
  double population = 0;
  Estimate estimate{};
};

/// Σ w r / Σ w with the strata's own rates r and the standard w; limits after Dobson, Kuulasmaa,
/// Eberle and Scherer (1991), with Byar's limits of all events: rate + sqrt(V / O) · (limit − O),
/// V = Σ w² q / n² / (Σ w)², O the events and q their squares. (For repeated events Byar's limits
/// are of a count whose variance is O, as the practice of OHID has it; V carries the repetition.)
///
/// No value where a stratum with a standard has no population or where no stratum has a standard;
/// below about one event the lower limit is NaN. Small numbers are the caller's concern: the
/// practice is to publish nothing below 10 events.
DirectRate direct_rate(std::span<const DirectStratum> strata);

}  // namespace omrade::stats
