// A small good recipe whose lines a test replaces or adds to, and its problems as text.
#pragma once

#include "recipe/recipe.hpp"

#include <string>
#include <vector>

namespace omrade::recipe {

class RecipeText {
 public:
  /// Line `number` (from 1) becomes `text`, which may hold several lines or none.
  RecipeText& line(std::size_t number, std::string text) {
    lines_.at(number - 1) = std::move(text);
    return *this;
  }
  /// Adds lines at the end; the first is line 15 as long as no line was replaced by several.
  RecipeText& add(std::string text) {
    lines_.push_back(std::move(text));
    return *this;
  }
  [[nodiscard]] std::string text() const {
    std::string out;
    for (const std::string& line : lines_) out += line + "\n";
    return out;
  }

 private:
  std::vector<std::string> lines_{"recipe = 1",                // 1
                                  "title = \"Test\"",          // 2
                                  "period = \"2024\"",         // 3
                                  "[areas.deso]",              // 4
                                  "source = \"a.gpkg\"",       // 5
                                  "id = \"kod\"",              // 6
                                  "[tables.scb]",              // 7
                                  "source = \"scb.csv\"",      // 8
                                  "key = { deso = \"kod\" }",  // 9
                                  "[indicators.cni]",          // 10
                                  "plugin = \"cni\"",          // 11
                                  "levels = [\"deso\"]",       // 12
                                  "[profile]",                 // 13
                                  "for = \"deso\""};           // 14
};

inline std::vector<std::string> problems_of(const std::string& text) {
  std::vector<std::string> out;
  for (const Message& message : parse_text("recipe.toml", text).problems)
    out.push_back(message.text());
  return out;
}

inline std::vector<std::string> problems_of(const RecipeText& recipe) {
  return problems_of(recipe.text());
}

}  // namespace omrade::recipe
