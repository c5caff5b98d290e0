#include "validate/lent.hpp"

#include "validate/threads.hpp"
#include <omrade/sdk/random.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace omrade::validate {

Lent::Lent(unsigned threads)
    : threads_(threads),
      host_{.struct_size = sizeof(omrade_host),
            .abi_major = OMRADE_ABI_MAJOR,
            .abi_minor = OMRADE_ABI_MINOR,
            .ctx = this,
            .name = "omrade validate",
            .version = "",
            .get_extension = &Lent::extension} {}

const void* Lent::extension(const omrade_host*, const char* id) noexcept {
  static constexpr omrade_host_log log{
      .write = [](const omrade_host*, std::int32_t, const char*) {}};
  static constexpr omrade_host_cancel cancel{.requested = [](const omrade_host*) { return 0; }};
  static constexpr omrade_host_progress progress{.report = [](const omrade_host*, double) {}};
  static constexpr omrade_host_random random{
      .uniform = [](const omrade_host*, std::uint64_t seed, std::uint64_t stream,
                    std::uint64_t position, std::int64_t n, double* out) {
        for (std::int64_t i = 0; i < n; ++i)
          out[i] = sdk::uniform(seed, stream, position + static_cast<std::uint64_t>(i));
      }};
  static constexpr omrade_host_parallel parallel{.run = &Lent::run};
  const std::string_view name = id != nullptr ? id : "";
  if (name == OMRADE_EXT_LOG) return &log;
  if (name == OMRADE_EXT_CANCEL) return &cancel;
  if (name == OMRADE_EXT_PROGRESS) return &progress;
  if (name == OMRADE_EXT_RANDOM) return &random;
  if (name == OMRADE_EXT_PARALLEL) return &parallel;
  return nullptr;
}

omrade_status Lent::run(const omrade_host* host, std::int64_t n,
                        omrade_status (*body)(void*, std::int64_t, omrade_error*), void* context,
                        omrade_error* error) noexcept {
  try {
    const auto count = static_cast<std::size_t>(n);
    std::vector<omrade_error> told(count);
    std::vector<omrade_status> status(count, OMRADE_ERR_INTERNAL);
    on_threads(static_cast<const Lent*>(host->ctx)->threads_, count, [&](std::size_t i) {
      told[i].struct_size = sizeof told[i];
      told[i].row = -1;
      status[i] = body(context, static_cast<std::int64_t>(i), &told[i]);
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (status[i] == OMRADE_OK) continue;
      if (error != nullptr) *error = told[i];
      return status[i];
    }
    return OMRADE_OK;
  } catch (...) {  // no exception crosses the boundary
    return OMRADE_ERR_INTERNAL;
  }
}

}  // namespace omrade::validate
