#include "run/run.hpp"

#include "run/build.hpp"
#include "run/compute.hpp"
#include "run/output_folder.hpp"

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

Result run(const recipe::Recipe& recipe, const recipe::Plan& plan, const Options& options,
           OutputFolder& folder, const Publisher& publisher) {
  Workspace workspace;
  Computed computed = compute(recipe, plan, options, workspace);
  Result result{.profile = std::move(computed.profile),
                .files = 0,
                .peak_bytes = computed.peak_bytes,
                .failed = std::move(computed.failed)};
  result.files = write_all(publisher(result.profile), folder.stage(), options);
  folder.publish();
  return result;
}

Inspection inspect(const recipe::Recipe& recipe, const recipe::Plan& plan, const Options& options) {
  Workspace workspace;
  Graph graph;
  build(graph, workspace, recipe, plan, Depth::data, cancel_of(options));
  Inspection inspection;
  try {
    graph.run(graph_options(options));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::user) throw;
    inspection.problems = error.messages();
  }
  for (const auto& of_node : workspace.warnings)
    inspection.warnings.insert(inspection.warnings.end(), of_node.begin(), of_node.end());
  return inspection;
}

}  // namespace omrade::run
