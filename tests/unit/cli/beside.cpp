// A plugin that comes with a recipe: how many live in an area.
#include <omrade/plugin.hpp>

struct Beside {
  static constexpr omrade::Info info{.id = "test.beside",
                                     .version = OMRADE_BESIDE_VERSION,
                                     .title = {.sv = "Bredvid", .en = "Beside"},
                                     .vendor = "The tests",
                                     .license = "CC0-1.0",
                                     .concurrency = omrade::Concurrency::reentrant,
                                     .row_independent = true};
  static constexpr omrade::Input part{.id = "part", .unit = "persons"};
  static constexpr omrade::Input whole{.id = "whole", .unit = "persons"};
  static constexpr omrade::Layer share{.id = "share",
                                       .title = {.sv = "Andel", .en = "Share"},
                                       .unit = "%",
                                       .kind = omrade::Kind::proportion,
                                       .multiplier = 100};
  static constexpr auto declares = omrade::declare(part, whole, share);

  void compute(const omrade::Call& call) const {
    for (std::size_t i = 0; i < call.areas(); ++i)
      call[share].set(i, call[part][i], call[whole][i]);
  }
};
OMRADE_PLUGINS(Beside)
