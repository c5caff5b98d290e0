// Reads the places of [resources].
#pragma once

#include "model/provenance.hpp"
#include "model/resources.hpp"
#include "recipe/recipe.hpp"

#include <string>
#include <vector>

namespace omrade::run {

struct LoadedResources {
  Resources resources;  ///< categories, and what is told of each resource
  SourceRecord record;
};

/// In `target_crs`, in the order of the source. Error user naming the rows, all at once: empty or
/// doubled ids, no coordinates or such as no place has, a word that is no category (nearest name).
/// Error user for a source without rows or columns.
LoadedResources load_resources(const recipe::ResourcesSpec& spec, const std::string& target_crs);

/// Says in `warnings` which of them lie outside all of `areas`: they are nearest to somebody, and
/// inside of nothing.
void warn_of_outside(const Resources& resources, const AreaSet& areas, const std::string& source,
                     std::vector<std::string>& warnings);

}  // namespace omrade::run
