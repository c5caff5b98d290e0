// Where plugins are looked for: folders that somebody chose, never the current one by accident.
#pragma once

#include "base/error.hpp"
#include "catalogue/descriptor.hpp"

#include <filesystem>
#include <vector>

namespace omrade::catalogue {

struct Folder {
  std::filesystem::path path{};
  Origin origin = Origin::listed;
};

/// Of two builds of one version the one in the earlier folder serves.
struct SearchPath {
  std::vector<Folder> folders{};
  std::vector<Message> ignored{};  ///< entries that would have meant the current folder
};

/// In this order: the folders of $OMRADE_PLUGIN_PATH (colon-separated, absolute), the user's
/// ${XDG_DATA_HOME:-~/.local/share}/omrade/plugins, lib/omrade/plugins beside the running program's
/// bin folder, and the folder plugins beside `recipe`, unless that is empty.
SearchPath search_path(const std::filesystem::path& recipe = {});

/// The folder omrade of the user's below $VARIABLE, else below `fallback` in $HOME; empty when
/// neither is an absolute path.
std::filesystem::path user_folder(const char* variable, const std::filesystem::path& fallback);

}  // namespace omrade::catalogue
