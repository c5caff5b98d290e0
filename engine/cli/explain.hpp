// What a plan will do and why, for people, for Graphviz and for programs.
#pragma once

#include "base/error.hpp"
#include "recipe/plan.hpp"
#include "recipe/recipe.hpp"

#include <string>
#include <vector>

namespace omrade::cli {

/// What asks for a level: "page", "map", "indicator cni", "compared with in cni", "composite need".
std::vector<std::string> needed_by(const recipe::Recipe& recipe, const recipe::LevelPlan& level);
/// "the area set itself", "deso, by the first 4 characters of its codes" …
std::string made_from(const recipe::LevelPlan& level);
/// "scb.a + scb.b", "scb.pct % of scb.pop", "rows of persons"; empty for an absent input.
std::string drawn_from(const recipe::InputRoute& route);

/// Tables of at most 100 columns.
std::string explain_text(const recipe::Recipe& recipe, const recipe::Plan& plan);
/// Graphviz DOT, from sources to the pages.
std::string explain_graph(const recipe::Recipe& recipe, const recipe::Plan& plan);
/// One JSON object.
std::string explain_json(const recipe::Recipe& recipe, const recipe::Plan& plan,
                         const std::vector<Message>& warnings);

}  // namespace omrade::cli
