// Text that people and files exchange: numbers, names, escapes. UTF-8 throughout.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade {

/// The shortest decimal text that reads back to the same double; "" for NaN, "inf"/"-inf".
std::string shortest(double value);

/// Fixed decimals with a point, "-0" printed as "0". For pages and golden files.
std::string fixed(double value, int decimals);

/// A number written with a decimal point, whole text consumed; nothing if it is not a number.
std::optional<double> parse_number(std::string_view text);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);

/// The candidate nearest to `name` by edit distance (case ignored), if it is near enough to be
/// meant: at most a third of the longer name's length, at least 1. Ties go to the first.
std::optional<std::string> nearest_name(std::string_view name,
                                        std::span<const std::string> candidates);

/// "did you mean 'x'?" or, when nothing is near, "known: a, b, c" (at most eight); "" if no
/// candidates.
std::string name_hint(std::string_view name, std::span<const std::string> candidates);

/// Text for HTML content and attribute values.
std::string html_escape(std::string_view text);

/// A JSON string literal with its quotes.
std::string json_quote(std::string_view text);

/// A CSV field, quoted only when it must be (RFC 4180).
std::string csv_field(std::string_view text);

/// A file name for any id: letters, digits, '-', '_' and '.' (not first) stay, all else becomes
/// %XX.
std::string file_name_for(std::string_view id);

}  // namespace omrade
