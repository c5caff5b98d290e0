// Small figures in the rows of the table of measures: where an area lies among all, and its way
// through the periods. For the eye alone: what they show is told by the numbers and words of the
// row.
#pragma once

#include "report/context.hpp"

#include <cstddef>
#include <string>

namespace omrade::report {

/// From the least to the greatest of all pages (light), the middle half (darker, from eight areas),
/// the benchmark as a line, and the page's value with its interval. Better is to the right; of
/// neutral layers, higher is. "" where the page has no value, or no other area has one.
std::string spine_svg(const Context& context, std::size_t column, const LayerResult& layer,
                      std::size_t page);

/// Markup: a line through the periods with the band of its intervals, and the first and last
/// period. "" where fewer than two periods have a value.
std::string trend_markup(const Context& context, std::size_t column, const LayerResult& layer,
                         std::size_t page);

}  // namespace omrade::report
