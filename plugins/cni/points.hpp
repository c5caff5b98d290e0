// Index points of one area, and their confidence limits.
#pragma once

#include <omrade/care_need.hpp>
#include <omrade/plugin.hpp>

namespace cni {

using Points = omrade::formula::IndexPoints;

/// None without hits.
inline omrade::Limits limits_of(const Points& p) {
  if (!(p.hits > 0)) return {};
  return {.lower95 = p.limit(omrade::kZ95, -1),
          .upper95 = p.limit(omrade::kZ95, +1),
          .lower998 = p.limit(omrade::kZ998, -1),
          .upper998 = p.limit(omrade::kZ998, +1),
          .kind = omrade::Interval::dobson};
}

}  // namespace cni
