// Layers that print those who are left when others are taken, such as who leave an area beside who
// stay. They tell nothing that the others do not: with them they are withheld, and where those are
// rounded they are made anew. For the gate alone.
#pragma once

#include "disclosure/gate.hpp"
#include "disclosure/series.hpp"
#include "model/profile.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace omrade::disclosure {

/// A layer whose numerators are its denominators less those of another, or less the flows of each
/// area with itself.
struct Complement {
  std::uint32_t level = 0, layer = 0, other = 0;
};

/// Of a layer without a denominator of its own, such as a count, that another one says the rest of:
/// a withheld few who are left take the number with them, since how many a group has is known to
/// everybody.
void withhold_groups_but_for_few(const Rules& rules, Profile& profile, const Originals& originals,
                                 std::vector<Withheld>& log);

/// The same for a search: what such counts are at most, so that those who are left stay open.
void know_groups(const Profile& profile, const Originals& originals, std::vector<Count>& counts);

/// Those who are left of a group as another layer prints them, and such a number beside them.
std::vector<std::pair<Place, Place>> numbers_beside_rests(const Profile& profile,
                                                          const Originals& originals);

/// Or a layer whose denominators are those of another less its numerators: a share of those who are
/// left.
struct Remainder {
  std::uint32_t level = 0, layer = 0, other = 0;
};

/// Takes the series out that are such denominators wherever they are printed, beside the others.
std::vector<Remainder> take_remainders(const Profile& profile, std::vector<Series>& series);

/// Makes those cells anew whose denominators differ from what the others leave as they are printed
/// now.
void remake(Profile& profile, const std::vector<Remainder>& remainders);

/// Takes the series out that are such layers wherever they are printed, beside the others.
std::vector<Complement> take_complements(const Profile& profile, std::vector<Series>& series);

/// Makes those cells anew that differ from what the others leave as they are printed now.
void remake(Profile& profile, const std::vector<Complement>& complements);

}  // namespace omrade::disclosure
