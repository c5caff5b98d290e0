// Calls a plugin that is loaded in this process: in the engine, or in a worker. Nothing here
// touches the engine's log or its threads.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/frame.hpp"
#include "host/host.hpp"
#include "host/instances.hpp"
#include "host/library.hpp"
#include "host/services.hpp"

#include <span>
#include <string>

namespace omrade::host {

/// Whether a call may be made for some areas of a level alone, in chunks.
bool may_be_cut(const catalogue::Descriptor& plugin);

class Caller {
 public:
  /// Loads the library and makes an instance. Error user when the library cannot be loaded or is
  /// not what its note says.
  Caller(const catalogue::Descriptor& descriptor, ServiceHooks hooks);

  /// The failure of the first chunk that failed, or "".
  [[nodiscard]] std::string call_all(const Request& request, std::span<const LayerView> layers);

 private:
  static Library& verified(const catalogue::Descriptor& plugin);
  [[nodiscard]] std::string failed(const std::string& what) const;
  [[nodiscard]] std::string call(const omrade_call& call, const Request& request);
  [[nodiscard]] std::string told(omrade_status status, const omrade_error& error,
                                 const omrade_call& call, const Request& request) const;

  const catalogue::Descriptor plugin_;
  ServiceHooks hooks_;
  Services services_;
  Instances instances_;
  bool chunked_ = false;
};

}  // namespace omrade::host
