#include "report/layer_map.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "model/current_layers.hpp"
#include "report/atlas.hpp"
#include "report/context.hpp"
#include "report/layer_map_frame.hpp"
#include "report/map.hpp"

#include <algorithm>
#include <utility>

namespace omrade::report {
namespace {

[[noreturn]] void refuse(const std::string& subject, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = subject, .what = std::move(what), .hint = std::move(hint)});
}

std::string name_of(const LayerResult& layer) {
  return layer.indicator + "." + layer.info->id;
}

bool has_outlines(const LevelResult& level) {
  return level.areas && level.areas->polygons() != nullptr;
}

bool has(const LevelResult& level, const std::string& layer) {
  return std::any_of(level.layers.begin(), level.layers.end(),
                     [&](const LayerResult& one) { return name_of(one) == layer; });
}

void add(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// All layers that are no flows.
std::vector<std::string> layers_of(const Profile& profile) {
  std::vector<std::string> names;
  for (const LevelResult& level : profile.levels) {
    for (const LayerResult& layer : level.layers) {
      if (!layer.pairs && layer.info->pairs_of.empty()) add(names, name_of(layer));
    }
  }
  return names;
}

void require_layer(const Profile& profile, const std::string& wanted) {
  const std::vector<std::string> names = layers_of(profile);
  if (std::find(names.begin(), names.end(), wanted) != names.end()) return;
  for (const LevelResult& level : profile.levels) {
    if (has(level, wanted))
      refuse("--layer", "'" + wanted + "' counts flows, which have no map", "");
  }
  refuse("--layer", "no layer '" + wanted + "'", name_hint(wanted, names));
}

/// Levels with outlines that have the layer.
std::vector<std::string> levels_with(const Profile& profile, const std::string& layer) {
  std::vector<std::string> ids;
  for (const LevelResult& level : profile.levels) {
    if (has_outlines(level) && has(level, layer)) ids.push_back(level.id);
  }
  return ids;
}

const LevelResult& level_of(const Profile& profile, const LayerMapRequest& request) {
  const std::vector<std::string> fit = levels_with(profile, request.layer);
  const std::string hint = fit.empty() ? "" : "it can be drawn at: " + join(fit, ", ");
  if (fit.empty())
    refuse("--layer", "'" + request.layer + "' stands at no level whose outlines are known", "");
  std::string wanted = request.level;
  if (wanted.empty())
    wanted = std::find(fit.begin(), fit.end(), profile.map_level) != fit.end() ? profile.map_level
                                                                               : fit.front();
  std::vector<std::string> ids;
  for (const LevelResult& level : profile.levels) {
    ids.push_back(level.id);
    if (level.id != wanted) continue;
    if (!has_outlines(level))
      refuse("--level", "the areas of '" + wanted + "' have no outlines", hint);
    if (!has(level, request.layer))
      refuse("--level", "'" + request.layer + "' does not stand at '" + wanted + "'", hint);
    return level;
  }
  refuse("--level", "no level '" + wanted + "'", name_hint(wanted, ids));
}

const LayerResult& result_of(const Profile& profile, const LevelResult& level,
                             const LayerMapRequest& request) {
  std::vector<std::string> periods;
  const LayerResult* found = nullptr;
  for (const LayerResult& layer : level.layers) {
    if (name_of(layer) != request.layer) continue;
    periods.push_back(layer.period);
    if (!request.period.empty() && layer.period == request.period) found = &layer;
  }
  if (request.period.empty()) {
    for (const LayerResult* layer : current_layers(level, profile.period)) {
      if (name_of(*layer) == request.layer) found = layer;
    }
  }
  if (found == nullptr) {
    refuse("--period", "'" + request.layer + "' has no period '" + request.period + "'",
           name_hint(request.period, periods));
  }
  if (!found->failure.empty() || !stands_anywhere(*found)) {
    refuse("--layer",
           "'" + request.layer + "' has nothing to show at '" + level.id + "' in " +
               (found->period.empty() ? "the profile" : found->period),
           "");
  }
  return *found;
}

std::optional<std::size_t> page_of(const Context& context, const std::string& centre) {
  if (centre.empty()) return std::nullopt;
  if (const auto page = context.page_areas().index_of(centre)) return page;
  refuse("--centre",
         "no area '" + centre + "' at level '" + context.columns.front().level->id + "'",
         name_hint(centre, context.page_areas().ids()));
}

}  // namespace

std::string layer_map_svg(const GatedProfile& profile, const LayerMapRequest& request) {
  require_layer(profile.view(), request.layer);
  const LevelResult& level = level_of(profile.view(), request);
  const LayerResult& layer = result_of(profile.view(), level, request);
  Context context(profile);
  const std::string language(request.language.empty() ? code(context.voice.first())
                                                      : std::string_view(request.language));
  context.voice = Voice(std::vector<std::string>{language});
  context.map = &level;
  context.mapped = &layer;
  std::vector<double> values;
  for (std::size_t i = 0; i < level.areas->size(); ++i) values.push_back(Figure(layer, i).value());
  context.classes = Classes(values, layer.info->decimals);
  const std::optional<std::size_t> page = page_of(context, request.centre);
  return layer_map_frame(context, page, map_svg(context, Atlas(context), page, "title"));
}

}  // namespace omrade::report
