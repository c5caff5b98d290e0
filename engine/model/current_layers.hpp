// Which of a layer's periods is shown where only one is: on pages, maps and in the GeoPackage.
#pragma once

#include "model/profile.hpp"

#include <string>
#include <vector>

namespace omrade {

/// Somewhere there is a value, or a word why it is not shown (withheld, failed).
bool stands_anywhere(const LayerResult& layer);

/// A layer that applies nowhere at its level has nothing to say there.
bool applies(const LayerResult& layer);

/// One result per layer, in the order of the level: that of `period` where it stands, else the
/// latest that does.
std::vector<const LayerResult*> current_layers(const LevelResult& level, const std::string& period);

}  // namespace omrade
