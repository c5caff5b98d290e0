// All areas in one figure: value and interval of the index, sorted, with the benchmark as a line.
#pragma once

#include "report/context.hpp"

#include <string>

namespace omrade::report {

/// "" where no area has a value. `caption` is the id of the element that names the figure.
std::string caterpillar_svg(const Context& context, const std::string& caption);

}  // namespace omrade::report
