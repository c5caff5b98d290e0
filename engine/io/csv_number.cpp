#include "io/csv_number.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string>

namespace omrade::io {
namespace {

/// "1,234", but not "0,125": groups of thousands never follow a leading zero.
bool may_be_thousands(std::string_view text, char mark) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t at = text.find(mark);
  return at >= 1 && at <= 3 && text.front() != '0' && text.size() - at == 4;
}

/// Space, no-break space U+00A0, narrow no-break space U+202F, thin space U+2009.
constexpr std::array<std::string_view, 4> kBlanks{" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

std::string_view blank_at(std::string_view text) {
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return blank;
  }
  return {};
}

std::size_t digits_at(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

bool may_hold_blanks(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c == ' ' || c == '\xC2' || c == '\xE2'; });
}

/// "1 234,5" without its blanks; nothing when they do not part thousands.
std::optional<std::string> without_thousands(std::string_view text) {
  std::string out;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    out += text.front();
    text.remove_prefix(1);
  }
  const std::size_t leading = digits_at(text);
  if (leading < 1 || leading > 3 || text.front() == '0') return std::nullopt;
  out += text.substr(0, leading);
  text.remove_prefix(leading);
  const std::string_view blank = blank_at(text);
  while (!blank.empty() && text.starts_with(blank)) {
    text.remove_prefix(blank.size());
    if (digits_at(text) != 3) return std::nullopt;
    out += text.substr(0, 3);
    text.remove_prefix(3);
  }
  return out += text;
}

std::optional<double> plain_number(std::string_view text, char decimal) {
  if (decimal == '.') return parse_number(text);
  if (text.find('.') != std::string_view::npos) return std::nullopt;
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return parse_number(text);
  std::string pointed(text);
  pointed[comma] = '.';
  return parse_number(pointed);
}

/// What "1,234" and "12,345,678" are if the mark sets thousands apart; nothing for other texts.
std::optional<double> marked_thousands(std::string_view text, char mark, char decimal) {
  if (text.find(mark) == std::string_view::npos || may_hold_blanks(text)) return std::nullopt;
  std::string blanks(text);
  std::replace(blanks.begin(), blanks.end(), mark, ' ');
  const auto joined = without_thousands(blanks);
  return joined ? plain_number(*joined, decimal) : std::nullopt;
}

}  // namespace

char detect_decimal(std::span<const std::string_view> texts) {
  bool comma = false;
  for (const std::string_view text : texts) {
    const auto mark =
        std::find_if(text.begin(), text.end(), [](char c) { return c == ',' || c == '.'; });
    if (mark == text.end()) continue;
    if (*mark == '.') {
      if (text.size() > 1 && decimal_number(text, '.')) return '.';
    } else if (!comma && !may_be_thousands(text, ',')) {
      comma = decimal_number(text, ',').has_value();
    }
  }
  return comma ? ',' : '.';
}

std::optional<double> decimal_number(std::string_view text, char decimal) {
  if (!may_hold_blanks(text)) return plain_number(text, decimal);
  const auto joined = without_thousands(text);
  return joined ? plain_number(*joined, decimal) : std::nullopt;
}

std::string maybe_thousands(std::span<const std::string> texts, char decimal) {
  std::string first;
  for (const std::string& text : texts) {
    if (text.find(decimal) == std::string::npos || !decimal_number(text, decimal)) continue;
    if (!may_be_thousands(text, decimal)) return {};
    if (first.empty()) first = text;
  }
  return first;
}

double thousands_of(std::string_view text) {
  std::string digits(text);
  digits.erase(
      std::remove_if(digits.begin(), digits.end(), [](char c) { return c == '.' || c == ','; }),
      digits.end());
  return decimal_number(digits, '.').value_or(std::numeric_limits<double>::quiet_NaN());
}

void require_decimal_mark(const std::string& subject, const std::string& option) {
  if (option == "." || option == ",") return;
  throw Error(ErrorKind::user, {.subject = subject,
                                .what = "no decimal mark " + in_quotes(option),
                                .hint = R"(write ".", "," or nothing)"});
}

std::string number_hint(std::string_view text, char decimal) {
  const char other = decimal == '.' ? ',' : '.';
  const auto fraction = decimal_number(text, other);
  const auto thousands = marked_thousands(text, other, decimal);
  const std::string option = std::string("write decimal = \"") + other + "\" in the recipe if ";
  const std::string apart = std::string(" in the table if the ") +
                            (other == ',' ? "comma" : "point") + " sets thousands apart";
  if (fraction && thousands)
    return option + "it means " + shortest(*fraction) + ", or " + shortest(*thousands) + apart;
  if (thousands) return "write " + shortest(*thousands) + apart;
  if (fraction) return option + "that is the decimal mark";
  return "write a number, or name the mark under missing = [...] in the recipe";
}

}  // namespace omrade::io
