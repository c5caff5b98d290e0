#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "recipe/near.hpp"
#include "recipe/parse_sections.hpp"

#include <map>
#include <string>
#include <utility>

namespace omrade::recipe {
namespace {

constexpr const char* kAnother = "give it another name";

/// Of all sets and levels, a table each in one folder: estimates.csv is the long one of all.
class TableFiles {
 public:
  explicit TableFiles(Problems& problems) : problems_(problems) {}

  void add(const Word& name, const std::string& family) {
    if (name.empty()) return;
    const std::string label = family + "." + shown(name.text);
    const std::string file = lower_ascii(file_name_for(name.text));
    if (file.size() > kLongest) refuse(name, label + ": the name is too long for that of a file");
    if (is_device_name(file))
      refuse(name, label + ": '" + name.text + "' is a device on Windows, not the name of a file");
    if (file == "estimates")
      refuse(name, label + ": its table would take the place of the long table, estimates.csv");
    const auto [at, first] = known_.emplace(file, name.text);
    if (first || at->second == name.text) return;
    refuse(name, label + ": '" + at->second +
                     "' differs by case alone, and on some systems their "
                     "tables are one file");
  }

 private:
  static constexpr std::size_t kLongest = 200;

  void refuse(const Word& name, std::string what) {
    problems_.add(name.place, std::move(what), kAnother);
  }

  Problems& problems_;
  std::map<std::string, std::string> known_;
};

}  // namespace

void check_file_names(const Context& context) {
  TableFiles tables(context.problems);
  for (const AreasSpec& areas : context.recipe.areas) tables.add(areas.name, "areas");
  for (const LevelSpec& level : context.recipe.levels) tables.add(level.name, "levels");
  for (const ScenarioSpec& scenario : context.recipe.scenarios) {
    const std::string file = lower_ascii(scenario.name.text);
    if (is_device_name(file)) {
      context.problems.add(scenario.name.place,
                           scenario_label(scenario) + ": the name is that of a device on Windows",
                           kAnother);
    } else if (file == "today") {
      context.problems.add(scenario.name.place,
                           scenario_label(scenario) + ": the present is in the folder of this name",
                           kAnother);
    }
  }
}

}  // namespace omrade::recipe
