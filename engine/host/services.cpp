#include "host/services.hpp"

#include <omrade/sdk/random.hpp>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace omrade::host {

Services::Services(ServiceHooks hooks)
    : hooks_(std::move(hooks)),
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
  static constexpr omrade_host_progress progress{.report = &Services::report};
  static constexpr omrade_host_random random{.uniform = &Services::uniform};
  static constexpr omrade_host_parallel parallel{.run = &Services::run};
  const std::string_view name = id != nullptr ? id : "";
  if (name == OMRADE_EXT_LOG) return &log;
  if (name == OMRADE_EXT_CANCEL) return &cancel;
  if (name == OMRADE_EXT_PROGRESS) return &progress;
  if (name == OMRADE_EXT_RANDOM) return &random;
  if (name == OMRADE_EXT_PARALLEL) return &parallel;
  return nullptr;
}

const ServiceHooks& Services::hooks_of(const omrade_host* host) noexcept {
  return static_cast<const Services*>(host->ctx)->hooks_;
}

void Services::write(const omrade_host* host, std::int32_t level, const char* message) noexcept {
  try {
    hooks_of(host).log(level, message != nullptr ? message : "");
  } catch (...) {  // no exception crosses the boundary, and a lost line of log is no failure
  }
}

std::int32_t Services::requested(const omrade_host* host) noexcept {
  try {
    return hooks_of(host).cancelled() ? 1 : 0;
  } catch (...) {
    return 0;
  }
}

void Services::report(const omrade_host* host, double done) noexcept {
  try {
    hooks_of(host).progress(std::isnan(done) ? 0 : std::clamp(done, 0.0, 1.0));
  } catch (...) {  // as above
  }
}

void Services::uniform(const omrade_host*, std::uint64_t seed, std::uint64_t stream,
                       std::uint64_t position, std::int64_t n, double* out) noexcept {
  for (std::int64_t i = 0; i < n; ++i)
    out[i] = sdk::uniform(seed, stream, position + static_cast<std::uint64_t>(i));
}

omrade_status Services::run(const omrade_host* host, std::int64_t n,
                            omrade_status (*body)(void*, std::int64_t, omrade_error*),
                            void* context, omrade_error* error) noexcept {
  // All run, whatever fails: which one is told must not depend on who came first.
  struct Failure {
    std::int64_t i;
    omrade_error error;
  };
  std::mutex mutex;
  std::optional<Failure> first;
  const auto one = [&](std::int64_t i) {
    omrade_error told{};
    told.struct_size = sizeof told;
    told.row = -1;
    omrade_status status = OMRADE_ERR_INTERNAL;
    try {
      status = body(context, i, &told);
    } catch (...) {  // a C++ body of another SDK: told as an internal error
    }
    if (status == OMRADE_OK) return;
    told.code = status;
    const std::lock_guard lock(mutex);
    if (!first || i < first->i) first = Failure{i, told};
  };
  try {
    hooks_of(host).loop(n, one);
  } catch (...) {
    return OMRADE_ERR_OUT_OF_MEMORY;
  }
  if (!first) return OMRADE_OK;
  if (error != nullptr) *error = first->error;
  return first->error.code;
}

}  // namespace omrade::host
