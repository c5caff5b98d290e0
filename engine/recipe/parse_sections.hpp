// The sections of a recipe, one function each. Every function adds what it read to the recipe and
// what is wrong to the problems.
#pragma once

#include "recipe/node.hpp"
#include "recipe/problems.hpp"
#include "recipe/reader.hpp"
#include "recipe/recipe.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::recipe {

struct Context {
  Recipe& recipe;
  Problems& problems;
  std::filesystem::path folder;         ///< of the recipe
  std::vector<std::string> bad_keys{};  ///< tables whose `key` is there but could not be read
};

/// x and y come together, and with a crs: of areas and of resources.
void require_point_keys(const Reader& reader);
void parse_areas(const Node& family, Context& context);
void parse_grids(const Node& family, Context& context);
void parse_tables(const Node& family, Context& context);
void parse_levels(const Node& family, Context& context);
void parse_indicators(const Node& family, Context& context);
void parse_composites(const Node& family, Context& context);
void parse_scenarios(const Node& family, Context& context);
void parse_resources(const Node& node, Context& context);
void parse_profile(const Node& node, Context& context);
void parse_disclosure(const Node& node, Context& context);
void parse_output(const Node& node, Context& context);

/// [indicators.X.inputs], where `label` is "indicators.X.inputs".
std::vector<InputSpec> parse_inputs(const Node& node, const std::string& label, Context& context);

/// Every name that stands for something else of the recipe: does the recipe define it?
void check_references(const Context& context);

/// Every name that becomes that of a file or a folder: may it, on all systems?
void check_file_names(const Context& context);

// What the sections have in common.

/// Whether it can be a part of "table.column" and of file names: letters, digits, '_' and '-'.
bool is_name(std::string_view name);

/// "scenario 'NAME'", or "[[scenario]]" where the name is missing.
std::string scenario_label(const ScenarioSpec& scenario);

/// Calls `read` for every [family.NAME] and reports entries that are none.
void each_section(const Node& family, std::string_view name, Problems& problems,
                  const std::function<void(const Word&, const Node&)>& read);

/// True for a table; else a problem that says to write [name].
bool is_section(const Node& node, const std::string& name, Problems& problems);

/// The text of a key as FILE or FILE:LAYER; empty when absent or wrong.
Source read_source(const Reader& reader, std::string_view key, const Context& context);

/// One shape that a table may take: the key that tells it, and the keys that may go with that.
struct Form {
  std::string_view main;
  std::vector<std::string_view> with;
};

/// The first form whose main key is there, or null; reports keys that do not go with it.
const Form* choose_form(const Reader& reader, const std::vector<Form>& forms, Problems& problems);

}  // namespace omrade::recipe
