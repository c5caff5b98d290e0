// Which plugins are the engine's own: they run in its process.
#pragma once

#include "catalogue/descriptor.hpp"

namespace omrade::host {

/// True if the library lies in lib/omrade/plugins beside the running program and its build-id is in
/// lib/omrade/bundled.txt, which the same build wrote.
bool is_bundled(const catalogue::Descriptor& plugin);

}  // namespace omrade::host
