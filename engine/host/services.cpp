#include "host/services.hpp"

#include "base/log.hpp"

#include <string_view>
#include <utility>

namespace omrade::host {

Services::Services(std::string plugin_id, const Cancel& cancel)
    : plugin_id_(std::move(plugin_id)),
      cancel_(cancel),
      host_{.struct_size = sizeof(omrade_host),
            .abi_major = OMRADE_ABI_MAJOR,
            .abi_minor = OMRADE_ABI_MINOR,
            .ctx = this,
            .name = "omrade",
            .version = "",
            .get_extension = &Services::extension} {}

const void* Services::extension(const omrade_host*, const char* id) noexcept {
  static constexpr omrade_host_log log{.write = &Services::write};
  static constexpr omrade_host_cancel cancel{.requested = &Services::requested};
  const std::string_view name = id != nullptr ? id : "";
  if (name == OMRADE_EXT_LOG) return &log;
  if (name == OMRADE_EXT_CANCEL) return &cancel;
  return nullptr;
}

void Services::write(const omrade_host* host, std::int32_t level, const char* message) noexcept {
  enum { debug = 0, info = 1, warn = 2 };
  try {
    const auto& self = *static_cast<const Services*>(host->ctx);
    const std::string line = self.plugin_id_ + ": " + (message != nullptr ? message : "");
    if (level <= debug) {
      log::debug(line);
    } else if (level == info) {
      log::info(line);
    } else if (level == warn) {
      log::warn(line);
    } else {
      log::error(line);
    }
  } catch (...) {  // no exception crosses the boundary, and a lost line of log is no failure
  }
}

std::int32_t Services::requested(const omrade_host* host) noexcept {
  return static_cast<const Services*>(host->ctx)->cancel_.requested() ? 1 : 0;
}

}  // namespace omrade::host
