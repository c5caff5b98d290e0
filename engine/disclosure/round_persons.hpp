// Numbers of persons as multiples of 3 or 5, in a profile from which the gate has taken what it
// withholds: what is left tells no more than it did before, and less of each number. For the gate
// alone.
#pragma once

#include "disclosure/gate.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace omrade::disclosure {

/// The nearest multiple of `base`, halves up: of 5, 2.4 is 0, 2.5 is 5 and 12 is 10. A number that
/// is less than a billionth, and a thousandth of a multiple, below the middle is at it, so that two
/// sums of the same people do not go different ways. A multiple stays what it is. NaN stays NaN;
/// `base` 0 changes nothing, nor does it change numbers so large that doubles have no fractions.
double rounded(double persons, std::uint32_t base);

/// What holds of rounded numbers where `rules` held of them before: thresholds at the multiple of
/// `rules.rounding` below, since rounding keeps order and N - x >= k stays at least that. Whether
/// all of a group have it was asked of the numbers as they were.
Rules of_rounded(const Rules& rules);

/// The name of a number of persons in estimate i that is no multiple of `base`; "" where all are.
/// Persons are
///
///   - numerators of layers that count persons, and the value of such a count;
///   - denominators, but for the expected numbers of a ratio;
///   - bases of persons or of respondents.
std::string_view unrounded(const LayerInfo& info, ConstEstimateSpans spans, std::size_t i,
                           std::uint32_t base);

/// A number of persons that is no multiple, by its name, and where it stands in a profile that must
/// outlive this.
struct Unrounded {
  const LevelResult* level;
  const LayerResult* layer;
  std::size_t cell;
  std::string_view number;
};

/// The first of a profile; nothing where all are multiples of `base`.
std::optional<Unrounded> first_unrounded(const Profile& profile, std::uint32_t base);

/// Rounds them all and makes anew what follows from them:
///
///   - counts, differences of two counts and those per one of the second, and proportions, rates
///     and ratios with the engine's limits; an index of counts that is one times a constant over
///     the other;
///   - an index in points, without a unit, that is printed beside all of the counts that it weighs
///     (weighted_sums.hpp);
///   - a number of persons per area (unit "persons per …"), with the number of persons.
///
/// Any other value stays as it is. Where it is its numerator over its denominator, and the
/// numerator is not persons, that goes with the denominator: else both would tell it. Weighted
/// numbers of a survey whose denominator would be 0 are left out; any other such cell is withheld,
/// and returned. Nothing here knows a withheld number: what becomes of the others is a function of
/// them alone.
std::vector<Withheld> round_persons(Profile& profile, std::uint32_t base);

}  // namespace omrade::disclosure
