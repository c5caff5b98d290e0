// Says that each area stands alone, and answers by how many it was asked about.
#include <omrade/plugin.hpp>

namespace {

struct Hostile {
  static constexpr omrade::Info info{
      .id = "hostile.claims_independence", .version = "1.0.0", .row_independent = true};
  static constexpr omrade::Param<double> how{.id = "how", .fallback = 0, .min = 0, .max = 9};
  static constexpr omrade::Input x{.id = "x"};
  static constexpr omrade::Layer y{.id = "y"};
  static constexpr auto declares = omrade::declare(how, x, y);
  void compute(const omrade::Call& call) {
    for (std::size_t i = 0; i < call.areas(); ++i)
      call[y].value(i, static_cast<double>(call.areas()));
  }
};

}  // namespace

OMRADE_PLUGINS(Hostile)
