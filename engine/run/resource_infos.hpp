// What the layers about resources are, for readers.
#pragma once

#include "model/layer.hpp"
#include "model/resources.hpp"

#include <memory>

namespace omrade::run {

/// Of one category; of all of them where it is null.
std::shared_ptr<const LayerInfo> resource_count_info(const ResourceCategory* category);
std::shared_ptr<const LayerInfo> resource_rate_info(const ResourceCategory* category);
/// Reasons: 0 nobody lives there by the grid, 1 there is no resource of the category.
std::shared_ptr<const LayerInfo> resource_nearest_info(const ResourceCategory& category,
                                                       bool by_people);
/// Reasons: 0 the need is not high, 1 it is not known.
std::shared_ptr<const LayerInfo> resource_gaps_info();

}  // namespace omrade::run
