#include "recipe/resources.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace omrade::recipe {
namespace {

bool are_points(const Recipe& recipe, const std::string& set) {
  const AreasSpec* const areas = recipe.find_areas(set);
  return areas != nullptr && !areas->x.empty();
}

/// The levels with pages: all but the small areas of the maps, and sets of points, in which nothing
/// lies; the pages' own level whatever it is.
std::vector<std::size_t> levels_with_pages(const Recipe& recipe, const Plan& plan) {
  std::vector<std::size_t> out;
  for (std::size_t l = 0; l < plan.levels.size(); ++l) {
    const LevelPlan& level = plan.levels[l];
    const bool own = level.id == recipe.profile.page_level.text;
    const bool map = level.id == recipe.profile.map_level.text;
    if (own || (!map && !are_points(recipe, level.base))) out.push_back(l);
  }
  return out;
}

class Binder {
 public:
  Binder(const Recipe& recipe, const Plan& plan) : recipe_(recipe), plan_(plan) {}

  std::vector<Message> bind(ResourcesPlan& out) {
    const ResourcesSpec& spec = *out.spec;
    if (!spec.residents.empty()) bind_residents(spec.residents, out);
    if (!spec.need.empty()) {
      bind_need(spec.need, out);
    } else if (!plan_.composites.empty()) {
      out.need = {plan_.composites.front().spec->name.text, "score"};
    }
    return std::move(problems_);
  }

 private:
  void problem(const Word& word, std::string what, std::string hint) {
    problems_.push_back(recipe_.problem(word.place, std::move(what), std::move(hint)));
  }

  static ResourcesPlan::Layer split(const Word& word) {
    const std::size_t dot = word.text.find('.');
    return {word.text.substr(0, dot),
            dot == std::string::npos ? std::string{} : word.text.substr(dot + 1)};
  }

  /// The layer of an indicator's plugin, or null, which is reported.
  const LayerInfo* layer_of(const Word& word, const std::string& key) {
    const auto [name, layer] = split(word);
    std::vector<std::string> names;
    for (const IndicatorSpec& one : recipe_.indicators) names.push_back(one.name.text);
    const auto at = std::find_if(
        plan_.indicators.begin(), plan_.indicators.end(),
        [&name = name](const IndicatorPlan& one) { return one.spec->name.text == name; });
    if (at == plan_.indicators.end()) {
      // One that the recipe has without a plugin is a problem already.
      if (std::find(names.begin(), names.end(), name) == names.end())
        problem(word, key + ": no indicator '" + name + "'", name_hint(name, names));
      return nullptr;
    }
    std::vector<std::string> ids;
    for (const LayerInfo& info : at->plugin.layers) {
      if (info.id == layer && info.pairs_of.empty()) return &info;
      if (info.pairs_of.empty()) ids.push_back(info.id);
    }
    problem(word, key + ": plugin '" + at->plugin.id + "' has no layer '" + layer + "'",
            name_hint(layer, ids));
    return nullptr;
  }

  void bind_residents(const Word& word, ResourcesPlan& out) {
    const LayerInfo* const info = layer_of(word, "resources.residents");
    if (info == nullptr) return;
    if (info->kind != LayerKind::count || !info->counts_persons) {
      problem(word, "resources.residents: '" + word.text + "' counts no persons",
              "name a layer that counts residents, such as population.residents");
      return;
    }
    out.residents = split(word);
  }

  void bind_need(const Word& word, ResourcesPlan& out) {
    const ResourcesPlan::Layer wanted = split(word);
    for (const CompositePlan& one : plan_.composites) {
      if (one.spec->name.text != wanted.indicator) continue;
      if (wanted.layer == "score") {
        out.need = wanted;
      } else {
        problem(word, "resources.need: '" + word.text + "' is no need",
                "write need = \"" + wanted.indicator + ".score\"");
      }
      return;
    }
    const LayerInfo* const info = layer_of(word, "resources.need");
    if (info == nullptr) return;
    out.need = wanted;
    out.low_is_need = info->direction == Direction::higher_is_better;
  }

  const Recipe& recipe_;
  const Plan& plan_;
  std::vector<Message> problems_;
};

}  // namespace

std::vector<Message> plan_resources(const Recipe& recipe, Plan& plan) {
  if (!recipe.resources) return {};
  ResourcesPlan out{.spec = &*recipe.resources};
  out.grid = recipe.resources->grid.text;
  if (out.grid.empty() && recipe.grids.size() == 1) out.grid = recipe.grids.front().name.text;
  out.levels = levels_with_pages(recipe, plan);
  std::vector<Message> problems = Binder(recipe, plan).bind(out);
  plan.resources = std::move(out);
  return problems;
}

}  // namespace omrade::recipe
