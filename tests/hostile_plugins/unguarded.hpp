// A plugin whose functions are its own, without the SDK's guard: what its deed throws crosses the C
// boundary, which the contract forbids.
#pragma once

#include "hostile.hpp"

#define UNGUARDED_PLUGIN(ID)                                                                      \
  namespace {                                                                                     \
  struct Hostile {                                                                                \
    HOSTILE_DECLARATIONS(ID, index);                                                              \
    void compute(const omrade::Call&) {}                                                          \
  };                                                                                              \
  void deed();                                                                                    \
  omrade_status compute(const omrade_instance*, const omrade_call* call, omrade_error*) {         \
    if (call->params[0]->number > 0) deed();                                                      \
    return OMRADE_OK;                                                                             \
  }                                                                                               \
  void destroy(omrade_instance*) {}                                                               \
  omrade_status create(const omrade_host*, std::uint32_t, omrade_instance** out, omrade_error*) { \
    static omrade_instance only{.struct_size = sizeof(omrade_instance),                           \
                                .reserved = 0,                                                    \
                                .self = nullptr,                                                  \
                                .desc = omrade::detail::Library<Hostile>::plugins[0],             \
                                .compute = &compute,                                              \
                                .get_extension = &omrade::detail::no_extension,                   \
                                .destroy = &destroy};                                             \
    *out = &only;                                                                                 \
    return OMRADE_OK;                                                                             \
  }                                                                                               \
  }                                                                                               \
  extern "C" OMRADE_EXPORT const omrade_entry omrade_plugin_entry{                                \
      .magic = OMRADE_MAGIC,                                                                      \
      .abi_major = OMRADE_ABI_MAJOR,                                                              \
      .abi_minor = OMRADE_ABI_MINOR,                                                              \
      .struct_size = sizeof(omrade_entry),                                                        \
      .n_plugins = 1,                                                                             \
      .plugins = omrade::detail::Library<Hostile>::plugins.data(),                                \
      .create = &create};                                                                         \
  __attribute__((section(OMRADE_NOTE_SECTION), used,                                              \
                 aligned(4))) static constinit const auto omrade_note =                           \
      omrade::detail::make_note<Hostile>();
