#include "io/text_codes.hpp"

#include <cstring>
#include <functional>
#include <utility>

namespace omrade::io {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr unsigned kBits = 64;
constexpr unsigned kFirstBits = 10;  // of the number of places

/// Little-endian, zeros where the text has ended.
std::uint64_t word_of(std::string_view text, std::size_t readable) {
  std::uint64_t word = 0;
  if (text.size() > kWord) return std::hash<std::string_view>{}(text);
  if (text.empty()) return 0;
  if (readable >= kWord) {
    std::memcpy(&word, text.data(), kWord);
    return word << (8 * (kWord - text.size())) >> (8 * (kWord - text.size()));
  }
  std::memcpy(&word, text.data(), text.size());
  return word;
}

}  // namespace

TextCodes::TextCodes() : table_(std::size_t{1} << kFirstBits), shift_(kBits - kFirstBits) {}

std::size_t TextCodes::place_of(std::uint64_t word, std::size_t length) const {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  return static_cast<std::size_t>((word + length) * odd >> shift_);
}

std::int32_t TextCodes::code_of(std::string_view text, std::size_t readable) {
  const std::uint64_t word = word_of(text, readable);
  const auto length = static_cast<std::uint32_t>(text.size());
  for (std::size_t at = place_of(word, length);; at = (at + 1) & (table_.size() - 1)) {
    Entry& entry = table_[at];
    if (entry.code < 0) {
      if (2 * texts_.size() >= table_.size()) {
        grow();
        return code_of(text, readable);
      }
      entry = {word, length, static_cast<std::int32_t>(texts_.size())};
      texts_.push_back(text);
      return entry.code;
    }
    if (entry.word == word && entry.length == length &&
        (length <= kWord || texts_[static_cast<std::size_t>(entry.code)] == text))
      return entry.code;
  }
}

void TextCodes::grow() {
  const std::vector<Entry> before = std::exchange(table_, std::vector<Entry>(2 * table_.size()));
  --shift_;
  for (const Entry& entry : before) {
    if (entry.code < 0) continue;
    std::size_t at = place_of(entry.word, entry.length);
    while (table_[at].code >= 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = entry;
  }
}

}  // namespace omrade::io
