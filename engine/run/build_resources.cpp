#include "run/build_resources.hpp"

#include "run/derived.hpp"
#include "run/place_shares.hpp"
#include "run/resource_places.hpp"

#include <algorithm>
#include <utility>

namespace omrade::run {
namespace {

/// The level that tells what the region is: that of the pages.
const recipe::LevelPlan& page_level(const recipe::Recipe& recipe, const recipe::Plan& plan) {
  const auto at = std::find_if(plan.levels.begin(), plan.levels.end(), [&](const auto& level) {
    return level.id == recipe.profile.page_level.text;
  });
  return at == plan.levels.end() ? plan.levels.front() : *at;
}

void read(Workspace& workspace, const recipe::ResourcesSpec& spec, const std::string& set,
          NodeId node) {
  const AreaSet& areas = *workspace.areas.at(set).areas;
  workspace.resources = load_resources(spec, areas.crs());
  warn_of_outside(workspace.resources.resources, areas, spec.source.written,
                  workspace.warnings[node]);
}

void place(Workspace& workspace, const recipe::Recipe& recipe, const recipe::LevelPlan& level,
           bool by_people) {
  const Level& made = workspace.levels.at(level.id);
  const auto points = made.areas->points();
  std::vector<Point> from(points.begin(), points.end());
  if (from.empty()) from = centroids_of(made, *workspace.areas.at(level.base).areas);
  workspace.resource_places.at(level.id) =
      resource_places(workspace.resources.resources, PlaceShares(recipe, level, workspace),
                      std::move(from), by_people ? &workspace.people_nearby : nullptr);
}

}  // namespace

void build_resources(Graph& graph, Workspace& workspace, const recipe::Recipe& recipe,
                     const recipe::Plan& plan, Depth depth, const ResourceNeeds& needs) {
  if (!plan.resources || plan.levels.empty()) return;
  const recipe::ResourcesPlan& planned = *plan.resources;
  const std::string set = page_level(recipe, plan).base;
  const NodeId node = graph.size();
  workspace.warned_of[node] = "resources: some lie outside all areas";
  const NodeId loaded = graph.add(
      {.name = "read resources",
       .bytes = 0,
       .needs = {needs.areas(set)},
       .work = [&workspace, spec = planned.spec, set, node] { read(workspace, *spec, set, node); },
       .release = {}});
  const bool by_people = !planned.grid.empty();
  if (depth == Depth::data) {
    if (by_people) needs.grid(planned.grid);
    return;
  }
  std::vector<NodeId> before{loaded};
  if (by_people) {
    before.push_back(graph.add({.name = "find the resources nearest to people",
                                .bytes = 0,
                                .needs = {loaded, needs.grid(planned.grid)},
                                .work =
                                    [&workspace, grid = planned.grid, set] {
                                      workspace.people_nearby =
                                          people_nearby(*workspace.grids.at(grid).grid,
                                                        workspace.resources.resources,
                                                        workspace.areas.at(set).areas->crs());
                                    },
                                .release = [&workspace] { workspace.people_nearby = {}; }}));
  }
  for (const std::size_t l : planned.levels) {
    const recipe::LevelPlan& level = plan.levels[l];
    workspace.resource_places.try_emplace(level.id);
    std::vector<NodeId> of_level = before;
    of_level.push_back(needs.level(level.id));
    graph.add({.name = "place resources at " + level.id,
               .bytes = 0,
               .needs = std::move(of_level),
               .work = [&workspace, &recipe, &level,
                        by_people] { place(workspace, recipe, level, by_people); },
               .release = {}});
  }
}

}  // namespace omrade::run
