// Numbers as readers of Swedish and English write them. Plain text, never NaN: "–" stands for no
// number.
#pragma once

#include "report/language.hpp"

#include <string>
#include <string_view>

namespace omrade::report {

/// Swedish "12 345,6" (narrow no-break space, comma), English "12,345.6"; the minus sign is U+2212.
std::string number(double value, int decimals, Language language);

/// The number with its unit: "12,5 %" and "12.5%"; units that plugins commonly name are put into
/// Swedish.
std::string with_unit(std::string number_text, std::string_view unit, Language language);

/// A unit alone, for headings.
std::string unit_name(std::string_view unit, Language language);

/// Has the unit a name in both languages? None needs none.
bool knows_unit(std::string_view unit);

/// "10,1–14,5"; "−1,2 till 0,4" where a limit is negative, for a dash would read as another minus.
std::string limits(double lower, double upper, int decimals, Language language);

/// A share in [0, 1] as whole percent that never rounds to nothing or to everything: "under 1 %",
/// "över 99 %".
std::string share_percent(double share, Language language);

/// The number that a reader sees for `value`: rounded to the decimals of the page.
double displayed(double value, int decimals);

}  // namespace omrade::report
