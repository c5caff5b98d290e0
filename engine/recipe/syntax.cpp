#include "recipe/syntax.hpp"

#include "base/text.hpp"
#include "recipe/near.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace omrade::recipe {
namespace {

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// One line of the text, and the byte at which a column (counted in characters) stands.
struct Spot {
  std::string_view line{};
  std::size_t at = 0;
};

Spot find_spot(std::string_view text, Place place) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, 3) == byte_order_mark) text.remove_prefix(3);
  for (std::uint32_t line = 1; line < place.line; ++line) {
    const std::size_t end = text.find('\n');
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  Spot spot{.line = text.substr(0, text.find('\n'))};
  if (!spot.line.empty() && spot.line.back() == '\r') spot.line.remove_suffix(1);
  for (std::uint32_t column = 1; column < place.column && spot.at < spot.line.size(); ++column) {
    do {
      ++spot.at;
    } while (spot.at < spot.line.size() && continues_character(spot.line[spot.at]));
  }
  return spot;
}

std::uint32_t column_of(std::string_view line, std::size_t at) {
  const auto bytes = line.substr(0, at);
  const auto inner = std::count_if(bytes.begin(), bytes.end(), continues_character);
  return static_cast<std::uint32_t>(bytes.size() - static_cast<std::size_t>(inner) + 1);
}

/// The unquoted value around a place, such as b.csv of "a = b.csv  # c".
std::string_view word_around(const Spot& spot) {
  constexpr std::string_view ends = "=,[]{}#\"'";
  std::size_t begin = std::min(spot.at, spot.line.size());
  while (begin > 0 && ends.find(spot.line[begin - 1]) == std::string_view::npos) --begin;
  const std::size_t end = spot.line.find_first_of(ends, std::max(begin, spot.at));
  return trim(spot.line.substr(begin, end == std::string_view::npos ? end : end - begin));
}

/// What stands between single quotes in a description of the library.
std::string_view quoted(std::string_view description) {
  const std::size_t open = description.find('\'');
  const std::size_t close = description.rfind('\'');
  if (open == std::string_view::npos || close <= open) return {};
  return description.substr(open + 1, close - open - 1);
}

/// Typographic quotes, which text programs put in by themselves, taken away.
std::string without_curly_quotes(std::string_view word) {
  std::string out(word);
  for (const std::string_view curly : {"“", "”", "„", "’", "‘"}) {
    for (std::size_t at = out.find(curly); at != std::string::npos; at = out.find(curly)) {
      out.erase(at, curly.size());
    }
  }
  return out;
}

/// What the library did not expect: the X of "…, saw 'X'".
std::string_view seen_in(std::string_view description) {
  constexpr std::string_view saw = "saw '";
  const std::size_t at = description.find(saw);
  if (at == std::string_view::npos) return {};
  return quoted(description.substr(at + saw.size() - 1));
}

SyntaxError no_value(const Spot& spot, Place place) {
  const std::string_view word = word_around(spot);
  if (word.empty()) return {place, "a value is missing", "write name = value"};
  place.column = column_of(spot.line, static_cast<std::size_t>(word.data() - spot.line.data()));
  std::string small;
  for (const char c : word) small += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  const std::string what = "'" + shown(word) + "' is not a value";
  if (small == "true" || small == "yes") return {place, what, "write true"};
  if (small == "false" || small == "no") return {place, what, "write false"};
  const bool digits = std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' || c == ':' || c == '+';
  });
  if (digits) {
    return {place, what,
            "numbers as 12 or 0.5; codes, years and dates are text: " + json_quote(shown(word))};
  }
  return {place, what,
          "text stands between double quotes: " + json_quote(shown(without_curly_quotes(word)))};
}

/// A name written twice: the library points behind the second one, the analyst looks for its
/// beginning.
SyntaxError written_twice(std::string_view name, bool header, const Spot& spot, Place place) {
  if (header) return {place, "[" + shown(name) + "] is written twice", "keep one of them"};
  if (name.empty()) return {place, "a name is used both for a value and for a table", "rename one"};
  const std::size_t at = spot.line.rfind(name, spot.at);
  if (at != std::string_view::npos) place.column = column_of(spot.line, at);
  return {place, "'" + shown(name) + "' is written twice", "keep one of them"};
}

/// Swedish letters and typographic quotes in names that stand without quotes.
SyntaxError strange_letter(std::string_view seen, Place place) {
  const bool curly = without_curly_quotes(seen).empty();
  return {place, "'" + std::string(seen) + "' cannot stand in a name without quotes",
          curly ? "use straight quotes" : "put the name between double quotes"};
}

SyntaxError ends_inside(std::string_view element, const Spot& spot, Place place) {
  if (element == "string" || element == "literal string") {
    return {place, "a text is not closed", "end it with the quote that began it"};
  }
  if (element == "array") return {place, "a list is not closed", "end it with ]"};
  if (element == "inline table") return {place, "a table is not closed", "end it with }"};
  if (element == "table header") return {place, "a section is not closed", "end it with ]"};
  const bool assigned = spot.line.find('=') != std::string_view::npos;
  return {place, assigned ? "a value is missing" : "'=' is missing after the name",
          "write name = value"};
}

SyntaxError too_much(const Spot& spot, Place place) {
  const std::string_view rest = trim(spot.line.substr(std::min(spot.at, spot.line.size())));
  const bool comma = rest.size() > 1 && rest[0] == ',' && rest[1] >= '0' && rest[1] <= '9';
  if (comma) return {place, "a decimal comma", "write numbers with a point: 0.5"};
  return {place, "'" + shown(rest) + "' is too much on this line",
          "a line holds one name = value or one [section]"};
}

/// Numbers, dates, true and false: what is wrong there is the whole word.
bool is_plain_value(std::string_view element) {
  for (const std::string_view part : {"boolean", "integer", "floating-point", "date", "time"}) {
    if (element.find(part) != std::string_view::npos) return true;
  }
  return false;
}

struct Saying {
  std::string_view part;  ///< of the library's description
  std::string_view what;
  std::string_view hint;
};

constexpr std::array sayings{
    Saying{"expected bare key", "a part of a name is missing", "write name = value"},
    Saying{"hex digit", "an unknown escape \\u in a text",
           "write \\\\, or put the text between single quotes"},
    Saying{"expected '='", "'=' is missing after the name", "write name = value"},
    Saying{"expected value, saw", "a value is missing after '='", "write name = value"},
    Saying{"dangling comma", "a comma before } is one too many", "remove it"},
    Saying{"saw comma", "a comma is one too many", "remove it"},
    Saying{"expected key or closing '}', saw '\\n'", "a table { … } goes on to the next line",
           "write it on one line, and } at its end"},
    Saying{"expected comma or closing ']'", "a comma or ] is missing", "write [a, b]"},
    Saying{"expected comma or closing '}'", "a comma or } is missing", "write { a = 1, b = 2 }"},
    Saying{"unknown escape sequence", "an unknown escape \\ in a text",
           "write \\\\, or put the text between single quotes"},
    Saying{"blank bare keys", "a section without a name", "write [areas.NAME]"},
    Saying{"expected ']'", "a ] is missing after the name of a section", "write [areas.NAME]"},
    Saying{"maximum nested value", "values lie too deep in each other",
           "a recipe's values are at most three deep"},
    Saying{"into existing inline table", "a section adds to a table that is closed by }",
           "write all of it in one place"},
};

}  // namespace

SyntaxError explain_syntax(std::string_view description, std::string_view text, Place place) {
  const Spot spot = find_spot(text, place);
  constexpr std::string_view prefix = "Error while parsing ";
  std::string_view element;
  std::string_view detail = description;
  if (description.substr(0, prefix.size()) == prefix) {
    const std::size_t colon = description.find(": ");
    element = description.substr(prefix.size(), colon - prefix.size());
    detail = colon == std::string_view::npos ? std::string_view{} : description.substr(colon + 2);
  }
  const auto says = [&](std::string_view part) {
    return detail.find(part) != std::string_view::npos;
  };

  const std::string_view seen = seen_in(detail);

  if (says("cannot redefine existing")) {
    return written_twice(quoted(detail), element == "table header", spot, place);
  }
  if (is_plain_value(element) && !says("control character")) return no_value(spot, place);
  if (says("end-of-file")) return ends_inside(element, spot, place);
  if (says("control character")) {
    if (spot.at < spot.line.size()) return {place, "a control character stands here", "remove it"};
    return {place, "a text is not closed on its line", "end it with the quote that began it"};
  }
  const bool in_name = says("expected keys") || says("expected '='") || says("expected ']'") ||
                       says("expected bare key") || says("expected key or closing");
  if (in_name && !seen.empty() && static_cast<unsigned char>(seen.front()) >= 0x80) {
    return strange_letter(seen, place);
  }
  if (says("expected keys")) {
    return {place,
            "a line begins with a name, a [section] or #, not with '" + std::string(seen) + "'",
            "write name = value"};
  }
  if (says("expected a comment or whitespace")) return too_much(spot, place);
  if (says("could not determine value type") || says("begin with underscores")) {
    return no_value(spot, place);
  }
  for (const Saying& saying : sayings) {
    if (says(saying.part)) return {place, std::string(saying.what), std::string(saying.hint)};
  }
  return {place, "not TOML: " + std::string(detail), "see toml.io for how a recipe is written"};
}

}  // namespace omrade::recipe
