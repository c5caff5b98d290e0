// A plugin with one input and one layer, whose deed is all that differs. Each library has its own
// id: a plugin that ended twice is not called again.
#pragma once

#include <omrade/plugin.hpp>

#define HOSTILE_DECLARATIONS(ID, KIND)                                                        \
  static constexpr omrade::Info info{.id = "hostile." ID, .version = "1.0.0"};                \
  static constexpr omrade::Param<double> how{.id = "how", .fallback = 0, .min = 0, .max = 9}; \
  static constexpr omrade::Input x{.id = "x"};                                                \
  static constexpr omrade::Layer y{.id = "y", .kind = omrade::Kind::KIND};                    \
  static constexpr auto declares = omrade::declare(how, x, y)

/// Does its deed, and then answers as a good plugin would.
#define HOSTILE_PLUGIN(ID)                                                         \
  namespace {                                                                      \
  struct Hostile {                                                                 \
    HOSTILE_DECLARATIONS(ID, index);                                               \
    void compute(const omrade::Call& call) {                                       \
      if (call[how] > 0) deed(call.raw());                                         \
      for (std::size_t i = 0; i < call.areas(); ++i) call[y].value(i, call[x][i]); \
    }                                                                              \
    static void deed(const omrade_call& call);                                     \
  };                                                                               \
  }                                                                                \
  OMRADE_PLUGINS(Hostile)

/// Answers as a good plugin would, and then spoils it.
#define HOSTILE_ANSWER(ID, KIND)                                                   \
  namespace {                                                                      \
  struct Hostile {                                                                 \
    HOSTILE_DECLARATIONS(ID, KIND);                                                \
    void compute(const omrade::Call& call) {                                       \
      for (std::size_t i = 0; i < call.areas(); ++i) call[y].value(i, call[x][i]); \
      if (call[how] > 0) spoil(call.raw());                                        \
    }                                                                              \
    static void spoil(const omrade_call& call);                                    \
  };                                                                               \
  }                                                                                \
  OMRADE_PLUGINS(Hostile)
