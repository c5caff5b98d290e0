// Numbers of a cell in several publications: what they tell together. For the gate alone.
#pragma once

#include "model/layer.hpp"

#include <cstdint>
#include <limits>
#include <span>

namespace omrade::disclosure {

/// As one publication printed a cell; NaN where it had no such number.
struct Published {
  double numerator = std::numeric_limits<double>::quiet_NaN();
  double denominator = std::numeric_limits<double>::quiet_NaN();
  bool whole = false;  ///< rounded to whole persons before it was rounded further
};

/// The same numbers; none is the same as none.
bool same_publication(const Published& a, const Published& b);

bool numerator_was_published(std::span<const Published> before, double numerator);

/// Less than `minimum` persons off what one of them printed, but printed by none.
bool numerator_moved_by_few(std::span<const Published> before, double now, std::uint32_t minimum);
bool denominator_moved_by_few(std::span<const Published> before, double now, std::uint32_t minimum);

/// Whether those of the group who are not in the number became fewer than `minimum` more or fewer
/// since one of them, as the number changed as well: of 60 less 40 and 72 less 50, two came. Where
/// the number did not change, none of the few who came is in it, and that nobody is is published.
bool rest_moved_by_few(const LayerInfo& info, std::span<const Published> before, double numerator,
                       double denominator, std::uint32_t minimum);

}  // namespace omrade::disclosure
