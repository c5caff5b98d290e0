/// A second division, parish-like (nyckelkodsområden): it covers the same land and keeps to the
/// municipalities, but does not nest with the deso.
#pragma once

#include "county.hpp"
#include "deso.hpp"
#include "settlement.hpp"

#include <string>
#include <vector>

namespace kronoberg {

struct Parish {
  std::string code;  // municipality + 2 digits
  std::string name;
  int municipality;
  MultiPolygon shape;  // may have a part on either side of a lake
  Point middle;        // of its people
  int people;
};

/// In the order of their codes.
[[nodiscard]] std::vector<Parish> make_parishes(const County& county, const Settlement& settlement,
                                                const std::vector<Deso>& deso);

}  // namespace kronoberg
