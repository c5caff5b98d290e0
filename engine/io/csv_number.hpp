// Numbers as analysts write them, with either decimal mark.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace omrade::io {

/// ',' if some text is a number only with a decimal comma ("12,5") and none is one with a decimal
/// point, else
/// '.'. "1,234" decides nothing, since it may be a thousand: what cannot be told is refused later,
/// not guessed.
char detect_decimal(std::span<const std::string_view> texts);

/// The number that `text` is with that decimal mark and no other; nothing if it is none.
std::optional<double> decimal_number(std::string_view text, char decimal);

}  // namespace omrade::io
