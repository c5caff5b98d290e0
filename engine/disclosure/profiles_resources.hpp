// Resources in profiles.json: places, which are public. What is told of residents around them are
// layers, and stands among those.
#pragma once

#include "catalogue/json_reader.hpp"
#include "disclosure/json_text.hpp"
#include "model/profile.hpp"

#include <memory>

namespace omrade::disclosure {

/// An object of the list that is open.
void write_resources(JsonText& out, const Resources& resources);

/// Error user, naming the place, for lists that do not fit each other, categories, levels and areas
/// that are none. `profile` has its levels.
std::shared_ptr<const Resources> read_resources(catalogue::JsonObject& json,
                                                const Profile& profile);

}  // namespace omrade::disclosure
