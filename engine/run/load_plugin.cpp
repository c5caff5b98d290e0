#include "run/load_plugin.hpp"

#include "base/error.hpp"

#include <string>
#include <utility>

namespace omrade::run {
namespace {

class UnstartedPlugin : public host::Plugin {
 public:
  explicit UnstartedPlugin(std::string why) : why_(std::move(why)) {}
  host::Outcome compute(const host::Request&) override { return {.layers = {}, .failure = why_}; }

 private:
  std::string why_;
};

}  // namespace

std::shared_ptr<host::Plugin> load_plugin(const catalogue::Descriptor& plugin,
                                          host::Isolation isolation, const Cancel& cancel) {
  try {
    return host::Plugin::load(plugin, cancel, isolation);
  } catch (const Error& error) {
    const bool apart = host::is_isolated(plugin, isolation);
    if (error.kind() != ErrorKind::user || !apart) throw;
    return std::make_shared<UnstartedPlugin>(error.messages().front().what);
  }
}

}  // namespace omrade::run
