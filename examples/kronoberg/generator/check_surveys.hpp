/// Checks of the survey of life habits and of the dental examinations.
#pragma once

#include "model.hpp"

#include <string>

namespace kronoberg {

/// These throw std::runtime_error with a sentence about the first thing that is not as it should
/// be.
void check_survey(const Model& model);
void check_dental(const Model& model);

/// Key figures, one a line.
[[nodiscard]] std::string summary_of_survey(const Model& model);
[[nodiscard]] std::string summary_of_dental(const Model& model);

}  // namespace kronoberg
