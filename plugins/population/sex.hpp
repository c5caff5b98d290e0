// The sex that a table means by a word.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace population {

enum class Sex : std::uint8_t { unknown, woman, man };

/// "Kvinna", "k", "kvinnor", "FEMALE" … and "man", "M", "män" …, in small or capital letters.
/// Numbers are not taken: 1 is a man in some tables and a woman in others.
inline Sex sex_of(std::string_view label) {
  constexpr std::array<std::string_view, 6> women{"k",     "kvinna", "kvinnor",
                                                  "woman", "women",  "female"};
  constexpr std::array<std::string_view, 5> men{"m", "man", "män", "men", "male"};
  std::string small;
  for (const char c : label) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view word : women)
    if (small == word) return Sex::woman;
  for (const std::string_view word : men)
    if (small == word) return Sex::man;
  return Sex::unknown;
}

}  // namespace population
