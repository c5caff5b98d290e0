// What the engine offers a plugin while it runs: its log, whether the user wants to stop, random
// numbers, and its threads.
#pragma once

#include <omrade/plugin.h>

#include <cstdint>
#include <functional>
#include <string_view>

namespace omrade::host {

/// Where a plugin's calls to its services go: to the log and the threads of the engine, or from a
/// worker to the engine. All are set.
struct ServiceHooks {
  /// Levels as in the ABI.
  std::function<void(std::int32_t level, std::string_view line)> log{};
  std::function<bool()> cancelled{};
  std::function<void(double done)> progress{};
  /// one(0) … one(n - 1), in any order.
  std::function<void(std::int64_t n, const std::function<void(std::int64_t)>& one)> loop{};
  /// Runs a plugin's call so that a thread that waits inside it starts no other call meanwhile.
  std::function<void(const std::function<void()>& call)> alone{};
};

/// Lives as long as every instance that was made with it.
class Services {
 public:
  explicit Services(ServiceHooks hooks);
  Services(const Services&) = delete;  // the C struct points here
  Services& operator=(const Services&) = delete;
  Services(Services&&) = delete;
  Services& operator=(Services&&) = delete;
  ~Services() = default;

  [[nodiscard]] const omrade_host* host() const noexcept { return &host_; }

 private:
  static const ServiceHooks& hooks_of(const omrade_host* host) noexcept;
  static const void* extension(const omrade_host* host, const char* id) noexcept;
  static void write(const omrade_host* host, std::int32_t level, const char* message) noexcept;
  static std::int32_t requested(const omrade_host* host) noexcept;
  static void report(const omrade_host* host, double done) noexcept;
  static void uniform(const omrade_host* host, std::uint64_t seed, std::uint64_t stream,
                      std::uint64_t position, std::int64_t n, double* out) noexcept;
  static omrade_status run(const omrade_host* host, std::int64_t n,
                           omrade_status (*body)(void*, std::int64_t, omrade_error*), void* context,
                           omrade_error* error) noexcept;

  ServiceHooks hooks_;
  omrade_host host_;
};

}  // namespace omrade::host
