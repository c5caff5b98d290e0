/// The outline of the county and its lakes: what lies between them is land.
#pragma once

#include "geometry.hpp"

#include <string>
#include <vector>

namespace kronoberg {

struct Lake {
  std::string name;
  Ring shore;
};

struct County {
  Ring outline;
  std::vector<Lake> lakes;  // inside the outline, apart from each other

  [[nodiscard]] bool is_land(Point point) const;
  [[nodiscard]] double land_area() const;
};

[[nodiscard]] County make_county();

}  // namespace kronoberg
