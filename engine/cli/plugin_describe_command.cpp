#include "base/error.hpp"
#include "catalogue/catalogue.hpp"
#include "cli/find_plugins.hpp"
#include "cli/plugin_commands.hpp"
#include "cli/plugin_describe.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

namespace omrade::cli {
namespace {

using catalogue::Descriptor;

/// A path of a library, and no name: names hold no slash and do not end like a file.
bool is_library(std::string_view name) {
  constexpr std::string_view end = ".so";
  return name.find('/') != std::string_view::npos ||
         (name.size() > end.size() && name.substr(name.size() - end.size()) == end);
}

std::string described(const Descriptor& plugin, const DescribeArguments& arguments) {
  if (arguments.schema) return describe_schema(plugin);
  return arguments.page ? describe_page(plugin, arguments.language)
                        : describe_text(plugin, arguments.language);
}

void put(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void describe_library(const DescribeArguments& arguments, const Shared& shared) {
  const std::vector<Descriptor> plugins = catalogue::read_library(arguments.plugin);
  if (shared.json) return put(describe_json(plugins));
  if (arguments.schema && plugins.size() > 1) {
    throw Error(ErrorKind::user,
                {.subject = arguments.plugin,
                 .what = "it holds several plugins, and a schema is of one",
                 .hint = "put its folder in OMRADE_PLUGIN_PATH, and name " + plugins.front().id});
  }
  for (const Descriptor& plugin : plugins) {
    if (&plugin != &plugins.front()) put("\n");
    put(described(plugin, arguments));
  }
}

}  // namespace

int plugin_describe_command(const DescribeArguments& arguments, const Shared& shared) {
  if (is_library(arguments.plugin)) {
    describe_library(arguments, shared);
    return 0;
  }
  const catalogue::Catalogue found = find_plugins();
  const Descriptor& plugin = found.find(arguments.plugin);
  put(shared.json ? describe_json(plugin) : described(plugin, arguments));
  return 0;
}

}  // namespace omrade::cli
