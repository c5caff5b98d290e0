#include "base/text.hpp"
#include "recipe/near.hpp"
#include "recipe/parse_sections.hpp"

#include <algorithm>

namespace omrade::recipe {
namespace {

template <class Spec>
std::vector<std::string> names_of(const std::vector<Spec>& specs) {
  std::vector<std::string> names;
  names.reserve(specs.size());
  for (const Spec& spec : specs) names.push_back(spec.name.text);
  return names;
}

class References {
 public:
  explicit References(const Context& context)
      : recipe_(context.recipe),
        problems_(context.problems),
        bad_keys_(context.bad_keys),
        areas_(names_of(recipe_.areas)),
        levels_(areas_) {
    for (const LevelSpec& level : recipe_.levels) levels_.push_back(level.name.text);
  }

  void check() {
    for (const TableSpec& table : recipe_.tables) {
      for (const auto& key : table.keys) area_set(key.set, "tables." + table.name.text + ".key");
    }
    for (const LevelSpec& level : recipe_.levels) check_level(level);
    for (const IndicatorSpec& indicator : recipe_.indicators) check_indicator(indicator);
    for (const CompositeSpec& composite : recipe_.composites) {
      for (const Word& at : composite.levels)
        level(at, "composites." + composite.name.text + ".levels");
    }
    for (const ScenarioSpec& scenario : recipe_.scenarios) check_scenario(scenario);
    if (recipe_.resources) check_resources(*recipe_.resources);
    level(recipe_.profile.page_level, "profile.for");
    level(recipe_.profile.map_level, "profile.maps");
    check_map(recipe_.profile.map_level);
  }

 private:
  /// True if the name is known or empty, that is, already reported.
  bool known(const Word& word, const std::string& label, const std::string& kind,
             const std::vector<std::string>& names, const std::string& section) {
    const bool found = std::find(names.begin(), names.end(), word.text) != names.end();
    if (word.empty() || found) return true;
    problems_.add(
        word.place, label + ": no " + kind + " '" + shown(word.text) + "'",
        names.empty() ? "define [" + section + "." + word.text + "]" : near_hint(word.text, names));
    return false;
  }

  void level(const Word& word, const std::string& label) {
    known(word, label, "level", levels_, "areas");
  }

  void check_map(const Word& word) {
    const AreasSpec* const areas = recipe_.find_areas(word.text);
    if (areas == nullptr || areas->x.empty()) return;
    std::vector<std::string> drawn;
    for (const AreasSpec& other : recipe_.areas) {
      if (other.x.empty()) drawn.push_back(other.name.text);
    }
    problems_.add(
        word.place,
        "profile.maps: '" + word.text + "' is a set of points, and a map shows polygons",
        drawn.empty() ? "leave maps out" : "name a set of polygons: " + join(drawn, ", "));
  }

  bool area_set(const Word& word, const std::string& label) {
    const LevelSpec* const derived = recipe_.find_level(word.text);
    if (derived == nullptr || recipe_.find_areas(word.text) != nullptr) {
      return known(word, label, "area set", areas_, "areas");
    }
    const bool traced = recipe_.find_areas(derived->from.text) != nullptr;
    problems_.add(
        word.place, label + ": '" + word.text + "' is a level, not an area set",
        traced ? "it is made from '" + derived->from.text + "'" : "name a set of [areas.*]");
    return false;
  }

  void check_level(const LevelSpec& level) {
    const std::string label = "levels." + level.name.text;
    if (const AreasSpec* const same = recipe_.find_areas(level.name.text)) {
      problems_.add(level.name.place,
                    label + ": '" + level.name.text + "' is an area set already (line " +
                        std::to_string(same->name.place.line) + "), and every area set is a level",
                    "give this level another name");
    }
    area_set(level.from, label + ".from");
    area_set(level.to, label + ".to");
    const Word* areas = nullptr;
    const Word* grid = nullptr;
    if (const auto* const table = std::get_if<ByTable>(&level.by)) {
      areas = &table->areas;
      grid = &table->grid;
    } else if (const auto* const laid = std::get_if<ByAreas>(&level.by)) {
      areas = &laid->areas;
      grid = &laid->grid;
    } else if (const auto* const near = std::get_if<ByNearest>(&level.by)) {
      areas = &near->areas;
      grid = &near->grid;
    }
    if (areas == nullptr) return;
    area_set(*areas, label + ".by");
    known(*grid, label + ".by", "grid", names_of(recipe_.grids), "grids");
  }

  void check_scenario(const ScenarioSpec& scenario) {
    const std::string label = scenario_label(scenario);
    if (!area_set(scenario.areas, label)) return;
    const AreasSpec* const set = recipe_.find_areas(scenario.areas.text);
    if (set == nullptr || !set->x.empty() || !set->y.empty()) return;
    std::vector<std::string> points;
    for (const AreasSpec& areas : recipe_.areas) {
      if (!areas.x.empty()) points.push_back(areas.name.text);
    }
    problems_.add(scenario.areas.place,
                  label + ": '" + scenario.areas.text + "' is no set of points",
                  points.empty() ? "name a set of [areas.*] that has x and y"
                                 : "sets of points: " + join(points, ", "));
  }

  /// Their numbers are layers of an indicator of this name.
  void check_resources(const ResourcesSpec& resources) {
    known(resources.grid, "resources.grid", "grid", names_of(recipe_.grids), "grids");
    for (const IndicatorSpec& one : recipe_.indicators) resources_alone(one.name, "indicators.");
    for (const CompositeSpec& one : recipe_.composites) resources_alone(one.name, "composites.");
    for (const AreasSpec& one : recipe_.areas) resources_alone(one.name, "areas.");
    for (const LevelSpec& one : recipe_.levels) resources_alone(one.name, "levels.");
    if (!resources.grid.empty() || recipe_.grids.size() < 2) return;
    problems_.add(resources.place,
                  "[resources]: the recipe has several grids, and distances are weighed by one",
                  "write grid = \"" + recipe_.grids.front().name.text + "\" in [resources]");
  }

  void resources_alone(const Word& name, const std::string& family) {
    if (name.text != "resources") return;
    problems_.add(name.place, family + "resources: [resources] makes layers of this name",
                  "give it another name");
  }

  void check_indicator(const IndicatorSpec& indicator) {
    const std::string label = "indicators." + indicator.name.text;
    for (const Word& at : indicator.levels) level(at, label + ".levels");
    if (indicator.compare) level(indicator.compare->level, label + ".compare");
    for (const InputSpec& input : indicator.inputs) {
      check_input(input, label + ".inputs." + input.name.text);
    }
  }

  void check_input(const InputSpec& input, const std::string& label) {
    std::vector<Word> tables;
    bool every = true;  // of the tables must have the key that `by` names
    if (const auto* const column = std::get_if<InputColumn>(&input.form)) {
      tables = {column->column.table};
    } else if (const auto* const percent = std::get_if<InputPercentOf>(&input.form)) {
      tables = {percent->percent.table, percent->of.table};
    } else if (const auto* const sum = std::get_if<InputSum>(&input.form)) {
      for (const ColumnRef& term : sum->terms) tables.push_back(term.table);
    } else if (const auto* const any = std::get_if<InputAny>(&input.form)) {
      for (const ColumnRef& choice : any->choices) tables.push_back(choice.table);
      every = false;
    } else if (const auto* const rows = std::get_if<InputRows>(&input.form)) {
      tables = {rows->table};
    } else if (const auto* const shared = std::get_if<InputShared>(&input.form)) {
      known(shared->table, label, "table", names_of(recipe_.tables), "tables");
    } else if (const auto* const places = std::get_if<InputAreas>(&input.form)) {
      area_set(places->areas, label + ".areas");
    }
    const bool by_known = area_set(input.by, label + ".by");
    for (const Word& table : tables) {
      if (!known(table, label, "table", names_of(recipe_.tables), "tables")) continue;
      check_keys(table, by_known && every ? input.by : Word{}, label);
    }
  }

  /// A table without key belongs to no areas; `by` must be one of those it has.
  void check_keys(const Word& word, const Word& by, const std::string& label) {
    const TableSpec* const table = recipe_.find_table(word.text);
    const bool bad = std::find(bad_keys_.begin(), bad_keys_.end(), word.text) != bad_keys_.end();
    if (table == nullptr || bad) return;
    std::vector<std::string> sets;
    for (const auto& key : table->keys) sets.push_back(key.set.text);
    if (sets.empty()) {
      problems_.add(word.place, label + ": table '" + word.text + "' has no key to any areas",
                    "write key = { SET = \"COLUMN\" } in [tables." + word.text + "]");
    } else if (!by.empty() && std::find(sets.begin(), sets.end(), by.text) == sets.end()) {
      problems_.add(by.place,
                    label + ": table '" + word.text + "' has no key for '" + by.text + "'",
                    "it has keys for " + join(sets, ", "));
    }
  }

  const Recipe& recipe_;
  Problems& problems_;
  const std::vector<std::string>& bad_keys_;
  std::vector<std::string> areas_;
  std::vector<std::string> levels_;  ///< the area sets, too
};

}  // namespace

void check_references(const Context& context) {
  References(context).check();
}

}  // namespace omrade::recipe
