#include "report/scenario_page_content.hpp"

#include "base/error.hpp"
#include "model/current_layers.hpp"
#include "report/collation.hpp"

#include <algorithm>
#include <utility>

namespace omrade::report {
namespace {

const LevelResult& level_of(const Context& context, const std::string& id) {
  const LevelResult* level = level_called(context.profile, id);
  if (level != nullptr && level->areas) return *level;
  throw Error(ErrorKind::bug,
              {.subject = "scenario",
               .what = "the level '" + id + "' is not among the levels of the profile"});
}

/// Those of areas: flows are left out.
std::vector<const LayerResult*> layers_of(const LevelResult* level, const Profile& profile) {
  if (level == nullptr) return {};
  std::vector<const LayerResult*> layers = current_layers(*level, profile.period);
  std::erase_if(layers, [](const LayerResult* layer) {
    return layer->pairs != nullptr || !layer->info->pairs_of.empty();
  });
  return layers;
}

/// Layers of a level in the order of the profile after, then those that only the present has.
std::vector<BothLayers> both_layers(const BothLevels& level, const Context& today,
                                    const Context& after) {
  std::vector<BothLayers> both;
  for (const LayerResult* layer : layers_of(level.after, after.profile)) {
    both.push_back({nullptr, layer});
  }
  for (const LayerResult* layer : layers_of(level.today, today.profile)) {
    const auto at = std::find_if(both.begin(), both.end(), [&](const BothLayers& other) {
      return other.after != nullptr && other.after->indicator == layer->indicator &&
             other.after->info->id == layer->info->id;
    });
    if (at == both.end()) {
      both.push_back({layer, nullptr});
    } else {
      at->today = layer;
    }
  }
  return both;
}

const LayerResult& either(const BothLayers& layers) {
  return layers.after != nullptr ? *layers.after : *layers.today;
}

bool is_composite(const Profile& profile, const std::string& indicator) {
  return std::none_of(profile.indicators.begin(), profile.indicators.end(),
                      [&](const IndicatorInfo& info) { return info.id == indicator; });
}

std::optional<Figure> figure_at(const LayerResult* layer, const LevelResult* level,
                                const std::string& id) {
  if (layer == nullptr || level == nullptr) return std::nullopt;
  const auto at = level->areas->index_of(id);
  return at ? std::optional<Figure>(Figure(*layer, *at)) : std::nullopt;
}

/// As a reader sees them: differences below the last printed digit are none.
bool same_in_print(const std::optional<Figure>& a, const std::optional<Figure>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || (a->plain(Language::en) == b->plain(Language::en) &&
                a->plain_interval(Language::en) == b->plain_interval(Language::en));
}

/// Everything that is set beside each other: per level its layers.
using Layers = std::vector<std::vector<BothLayers>>;

bool differs(const ScenarioContent& content, const Layers& layers, const std::string& id) {
  for (std::size_t l = 0; l < layers.size(); ++l) {
    for (const BothLayers& both : layers[l]) {
      if (is_composite(content.after.profile, either(both).indicator)) continue;
      if (!same_in_print(figure_at(both.today, content.levels[l].today, id),
                         figure_at(both.after, content.levels[l].after, id)))
        return true;
    }
  }
  return false;
}

std::string name_in(const LevelResult& first, const LevelResult& second, const std::string& id) {
  for (const LevelResult* level : {&first, &second}) {
    if (const auto at = level->areas->index_of(id)) return level->areas->name(*at);
  }
  return id;
}

void find_places(ScenarioContent& content, const Layers& layers) {
  const LevelResult& today = *content.levels.front().today;
  const LevelResult& after = *content.levels.front().after;
  const ScenarioChange& change = content.change;
  for (const std::string& id : change.closed)
    content.affected.push_back({id, name_in(today, after, id), Fate::closes});
  for (const std::string& id : change.opened)
    content.affected.push_back({id, name_in(after, today, id), Fate::opens});
  for (const std::string& id : change.moved)
    content.affected.push_back({id, name_in(today, after, id), Fate::moves});
  std::vector<ScenarioPlace> others;
  for (const std::string& id : today.areas->ids()) {
    const bool listed = std::any_of(content.affected.begin(), content.affected.end(),
                                    [&](const ScenarioPlace& place) { return place.id == id; });
    if (listed) continue;
    if (differs(content, layers, id)) {
      others.push_back({id, name_in(today, after, id), Fate::stays});
    } else {
      ++content.unaffected;
    }
  }
  std::stable_sort(others.begin(), others.end(),
                   [](const auto& a, const auto& b) { return swedish_less(a.name, b.name); });
  content.affected.insert(content.affected.end(), others.begin(), others.end());
}

/// Measures in the order of the recipe's indicators, then composites as they come.
void find_measures(ScenarioContent& content, const Layers& layers) {
  for (std::size_t l = 0; l < layers.size(); ++l) {
    std::vector<std::string> seen;
    for (const BothLayers& both : layers[l]) {
      const LayerResult& layer = either(both);
      const auto stands = [](const LayerResult* one) {
        return one != nullptr && stands_anywhere(*one);
      };
      if (std::find(seen.begin(), seen.end(), layer.indicator) != seen.end()) continue;
      if (!stands(both.today) && !stands(both.after)) continue;
      seen.push_back(layer.indicator);
      auto& measures = content.measures;
      auto at = std::find_if(measures.begin(), measures.end(), [&](const ComparedMeasure& m) {
        return m.indicator == layer.indicator && m.info->id == layer.info->id;
      });
      if (at == measures.end()) {
        at = measures.insert(at, {layer.indicator, layer.info.get(), layer.period,
                                  is_composite(content.after.profile, layer.indicator),
                                  std::vector<BothLayers>(layers.size())});
      }
      at->at[l] = both;
    }
  }
  const auto& indicators = content.after.profile.indicators;
  const auto position = [&](const ComparedMeasure& measure) {
    return std::find_if(indicators.begin(), indicators.end(),
                        [&](const IndicatorInfo& info) { return info.id == measure.indicator; }) -
           indicators.begin();
  };
  std::stable_sort(content.measures.begin(), content.measures.end(),
                   [&](const auto& a, const auto& b) { return position(a) < position(b); });
}

}  // namespace

const LevelResult* level_called(const Profile& profile, const std::string& id) {
  for (const LevelResult& level : profile.levels) {
    if (level.id == id) return &level;
  }
  for (const LevelResult& level : profile.levels) {
    if (level.areas && level.areas->id() == id) return &level;
  }
  return nullptr;
}

ScenarioContent::ScenarioContent(const Context& today_context, const Context& after_context,
                                 const ScenarioChange& of)
    : today(today_context), after(after_context), change(of) {
  levels.push_back({&level_of(today, change.level), &level_of(after, change.level)});
  const BothLevels own{level_called(today.profile, change.set),
                       level_called(after.profile, change.set)};
  const auto usable = [](const LevelResult* level) { return level != nullptr && level->areas; };
  if (usable(own.today) && usable(own.after) && own.today != levels.front().today)
    levels.push_back(own);
  Layers layers;
  for (const BothLevels& level : levels) layers.push_back(both_layers(level, today, after));
  if (layers.size() > 1 && layers.back().empty()) {  // points alone
    layers.pop_back();
    levels.pop_back();
  }
  find_places(*this, layers);
  find_measures(*this, layers);
}

BothFigures ScenarioContent::figures(const ComparedMeasure& measure, std::size_t level,
                                     const ScenarioPlace& place) const {
  BothFigures both;
  const BothLayers& layers = measure.at[level];
  if (place.fate != Fate::opens)
    both.today = figure_at(layers.today, levels[level].today, place.id);
  if (place.fate != Fate::closes)
    both.after = figure_at(layers.after, levels[level].after, place.id);
  return both;
}

bool ScenarioContent::has_composite() const {
  return std::any_of(measures.begin(), measures.end(),
                     [](const ComparedMeasure& measure) { return measure.composite; });
}

}  // namespace omrade::report
