#include "cli/commands.hpp"
#include "cli/explain.hpp"
#include "cli/load.hpp"
#include "recipe/lint.hpp"

#include <cstdio>
#include <memory>

namespace omrade::cli {

int explain_command(const ExplainArguments& arguments, const Shared& shared) {
  const std::unique_ptr<const Ready> ready =
      load(arguments.recipe.empty() ? default_recipe() : std::filesystem::path(arguments.recipe));
  if (!ready->problems.empty()) throw Error(ErrorKind::user, ready->problems);
  const std::vector<Message> warnings = recipe::lint(ready->recipe, ready->plan);
  const std::string out = arguments.graph ? explain_graph(ready->recipe, ready->plan)
                          : shared.json   ? explain_json(ready->recipe, ready->plan, warnings)
                                          : explain_text(ready->recipe, ready->plan);
  std::fputs(out.c_str(), stdout);
  if (arguments.graph || !shared.json) {
    for (const Message& warning : warnings)
      std::fprintf(stderr, "warning: %s\n", warning.text().c_str());
  }
  return 0;
}

}  // namespace omrade::cli
