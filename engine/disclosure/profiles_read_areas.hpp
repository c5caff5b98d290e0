// The open part of profiles.json: areas, their outlines and what they are put together from.
#pragma once

#include "catalogue/json_reader.hpp"
#include "model/area_set.hpp"
#include "model/crosswalk.hpp"

#include <memory>

namespace omrade::disclosure {

/// Where they stand is in the messages. Error user as `read_profiles`.
std::shared_ptr<const AreaSet> read_areas(catalogue::JsonObject json);
/// From whole per cent to shares that print the same and never sum to more than there is.
std::shared_ptr<const Crosswalk> read_membership(catalogue::JsonObject json, std::size_t targets);

}  // namespace omrade::disclosure
