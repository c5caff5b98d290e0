#include "base/safe_text.hpp"

#include <algorithm>
#include <array>

namespace omrade {
namespace {

/// Bytes of the character at the front that must not stand in a line: 0 if it may.
std::size_t unsafe_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x20U || first == 0x7FU) return 1;
  if (first == 0xC2U && text.size() > 1) {  // U+0080 to U+009F, among them NEXT LINE
    const auto second = static_cast<unsigned char>(text[1]);
    return second >= 0x80U && second < 0xA0U ? 2 : 0;
  }
  constexpr std::array<std::string_view, 14> marks{
      "\xD8\x9C",      // U+061C Arabic letter mark
      "\xE2\x80\x8E",  // U+200E left-to-right mark, and the right-to-left one
      "\xE2\x80\x8F",
      "\xE2\x80\xA8",  // U+2028 line separator, and that of paragraphs
      "\xE2\x80\xA9",
      "\xE2\x80\xAA",  // U+202A to U+202E embeddings and overrides
      "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
      "\xE2\x81\xA6",  // U+2066 to U+2069 isolates
      "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
  const auto mark = std::find_if(marks.begin(), marks.end(), [text](std::string_view one) {
    return text.substr(0, one.size()) == one;
  });
  return mark == marks.end() ? 0 : mark->size();
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t unsafe = unsafe_length(text);
    out += unsafe > 0 ? ' ' : text.front();
    text.remove_prefix(std::max<std::size_t>(unsafe, 1));
  }
  return out;
}

bool begins_like_formula(std::string_view text) {
  constexpr std::string_view signs = "=+-@\t\r\n";
  return !text.empty() && signs.find(text.front()) != std::string_view::npos;
}

std::string not_a_formula(std::string text) {
  if (begins_like_formula(text)) text.insert(text.begin(), '\'');
  return text;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_device_name(std::string_view name) {
  const std::string stem = lower_ascii(name.substr(0, name.find('.')));
  constexpr std::array<std::string_view, 4> plain{"con", "prn", "aux", "nul"};
  if (std::find(plain.begin(), plain.end(), stem) != plain.end()) return true;
  const std::string_view port = std::string_view(stem).substr(0, 3);
  return stem.size() == 4 && (port == "com" || port == "lpt") && stem[3] >= '1' && stem[3] <= '9';
}

}  // namespace omrade
