#include "run/run.hpp"

#include "base/file.hpp"
#include "base/log.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/key.hpp"
#include "run/assemble.hpp"
#include "run/build.hpp"
#include "run/compare.hpp"
#include "run/output_folder.hpp"

#include <array>
#include <optional>
#include <set>
#include <utility>

namespace omrade::run {
namespace {

namespace fs = std::filesystem;

GraphOptions graph_options(const Options& options) {
  return {.threads = options.threads,
          .memory = options.memory,
          .cancel = options.cancel,
          .progress = options.progress};
}

disclosure::Rules rules_of(const recipe::DisclosureSpec& spec) {
  return {.on = !spec.off.has_value(),
          .off_reason = spec.off.value_or(std::string{}),
          .minimum_count = static_cast<std::uint32_t>(spec.minimum_count),
          .minimum_denominator = static_cast<std::uint32_t>(spec.minimum_denominator),
          .minimum_respondents = static_cast<std::uint32_t>(spec.minimum_respondents)};
}

/// The log lies inside the trust boundary: it tells which rule withheld which cell, never a value.
void log_withheld(const std::vector<disclosure::Withheld>& cells) {
  constexpr std::size_t rules = static_cast<std::size_t>(disclosure::Rule::margin) + 1;
  std::array<std::size_t, rules> by_rule{};
  for (const disclosure::Withheld& cell : cells) {
    ++by_rule.at(static_cast<std::size_t>(cell.rule));
    log::debug("withheld " + cell.indicator + "." + cell.layer + " at " + cell.level + " " +
               cell.area + (cell.other.empty() ? "" : " x " + cell.other) + " in " + cell.period +
               ": " + std::string(disclosure::to_string(cell.rule)));
  }
  std::string counts;
  for (std::size_t rule = 0; rule < rules; ++rule) {
    if (by_rule.at(rule) == 0) continue;
    counts += (counts.empty() ? " (" : ", ") +
              std::string(disclosure::to_string(static_cast<disclosure::Rule>(rule))) + " " +
              std::to_string(by_rule.at(rule));
  }
  log::info("disclosure control withheld " + std::to_string(cells.size()) + " cells" +
            (counts.empty() ? "" : counts + ")"));
}

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

const Cancel& cancel_of(const Options& options) {
  static const Cancel never;
  return options.cancel == nullptr ? never : *options.cancel;
}

}  // namespace

Result run(const recipe::Recipe& recipe, const recipe::Plan& plan, const Options& options,
           OutputFolder& folder, const Publisher& publisher) {
  std::optional<fs::path> key_file;
  if (recipe.disclosure.key) key_file = recipe.disclosure.key->path;
  const disclosure::LoadedKey key = disclosure::load_key(key_file);
  if (!key.notice.empty()) log::info(key.notice);

  Workspace workspace;
  Graph graph;
  build(graph, workspace, recipe, plan, Depth::layers, cancel_of(options));
  const GraphReport report = graph.run(graph_options(options));
  if (report.forced > 0)
    log::warn(std::to_string(report.forced) +
              " steps alone need more than --memory and ran by themselves");

  Result result;
  std::vector<Message> required;
  result.failed = failures(plan, workspace, required);
  if (!required.empty()) throw Error(ErrorKind::failed, std::move(required));
  Profile profile = assemble(recipe, plan, workspace, key.key, options.engine_version);
  for (const std::string& warning : profile.provenance.warnings) log::warn(warning);

  const disclosure::Gate gate(rules_of(recipe.disclosure));
  if (recipe.disclosure.off) log::warn("disclosure control is off: " + *recipe.disclosure.off);
  log_withheld(gate.withhold(profile));
  compare(profile, plan);
  result.profile = std::make_shared<const GatedProfile>(gate.pass(std::move(profile)));
  result.files = write_all(publisher(result.profile), folder.stage(), options);
  result.peak_bytes = report.peak_bytes;
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
