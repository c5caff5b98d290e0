// The commands, each in a file of its own. They return an exit code or throw Error.
#pragma once

#include "cli/common.hpp"

#include <string>
#include <vector>

namespace omrade::cli {

struct RunArguments {
  std::string recipe{};
  std::string out = "profiles";
  std::vector<std::string> only{};
};
int run_command(const RunArguments& arguments, const Shared& shared);

int check_command(const std::string& recipe, const Shared& shared);

struct ExplainArguments {
  std::string recipe{};
  bool graph = false;  ///< Graphviz DOT in place of tables
};
int explain_command(const ExplainArguments& arguments, const Shared& shared);

/// To standard output when `file` is empty; with the plugins beside `recipe`, unless that is empty.
int schema_command(const std::string& recipe, const std::string& file);

struct InitArguments {
  std::vector<std::string> sources{};  ///< files and folders to look at; none: write the template
  std::string out{};                   ///< empty: recipe.toml
};
int init_command(const InitArguments& arguments);

struct WhyArguments {
  std::string area{}, layer{}, recipe{}, level{}, period{};
};
int why_command(const WhyArguments& arguments, const Shared& shared);

}  // namespace omrade::cli
