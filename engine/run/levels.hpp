// Makes a derived level: its areas, and the share of every base area that belongs to each of them.
#pragma once

#include "run/workspace.hpp"

#include <string>
#include <vector>

namespace omrade::run {

/// What a derived level needs besides its base set, by the names of the recipe; empty where it
/// needs none.
struct LevelNeeds {
  std::string to, areas, grid;
};
LevelNeeds needs_of(const recipe::LevelPlan& level);

/// Error user for the tables that make and name a derived level when they cannot be opened.
void open_tables_of(const recipe::LevelPlan& level);

/// The level of an area set itself.
Level own_level(const LoadedAreas& areas);

/// Builds a derived level from what `workspace` holds. Error user: prefixes longer than codes, a
/// table that names unknown areas (nearest name), a base area given to two targets without shares,
/// shares that sum to more than 1. Says in `warnings` what is not covered.
Level derive_level(const recipe::Recipe& recipe, const recipe::LevelPlan& plan,
                   const Workspace& workspace, std::vector<std::string>& warnings);

}  // namespace omrade::run
