// Calls a plugin as the host does, with as many threads as one likes and with fences around all
// that it may write. Private to the module.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/host.hpp"
#include "host/instances.hpp"
#include "validate/lent.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::validate {

class Direct {
 public:
  /// `threads` run chunks of a row-independent plugin and the loop lent to plugins.
  Direct(const catalogue::Descriptor& plugin, unsigned threads);

  /// All areas in one call, or, where `chunk` is above 0, in chunks of that many. A failure is of
  /// the first chunk that failed.
  [[nodiscard]] host::Outcome compute(const host::Request& request, std::size_t chunk = 0);

  /// One call with canaries before and after each output: what it overwrote, or "". `failure` is
  /// the plugin's own.
  [[nodiscard]] std::string overwritten(const host::Request& request, std::string& failure);

 private:
  [[nodiscard]] std::string call(const omrade_call& call);

  const catalogue::Descriptor& plugin_;
  Lent lent_;
  host::Instances instances_;
};

}  // namespace omrade::validate
