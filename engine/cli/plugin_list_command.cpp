#include "base/log.hpp"
#include "base/safe_text.hpp"
#include "catalogue/catalogue.hpp"
#include "cli/find_plugins.hpp"
#include "cli/plugin_commands.hpp"
#include "host/bundled.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::cli {
namespace {

using catalogue::Catalogue;
using catalogue::Descriptor;
using catalogue::Origin;
using catalogue::Rejected;
using Json = nlohmann::ordered_json;

constexpr std::size_t kShort = 12;  // digits of a build-id that tell builds apart for a reader

/// A plugin, or a library that could not be read, as one line of the list.
struct Row {
  std::string name{};  ///< id; of an unread library its file
  const Descriptor* plugin = nullptr;
  std::string library{}, from{}, state{}, reason{};
};

std::string name_of(Origin origin) {
  switch (origin) {
    case Origin::listed:
      return "path";
    case Origin::user:
      return "user";
    case Origin::system:
      return "system";
    case Origin::recipe:
      return "recipe";
  }
  return "path";
}

Row row_of(const Descriptor& plugin, std::string state, std::string reason = {}) {
  const bool bundled = plugin.origin == Origin::system && host::is_bundled(plugin);
  return {.name = plugin.id,
          .plugin = &plugin,
          .library = plugin.library.string(),
          .from = bundled ? "bundled" : name_of(plugin.origin),
          .state = std::move(state),
          .reason = std::move(reason)};
}

bool is_copy(const Catalogue& found, const Descriptor& plugin) {
  const auto builds = found.builds(plugin.id);
  return std::any_of(builds.begin(), builds.end(), [&](const Descriptor* one) {
    return one->version == plugin.version && one->build_id == plugin.build_id;
  });
}

std::vector<Row> rows_of(const Catalogue& found) {
  std::vector<Row> rows;
  for (const Descriptor& plugin : found.descriptors()) rows.push_back(row_of(plugin, "trusted"));
  for (const Descriptor& plugin : found.others())
    rows.push_back(row_of(plugin, "if pinned", "another build was found before it"));
  for (const Rejected& one : found.rejected()) {
    for (const Descriptor& plugin : one.plugins)
      rows.push_back(
          row_of(plugin, is_copy(found, plugin) ? "copy" : "not trusted", one.why.text()));
    if (one.plugins.empty()) {
      rows.push_back({.name = one.library.filename().string(),
                      .library = one.library.string(),
                      .from = name_of(one.origin),
                      .state = "refused",
                      .reason = one.why.text()});
    }
  }
  return rows;
}

Json json_of(const Row& row) {
  Json json{{"id", nullptr}};
  if (row.plugin != nullptr) {
    json = {{"id", row.plugin->id},
            {"version", row.plugin->version},
            {"title", {{"sv", row.plugin->title.sv}, {"en", row.plugin->title.en}}},
            {"build_id", row.plugin->build_id}};
  }
  json["library"] = row.library;
  json["from"] = row.from;
  json["state"] = row.state;
  if (!row.reason.empty()) json["reason"] = row.reason;
  return json;
}

void print(const Row& row) {
  const std::string version = row.plugin == nullptr ? "" : row.plugin->version;
  const std::string build = row.plugin == nullptr ? "" : row.plugin->build_id.substr(0, kShort);
  const bool serves = row.state == "trusted";
  const std::string text = serves ? row.plugin->title.in("en") : row.reason;
  std::printf("%-32s %-8s %-12s %-7s %-11s %s\n", one_line(row.name).c_str(), version.c_str(),
              build.c_str(), row.from.c_str(), row.state.c_str(), one_line(text).c_str());
}

}  // namespace

int plugin_list_command(const std::string& recipe, const Shared& shared) {
  const Catalogue found = find_plugins(recipe);
  const std::vector<Row> rows = rows_of(found);
  if (shared.json) {
    Json json = Json::array();
    for (const Row& row : rows) json.push_back(json_of(row));
    // Paths are bytes, and not always UTF-8.
    std::printf("%s\n", json.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
    return 0;
  }
  for (const Row& row : rows) print(row);
  if (found.descriptors().empty())
    log::warn(
        "no plugins found; they are looked for in OMRADE_PLUGIN_PATH, "
        "~/.local/share/omrade/plugins, lib/omrade/plugins beside the program and plugins beside a "
        "recipe");
  return 0;
}

}  // namespace omrade::cli
