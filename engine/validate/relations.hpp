// What holds between the answers about the same people, told in two ways. Private to the module.
#pragma once

#include "catalogue/descriptor.hpp"
#include "validate/checks.hpp"
#include "validate/compare.hpp"

#include <optional>

namespace omrade::validate {

/// Its numerator and denominator are sums over people.
bool is_additive(const LayerInfo& layer);

/// Areas 0 and 1 of `apart` are area 0 of `together`: numerators and denominators are the sums.
std::optional<Finding> merged_relation(const catalogue::Descriptor& plugin, const Answered& apart,
                                       const Answered& together);

/// Everybody is twice in `twice`.
std::optional<Finding> doubled_relation(const catalogue::Descriptor& plugin, const Answered& once,
                                        const Answered& twice);

/// The finding on the fewest areas that still show it, with their data.
Finding shrunk(Subject& subject, const host::Request& request, Property holds,
               const Finding& found);

}  // namespace omrade::validate
