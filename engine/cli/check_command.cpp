#include "base/log.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "recipe/lint.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

namespace omrade::cli {
namespace {

nlohmann::ordered_json json_of(const Message& message) {
  return {{"subject", message.subject},
          {"place", message.place},
          {"what", message.what},
          {"hint", message.hint}};
}

void print_json(const std::vector<Message>& problems, const std::vector<std::string>& warnings,
                const std::vector<Message>& notes) {
  nlohmann::ordered_json json{{"command", "check"},
                              {"ok", problems.empty()},
                              {"problems", nlohmann::ordered_json::array()},
                              {"warnings", warnings},
                              {"notes", nlohmann::ordered_json::array()}};
  for (const Message& problem : problems) json["problems"].push_back(json_of(problem));
  for (const Message& note : notes) json["notes"].push_back(json_of(note));
  std::printf("%s\n", json.dump(2).c_str());
}

/// "1 level", "2 levels".
std::string counted(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

void print_text(const Ready& ready, const std::vector<Message>& problems,
                const std::vector<std::string>& warnings, const Shared& shared) {
  for (const Message& problem : problems)
    std::fprintf(stderr, "error: %s\n", problem.text().c_str());
  for (const std::string& warning : warnings)
    std::fprintf(stderr, "warning: %s\n", warning.c_str());
  if (shared.quiet) return;
  for (const Message& note : ready.notes) std::fprintf(stderr, "note: %s\n", note.text().c_str());
  if (!problems.empty()) {
    std::fprintf(stderr, "%s; nothing was run\n", counted(problems.size(), "problem").c_str());
    return;
  }
  const recipe::Plan& plan = ready.plan;
  std::string made = counted(plan.indicators.size(), "indicator");
  if (!plan.composites.empty()) made += " and " + counted(plan.composites.size(), "composite");
  std::fprintf(stderr, "%s is good: %s at %s, %s\n", ready.recipe.file.string().c_str(),
               made.c_str(), counted(plan.levels.size(), "level").c_str(),
               counted(plan.units.size(), "computation").c_str());
}

}  // namespace

int check_command(const std::string& recipe, const Shared& shared) {
  const std::unique_ptr<const Ready> ready =
      load(recipe.empty() ? default_recipe() : std::filesystem::path(recipe));
  std::vector<Message> problems = ready->problems;
  std::vector<std::string> warnings;
  if (problems.empty()) {  // data can be read only as a whole plan says
    run::Inspection inspection =
        run::inspect(ready->recipe, ready->plan, ready->scenarios, run_options(shared, nullptr));
    problems = std::move(inspection.problems);
    for (const Message& warning : recipe::lint(ready->recipe, ready->plan))
      warnings.push_back(warning.text());
    for (std::string& warning : inspection.warnings) warnings.push_back(std::move(warning));
  }
  if (shared.json) {
    print_json(problems, warnings, ready->notes);
  } else {
    print_text(*ready, problems, warnings, shared);
  }
  return problems.empty() ? 0 : 2;
}

}  // namespace omrade::cli
