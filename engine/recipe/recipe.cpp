#include "recipe/recipe.hpp"

#include <algorithm>

namespace omrade::recipe {
namespace {

template <class Spec>
const Spec* find(const std::vector<Spec>& specs, std::string_view name) {
  const auto found = std::find_if(specs.begin(), specs.end(),
                                  [&](const Spec& spec) { return spec.name.text == name; });
  return found == specs.end() ? nullptr : &*found;
}

}  // namespace

std::string Place::text() const {
  return line == 0 ? std::string{} : std::to_string(line) + ":" + std::to_string(column);
}

Message Recipe::problem(Place place, std::string what, std::string hint) const {
  return {.subject = file.string(),
          .place = place.text(),
          .what = std::move(what),
          .hint = std::move(hint)};
}

const AreasSpec* Recipe::find_areas(std::string_view name) const {
  return find(areas, name);
}
const GridSpec* Recipe::find_grid(std::string_view name) const {
  return find(grids, name);
}
const TableSpec* Recipe::find_table(std::string_view name) const {
  return find(tables, name);
}
const LevelSpec* Recipe::find_level(std::string_view name) const {
  return find(levels, name);
}

}  // namespace omrade::recipe
