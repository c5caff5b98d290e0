// What would change a rank: the value of one part at which an area comes level with the next.
#pragma once

#include "composite/composite.hpp"

#include <vector>

namespace omrade::composite {

/// One entry per area of the index, and per part; NaN where there is none.
struct TippingPoints {
  /// The nearest score above those that the area shares its rank with: none of the highest.
  std::vector<double> better;
  std::vector<double> worse;  ///< the nearest below: none of the lowest
  Parts better_at, worse_at;  ///< [part][area], in the unit of the part's values
};

/// The value of a part, before it is treated and turned, at which the area's score would be
/// `better` or `worse` while all else stays as it is: the area's other parts, weights, the scores
/// and values of the other areas, and each scale and treatment as they were found (the mean and
/// deviation of z-scores, the ends of a scale). NaN where the part has no value, where there is no
/// such place, and where no value reaches it: beyond the ends of a scale that has them, where a
/// tail is drawn in, below the target, and beyond the part's `least` and `most` (where its values
/// keep within them).
///
/// Means of the form f⁻¹(Σ w·f(x)) in means of the same f are one mean with the effective weights
/// w, so with S the other score: f(x) = (f(S) - Σ of the other parts' w·f) / w.
///
/// Scales of ranks go in steps, and are level or past it at the first step that is enough. The
/// value is then that of another area, whose rank counts as it stands: on the way to need it must
/// be passed (at it the lowest rank for ties is not more yet), on the way from need it must be
/// reached. Scores that are equal but for rounding share a rank (ties.hpp): they are one place, and
/// level is what would share it.
///
/// Parts that were filled in are answered as all others. `index` must be that of `prepared` and
/// `method`. Error bug for copeland, whose scores are no function of an area's own parts alone.
/// Time areas · parts · (parts + log areas).
TippingPoints tipping_points(const Spec& spec, const Prepared& prepared, const Method& method,
                             const Composite& index);

}  // namespace omrade::composite
