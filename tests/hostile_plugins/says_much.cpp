// Fills the log, and then is good.
#include <omrade/plugin.hpp>

#include <string>

namespace {

struct Hostile {
  static constexpr omrade::Info info{.id = "hostile.says_much", .version = "1.0.0"};
  static constexpr omrade::Param<double> how{.id = "how", .fallback = 0, .min = 0, .max = 9};
  static constexpr omrade::Input x{.id = "x"};
  static constexpr omrade::Layer y{.id = "y"};
  static constexpr auto declares = omrade::declare(how, x, y);
  void compute(const omrade::Call& call) {
    for (int i = 0; call[how] > 0 && i < 20000; ++i)
      call.log(omrade::LogLevel::warn, std::string(5000, 'm'));
    for (std::size_t i = 0; i < call.areas(); ++i) call[y].value(i, call[x][i]);
  }
};

}  // namespace

OMRADE_PLUGINS(Hostile)
