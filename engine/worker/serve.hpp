// Answers an engine's calls of one plugin.
#pragma once

#include "catalogue/descriptor.hpp"
#include "worker/confine.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace omrade::worker {

/// The plugin that the library's note describes at `index`. Error user when there is none.
catalogue::Descriptor described(const std::filesystem::path& library, std::uint32_t index,
                                const std::string& build_id);

/// Loads the plugin and serves until the engine hangs up.
void serve(const catalogue::Descriptor& plugin, Confined confined);

}  // namespace omrade::worker
