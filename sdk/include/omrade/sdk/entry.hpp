// The C functions through which the engine reaches a plugin.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/call.hpp>
#include <omrade/sdk/describe.hpp>
#include <omrade/sdk/guard.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace omrade {
inline namespace sdk {
namespace detail {

/// One instance: what the engine holds, and the author's object behind it.
template <class P>
struct Box {
  omrade_instance handle{};
  const omrade_host* host = nullptr;
  P plugin{};
};

template <class P>
omrade_status compute(const omrade_instance* instance, const omrade_call* call,
                      omrade_error* error) noexcept {
  return guarded(error, [&] {
    auto& box = *static_cast<Box<P>*>(instance->self);
    const Call view(*call, Described<P>::desc, box.host);
    if constexpr (P::info.concurrency == Concurrency::reentrant) {
      static_cast<const P&>(box.plugin).compute(view);
    } else {
      box.plugin.compute(view);
    }
  });
}
template <class P>
void destroy(omrade_instance* instance) noexcept {
  delete static_cast<Box<P>*>(instance->self);
}
inline const void* no_extension(const omrade_instance*, const char*) noexcept {
  return nullptr;
}

template <class P>
omrade_status create_one(const omrade_host* host, omrade_instance** out,
                         omrade_error* error) noexcept {
  return guarded(error, [&] {
    auto box = std::make_unique<Box<P>>();
    box->host = host;
    box->handle = {.struct_size = sizeof(omrade_instance),
                   .reserved = 0,
                   .self = box.get(),
                   .desc = &Described<P>::desc,
                   .compute = &compute<P>,
                   .get_extension = &no_extension,
                   .destroy = &destroy<P>};
    *out = &box.release()->handle;
  });
}

template <class... P>
omrade_status create(const omrade_host* host, std::uint32_t index, omrade_instance** out,
                     omrade_error* error) noexcept {
  using One = omrade_status (*)(const omrade_host*, omrade_instance**, omrade_error*) noexcept;
  constexpr std::array<One, sizeof...(P)> all{&create_one<P>...};
  if (index >= all.size()) {
    return report(error, OMRADE_ERR_INVALID_ARGUMENT, {}, "no plugin has that index");
  }
  return all[index](host, out, error);
}

template <class... P>
struct Library {
  static constexpr std::array<const omrade_plugin_desc*, sizeof...(P)> plugins{
      &Described<P>::desc...};

  static constexpr bool distinct() {
    for (std::size_t i = 0; i < plugins.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (std::string_view(plugins[i]->id) == plugins[j]->id) return false;
      }
    }
    return true;
  }
  static_assert(distinct(), "two plugins of this library share an id");
};

}  // namespace detail
}  // namespace sdk
}  // namespace omrade
