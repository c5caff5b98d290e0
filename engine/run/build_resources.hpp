// The steps of a run that place resources.
#pragma once

#include "recipe/plan.hpp"
#include "run/build.hpp"
#include "run/graph.hpp"
#include "run/workspace.hpp"

#include <functional>
#include <string>
#include <vector>

namespace omrade::run {

/// What these steps wait for, by the recipe's names.
struct ResourceNeeds {
  std::function<NodeId(const std::string& set)> areas;
  std::function<NodeId(const std::string& grid)> grid;
  std::function<NodeId(const std::string& level)> level;
};

/// Adds the steps to the graph where the plan has resources; they fill the workspace, which, like
/// recipe and plan, must outlive the graph. At Depth::data they are read and looked at alone.
void build_resources(Graph& graph, Workspace& workspace, const recipe::Recipe& recipe,
                     const recipe::Plan& plan, Depth depth, const ResourceNeeds& needs);

}  // namespace omrade::run
