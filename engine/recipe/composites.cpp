#include "recipe/composites.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace omrade::recipe {
namespace {

class Binder {
 public:
  Binder(const Recipe& recipe, Plan& plan) : recipe_(recipe), plan_(plan) {}

  std::vector<Message> bind() {
    for (const CompositeSpec& spec : recipe_.composites) add(spec);
    return std::move(problems_);
  }

 private:
  void problem(Place place, std::string what, std::string hint) {
    problems_.push_back(recipe_.problem(place, std::move(what), std::move(hint)));
  }

  void add(const CompositeSpec& spec) {
    for (const IndicatorSpec& indicator : recipe_.indicators) {
      if (indicator.name.text != spec.name.text) continue;
      problem(spec.name.place, "composites." + spec.name.text + ": an indicator has this name",
              "give the composite another name");
    }
    CompositePlan planned{.spec = &spec};
    for (std::size_t l = 0; l < plan_.levels.size(); ++l) {
      const bool asked = std::any_of(spec.levels.begin(), spec.levels.end(), [&](const Word& word) {
        return word.text == plan_.levels[l].id;
      });
      if (asked) planned.levels.push_back(l);
    }
    for (const CompositePart& part : spec.parts) {
      if (part.layer.empty()) continue;
      const auto bound = bind_part(spec, part.layer);
      if (bound) planned.parts.push_back(*bound);
    }
    plan_.composites.push_back(std::move(planned));
  }

  std::optional<CompositePartPlan> bind_part(const CompositeSpec& spec, const Word& word) {
    const std::size_t dot = word.text.find('.');
    const std::string indicator = word.text.substr(0, dot);
    const std::string layer = word.text.substr(dot + 1);
    const std::string label = "composites." + spec.name.text;
    std::vector<std::string> known;
    for (const IndicatorSpec& one : recipe_.indicators) known.push_back(one.name.text);
    if (std::find(known.begin(), known.end(), indicator) == known.end()) {
      problem(word.place, label + ": no indicator '" + indicator + "'",
              name_hint(indicator, known));
      return std::nullopt;
    }
    const auto at =
        std::find_if(plan_.indicators.begin(), plan_.indicators.end(),
                     [&](const IndicatorPlan& one) { return one.spec->name.text == indicator; });
    if (at == plan_.indicators.end()) return std::nullopt;  // its plugin is a problem already
    const auto& layers = at->plugin.layers;
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const LayerInfo& info) { return info.id == layer; });
    if (found == layers.end()) {
      std::vector<std::string> ids;
      for (const LayerInfo& info : layers) {
        if (info.pairs_of.empty()) ids.push_back(info.id);
      }
      problem(word.place, label + ": plugin '" + at->plugin.id + "' has no layer '" + layer + "'",
              name_hint(layer, ids));
      return std::nullopt;
    }
    if (!found->pairs_of.empty()) {
      problem(word.place, label + ": '" + word.text + "' has a value per pair, not per area",
              "name a layer with one value per area");
      return std::nullopt;
    }
    check_levels(spec, word, *at->spec);
    return CompositePartPlan{static_cast<std::size_t>(at - plan_.indicators.begin()),
                             static_cast<std::size_t>(found - layers.begin())};
  }

  void check_levels(const CompositeSpec& spec, const Word& word, const IndicatorSpec& indicator) {
    for (const Word& level : spec.levels) {
      const bool there = std::any_of(indicator.levels.begin(), indicator.levels.end(),
                                     [&level](const Word& one) { return one.text == level.text; });
      if (there) continue;
      problem(
          word.place,
          "composites." + spec.name.text + ": '" + word.text + "' is not computed at level '" +
              level.text + "'",
          "add \"" + level.text + "\" to the levels of [indicators." + indicator.name.text + "]");
    }
  }

  const Recipe& recipe_;
  Plan& plan_;
  std::vector<Message> problems_;
};

}  // namespace

std::vector<Message> plan_composites(const Recipe& recipe, Plan& plan) {
  return Binder(recipe, plan).bind();
}

}  // namespace omrade::recipe
