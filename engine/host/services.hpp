// What the engine offers a plugin while it runs: its log, and whether the user wants to stop.
#pragma once

#include "base/cancel.hpp"
#include <omrade/plugin.h>

#include <string>

namespace omrade::host {

/// Lives as long as every instance that was made with it; so does `cancel`.
class Services {
 public:
  Services(std::string plugin_id, const Cancel& cancel);
  Services(const Services&) = delete;  // the C struct points here
  Services& operator=(const Services&) = delete;
  Services(Services&&) = delete;
  Services& operator=(Services&&) = delete;
  ~Services() = default;

  [[nodiscard]] const omrade_host* host() const noexcept { return &host_; }

 private:
  static const void* extension(const omrade_host* host, const char* id) noexcept;
  static void write(const omrade_host* host, std::int32_t level, const char* message) noexcept;
  static std::int32_t requested(const omrade_host* host) noexcept;

  std::string plugin_id_;
  const Cancel& cancel_;
  omrade_host host_;
};

}  // namespace omrade::host
