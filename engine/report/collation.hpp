// The order of names in Swedish: å, ä and ö come after z.
#pragma once

#include <string_view>

namespace omrade::report {

/// Case and accents other than å, ä, ö are looked at only between names that are otherwise equal; ü
/// sorts as y, æ as ä, ø as ö; signs and spaces before digits, digits before letters.
bool swedish_less(std::string_view a, std::string_view b);

}  // namespace omrade::report
