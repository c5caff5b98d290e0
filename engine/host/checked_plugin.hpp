// What the engine does around a call, wherever the plugin runs. Nothing of this happens in a
// worker: its memory belongs to the plugin.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/frame.hpp"
#include "host/host.hpp"

#include <span>
#include <string>

namespace omrade::host {

/// Checks the request, prepares keys and outputs, and holds what comes back to its promises.
class CheckedPlugin : public Plugin {
 public:
  explicit CheckedPlugin(const catalogue::Descriptor& descriptor) : plugin_(descriptor) {}
  [[nodiscard]] Outcome compute(const Request& request) final;

 protected:
  /// Fills the layers; the failure, or "".
  [[nodiscard]] virtual std::string call_all(const Request& request,
                                             std::span<const LayerView> layers) = 0;
  [[nodiscard]] const catalogue::Descriptor& plugin() const noexcept { return plugin_; }
  /// A sentence with the plugin's name before it.
  [[nodiscard]] std::string failed(const std::string& what) const;

 private:
  [[nodiscard]] std::string absent_input(const Request& request) const;
  [[nodiscard]] std::string settle(const LayerInfo& layer, const Request& request,
                                   LayerOutput& output) const;

  const catalogue::Descriptor plugin_;
};

}  // namespace omrade::host
