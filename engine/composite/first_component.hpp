// The first principal component of a few parts.
#pragma once

#include <span>
#include <vector>

namespace omrade::composite {

/// The unit eigenvector of the largest eigenvalue of the parts' correlation matrix, over the areas
/// that have all of them, turned so that its sum is above 0. Parts that are constant there get 0.
/// Where fewer than two areas have all parts: equal entries.
std::vector<double> first_component(std::span<const std::vector<double>> parts);

}  // namespace omrade::composite
