#include "host/log_lines.hpp"

#include "base/log.hpp"

namespace omrade::host {

void log_line(const std::string& plugin_id, std::int32_t level, std::string_view line) {
  enum { debug = 0, info = 1, warn = 2 };
  const std::string text = plugin_id + ": " + std::string(line);
  if (level <= debug) {
    log::debug(text);
  } else if (level == info) {
    log::info(text);
  } else if (level == warn) {
    log::warn(text);
  } else {
    log::error(text);
  }
}

void log_progress(const std::string& plugin_id, double done) {
  constexpr double whole = 100;
  log::debug(plugin_id + ": " + std::to_string(static_cast<int>(done * whole)) + " % done");
}

}  // namespace omrade::host
