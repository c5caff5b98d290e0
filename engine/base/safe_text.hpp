// Texts from data that other programs will read: spreadsheets, file systems, terminals.
#pragma once

#include <string>
#include <string_view>

namespace omrade {

/// Line breaks, other control characters and marks that turn the direction of writing become one
/// space each; a name is then what it looks like.
std::string one_line(std::string_view text);

/// True for what a spreadsheet takes for a formula: it begins with = + - @, a tab or a line break.
bool begins_like_formula(std::string_view text);

/// `text` with an apostrophe before it where a spreadsheet would take it for a formula.
std::string not_a_formula(std::string text);

/// A to Z as a to z; all else as it is. Names that are equal then are one file on many systems.
std::string lower_ascii(std::string_view text);

/// True for con, nul, com1 and the others of which Windows makes no file, whatever follows a point.
bool is_device_name(std::string_view name);

}  // namespace omrade
