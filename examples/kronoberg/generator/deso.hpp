/// The statistical areas (deso): towns have many small ones, the countryside a few large ones.
#pragma once

#include "county.hpp"
#include "settlement.hpp"

#include <string>
#include <vector>

namespace kronoberg {

struct Deso {
  std::string code;  // municipality + A (countryside), B (village) or C (main town) + 4 digits
  std::string name;
  int municipality;
  char category;
  MultiPolygon shape;
  Point middle;  // of its people
  int people;
};

/// In the order of their codes. Every lake is a hole of exactly one area.
[[nodiscard]] std::vector<Deso> make_deso(const County& county, const Settlement& settlement);

/// For each settled cell the shape that contains its middle.
[[nodiscard]] std::vector<int> shapes_of_cells(const Settlement& settlement,
                                               const std::vector<MultiPolygon>& shapes);

}  // namespace kronoberg
