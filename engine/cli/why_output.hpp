// A number unfolded, as `omrade why` prints it.
#pragma once

#include "run/unfold.hpp"

#include <string>

namespace omrade::cli {

/// For a terminal of 100 columns.
std::string why_text(const run::Unfolded& number);
/// One object; protected numbers are the word "protected", missing ones null.
std::string why_json(const run::Unfolded& number);

}  // namespace omrade::cli
