#include "run/history.hpp"

#include "disclosure/history_file.hpp"
#include "run/rules.hpp"

#include <filesystem>

namespace omrade::run {

disclosure::History read_history(const recipe::Recipe& recipe) {
  const recipe::DisclosureSpec& spec = recipe.disclosure;
  if (!spec.history) return {};
  const std::filesystem::path& file = spec.history->path;
  const disclosure::History history = disclosure::History::parse(
      disclosure::read_history_file(file, "history.json from the output of the last publication"),
      file.string());
  const disclosure::Rules rules = rules_of(spec);
  history.require_rounding(rules.rounding, file.string());
  history.require_thresholds(rules, file.string());
  history.require_amounts(amount_rules_of(recipe), recipe.periods, file.string());
  return history;
}

}  // namespace omrade::run
