// Which layers are the bars of an age pyramid.
#pragma once

#include <string>
#include <string_view>

namespace omrade::report {

/// "women_20_29", "men_80": a sex, and an age band that may be open.
bool is_bar_of_pyramid(std::string_view layer);

/// "20–29", "80+" of the id of a bar.
std::string band_of(std::string_view layer);

}  // namespace omrade::report
