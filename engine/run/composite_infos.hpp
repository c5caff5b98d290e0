// What readers are told of a composite's layers.
#pragma once

#include "model/layer.hpp"
#include "recipe/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace omrade::run {

struct CompositeInfos {
  std::shared_ptr<const LayerInfo> score{}, rank{};
  /// With draws, the last with a top as well; else null.
  std::shared_ptr<const LayerInfo> rank_lower{}, rank_upper{}, top{};
};
CompositeInfos composite_infos(const recipe::CompositePlan& planned, const recipe::Plan& plan);

/// Index into the score's reasons of a score that rests on so many of its parts (1 … parts), or on
/// unreliable ones; there must be something to say.
std::int32_t composite_reason(std::size_t present, bool unreliable, std::size_t parts);

}  // namespace omrade::run
