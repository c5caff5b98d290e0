// All areas in one figure: value and interval of a layer, sorted, with the benchmark as a line.
#pragma once

#include "report/context.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace omrade::report {

/// "" where no area has a value. `caption` is the id of the element that names the figure.
std::string caterpillar_svg(const Context& context, const KeyFigure& of,
                            const std::string& caption);

/// Narrow, to stand beside a map, with one area marked. Of more areas than fit only that one is
/// named.
std::string caterpillar_svg(const Context& context, const KeyFigure& of, std::size_t page,
                            const std::string& caption);

}  // namespace omrade::report
