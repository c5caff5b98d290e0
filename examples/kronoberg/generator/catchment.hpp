/// Which centre serves which parish.
#pragma once

#include "deso.hpp"
#include "parishes.hpp"
#include "settlement.hpp"

#include <vector>

namespace kronoberg {

/// For each parish the centre that serves it, in the same municipality: the nearest, but every
/// centre has a parish, and a centre that serves many people for its size comes second.
[[nodiscard]] std::vector<int> assign_centres(const std::vector<Parish>& parishes);

/// People of a deso who live in the catchment of a centre.
struct Overlap {
  int deso;
  int centre;
  int people;
};

/// All pairs with people, by deso and centre.
[[nodiscard]] std::vector<Overlap> overlaps_of(const Settlement& settlement,
                                               const std::vector<int>& deso_of_cells,
                                               const std::vector<int>& parish_of_cells,
                                               const std::vector<int>& centre_of_parishes);

/// The share of people in deso of which a catchment has less than `whole` of the people.
[[nodiscard]] double share_in_cut_deso(const std::vector<Overlap>& overlaps,
                                       const std::vector<Deso>& deso, double whole);

}  // namespace kronoberg
