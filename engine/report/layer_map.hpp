// One layer as a figure for a slide: a drawing by itself, with title, legend and source.
#pragma once

#include "model/gated_profile.hpp"

#include <string>

namespace omrade::report {

struct LayerMapRequest {
  std::string layer{};     ///< INDICATOR.LAYER
  std::string level{};     ///< empty: that of the maps, or else the first with outlines that has it
  std::string centre{};    ///< an area of the page level, to show its surroundings; empty: all
  std::string period{};    ///< empty: the profile's, or the latest that the layer has
  std::string language{};  ///< sv or en; empty: the profile's first
};

/// An SVG of 1280 x 720 pixels that needs nothing beside itself; its text is text. Title, unit,
/// level and period, the map with a tooltip for each area, a legend of classes as on pages
/// (withheld areas are hatched), sources, and the profile's notice. Error user, with the nearest
/// name or what there is instead: no such layer, level, area or period; a layer of flows; a level
/// without outlines; a layer that has nothing to show there.
std::string layer_map_svg(const GatedProfile& profile, const LayerMapRequest& request);

}  // namespace omrade::report
