// Codes that carry the year of their division, such as 0780C1010_DeSO2025.
#pragma once

#include <string_view>

namespace omrade::bring {

/// The suffix "_" + letters + four digits of a code, such as "_DeSO2025"; "" where there is none.
std::string_view vintage_suffix(std::string_view code);

/// The code without it.
std::string_view without_vintage(std::string_view code);

/// True for "_DeSO2025" and "_deso2025": publishers differ in the case of the letters.
bool same_vintage(std::string_view one, std::string_view other);

}  // namespace omrade::bring
