#include "run/assemble.hpp"

#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "catalogue/parameter_text.hpp"
#include "recipe/base_areas.hpp"
#include "run/pair_order.hpp"
#include "run/sources.hpp"

#include <algorithm>
#include <utility>

namespace omrade::run {
namespace {

std::string keyed(const std::string& plain, const SecretKey& key) {
  return hex(hmac_sha256(key, std::as_bytes(std::span(plain))));
}

/// All that outputs tell of a failure. What the plugin said may name an area or a number, and is
/// for the log and standard error.
constexpr const char* kFailed = "it could not be computed; the log of the run says why";

/// A failed computation leaves layers of failed estimates, so that the page can say so.
host::LayerOutput failed_layer(std::size_t areas, const LayerInfo& info) {
  host::LayerOutput output;
  const bool pairs = !info.pairs_of.empty();
  output.estimates = Estimates(pairs ? 0 : areas);
  if (pairs) output.pairs = std::make_shared<const Pairs>();
  const EstimateSpans spans = output.estimates.spans();
  std::fill(spans.state.begin(), spans.state.end(), static_cast<std::uint8_t>(State::failed));
  return output;
}

void add_layers(LevelResult& level, const recipe::Unit& unit,
                const recipe::IndicatorPlan& indicator,
                const std::vector<std::shared_ptr<const LayerInfo>>& infos, host::Outcome outcome,
                const std::shared_ptr<const std::vector<double>>& stays_open) {
  PairOrder order;
  for (std::size_t l = 0; l < infos.size(); ++l) {
    host::LayerOutput output = outcome.failure.empty()
                                   ? std::move(outcome.layers.at(l))
                                   : failed_layer(level.areas->size(), *infos[l]);
    order.apply(output.pairs, output.estimates);
    level.layers.push_back({.indicator = indicator.spec->name.text,
                            .period = unit.period,
                            .info = infos[l],
                            .estimates = std::move(output.estimates),
                            .pairs = std::move(output.pairs),
                            .comparison = {},
                            .failure = outcome.failure.empty() ? "" : kFailed,
                            .stays_open = infos[l]->counts_persons ? nullptr : stays_open,
                            .unprinted = unit.unprinted});
  }
}

/// That something was left out is published, but no code and no number of persons: warnings do not
/// pass the gate.
std::vector<std::string> published_warnings(const Workspace& workspace) {
  std::vector<std::string> published;
  for (std::size_t node = 0; node < workspace.warnings.size(); ++node) {
    if (workspace.warnings[node].empty()) continue;
    const auto at = workspace.warned_of.find(node);
    const std::string what =
        at == workspace.warned_of.end() ? "the data are not all as they should be" : at->second;
    std::string sentence = what + "; the log of the run says more";
    if (std::find(published.begin(), published.end(), sentence) == published.end())
      published.push_back(std::move(sentence));
  }
  return published;
}

Provenance provenance_of(const recipe::Recipe& recipe, const recipe::Plan& plan,
                         const Workspace& workspace, const SecretKey& key,
                         const std::string& engine_version) {
  Provenance provenance{.engine_version = engine_version,
                        .recipe_file = recipe.file.filename().string(),
                        .recipe_text = recipe.text,
                        .recipe_sha256 = hex(sha256(recipe.text))};
  const auto add = [&](SourceRecord record) {
    record.keyed_hash = keyed(record.keyed_hash, key);
    provenance.sources.push_back(std::move(record));
  };
  for (const auto& [name, areas] : workspace.areas) add(areas.record);
  for (const auto& [name, grid] : workspace.grids) add(grid.record);
  for (const auto& [name, table] : workspace.tables) add(table.record);
  if (plan.resources) add(workspace.resources.record);
  for (const recipe::LevelPlan& level : plan.levels) {
    const Level& made = workspace.levels.at(level.id);
    if (level.unprinted) continue;
    if (level.derived != nullptr) provenance.crosswalks.push_back(made.record);
    for (const SourceRecord& record : made.sources) add(record);
  }
  if (recipe.disclosure.history) add(record_of("history", "history", *recipe.disclosure.history));
  for (const recipe::IndicatorPlan& indicator : plan.indicators) {
    for (std::size_t p = 0; p < indicator.params.size(); ++p) {
      const catalogue::Param& param = indicator.plugin.params[p];
      provenance.parameters.push_back({indicator.spec->name.text, param.id,
                                       catalogue::parameter_text(indicator.params[p], param.kind)});
    }
  }
  provenance.warnings = published_warnings(workspace);
  return provenance;
}

}  // namespace

LayerInfo layer_info(const recipe::IndicatorPlan& indicator, std::size_t layer) {
  LayerInfo info = indicator.plugin.layers[layer];
  const Text& own = indicator.spec->title;
  if (indicator.plugin.layers.size() == 1 && !(own == Text{})) info.title = own;
  return info;
}

std::string run_id(const recipe::Recipe& recipe, const recipe::Plan& plan,
                   const std::string& engine_version) {
  std::string text = recipe.text + '\0' + engine_version;
  for (const recipe::IndicatorPlan& indicator : plan.indicators)
    text += '\0' + indicator.plugin.build_id;
  return hex(sha256(text)).substr(0, 12);
}

std::vector<std::string> failures(const recipe::Plan& plan, const Workspace& workspace,
                                  std::vector<Message>& required) {
  std::vector<std::string> failed;
  for (std::size_t u = 0; u < plan.units.size(); ++u) {
    const std::string& why = workspace.outcomes[u].failure;
    if (why.empty() || plan.units[u].unprinted) continue;
    const recipe::IndicatorSpec& spec = *plan.indicators[plan.units[u].indicator].spec;
    const std::string where = "indicator '" + spec.name.text + "' at level '" +
                              plan.levels[plan.units[u].level].id + "' in " + plan.units[u].period;
    if (spec.required) {
      required.push_back(
          {.subject = where, .what = why, .hint = "it is required, so nothing was published"});
    } else {
      failed.push_back(one_line(where + ": " + why));  // the plugin's words
    }
  }
  return failed;
}

void fail_where_base_areas_fail(const recipe::Plan& plan, Workspace& workspace) {
  for (std::size_t b = 0; b < plan.units.size(); ++b) {
    const recipe::Unit& base = plan.units[b];
    const std::string why = workspace.outcomes[b].failure;
    if (why.empty() || plan.levels[base.level].derived != nullptr ||
        !recipe::asks_of_base_areas(plan.indicators[base.indicator]))
      continue;
    const std::string& set = plan.levels[base.level].id;
    for (std::size_t u = 0; u < plan.units.size(); ++u) {
      const recipe::Unit& unit = plan.units[u];
      const recipe::LevelPlan& level = plan.levels[unit.level];
      std::string& failure = workspace.outcomes[u].failure;
      if (unit.indicator == base.indicator && unit.period == base.period && !unit.unprinted &&
          level.derived != nullptr && level.base == set && failure.empty()) {
        failure = "disclosure control needs its numbers of the base areas '" + set +
                  "', where it could not be computed: " + why;
      }
    }
  }
}

Profile assemble(const recipe::Recipe& recipe, const recipe::Plan& plan, Workspace& workspace,
                 const SecretKey& key, const std::string& engine_version) {
  Profile profile{.title = recipe.title,
                  .notice = recipe.notice,
                  .period = recipe.period,
                  .periods = recipe.periods,
                  .run_id = run_id(recipe, plan, engine_version),
                  .page_level = recipe.profile.page_level.text,
                  .map_level = recipe.profile.map_level.text,
                  .languages = recipe.profile.languages};
  std::vector<std::vector<std::shared_ptr<const LayerInfo>>> infos;
  for (const recipe::IndicatorPlan& indicator : plan.indicators) {
    const catalogue::Descriptor& plugin = indicator.plugin;
    const Text& own = indicator.spec->title;
    profile.indicators.push_back({indicator.spec->name.text, plugin.id, plugin.version,
                                  plugin.build_id, own == Text{} ? plugin.title : own,
                                  plugin.summary, plugin.method});
    std::vector<std::shared_ptr<const LayerInfo>> of_plugin;
    for (std::size_t l = 0; l < plugin.layers.size(); ++l)
      of_plugin.push_back(std::make_shared<const LayerInfo>(layer_info(indicator, l)));
    infos.push_back(std::move(of_plugin));
  }
  for (const recipe::LevelPlan& level : plan.levels) {
    const Level& made = workspace.levels.at(level.id);
    Text title = level.title;
    if (title.sv.empty() && title.en.empty()) title = {level.id, level.id};
    profile.levels.push_back({.id = level.id,
                              .title = std::move(title),
                              .areas = made.areas,
                              .membership = level.derived == nullptr ? nullptr : made.crosswalk,
                              .base = level.base,
                              .unprinted = level.unprinted});
  }
  for (std::size_t u = 0; u < plan.units.size(); ++u) {
    const recipe::Unit& unit = plan.units[u];
    add_layers(profile.levels[unit.level], unit, plan.indicators[unit.indicator],
               infos[unit.indicator], std::move(workspace.outcomes[u]), workspace.stay_open[u]);
  }
  profile.provenance = provenance_of(recipe, plan, workspace, key, engine_version);
  return profile;
}

}  // namespace omrade::run
