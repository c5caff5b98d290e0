/// Checks of the generated data against each other.
#pragma once

#include "model.hpp"

#include <string>

namespace kronoberg {

/// Throws std::runtime_error with a sentence about the first thing that is not as it should be.
void check(const Model& model);

/// Key figures, one a line.
[[nodiscard]] std::string summary_of(const Model& model);

}  // namespace kronoberg
