// What stands around a map that is a figure by itself; for layer_map.cpp alone.
#pragma once

#include "report/context.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace omrade::report {

/// `map` is the drawing, named by the element "title". The context has one language, and says which
/// layer of which level is mapped.
std::string layer_map_frame(const Context& context, std::optional<std::size_t> page,
                            const std::string& map);

/// The rules of the pages' style sheet that maps are drawn by.
std::string map_style();

/// Lines no longer than `width` at a height of `size` pixels, by letters of generous width; words
/// are never cut.
std::vector<std::string> wrapped(const std::string& text, double width, double size);

}  // namespace omrade::report
