// Random whole numbers that hang on nothing but what they are for: the same for any number of
// threads, and on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace omrade::stats {

/// A stream of its own for each (seed, stream), by Philox4x32-10 (Salmon, Moraes, Dror and Shaw
/// 2011).
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t stream) noexcept : seed_(seed), stream_(stream) {}

  /// 32 random bits.
  std::uint32_t word() noexcept {
    if (at_ == kWords) refill();
    return words_[at_++];
  }

  static constexpr std::size_t kWords = 32;
  /// So many words at once; those left of an earlier block are passed over.
  const std::array<std::uint32_t, kWords>& block() noexcept {
    refill();
    at_ = kWords;
    return words_;
  }

  /// One of 0 .. count - 1, each as likely as any other (Lemire 2019); count in 1 .. 2^32 - 1.
  std::uint32_t below(std::uint32_t count) noexcept {
    for (;;) {
      const std::uint64_t product = std::uint64_t{word()} * count;
      const auto rest = static_cast<std::uint32_t>(product);
      if (rest >= count || rest >= (0U - count) % count)
        return static_cast<std::uint32_t>(product >> 32U);
    }
  }

  /// Four such numbers at once, from half as many words (Brackett-Rozinsky and Lemire 2024); count
  /// in 1 .. kMostOfFour.
  std::array<std::uint32_t, 4> four_below(std::uint32_t count) noexcept;
  /// Above it, too many words would be thrown away.
  static constexpr std::uint32_t kMostOfFour = 1U << 14U;

 private:
  static constexpr std::size_t kBlocks = 8;  ///< made at a time, side by side
  static_assert(kWords == 4 * kBlocks);

  void refill() noexcept;

  std::uint64_t seed_, stream_;
  std::uint64_t block_ = 0;
  std::size_t at_ = kWords;
  std::array<std::uint32_t, kWords> words_{};
};

inline std::array<std::uint32_t, 4> Draws::four_below(std::uint32_t count) noexcept {
  __extension__ using Wide = unsigned __int128;
  const std::uint64_t square = std::uint64_t{count} * count;
  const std::uint64_t product = square * square;  // of kMostOfFour: 2^56
  for (;;) {
    std::uint64_t rest = word();
    rest |= std::uint64_t{word()} << 32U;
    std::array<std::uint32_t, 4> drawn;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    for (std::uint32_t& one : drawn) {
      const Wide wide = Wide{rest} * count;
      one = static_cast<std::uint32_t>(wide >> 64U);
      rest = static_cast<std::uint64_t>(wide);
    }
    if (rest >= product || rest >= (0U - product) % product) return drawn;
  }
}

}  // namespace omrade::stats
