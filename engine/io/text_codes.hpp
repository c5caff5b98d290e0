// Texts numbered in the order of their first appearance, for millions of short ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace omrade::io {

class TextCodes {
 public:
  TextCodes();

  /// The number of a text, from 0. It must stay where it is; up to `readable` bytes from its
  /// beginning may be read, which is at least its length.
  std::int32_t code_of(std::string_view text, std::size_t readable);
  [[nodiscard]] const std::vector<std::string_view>& texts() const noexcept { return texts_; }

 private:
  /// Texts of up to eight bytes are their word and length; longer ones have a hash for a word.
  struct Entry {
    std::uint64_t word = 0;
    std::uint32_t length = 0;
    std::int32_t code = -1;
  };
  void grow();
  [[nodiscard]] std::size_t place_of(std::uint64_t word, std::size_t length) const;

  std::vector<Entry> table_;
  unsigned shift_;
  std::vector<std::string_view> texts_;
};

}  // namespace omrade::io
