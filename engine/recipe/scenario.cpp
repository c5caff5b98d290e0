#include "recipe/scenario.hpp"

#include "recipe/parse_sections.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace omrade::recipe {
namespace {

bool holds(const std::vector<Word>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(),
                     [text](const Word& word) { return word.text == text; });
}

void drop(std::vector<Word>& words, std::string_view text) {
  words.erase(std::remove_if(words.begin(), words.end(),
                             [text](const Word& word) { return word.text == text; }),
              words.end());
}

bool keyed_by(const TableSpec& table, std::string_view set) {
  return std::any_of(table.keys.begin(), table.keys.end(),
                     [set](const TableSpec::Key& key) { return key.set.text == set; });
}

/// Whether the level's areas are those of the set.
bool leads_to(const LevelSpec& level, std::string_view set) {
  if (const auto* const near = std::get_if<ByNearest>(&level.by); near && near->areas.text == set)
    return true;
  if (!level.to.empty()) return level.to.text == set;
  const auto* const laid = std::get_if<ByAreas>(&level.by);
  return laid != nullptr && laid->areas.text == set;
}

/// Whether a place that opens would belong to an area of the level, which is made of places.
bool takes_new_places(const LevelSpec& level) {
  return std::holds_alternative<ByAll>(level.by) || std::holds_alternative<ByPrefix>(level.by);
}

Word grid_of(const By& by) {
  if (const auto* const table = std::get_if<ByTable>(&by)) return table->grid;
  if (const auto* const laid = std::get_if<ByAreas>(&by)) return laid->grid;
  if (const auto* const near = std::get_if<ByNearest>(&by)) return near->grid;
  return {};
}

/// The unit of an indicator at a level; all periods have the same routes.
const Unit* find_unit(const Plan& plan, std::string_view indicator, std::string_view level) {
  const auto at = std::find_if(plan.units.begin(), plan.units.end(), [&](const Unit& unit) {
    return plan.indicators[unit.indicator].spec->name.text == indicator &&
           plan.levels[unit.level].id == level;
  });
  return at == plan.units.end() ? nullptr : &*at;
}

/// One set's model, made step by step from the written recipe.
class Modeller {
 public:
  Modeller(const Recipe& written, const Planned& present, const catalogue::Catalogue& catalogue,
           const ScenarioSpec& first)
      : written_(written),
        present_(present),
        catalogue_(catalogue),
        first_(first),
        set_(first.areas.text),
        changed_(written) {}

  /// Nothing but problems where no model can be made.
  void make(ScenarioModels& made) {
    find_levels();
    if (leading_.empty()) {
      problem(made, "no level leads to '" + set_ + "'", level_hint());
      return;
    }
    for (const std::string& level : lost_levels()) forget(level);
    choose_level();
    free_tables();
    drop_unreached();
    choose_pages();
    if (changed_.indicators.empty() && !written_.indicators.empty()) {
      problem(made, "every indicator counts those who use '" + set_ + "' today, and none is left",
              "give a table that is keyed by '" + home_ + "'");
      return;
    }
    finish(made);
  }

 private:
  void problem(ScenarioModels& made, const std::string& what, std::string hint) const {
    made.problems.push_back(
        written_.problem(first_.areas.place, scenario_label(first_) + ": " + what, hint));
  }

  [[nodiscard]] std::string level_hint() const {
    const auto polygons = std::find_if(written_.areas.begin(), written_.areas.end(),
                                       [](const AreasSpec& areas) { return areas.x.empty(); });
    const std::string from = polygons == written_.areas.end() ? "SET" : polygons->name.text;
    return "write [levels.NAME] with from = \"" + from + "\" and by = { nearest = \"" + set_ +
           "\" }";
  }

  /// Everybody belongs to the nearest place.
  void find_levels() {
    for (LevelSpec& level : changed_.levels) {
      if (!leads_to(level, set_) || level.from.text == set_) continue;
      level.by = ByNearest{.areas = first_.areas, .grid = grid_of(level.by)};
      level.to = first_.areas;
      level.names.reset();
      leading_.push_back(level.name.text);
    }
  }

  [[nodiscard]] std::vector<std::string> lost_levels() const {
    std::vector<std::string> lost;
    for (const LevelSpec& level : changed_.levels) {
      if (level.from.text == set_ && !takes_new_places(level)) lost.push_back(level.name.text);
    }
    return lost;
  }

  void forget(const std::string& level) {
    for (IndicatorSpec& indicator : changed_.indicators) drop(indicator.levels, level);
    tidy();
  }

  /// That of the pages, else the first at which something is computed, else the first.
  void choose_level() {
    const auto used = [this](const std::string& level) { return computed_at(level); };
    auto at = std::find(leading_.begin(), leading_.end(), written_.profile.page_level.text);
    if (at == leading_.end()) at = std::find_if(leading_.begin(), leading_.end(), used);
    level_ = at == leading_.end() ? leading_.front() : *at;
    home_ = changed_.find_level(level_)->from.text;
  }

  /// Takes the set's key from tables that do not say where people live.
  void free_tables() {
    for (TableSpec& table : changed_.tables) {
      if (!keyed_by(table, set_)) continue;
      if (keyed_by(table, home_)) {
        relisted_.push_back({.table = table.name.text, .home = home_});
        continue;
      }
      table.keys.erase(
          std::remove_if(table.keys.begin(), table.keys.end(),
                         [this](const TableSpec::Key& key) { return key.set.text == set_; }),
          table.keys.end());
    }
  }

  /// Whether the indicator still says at the level what it says in the written recipe.
  [[nodiscard]] bool reaches(const Plan& plan, const IndicatorPlan& indicator,
                             const Unit& unit) const {
    const std::string& level = plan.levels[unit.level].id;
    const Unit* const before = find_unit(present_.plan, indicator.spec->name.text, level);
    bool any = unit.inputs.empty();
    for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
      const bool absent = std::holds_alternative<Absent>(unit.inputs[i]);
      any = any || !absent;
      const bool was_absent =
          before == nullptr || std::holds_alternative<Absent>(before->inputs[i]);
      if (absent && !was_absent && indicator.plugin.inputs[i].required) return false;
    }
    if (any) return true;
    // What never had an input stays as it is.
    return before == nullptr ||
           std::all_of(before->inputs.begin(), before->inputs.end(), [](const InputRoute& route) {
             return std::holds_alternative<Absent>(route);
           });
  }

  void drop_unreached() {
    const Plan plan = make_plan(changed_, catalogue_).plan;
    std::vector<std::pair<std::string, std::string>> gone;
    for (const Unit& unit : plan.units) {
      const IndicatorPlan& indicator = plan.indicators[unit.indicator];
      if (!reaches(plan, indicator, unit))
        gone.emplace_back(indicator.spec->name.text, plan.levels[unit.level].id);
    }
    for (const auto& [name, level] : gone) {
      for (IndicatorSpec& indicator : changed_.indicators) {
        if (indicator.name.text == name) drop(indicator.levels, level);
      }
    }
    tidy();
  }

  [[nodiscard]] const IndicatorSpec* find_indicator(std::string_view name) const {
    const auto at = std::find_if(
        changed_.indicators.begin(), changed_.indicators.end(),
        [name](const IndicatorSpec& indicator) { return indicator.name.text == name; });
    return at == changed_.indicators.end() ? nullptr : &*at;
  }

  /// Removes what refers to levels that are gone. An index without one of its parts would be
  /// another index, so it goes as well.
  void tidy() {
    auto& indicators = changed_.indicators;
    indicators.erase(std::remove_if(indicators.begin(), indicators.end(),
                                    [](const IndicatorSpec& one) { return one.levels.empty(); }),
                     indicators.end());
    for (IndicatorSpec& indicator : indicators) {
      const auto& compare = indicator.compare;
      if (compare && !compare->level.empty() && !holds(indicator.levels, compare->level.text) &&
          was_at(indicator.name.text, compare->level.text))
        indicator.compare.reset();
    }
    auto& composites = changed_.composites;
    for (CompositeSpec& composite : composites) {
      const std::vector<Word> levels = composite.levels;
      for (const Word& level : levels) {
        if (loses_part(composite, level.text)) drop(composite.levels, level.text);
      }
    }
    composites.erase(std::remove_if(composites.begin(), composites.end(),
                                    [](const CompositeSpec& one) { return one.levels.empty(); }),
                     composites.end());
  }

  [[nodiscard]] bool was_at(std::string_view indicator, std::string_view level) const {
    return std::any_of(written_.indicators.begin(), written_.indicators.end(),
                       [&](const IndicatorSpec& one) {
                         return one.name.text == indicator && holds(one.levels, level);
                       });
  }

  [[nodiscard]] bool loses_part(const CompositeSpec& composite, std::string_view level) const {
    return std::any_of(
        composite.parts.begin(), composite.parts.end(), [&](const CompositePart& part) {
          const std::string name = part.layer.text.substr(0, part.layer.text.find('.'));
          const IndicatorSpec* const left = find_indicator(name);
          return was_at(name, level) && (left == nullptr || !holds(left->levels, level));
        });
  }

  [[nodiscard]] bool computed_at(std::string_view level) const {
    return std::any_of(
        changed_.indicators.begin(), changed_.indicators.end(),
        [level](const IndicatorSpec& indicator) { return holds(indicator.levels, level); });
  }

  /// Pages and maps of a level at which nothing is left to show become those of the set.
  void choose_pages() {
    const auto emptied = [this](const std::string& level) {
      const bool before = std::any_of(
          written_.indicators.begin(), written_.indicators.end(),
          [&level](const IndicatorSpec& indicator) { return holds(indicator.levels, level); });
      return before && !computed_at(level);
    };
    const std::vector<std::string> lost = lost_levels();
    const auto gone = [&](const Word& level) {
      return !level.empty() &&
             (emptied(level.text) || std::find(lost.begin(), lost.end(), level.text) != lost.end());
    };
    ProfileSpec& profile = changed_.profile;
    if (gone(profile.page_level)) profile.page_level.text = level_;
    if (gone(profile.map_level)) profile.map_level = {};
  }

  void finish(ScenarioModels& made) {
    changed_.resources.reset();  // where residents go says nothing of where schools are
    ScenarioModel model{.recipe = std::make_unique<const Recipe>(std::move(changed_)),
                        .plan = {},
                        .set = set_,
                        .level = level_,
                        .relisted = std::move(relisted_),
                        .scenarios = {}};
    for (const ScenarioSpec& scenario : model.recipe->scenarios) {
      if (scenario.areas.text == set_) model.scenarios.push_back(&scenario);
    }
    Planned planned = make_plan(*model.recipe, catalogue_);
    model.plan = std::move(planned.plan);
    for (Message& message : planned.problems) {
      const auto same = [&message](const Message& one) { return one.text() == message.text(); };
      const auto& known = present_.problems;
      if (std::none_of(known.begin(), known.end(), same) &&
          std::none_of(made.problems.begin(), made.problems.end(), same))
        made.problems.push_back(std::move(message));
    }
    const auto& levels = model.plan.levels;
    const bool planned_level =
        std::any_of(levels.begin(), levels.end(),
                    [this](const LevelPlan& level) { return level.id == level_; });
    if (!planned_level) {
      problem(made, "nothing is computed at level '" + level_ + "', which leads to '" + set_ + "'",
              "add \"" + level_ + "\" to the levels of an indicator");
      return;
    }
    made.models.push_back(std::move(model));
  }

  const Recipe& written_;
  const Planned& present_;  ///< of the written recipe
  const catalogue::Catalogue& catalogue_;
  const ScenarioSpec& first_;  ///< of the set's scenarios
  const std::string set_;
  Recipe changed_;
  std::vector<std::string> leading_{};  ///< levels that lead to the set, in the recipe's order
  std::string level_{}, home_{};
  std::vector<Relisted> relisted_{};
};

}  // namespace

ScenarioModels make_scenario_models(const Recipe& recipe, const catalogue::Catalogue& catalogue) {
  ScenarioModels made;
  if (recipe.scenarios.empty()) return made;
  const Planned present = make_plan(recipe, catalogue);
  std::vector<std::string> seen;
  for (const ScenarioSpec& scenario : recipe.scenarios) {
    const AreasSpec* const set = recipe.find_areas(scenario.areas.text);
    // What is no set of points is found where references are checked.
    if (set == nullptr || set->x.empty()) continue;
    if (std::find(seen.begin(), seen.end(), set->name.text) != seen.end()) continue;
    seen.push_back(set->name.text);
    Modeller(recipe, present, catalogue, scenario).make(made);
  }
  return made;
}

}  // namespace omrade::recipe
