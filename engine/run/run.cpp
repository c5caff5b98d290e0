#include "run/run.hpp"

#include "disclosure/key.hpp"
#include "run/build.hpp"
#include "run/compute.hpp"
#include "run/history.hpp"
#include "run/output_folder.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace omrade::run {
namespace {

namespace fs = std::filesystem;

std::size_t write_all(const std::vector<Artefact>& artefacts, const fs::path& folder,
                      const Options& options) {
  std::set<fs::path> folders;
  for (const Artefact& artefact : artefacts) folders.insert((folder / artefact.path).parent_path());
  for (const fs::path& one : folders) fs::create_directories(one);
  Graph graph;
  for (const Artefact& artefact : artefacts) {
    graph.add({.name = "write " + artefact.path,
               .bytes = 0,
               .needs = {},
               .work = [&artefact, &folder] { artefact.write(folder / artefact.path); },
               .release = {}});
  }
  graph.run(graph_options(options));
  return artefacts.size();
}

}  // namespace

Result run(const recipe::Recipe& recipe, const recipe::Plan& plan,
           const std::vector<recipe::ScenarioModel>& scenarios, const Options& options,
           OutputFolder& folder, const Publisher& publisher) {
  Result result;
  disclosure::Joint joint;
  const auto computed = [&](const recipe::Recipe& of, const recipe::Plan& by, Workspace& workspace,
                            const Scenario* scenario) {
    Computed one =
        compute(of, by, options, workspace, scenario, scenarios.empty() ? nullptr : &joint);
    result.peak_bytes = std::max(result.peak_bytes, one.peak_bytes);
    const std::string where = scenario == nullptr || scenario->spec == nullptr
                                  ? std::string{}
                                  : "scenario '" + scenario->spec->name.text + "': ";
    if (scenario == nullptr) result.outcome.history = std::move(one.history);
    for (const std::string& failed : one.failed) result.failed.push_back(where + failed);
    return one;
  };
  Workspace present;
  result.outcome.profile = computed(recipe, plan, present, nullptr).profile;
  for (const recipe::ScenarioModel& model : scenarios) {
    Workspace today;
    const Scenario as_is{.model = &model, .spec = nullptr, .today = nullptr, .reference = nullptr};
    const auto reference = computed(*model.recipe, model.plan, today, &as_is);
    for (const recipe::ScenarioSpec* spec : model.scenarios) {
      Workspace changed;
      const Scenario scenario{
          .model = &model, .spec = spec, .today = &today, .reference = reference.audited.get()};
      result.outcome.scenarios.push_back(
          {change_of(model, *spec), reference.profile,
           computed(*model.recipe, model.plan, changed, &scenario).profile});
    }
  }
  result.files = write_all(publisher(result.outcome), folder.stage(), options);
  folder.publish();
  return result;
}

Inspection inspect(const recipe::Recipe& recipe, const recipe::Plan& plan,
                   const std::vector<recipe::ScenarioModel>& scenarios, const Options& options) {
  Workspace workspace;
  Graph graph;
  build(graph, workspace, recipe, plan, Depth::data, options);
  Inspection inspection;
  const auto attempt = [&inspection](const auto& work) {
    try {
      work();
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::user) throw;
      inspection.problems.insert(inspection.problems.end(), error.messages().begin(),
                                 error.messages().end());
    }
  };
  attempt([&] {
    const auto& key = recipe.disclosure.key;
    disclosure::require_key(key ? std::optional(key->path) : std::nullopt);
  });
  attempt([&] { read_history(recipe); });
  attempt([&] { graph.run(graph_options(options)); });
  for (const recipe::ScenarioModel& model : scenarios) {
    const auto loaded = workspace.areas.find(model.set);
    if (loaded == workspace.areas.end() || loaded->second.areas == nullptr) continue;
    for (const recipe::ScenarioSpec* spec : model.scenarios)
      attempt([&] { changed_places(recipe, *spec, *loaded->second.areas); });
  }
  for (const auto& of_node : workspace.warnings)
    inspection.warnings.insert(inspection.warnings.end(), of_node.begin(), of_node.end());
  return inspection;
}

}  // namespace omrade::run
