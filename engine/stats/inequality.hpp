// The slope and the relative index of inequality: how much a value changes from the one end of a
// population to the other, when it is ordered by deprivation.
#pragma once

#include "stats/estimate.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace omrade::stats {

/// On what scale the line is straight: the value itself, its logarithm (rates), its logit
/// (proportions).
enum class Transform : std::uint8_t { none, log, logit };

/// A group, in the order of deprivation. `value` lies in the domain of the transform: above 0 for
/// log, between 0 and 1 for logit.
struct InequalityGroup {
  double population = 0;  ///< above 0
  double value = 0;
  double standard_error = kNoNumber;  ///< on the transformed scale; NaN: not known
};

struct Inequality {
  Estimate slope{};     ///< SII: the end of the order less its beginning, on the value's own scale
  Estimate relative{};  ///< RII: the end by the beginning; none where the beginning is not above 0
  double intercept = kNoNumber;  ///< the beginning, on the value's own scale
};

struct Simulation {
  std::size_t draws = 100000;
  std::uint64_t seed = 1;
};

/// Regression of the (transformed) value on the midpoint b of each group's cumulative share of the
/// population, weighted by the share a (Low and Low 2004, J Public Health 26:288; as OHID's
/// phe_sii, which regresses sqrt(a) · y on sqrt(a) and sqrt(a) · b). The line at b = 0 and b = 1 is
/// transformed back.
///
/// Limits are percentiles over `draws` lines through values that vary normally by their own
/// standard errors. Such a line's two coefficients are jointly normal, and are drawn as such: two
/// numbers a line, however many groups there are. None where a standard error is NaN. A line that
/// begins at 0 or below has no ratio, and counts as larger than any: where more lines do than lie
/// above a limit of the RII, that limit is NaN, since the ratio may be as large as you like.
///
/// No value below two groups or where a value lies outside its domain.
Inequality inequality(std::span<const InequalityGroup> groups, Transform transform,
                      const Simulation& simulation);

/// The standard error on the transformed scale of a value with these limits at 95 %: their distance
/// there by 2 z.
double standard_error(Limits at95, Transform transform);

/// A value on the transformed scale; NaN outside its domain.
double transformed(double value, Transform transform);

}  // namespace omrade::stats
