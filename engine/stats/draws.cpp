#include "stats/draws.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace omrade::stats {
namespace {

constexpr std::uint32_t kMultiplier0 = 0xD2511F53U;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57U;
constexpr std::uint32_t kStep0 = 0x9E3779B9U;
constexpr std::uint32_t kStep1 = 0xBB67AE85U;
constexpr int kRounds = 10;

std::uint32_t low(std::uint64_t value) {
  return static_cast<std::uint32_t>(value);
}
std::uint32_t high(std::uint64_t value) {
  return static_cast<std::uint32_t>(value >> 32U);
}

/// A word of each of some blocks, in lanes of twice its width, of which the upper halves hold
/// anything: so that products need not be put in order between the rounds.
constexpr std::size_t kLanes = 2;
using Lanes = std::uint64_t __attribute__((vector_size(kLanes * sizeof(std::uint64_t))));

/// Of the lower halves. Compilers do not see that these instructions leave the upper ones out.
inline Lanes product(Lanes words, std::uint32_t multiplier) {
#if defined(__SSE2__)
  const Lanes other{multiplier, multiplier};
  return reinterpret_cast<Lanes>(
      _mm_mul_epu32(reinterpret_cast<__m128i>(words), reinterpret_cast<__m128i>(other)));
#else
  return (words & 0xFFFFFFFFU) * multiplier;
#endif
}

}  // namespace

// The rounds of omrade/sdk/random.hpp, of several blocks in step.
void Draws::refill() noexcept {
  constexpr std::size_t count = 2;  // so many as there are registers for
  for (std::size_t first = 0; first < kBlocks; first += kLanes * count) {
    std::array<Lanes, count> c0{}, c1{}, c2{}, c3{};
    for (std::size_t b = 0; b < count; ++b) {
      c0[b] = Lanes{0, 1} + (block_ + first + kLanes * b);
      c1[b] = c0[b] >> 32U;
      c2[b] = Lanes{} + stream_;
      c3[b] = c2[b] >> 32U;
    }
    std::uint32_t key0 = low(seed_), key1 = high(seed_);
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t b = 0; b < count; ++b) {
        const Lanes product0 = product(c0[b], kMultiplier0);
        const Lanes product1 = product(c2[b], kMultiplier1);
        c0[b] = (product1 >> 32U) ^ c1[b] ^ key0;
        c1[b] = product1;
        c2[b] = (product0 >> 32U) ^ c3[b] ^ key1;
        c3[b] = product0;
      }
      key0 += kStep0;
      key1 += kStep1;
    }
    for (std::size_t b = 0; b < kLanes * count; ++b) {
      const std::size_t at = b / kLanes, lane = b % kLanes;
      std::uint32_t* const words = &words_[4 * (first + b)];
      words[0] = low(c0[at][lane]);
      words[1] = low(c1[at][lane]);
      words[2] = low(c2[at][lane]);
      words[3] = low(c3[at][lane]);
    }
  }
  block_ += kBlocks;
  at_ = 0;
}

}  // namespace omrade::stats
