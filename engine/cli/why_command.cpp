#include "base/log.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/why_output.hpp"
#include "run/compute.hpp"
#include "run/progress.hpp"
#include "run/unfold.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace omrade::cli {
namespace {

[[noreturn]] void refuse(const std::string& subject, const std::string& what,
                         const std::string& hint) {
  throw Error(ErrorKind::user, {.subject = subject, .what = what, .hint = hint});
}

void require(const std::string& subject, const std::string& name, const std::string& what,
             const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), name) == known.end())
    refuse(subject, what, name_hint(name, known));
}

std::vector<std::string> layers_of(const recipe::Plan& plan, const std::string& indicator) {
  std::vector<std::string> layers;
  for (const recipe::IndicatorPlan& one : plan.indicators) {
    if (one.spec->name.text != indicator) continue;
    for (const LayerInfo& info : one.plugin.layers) layers.push_back(info.id);
  }
  if (!layers.empty()) return layers;
  layers = {"score", "rank"};
  for (const recipe::CompositePlan& one : plan.composites) {
    if (one.spec->name.text != indicator || one.spec->draws == 0) continue;
    layers.insert(layers.end(), {"rank_lower", "rank_upper"});
    if (one.spec->top > 0) layers.emplace_back("top");
  }
  return layers;
}

/// The indicator and layer of "cni.relative". Error user with the nearest names.
void find_layer(const std::string& written, const recipe::Plan& plan, run::WhichNumber& which) {
  const std::size_t dot = written.find('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == written.size())
    refuse("LAYER", "'" + written + "' is no layer", "write INDICATOR.LAYER, such as cni.relative");
  which.indicator = written.substr(0, dot);
  which.layer = written.substr(dot + 1);
  std::vector<std::string> indicators;
  for (const recipe::IndicatorPlan& one : plan.indicators)
    indicators.push_back(one.spec->name.text);
  for (const recipe::CompositePlan& one : plan.composites)
    indicators.push_back(one.spec->name.text);
  require("LAYER", which.indicator, "no indicator '" + which.indicator + "' in the recipe",
          indicators);
  require("LAYER", which.layer,
          "no layer '" + which.layer + "' of indicator '" + which.indicator + "'",
          layers_of(plan, which.indicator));
  for (const recipe::IndicatorPlan& one : plan.indicators) {
    if (one.spec->name.text != which.indicator) continue;
    for (const LayerInfo& info : one.plugin.layers) {
      if (info.id == which.layer && !info.pairs_of.empty())
        refuse("LAYER", "'" + written + "' is a table of flows, not one number per area",
               "name another layer of " + which.indicator);
    }
  }
}

/// The levels at which the indicator is computed, in the recipe's order.
std::vector<std::string> levels_of(const recipe::Plan& plan, const std::string& indicator) {
  std::set<std::size_t> at;
  for (const recipe::Unit& unit : plan.units) {
    if (plan.indicators[unit.indicator].spec->name.text == indicator) at.insert(unit.level);
  }
  for (const recipe::CompositePlan& one : plan.composites) {
    if (one.spec->name.text == indicator) at.insert(one.levels.begin(), one.levels.end());
  }
  std::vector<std::string> levels;
  for (const std::size_t level : at) levels.push_back(plan.levels[level].id);
  return levels;
}

/// What can be refused before anything is computed.
run::WhichNumber which_of(const WhyArguments& arguments, const Ready& ready) {
  run::WhichNumber which;
  find_layer(arguments.layer, ready.plan, which);
  which.level = arguments.level.empty() ? ready.recipe.profile.page_level.text : arguments.level;
  which.period = arguments.period.empty() ? ready.recipe.period : arguments.period;
  require("--level", which.level,
          "indicator '" + which.indicator + "' is not computed at level '" + which.level + "'",
          levels_of(ready.plan, which.indicator));
  require("--period", which.period, "no period '" + which.period + "' in the recipe",
          ready.recipe.periods);
  return which;
}

/// By id, or by a name that one area alone has.
std::size_t area_of(const std::string& written, const LevelResult& level) {
  if (const auto at = level.areas->index_of(written)) return *at;
  std::vector<std::size_t> named;
  std::vector<std::string> known = level.areas->ids();
  for (std::size_t a = 0; a < level.areas->size(); ++a) {
    if (level.areas->name(a) == written) named.push_back(a);
  }
  if (named.size() == 1) return named.front();
  if (named.size() > 1) {
    std::vector<std::string> ids;
    for (const std::size_t a : named) ids.push_back(level.areas->ids()[a]);
    refuse("AREA", std::to_string(ids.size()) + " areas are named '" + written + "'",
           "give the id: " + join(ids, ", "));
  }
  for (std::size_t a = 0; a < level.areas->size(); ++a) {
    if (level.areas->name(a) != level.areas->ids()[a]) known.push_back(level.areas->name(a));
  }
  refuse("AREA", "no area '" + written + "' at level '" + level.id + "'",
         name_hint(written, known));
}

}  // namespace

int why_command(const WhyArguments& arguments, const Shared& shared) {
  const std::unique_ptr<const Ready> ready =
      load(arguments.recipe.empty() ? default_recipe() : std::filesystem::path(arguments.recipe));
  if (!ready->problems.empty()) throw Error(ErrorKind::user, ready->problems);
  for (const Message& note : ready->notes) log::debug(note.text());
  run::WhichNumber which = which_of(arguments, *ready);
  run::Workspace workspace;
  run::Computed computed;
  {
    run::Progress progress(run::Progress::style_for(shared.quiet || shared.json));
    computed = run::compute(ready->recipe, ready->plan, run_options(shared, &progress), workspace);
  }
  const auto& levels = computed.profile->view().levels;
  const auto level = std::find_if(levels.begin(), levels.end(),
                                  [&](const LevelResult& one) { return one.id == which.level; });
  which.area = area_of(arguments.area, *level);
  const run::Unfolded unfolded =
      run::unfold(which, *computed.profile, ready->recipe, ready->plan, workspace);
  const std::string out = shared.json ? why_json(unfolded) : why_text(unfolded);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return 0;
}

}  // namespace omrade::cli
