// The words that the table, the graph and the JSON of a plan share.
#include "base/text.hpp"
#include "cli/explain.hpp"

#include <algorithm>

namespace omrade::cli {
namespace {

using namespace recipe;

bool holds(const std::vector<Word>& words, const std::string& name) {
  return std::any_of(words.begin(), words.end(),
                     [&name](const Word& word) { return word.text == name; });
}

std::string by_people(const Word& grid) {
  return grid.empty() ? "" : ", split by the people of " + grid.text;
}

std::string made_by(const LevelSpec& level) {
  if (const auto* prefix = std::get_if<ByPrefix>(&level.by))
    return "by the first " + std::to_string(prefix->length) + " characters of its codes";
  if (const auto* table = std::get_if<ByTable>(&level.by))
    return "by table " + table->table.written +
           (table->areas.empty() ? "" : " of " + table->areas.text + by_people(table->grid)) +
           (table->share.empty() ? "" : ", in shares of column " + table->share.text);
  if (const auto* areas = std::get_if<ByAreas>(&level.by))
    return "laid over " + areas->areas.text +
           (areas->grid.empty() ? ", split by surface" : by_people(areas->grid));
  if (const auto* near = std::get_if<ByNearest>(&level.by))
    return "to the nearest of " + near->areas.text + by_people(near->grid);
  return "all of it as one area";
}

}  // namespace

std::vector<std::string> needed_by(const Recipe& recipe, const LevelPlan& level) {
  std::vector<std::string> all;
  if (recipe.profile.page_level.text == level.id) all.emplace_back("page");
  if (recipe.profile.map_level.text == level.id) all.emplace_back("map");
  for (const IndicatorSpec& indicator : recipe.indicators) {
    if (holds(indicator.levels, level.id)) all.push_back("indicator " + indicator.name.text);
  }
  for (const IndicatorSpec& indicator : recipe.indicators) {
    if (indicator.compare && indicator.compare->level.text == level.id)
      all.push_back("compared with in " + indicator.name.text);
  }
  for (const CompositeSpec& composite : recipe.composites) {
    if (holds(composite.levels, level.id)) all.push_back("composite " + composite.name.text);
  }
  return all;
}

std::string made_from(const LevelPlan& level) {
  if (level.derived == nullptr) return "the area set itself";
  return level.base + ", " + made_by(*level.derived) +
         (level.to.empty() ? "" : "; names and places of " + level.to);
}

std::string drawn_from(const InputRoute& route) {
  if (const auto* rows = std::get_if<RowsRoute>(&route)) return "rows of " + rows->table;
  if (const auto* shared = std::get_if<SharedRoute>(&route)) return "all of " + shared->table;
  if (const auto* derived = std::get_if<DerivedRoute>(&route))
    return derived->areas.empty() ? "the areas" : "the areas and the points of " + derived->areas;
  const auto* column = std::get_if<ColumnRoute>(&route);
  if (column == nullptr) return {};
  std::vector<std::string> names;
  for (const ColumnRef& one : column->columns)
    names.push_back(one.table.text + "." + one.column.text);
  return join(names, column->form == ColumnRoute::Form::percent_of ? " % of " : " + ");
}

}  // namespace omrade::cli
