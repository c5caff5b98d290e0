#include "recipe/reach.hpp"

#include <algorithm>

namespace omrade::recipe {

std::optional<Reached> reach(const TableSpec& table, const LevelPlan& level,
                             const std::string& by) {
  const auto keyed_by = [&table](const std::string& set) {
    return std::any_of(table.keys.begin(), table.keys.end(),
                       [&set](const TableSpec::Key& key) { return key.set.text == set; });
  };
  const bool own_set = level.areas != nullptr;
  if (!by.empty() && !keyed_by(by)) return std::nullopt;
  if (by.empty() || by == level.base) {
    if (!keyed_by(level.base)) return std::nullopt;
    return Reached{level.base, own_set ? Reach::identity : Reach::crosswalk};
  }
  if (!own_set && by == level.to) return Reached{by, Reach::identity};
  return std::nullopt;
}

}  // namespace omrade::recipe
