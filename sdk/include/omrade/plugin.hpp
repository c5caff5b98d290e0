// The C++20 author's side of the omrade plugin ABI: header-only, nothing but the standard library.
//
// A plugin is one struct. What it declares is its documentation, the schema of its part of a
// recipe, and the keys to its data. It is a pure function from areas to layers: the engine brings
// the inputs to whatever areas it is asked about, so a plugin never averages a rate and never asks
// where it is.
//
//   #include <omrade/plugin.hpp>
//
//   struct LowEducation {
//     static constexpr omrade::Info info{
//         .id = "org.example.low_education", .version = "0.1.0",
//         .title = {.sv = "Låg utbildning", .en = "Low education"},
//         .concurrency = omrade::Concurrency::reentrant, .row_independent = true};
//     static constexpr omrade::Input low{.id = "low_education", .unit = "persons"};
//     static constexpr omrade::Input adults{.id = "adults", .unit = "persons"};
//     static constexpr omrade::Layer share{
//         .id = "share", .title = {.sv = "Andel med låg utbildning", .en = "Share with low
//         education"}, .unit = "%", .kind = omrade::Kind::proportion, .multiplier = 100};
//     static constexpr auto declares = omrade::declare(low, adults, share);
//
//     void compute(const omrade::Call& call) const {
//       const auto x = call[low], n = call[adults];
//       const auto out = call[share];
//       for (std::size_t i = 0; i < call.areas(); ++i) out.set(i, x[i], n[i]);
//     }
//   };
//   OMRADE_PLUGINS(LowEducation)
//
// Value, Wilson interval, missing values and the protection of small groups are the engine's work.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/call.hpp>
#include <omrade/sdk/declarations.hpp>
#include <omrade/sdk/describe.hpp>
#include <omrade/sdk/entry.hpp>
#include <omrade/sdk/error.hpp>
#include <omrade/sdk/estimate.hpp>
#include <omrade/sdk/note.hpp>
#include <omrade/sdk/student.hpp>
#include <omrade/sdk/views.hpp>
#include <omrade/survey.hpp>

/// Once per library, at namespace scope, with every plugin of the library.
#define OMRADE_PLUGINS(...)                                              \
  extern "C" OMRADE_EXPORT const omrade_entry omrade_plugin_entry{       \
      .magic = OMRADE_MAGIC,                                             \
      .abi_major = OMRADE_ABI_MAJOR,                                     \
      .abi_minor = OMRADE_ABI_MINOR,                                     \
      .struct_size = sizeof(omrade_entry),                               \
      .n_plugins = omrade::detail::Library<__VA_ARGS__>::plugins.size(), \
      .plugins = omrade::detail::Library<__VA_ARGS__>::plugins.data(),   \
      .create = &omrade::detail::create<__VA_ARGS__>};                   \
  __attribute__((section(OMRADE_NOTE_SECTION), used,                     \
                 aligned(4))) static constinit const auto omrade_note =  \
      omrade::detail::make_note<__VA_ARGS__>();
