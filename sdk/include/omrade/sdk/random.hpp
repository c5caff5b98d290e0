// Random numbers without a state: Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", 2011). The same seed, stream and position is the same number
// everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace omrade {
inline namespace sdk {
namespace detail {

using Block = std::array<std::uint32_t, 4>;

/// Ten rounds over a counter of four words with a key of two.
constexpr Block philox(Block counter, std::uint32_t key0, std::uint32_t key1) {
  constexpr std::uint64_t multiplier0 = 0xD2511F53U;
  constexpr std::uint64_t multiplier1 = 0xCD9E8D57U;
  constexpr std::uint32_t step0 = 0x9E3779B9U;
  constexpr std::uint32_t step1 = 0xBB67AE85U;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product0 = multiplier0 * counter[0];
    const std::uint64_t product1 = multiplier1 * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32U) ^ counter[1] ^ key0,
               static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32U) ^ counter[3] ^ key1,
               static_cast<std::uint32_t>(product0)};
    key0 += step0;
    key1 += step1;
  }
  return counter;
}

}  // namespace detail

/// The number at `position` of a stream, uniform in [0, 1) with 53 bits.
constexpr double uniform(std::uint64_t seed, std::uint64_t stream, std::uint64_t position) {
  const std::uint64_t block = position / 2;
  const detail::Block words = detail::philox(
      {static_cast<std::uint32_t>(block), static_cast<std::uint32_t>(block >> 32U),
       static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32U)},
      static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U));
  const std::size_t at = position % 2 * 2;
  const std::uint64_t bits = (std::uint64_t{words[at]} << 32U) | words[at + 1];
  return static_cast<double>(bits >> 11U) * 0x1p-53;
}

/// A stream read from its beginning.
class Random {
 public:
  constexpr Random(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}

  /// In [0, 1).
  constexpr double uniform() { return sdk::uniform(seed_, stream_, position_++); }
  /// One of 0 .. n - 1; n > 0.
  constexpr std::size_t below(std::size_t n) {
    const auto i = static_cast<std::size_t>(uniform() * static_cast<double>(n));
    return i < n ? i : n - 1;
  }

 private:
  std::uint64_t seed_, stream_;
  std::uint64_t position_ = 0;
};

}  // namespace sdk
}  // namespace omrade
