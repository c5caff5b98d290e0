#include "recipe/utf8.hpp"

namespace omrade::recipe {
namespace {

/// Bytes of the character at the beginning of `text`, or 0 if there is none (Unicode 15, table
/// 3-7).
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  const unsigned second = byte(1);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4 || !continues(1)) return 0;
  if (first < 0xE0) return 2;
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool beyond = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  if (overlong || beyond || !continues(2)) return 0;
  if (first < 0xF0) return 3;
  return continues(3) ? 4 : 0;
}

}  // namespace

Place first_not_utf8(std::string_view text) {
  Place place{.line = 1, .column = 1};
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    if (size == 0) return place;
    ++place.column;
    if (text.front() == '\n') place = {.line = place.line + 1, .column = 1};
    text.remove_prefix(size);
  }
  return {};
}

}  // namespace omrade::recipe
