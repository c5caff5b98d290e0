// Throws across the C boundary before it is an instance.
#include <omrade/plugin.hpp>

#include <stdexcept>

namespace {

struct Hostile {
  static constexpr omrade::Info info{.id = "hostile.throws_when_made", .version = "1.0.0"};
  static constexpr omrade::Param<double> how{.id = "how", .fallback = 0, .min = 0, .max = 9};
  static constexpr omrade::Input x{.id = "x"};
  static constexpr omrade::Layer y{.id = "y"};
  static constexpr auto declares = omrade::declare(how, x, y);
  void compute(const omrade::Call&) {}
};
omrade_status create(const omrade_host*, std::uint32_t, omrade_instance**, omrade_error*) {
  throw std::runtime_error("not today");
}

}  // namespace

extern "C" OMRADE_EXPORT const omrade_entry omrade_plugin_entry{
    .magic = OMRADE_MAGIC,
    .abi_major = OMRADE_ABI_MAJOR,
    .abi_minor = OMRADE_ABI_MINOR,
    .struct_size = sizeof(omrade_entry),
    .n_plugins = 1,
    .plugins = omrade::detail::Library<Hostile>::plugins.data(),
    .create = &create};
__attribute__((section(OMRADE_NOTE_SECTION), used,
               aligned(4))) static constinit const auto omrade_note =
    omrade::detail::make_note<Hostile>();
