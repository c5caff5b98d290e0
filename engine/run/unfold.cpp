#include "run/unfold.hpp"

#include "base/error.hpp"
#include "base/same_number.hpp"
#include "run/compose.hpp"
#include "run/levels.hpp"
#include "run/unfold_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::run {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

const LevelResult& level_of(const Profile& profile, const std::string& id) {
  const auto at = std::find_if(profile.levels.begin(), profile.levels.end(),
                               [&](const LevelResult& one) { return one.id == id; });
  if (at == profile.levels.end())
    throw Error(ErrorKind::bug, {.subject = id, .what = "is no level of the profile"});
  return *at;
}

const LayerResult& layer_of(const LevelResult& level, const std::string& indicator,
                            const std::string& layer, const std::string& period) {
  const auto at =
      std::find_if(level.layers.begin(), level.layers.end(), [&](const LayerResult& one) {
        return one.indicator == indicator && one.info->id == layer && one.period == period;
      });
  if (at == level.layers.end() || at->pairs != nullptr) {
    throw Error(ErrorKind::bug,
                {.subject = indicator + "." + layer, .what = "is no number at " + level.id});
  }
  return *at;
}

void add_sources(Unfolded& out, const recipe::Recipe& recipe, const recipe::Plan& plan,
                 const Workspace& workspace, const recipe::Unit& unit) {
  const auto known = [&](const std::string& id) {
    return std::any_of(out.sources.begin(), out.sources.end(),
                       [&](const UnfoldedSource& one) { return one.id == id; });
  };
  for (const recipe::InputRoute& input : unit.inputs) {
    for (const std::string& column : columns_of(input)) {
      const std::string name = column.substr(0, column.find('.'));
      if (known("tables." + name)) continue;
      const recipe::TableSpec& spec = *recipe.find_table(name);
      const std::string period = !spec.period_column.empty() ? unit.period
                                 : spec.period_literal       ? spec.period_literal->text
                                                             : recipe.period;
      // The record's text, not the recipe's: it holds no password.
      out.sources.push_back(
          {"tables." + name, workspace.tables.at(name).record.source, spec.licence, period});
    }
  }
  const recipe::LevelPlan& level = plan.levels[unit.level];
  const SourceRecord& areas = workspace.areas.at(level.base).record;
  out.sources.push_back({"areas." + level.base, areas.source, areas.licence, {}});
  if (level.derived == nullptr) return;
  const LevelNeeds needs = needs_of(level);
  const auto add_areas = [&](const std::string& set) {
    if (set.empty() || known("areas." + set)) return;
    const SourceRecord& record = workspace.areas.at(set).record;
    out.sources.push_back({"areas." + set, record.source, record.licence, {}});
  };
  add_areas(needs.areas);
  add_areas(needs.to);
  if (!needs.grid.empty()) {
    const SourceRecord& grid = workspace.grids.at(needs.grid).record;
    out.sources.push_back({"grids." + needs.grid, grid.source, grid.licence, {}});
  }
  for (const SourceRecord& record : workspace.levels.at(level.id).sources)
    out.sources.push_back({"levels." + level.id, record.source, record.licence, {}});
}

void add_indicator(Unfolded& out, const GatedProfile& gated, const LayerResult& layer,
                   const recipe::Recipe& recipe, const recipe::Plan& plan,
                   const Workspace& workspace) {
  const auto unit =
      std::find_if(plan.units.begin(), plan.units.end(), [&](const recipe::Unit& one) {
        return plan.indicators[one.indicator].spec->name.text == out.which.indicator &&
               plan.levels[one.level].id == out.which.level && one.period == out.which.period;
      });
  if (unit == plan.units.end())
    throw Error(ErrorKind::bug, {.subject = out.which.indicator, .what = "was not computed"});
  const recipe::IndicatorPlan& indicator = plan.indicators[unit->indicator];
  out.plugin = indicator.plugin.id;
  out.version = indicator.plugin.version;
  out.method = indicator.plugin.method;
  out.summary = indicator.plugin.summary;
  add_sources(out, recipe, plan, workspace, *unit);
  for (const ParameterRecord& parameter : gated.view().provenance.parameters) {
    if (parameter.indicator == out.which.indicator) out.parameters.push_back(parameter);
  }
  if (out.state == State::withheld) return;
  if (plan.levels[unit->level].derived != nullptr)
    out.crosswalk = workspace.levels.at(out.which.level).record;
  out.inputs = unfold_inputs(
      {gated.view(), gated.disclosure(), plan, workspace, *unit, layer, out.which.area});
  for (const UnfoldedInput& input : out.inputs) {
    out.anything_hidden = out.anything_hidden || input.value.hidden || input.more_together.hidden ||
                          input.not_printed > 0;
    for (const BaseTerm& term : input.terms)
      out.anything_hidden = out.anything_hidden || term.value.hidden;
  }
  switch (out.info.kind) {
    case LayerKind::count:
      out.recomputed = out.numerator;
      break;
    case LayerKind::proportion:
    case LayerKind::rate:
    case LayerKind::ratio:
      out.recomputed = out.info.multiplier * out.numerator / out.denominator;
      break;
    case LayerKind::mean:
    case LayerKind::index:
    case LayerKind::difference:
      break;
  }
  // A plugin may give a value of its own to any kind of layer: then only it can make it again.
  if (!same_number(out.recomputed, out.value)) out.recomputed = kNone;
}

/// Parts from published numbers alone, so that nothing needs protection but what is withheld.
void add_parts(Unfolded& out, const LevelResult& level, const recipe::CompositePlan& planned,
               const recipe::Plan& plan) {
  const recipe::CompositeSpec& spec = *planned.spec;
  const std::size_t a = out.which.area;
  const Composed made = composed(planned, plan, level, out.which.period);
  out.aggregate = spec.aggregate;
  for (std::size_t p = 0; p < made.parts.size(); ++p) {
    const recipe::CompositePart& part = spec.parts[p];
    const ComposedPart& of = made.parts[p];
    const double x = of.scaled[a];
    out.parts.push_back({.layer = part.layer.text,
                         .title = of.layer->info->title,
                         .state = of.layer->estimates.spans().state_of(a),
                         .value = of.values[a],
                         .normalised = x,
                         .weight = part.weight,
                         .contribution = made.weights[p][a] * made.mean.to(x),
                         .decimals = of.layer->info->decimals,
                         .unit = of.layer->info->unit,
                         .scale = part.normalise.empty() ? spec.normalise : part.normalise,
                         .polarity = part.polarity});
  }
  out.recomputed = made.scores[a].value;
  const double published =
      layer_of(level, spec.name.text, "score", out.which.period).estimates.spans().value[a];
  if (!std::isnan(published) && std::abs(out.recomputed - published) > kRoundingError)
    throw Error(ErrorKind::bug, {.subject = spec.name.text, .what = "its parts do not give it"});
}

void add_comparison(Unfolded& out, const LayerResult& layer) {
  if (!layer.comparison) return;
  const Comparison& all = *layer.comparison;
  const std::size_t a = out.which.area;
  out.comparison = UnfoldedComparison{.with = all.level.empty() ? all.source : all.level,
                                      .benchmark = all.benchmark[a],
                                      .difference = all.difference[a],
                                      .lower95 = all.lower95[a],
                                      .upper95 = all.upper95[a],
                                      .clear = all.clear[a],
                                      .against_rest = all.against_rest[a] != 0};
}

}  // namespace

Unfolded unfold(const WhichNumber& which, const GatedProfile& profile, const recipe::Recipe& recipe,
                const recipe::Plan& plan, const Workspace& workspace) {
  const LevelResult& level = level_of(profile.view(), which.level);
  const LayerResult& layer = layer_of(level, which.indicator, which.layer, which.period);
  const ConstEstimateSpans spans = layer.estimates.spans();
  const std::size_t a = which.area;
  Unfolded out{.which = which,
               .area_id = level.areas->ids()[a],
               .area_name = level.areas->name(a),
               .level_title = level.title,
               .info = *layer.info,
               .state = spans.state_of(a),
               .estimator = static_cast<Estimator>(spans.estimator[a]),
               .interval = static_cast<IntervalKind>(spans.interval[a]),
               .value = spans.value[a],
               .lower95 = spans.lower95[a],
               .upper95 = spans.upper95[a],
               .numerator = spans.numerator[a],
               .denominator = spans.denominator[a],
               .base = spans.base[a],
               .recomputed = kNone,
               .rules = profile.disclosure()};
  if (spans.reason[a] >= 0)
    out.reason = layer.info->reasons[static_cast<std::size_t>(spans.reason[a])].in("en");
  if (!layer.failure.empty()) out.reason = layer.failure;
  const auto composite = std::find_if(
      plan.composites.begin(), plan.composites.end(),
      [&](const recipe::CompositePlan& one) { return one.spec->name.text == which.indicator; });
  if (composite == plan.composites.end()) {
    add_indicator(out, profile, layer, recipe, plan, workspace);
  } else if (out.state != State::withheld) {
    add_parts(out, level, *composite, plan);
  }
  if (out.state != State::withheld) add_comparison(out, layer);
  return out;
}

}  // namespace omrade::run
