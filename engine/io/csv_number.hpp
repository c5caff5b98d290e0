// Numbers as analysts write them, with either decimal mark.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace omrade::io {

/// ',' if some text is a number only with a decimal comma ("12,5") and none is one with a decimal
/// point, else '.'. "1,234" decides nothing, since it may be a thousand: what cannot be told is
/// refused later, not guessed.
char detect_decimal(std::span<const std::string_view> texts);

/// The number that `text` is with that decimal mark and no other; nothing if it is none. Thousands
/// may be set apart by one sort of blank ("1 234 567,5"): space, no-break space, narrow no-break
/// space or thin space, with three digits after each and no leading zero.
std::optional<double> decimal_number(std::string_view text, char decimal);

/// The first text with the decimal mark, if after each of them three digits follow one to three
/// ("1.400"): then all may be thousands. "" otherwise, also when some text is surely a fraction,
/// such as "0.125" and "12.5". Texts that are no numbers decide nothing.
std::string maybe_thousands(std::span<const std::string> texts, char decimal);

/// What such a text is if its mark sets thousands apart: 1400.
double thousands_of(std::string_view text);

/// Error user unless `option` is "." or ",".
void require_decimal_mark(const std::string& subject, const std::string& option);

/// What to do about a text that is no number: most often it is one with the other decimal mark, or
/// that mark sets its thousands apart. "1,000" may be either, so both are said.
std::string number_hint(std::string_view text, char decimal);

}  // namespace omrade::io
