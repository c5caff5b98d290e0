// [[scenario]]: places that close, open or move.
#include "recipe/parse_sections.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::recipe {
namespace {

using Site = ScenarioSpec::Site;

/// The name is a folder and a file with an ending of its own.
constexpr std::size_t longest_name = 100;

std::vector<Site> read_sites(const Reader& reader, std::string_view key, Problems& problems) {
  std::vector<Site> sites;
  const Node* const list = reader.find(key);
  if (list == nullptr) return sites;
  const std::string path = "scenario." + std::string(key);
  const std::string header = "[[" + path + "]]";
  const std::string hint = "write " + header + " with id, x and y";
  if (list->kind != NodeKind::list) {
    problems.add(list->place, "'" + std::string(key) + "' must be a list of sections", hint);
    return sites;
  }
  if (list->items.empty()) problems.add(list->place, "'" + std::string(key) + "' is empty", hint);
  for (const Node& item : list->items) {
    if (item.kind != NodeKind::table) {
      problems.add(item.place, "a place of '" + std::string(key) + "' must be a section", hint);
      continue;
    }
    const Reader site(item, path, header, problems);
    sites.push_back({.id = site.word("id"),
                     .name = site.word("name"),
                     .x = site.number("x").value_or(0),
                     .y = site.number("y").value_or(0),
                     .place = item.place});
  }
  return sites;
}

/// A place closes, opens or moves: one of them, once.
void check_ids(const ScenarioSpec& scenario, Problems& problems) {
  struct Use {
    const Word* id;
    std::string_view verb;
  };
  std::vector<Use> seen;
  const auto use = [&](const Word& id, std::string_view verb) {
    if (id.empty()) return;
    const auto before = std::find_if(seen.begin(), seen.end(),
                                     [&id](const Use& one) { return one.id->text == id.text; });
    if (before == seen.end()) {
      seen.push_back({.id = &id, .verb = verb});
      return;
    }
    if (before->verb == verb && verb == "closed") return;  // found where the list is read
    const std::string line = " (line " + std::to_string(before->id->place.line) + ")";
    const std::string what = before->verb == verb
                                 ? " is " + std::string(verb) + " already" + line
                                 : " is " + std::string(before->verb) + line + " and " +
                                       std::string(verb) + " in one scenario";
    problems.add(
        id.place, scenario_label(scenario) + ": '" + id.text + "'" + what,
        before->verb == verb ? "remove one of them" : "keep one of them, or write two scenarios");
  };
  for (const Word& id : scenario.close) use(id, "closed");
  for (const Site& site : scenario.open) use(site.id, "opened");
  for (const Site& site : scenario.move) use(site.id, "moved");
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Some file systems hold Dalbo and dalbo for one folder.
void check_name(const ScenarioSpec& scenario, const Context& context) {
  const Word& name = scenario.name;
  if (name.empty()) return;
  if (!is_name(name.text)) {
    context.problems.add(name.place, "[[scenario]]: '" + name.text + "' is not a name",
                         "use letters, digits, '_' and '-'; `title` is for readers");
  } else if (name.text.size() > longest_name) {
    context.problems.add(
        name.place,
        "[[scenario]]: the name has " + std::to_string(name.text.size()) +
            " bytes, too many for a folder",
        "use at most " + std::to_string(longest_name) + "; `title` is for readers");
  }
  const auto& others = context.recipe.scenarios;
  if (!others.empty() && !scenario.areas.empty() && !others.front().areas.empty() &&
      others.front().areas.text != scenario.areas.text) {
    context.problems.add(scenario.areas.place,
                         scenario_label(scenario) + " changes '" + scenario.areas.text +
                             "', and another scenario '" + others.front().areas.text + "'",
                         "scenarios of one recipe change one set: write a recipe for each");
  }
  const auto same = std::find_if(others.begin(), others.end(), [&name](const ScenarioSpec& other) {
    return lower(other.name.text) == lower(name.text);
  });
  if (same == others.end()) return;
  context.problems.add(name.place,
                       "[[scenario]]: '" + name.text + "' has the folder of '" + same->name.text +
                           "' (line " + std::to_string(same->name.place.line) + ")",
                       "give this scenario another name");
}

ScenarioSpec read_scenario(const Node& node, const Context& context) {
  const Reader reader(node, "scenario", "[[scenario]]", context.problems);
  ScenarioSpec scenario{.name = reader.word("name")};
  scenario.title = reader.title("title");
  scenario.areas = reader.word("areas");
  scenario.close = reader.right_words("close");
  scenario.open = read_sites(reader, "open", context.problems);
  scenario.move = read_sites(reader, "move", context.problems);
  if (!reader.has("close") && !reader.has("open") && !reader.has("move")) {
    context.problems.add(reader.place(), scenario_label(scenario) + " changes nothing",
                         "write close = [\"ID\"], [[scenario.open]] or [[scenario.move]]");
  }
  check_name(scenario, context);
  check_ids(scenario, context.problems);
  return scenario;
}

}  // namespace

std::string scenario_label(const ScenarioSpec& scenario) {
  return scenario.name.empty() ? "[[scenario]]" : "scenario '" + scenario.name.text + "'";
}

void parse_scenarios(const Node& family, Context& context) {
  const std::string hint = "write [[scenario]] with double brackets";
  if (family.kind != NodeKind::list) {
    context.problems.add(family.place, "'scenario' must be a list of sections", hint);
    return;
  }
  for (const Node& item : family.items) {
    if (item.kind == NodeKind::table) {
      context.recipe.scenarios.push_back(read_scenario(item, context));
    } else {
      context.problems.add(item.place, "a scenario must be a section", hint);
    }
  }
}

}  // namespace omrade::recipe
