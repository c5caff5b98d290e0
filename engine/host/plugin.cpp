#include "host/bundled.hpp"
#include "host/caller.hpp"
#include "host/checked_plugin.hpp"
#include "host/isolate.hpp"
#include "host/log_lines.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace omrade::host {
namespace {

ServiceHooks in_engine(const std::string& plugin_id, const Cancel& cancel) {
  return {.log = [plugin_id](std::int32_t level,
                             std::string_view line) { log_line(plugin_id, level, line); },
          .cancelled = [&cancel] { return cancel.requested(); },
          .progress = [plugin_id](double done) { log_progress(plugin_id, done); },
          .loop =
              [](std::int64_t n, const std::function<void(std::int64_t)>& one) {
                tbb::parallel_for(std::int64_t{0}, n, one);
              },
          .alone = [](const std::function<void()>& call) { tbb::this_task_arena::isolate(call); }};
}

class LoadedPlugin : public CheckedPlugin {
 public:
  LoadedPlugin(const catalogue::Descriptor& descriptor, const Cancel& cancel)
      : CheckedPlugin(descriptor), caller_(descriptor, in_engine(descriptor.id, cancel)) {}

 private:
  std::string call_all(const Request& request, std::span<const LayerView> layers) override {
    return caller_.call_all(request, layers);
  }

  Caller caller_;
};

}  // namespace

bool is_isolated(const catalogue::Descriptor& plugin, Isolation isolation) {
  return isolation == Isolation::all || (isolation == Isolation::automatic && !is_bundled(plugin));
}

std::shared_ptr<Plugin> Plugin::load(const catalogue::Descriptor& descriptor,
                                     const Cancel& cancel) {
  return std::make_shared<LoadedPlugin>(descriptor, cancel);
}

std::shared_ptr<Plugin> Plugin::load(const catalogue::Descriptor& descriptor, const Cancel& cancel,
                                     Isolation isolation, const Limits& limits) {
  return is_isolated(descriptor, isolation) ? load_isolated(descriptor, cancel, limits)
                                            : load(descriptor, cancel);
}

}  // namespace omrade::host
