// All whole numbers that fit, one by one; for audit alone. With shares as coefficients a linear
// program sees freedom where whole numbers have none.
#pragma once

#include "disclosure/components.hpp"

#include <cstddef>
#include <functional>
#include <span>

namespace omrade::disclosure {

/// Whether enumeration is the way: all cells whole and bounded, few, and some coefficient not.
bool wants_enumeration(const LinearSystem& system, const Component& component);

/// Calls `see` with each solution, in the order of component.cells. False when it was given up
/// after `most` steps; what was seen until then are solutions all the same.
bool enumerate(const LinearSystem& system, const Component& component, std::size_t most,
               const std::function<void(std::span<const double>)>& see);

}  // namespace omrade::disclosure
