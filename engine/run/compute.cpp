#include "run/compute.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/history.hpp"
#include "disclosure/joint.hpp"
#include "disclosure/key.hpp"
#include "disclosure/later_publication.hpp"
#include "model/profile_copy.hpp"
#include "recipe/base_areas.hpp"
#include "run/assemble.hpp"
#include "run/build.hpp"
#include "run/compare.hpp"
#include "run/compose.hpp"
#include "run/graph.hpp"
#include "run/history.hpp"
#include "run/nests.hpp"
#include "run/resources.hpp"
#include "run/rules.hpp"
#include "run/terms.hpp"

#include <array>
#include <exception>
#include <filesystem>
#include <functional>
#include <iterator>
#include <optional>
#include <utility>

namespace omrade::run {
namespace {

/// The log lies inside the trust boundary: it tells which rule withheld which cell, never a value.
void log_withheld(const std::vector<disclosure::Withheld>& cells) {
  constexpr std::size_t rules = static_cast<std::size_t>(disclosure::Rule::difference) + 1;
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

/// On the threads of a graph of its own, so that kernels may share their work out.
void on_threads(const Options& options, const std::string& name,
                const std::function<void()>& work) {
  std::exception_ptr failure;  // as it is: a graph tells the gravest kind of several
  Graph graph;
  graph.add({.name = name,
             .bytes = 0,
             .needs = {},
             .work =
                 [&] {
                   try {
                     work();
                   } catch (const Error&) {
                     failure = std::current_exception();
                   }
                 },
             .release = {}});
  graph.run(graph_options(options));
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

GraphOptions graph_options(const Options& options) {
  return {.threads = options.threads,
          .memory = options.memory,
          .cancel = options.cancel,
          .progress = options.progress};
}

const Cancel& cancel_of(const Options& options) {
  static const Cancel never;
  return options.cancel == nullptr ? never : *options.cancel;
}

Computed compute(const recipe::Recipe& recipe, const recipe::Plan& asked, const Options& options,
                 Workspace& workspace, const Scenario* scenario, disclosure::Joint* joint) {
  const auto whole = std::make_shared<const recipe::Plan>(
      recipe.disclosure.off ? asked : recipe::with_base_areas(recipe, asked));
  workspace.keep.push_back(whole);
  const recipe::Plan& plan = *whole;
  std::optional<std::filesystem::path> key_file;
  if (recipe.disclosure.key) key_file = recipe.disclosure.key->path;
  const disclosure::LoadedKey key = disclosure::load_key(key_file);
  if (!key.notice.empty()) log::info(key.notice);

  const disclosure::History history =
      scenario == nullptr ? read_history(recipe) : disclosure::History{};

  Graph graph;
  build(graph, workspace, recipe, plan, Depth::layers, options,
        scenario != nullptr && scenario->spec != nullptr ? scenario : nullptr);
  const GraphReport report = graph.run(graph_options(options));
  if (report.forced > 0)
    log::warn(std::to_string(report.forced) +
              " steps alone need more than --memory and ran by themselves");

  Computed computed{.profile = nullptr, .failed = {}, .peak_bytes = report.peak_bytes};
  std::vector<Message> required;
  if (!recipe.disclosure.off) fail_where_base_areas_fail(plan, workspace);
  computed.failed = failures(plan, workspace, required);
  if (!required.empty()) throw Error(ErrorKind::failed, std::move(required));
  Profile profile = assemble(recipe, plan, workspace, key.key, options.engine_version);
  if (!recipe.disclosure.off) add_terms(plan, workspace, profile);
  if (scenario != nullptr) mark(profile, *scenario);
  history.require(profile);
  for (const auto& of_node : workspace.warnings) {
    for (const std::string& warning : of_node) log::warn(warning);
  }
  if (recipe.disclosure.off) log::warn("disclosure control is off: " + *recipe.disclosure.off);
  on_threads(options, "disclosure control", [&] {
    const disclosure::Gate alone(rules_of(recipe.disclosure), parallel_for);
    disclosure::Originals originals(profile);
    for (const LevelResult& level : profile.levels) {
      const auto base = workspace.areas.find(level.base);
      if (base != workspace.areas.end()) originals.know(level.base, base->second.areas);
    }
    add_nests(profile, workspace, originals);
    std::vector<disclosure::Withheld> withheld;
    const auto append = [&withheld](std::vector<disclosure::Withheld> more) {
      std::move(more.begin(), more.end(), std::back_inserter(withheld));
    };
    if (scenario == nullptr) {
      append(disclosure::withhold(alone, rules_of(recipe.disclosure), history, profile, originals));
    } else {
      append(joint->withhold(alone, scenario->label(), profile, originals, scenario->reference));
    }
    const disclosure::Gate gate = scenario == nullptr ? alone : alone.beside(*joint);
    if (gate.rounding() > 0 && scenario != nullptr)
      computed.audited = std::make_shared<const Profile>(copy_of(profile));
    std::optional<Profile> left;  // for scenarios, which are looked at before they are rounded
    if (scenario == nullptr && joint != nullptr) left = copy_of(profile);
    // What follows is made of what readers see.
    disclosure::Rounded rounded = gate.round(profile, originals);
    append(std::move(rounded.withheld));
    const disclosure::Gate& after = rounded.gate;
    if (history.revise_rounded(rules_of(recipe.disclosure), profile, originals, withheld))
      append(after.withhold(profile, originals));
    append(compose(profile, plan, after));
    if (left) joint->begin(rules_of(recipe.disclosure), *left, profile, originals);
    log_withheld(withheld);
    if (plan.resources) add_resources(profile, plan, workspace, after);
    compare(profile, plan, after);
    computed.profile =
        std::make_shared<const GatedProfile>(after.pass(std::move(profile), originals));
    if (!computed.audited) computed.audited = {computed.profile, &computed.profile->view()};
    if (scenario == nullptr && recipe.disclosure.history)
      computed.history = history.with(*computed.profile, originals, rules_of(recipe.disclosure),
                                      amount_rules_of(recipe));
  });
  return computed;
}

}  // namespace omrade::run
