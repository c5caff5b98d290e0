#include "cli/load.hpp"

#include "catalogue/catalogue.hpp"
#include "cli/find_plugins.hpp"
#include "recipe/files.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace omrade::cli {
namespace {

/// "12:9" as numbers, so that line 9 comes before line 12.
std::pair<unsigned, unsigned> position(const Message& message) {
  unsigned line = 0;
  unsigned column = 0;
  const char* end = message.place.data() + message.place.size();
  const auto first = std::from_chars(message.place.data(), end, line);
  if (first.ptr != end && *first.ptr == ':') std::from_chars(first.ptr + 1, end, column);
  return {line, column};
}

void append(std::vector<Message>& all, std::vector<Message> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

std::unique_ptr<const Ready> load(const std::filesystem::path& file) {
  auto ready = std::make_unique<Ready>();
  recipe::Parsed parsed = recipe::parse(file);
  ready->recipe = std::move(parsed.recipe);
  ready->problems = std::move(parsed.problems);
  append(ready->problems, recipe::check_files(ready->recipe));
  const catalogue::Catalogue catalogue = find_plugins(file);
  recipe::Planned planned = recipe::make_plan(ready->recipe, catalogue);
  ready->plan = std::move(planned.plan);
  ready->notes = std::move(planned.notes);
  append(ready->problems, std::move(planned.problems));
  recipe::ScenarioModels scenarios = recipe::make_scenario_models(ready->recipe, catalogue);
  ready->scenarios = std::move(scenarios.models);
  append(ready->problems, std::move(scenarios.problems));
  std::stable_sort(ready->problems.begin(), ready->problems.end(),
                   [](const Message& a, const Message& b) { return position(a) < position(b); });
  return ready;
}

std::filesystem::path default_recipe() {
  if (std::filesystem::exists("recipe.toml")) return "recipe.toml";
  throw Error(
      ErrorKind::user,
      {.what = "there is no recipe.toml in this folder",
       .hint = "name a recipe (omrade run RECIPE), or write a first one with: omrade init"});
}

}  // namespace omrade::cli
