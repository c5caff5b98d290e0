// What plugins say, in the engine's log under their names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace omrade::host {

/// Levels as in the ABI; others are errors.
void log_line(const std::string& plugin_id, std::int32_t level, std::string_view line);
void log_progress(const std::string& plugin_id, double done);

}  // namespace omrade::host
