#include "report/collation.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace omrade::report {
namespace {

/// The code point at `at`, which moves past it; a broken byte stands for itself.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(at++);
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0 || at + more > text.size()) return lead;
  std::uint32_t point = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) point = point << 6U | (byte(at++) & 0x3FU);
  return point;
}

/// Lower case without accents, for the letters of Latin-1; å, ä and ö become marks after z.
std::uint32_t primary(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + ('a' - 'A');
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) c += 0x20;
  switch (c) {
    case 0xE5:
      return 'z' + 1;  // å
    case 0xE4:
    case 0xE6:
      return 'z' + 2;  // ä æ
    case 0xF6:
    case 0xF8:
      return 'z' + 3;  // ö ø
    case 0xE0:
    case 0xE1:
    case 0xE2:
    case 0xE3:
      return 'a';
    case 0xE7:
      return 'c';
    case 0xE8:
    case 0xE9:
    case 0xEA:
    case 0xEB:
      return 'e';
    case 0xEC:
    case 0xED:
    case 0xEE:
    case 0xEF:
      return 'i';
    case 0xF1:
      return 'n';
    case 0xF2:
    case 0xF3:
    case 0xF4:
    case 0xF5:
      return 'o';
    case 0xF9:
    case 0xFA:
    case 0xFB:
      return 'u';
    case 0xFC:
    case 0xFD:
    case 0xFF:
      return 'y';  // ü sorts as y
    default:
      return c;
  }
}

std::vector<std::uint32_t> key_of(std::string_view text) {
  std::vector<std::uint32_t> key;
  key.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) key.push_back(primary(next_code_point(text, at)));
  return key;
}

}  // namespace

bool swedish_less(std::string_view a, std::string_view b) {
  const std::vector<std::uint32_t> key_a = key_of(a);
  const std::vector<std::uint32_t> key_b = key_of(b);
  return key_a == key_b ? a < b : key_a < key_b;
}

}  // namespace omrade::report
