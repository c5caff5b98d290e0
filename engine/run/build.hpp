// Turns a plan into the nodes of a graph that fill a workspace.
#pragma once

#include "run/graph.hpp"
#include "run/run.hpp"
#include "run/scenario.hpp"
#include "run/workspace.hpp"

namespace omrade::run {

enum class Depth : unsigned char {
  data,    ///< sources opened, columns and rows found: what a check reads
  layers,  ///< and levels made, inputs brought, plugins called
};

/// Adds the nodes. All arguments must outlive the graph's run. `scenario` changes places and
/// listing on the way; null for the recipe as it stands.
void build(Graph& graph, Workspace& workspace, const recipe::Recipe& recipe,
           const recipe::Plan& plan, Depth depth, const Options& options,
           const Scenario* scenario = nullptr);

}  // namespace omrade::run
