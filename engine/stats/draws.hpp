// Random whole numbers that hang on nothing but what they are for: the same for any number of
// threads, and on every machine.
#pragma once

#include <omrade/sdk/random.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace omrade::stats {

/// A stream of its own for each (seed, stream), by Philox4x32-10 (Salmon, Moraes, Dror and Shaw
/// 2011).
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t stream) noexcept
      : key0_(static_cast<std::uint32_t>(seed)),
        key1_(static_cast<std::uint32_t>(seed >> 32U)),
        stream0_(static_cast<std::uint32_t>(stream)),
        stream1_(static_cast<std::uint32_t>(stream >> 32U)) {}

  /// One of 0 .. count - 1; count in 1 .. 2^32 - 1. Some are likelier than others by count / 2^32
  /// at the most (Lemire 2019, without his rejection).
  std::uint32_t below(std::uint32_t count) noexcept {
    return static_cast<std::uint32_t>((std::uint64_t{word()} * count) >> 32U);
  }

 private:
  std::uint32_t word() noexcept {
    if (at_ == words_.size()) {
      words_ = detail::philox({static_cast<std::uint32_t>(block_),
                               static_cast<std::uint32_t>(block_ >> 32U), stream0_, stream1_},
                              key0_, key1_);
      ++block_;
      at_ = 0;
    }
    return words_[at_++];
  }

  std::uint32_t key0_, key1_, stream0_, stream1_;
  std::uint64_t block_ = 0;
  std::array<std::uint32_t, 4> words_{};
  std::size_t at_ = words_.size();
};

}  // namespace omrade::stats
