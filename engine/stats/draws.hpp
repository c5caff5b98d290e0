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

  /// One of 0 .. count - 1, each as likely as any other (Lemire 2019); count in 1 .. 2^32 - 1.
  std::uint32_t below(std::uint32_t count) noexcept {
    for (;;) {
      const std::uint64_t product = std::uint64_t{word()} * count;
      const auto rest = static_cast<std::uint32_t>(product);
      if (rest >= count || rest >= (0U - count) % count)
        return static_cast<std::uint32_t>(product >> 32U);
    }
  }

 private:
  static constexpr std::size_t kBlocks = 8;  ///< made at a time, side by side
  static constexpr std::size_t kWords = 4 * kBlocks;

  void refill() noexcept;

  std::uint64_t seed_, stream_;
  std::uint64_t block_ = 0;
  std::size_t at_ = kWords;
  std::array<std::uint32_t, kWords> words_{};
};

}  // namespace omrade::stats
