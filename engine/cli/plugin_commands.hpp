// omrade plugin VERB: each command in a file of its own.
#pragma once

#include "cli/common.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace omrade::cli {

struct ValidateArguments {
  std::string library{};
  std::string plugin{};             ///< full id; empty: all of the library
  std::vector<std::string> only{};  ///< checks; empty: all
  std::uint64_t seed = 1;
  double fuzz = 0;          ///< seconds
  bool in_process = false;  ///< for a debugger, where a crash is wanted
  bool list = false;
};

struct TrustArguments {
  std::string library{};
  bool list = false;
  bool remove = false;  ///< `library` is a path, a plugin id or a SHA-256
};

struct DescribeArguments {
  std::string plugin{};         ///< full id, short name, or the path of a library
  std::string language = "en";  ///< or sv
  bool page = false;            ///< Markdown
  bool schema = false;          ///< JSON Schema of its table in a recipe
};

struct WatchArguments {
  std::string folder{};  ///< with CMakeLists.txt and sample/recipe.toml
  std::string build{};   ///< empty: build in it
  bool once = false;     ///< one round, and no waiting
};

/// What the commands of `omrade plugin` are given.
struct PluginArguments {
  std::string plugin{};  ///< the name of a new one
  std::string recipe{};  ///< whose folder may hold plugins; may be empty
  TrustArguments trust{};
  ValidateArguments validate{};
  DescribeArguments describe{};
  WatchArguments watch{};
};

/// Adds `plugin` with its commands to `app`; what is to be done ends in `chosen`. All outlive the
/// parsing.
void declare_plugin_commands(CLI::App& app, PluginArguments& arguments, Shared& shared,
                             std::function<int()>& chosen);

/// All that are found, and may they run; also those beside `recipe`, unless that is empty.
int plugin_list_command(const std::string& recipe, const Shared& shared);
/// Lets a library from a recipe's folder run, or no longer, or lists those that may.
int plugin_trust_command(const TrustArguments& arguments, const Shared& shared);
/// A folder NAME with a plugin that builds and passes its tests.
int plugin_new_command(const std::string& name);
/// Holds the plugins of a library to what they declare: 1 where a check fails.
int plugin_validate_command(const ValidateArguments& arguments, const Shared& shared);
/// What a plugin needs, may be told and gives; of a library, of all its plugins.
int plugin_describe_command(const DescribeArguments& arguments, const Shared& shared);
/// Builds, validates and runs the sample of a plugin whenever one of its files changes.
int plugin_watch_command(const WatchArguments& arguments);

}  // namespace omrade::cli
