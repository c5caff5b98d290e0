/// The 32 health centres of the region: published names and numbers of listed persons (1 May 2025).
#pragma once

#include "geometry.hpp"

#include <span>
#include <string>
#include <string_view>

namespace kronoberg {

struct Centre {
  std::string_view name;
  std::string_view municipality;
  double x;  // rounded to 100 m; made up within the right town or village
  double y;
  int listed;

  [[nodiscard]] Point at() const { return {x, y}; }
};

/// In alphabetical order, as published.
[[nodiscard]] std::span<const Centre> centres();

/// "Achima Care Växjö" -> "achima-care-vaxjo"
[[nodiscard]] std::string slug(std::string_view name);

/// The place of the centre called "Dalbo" in centres().
[[nodiscard]] int dalbo();

}  // namespace kronoberg
