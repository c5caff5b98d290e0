// Is a loaded plugin what its note says? Everything the engine has decided rests on the note.
#pragma once

#include "catalogue/descriptor.hpp"
#include <omrade/plugin.h>

#include <string>

namespace omrade::host {

/// The first fact in which the loaded plugin differs from its note, such as "layer 'relative': its
/// kind"; "" if there is none.
std::string first_difference(const omrade_plugin_desc& loaded, const catalogue::Descriptor& note);

}  // namespace omrade::host
