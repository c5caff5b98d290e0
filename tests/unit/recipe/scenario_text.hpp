// Recipes with a set of points, and with a scenario of it.
#pragma once

#include "recipe_text.hpp"

#include <string>

namespace omrade::recipe {

/// Points in lines 15 to 20; the first line of `lines` is 21.
inline RecipeText with_points(const std::string& lines) {
  return RecipeText()
      .add(
          "[areas.centre]\nsource = \"c.csv\"\nid = \"id\"\nx = \"x\"\ny = \"y\"\ncrs = "
          "\"EPSG:3006\"")
      .add(lines);
}

/// The first line of `lines` is 24.
inline RecipeText with_scenario(const std::string& lines) {
  return with_points("[[scenario]]\nname = \"s\"\nareas = \"centre\"\n" + lines);
}

}  // namespace omrade::recipe
