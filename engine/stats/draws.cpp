#include "stats/draws.hpp"

namespace omrade::stats {
namespace {

constexpr std::uint64_t kMultiplier0 = 0xD2511F53U;
constexpr std::uint64_t kMultiplier1 = 0xCD9E8D57U;
constexpr std::uint32_t kStep0 = 0x9E3779B9U;
constexpr std::uint32_t kStep1 = 0xBB67AE85U;
constexpr int kRounds = 10;

std::uint32_t low(std::uint64_t value) {
  return static_cast<std::uint32_t>(value);
}
std::uint32_t high(std::uint64_t value) {
  return static_cast<std::uint32_t>(value >> 32U);
}

}  // namespace

// The rounds of omrade/sdk/random.hpp, of several blocks in step: a loop that compilers make
// vectors of.
void Draws::refill() noexcept {
  std::array<std::uint32_t, kBlocks> c0{}, c1{}, c2{}, c3{};
  for (std::size_t b = 0; b < kBlocks; ++b) {
    c0[b] = low(block_ + b);
    c1[b] = high(block_ + b);
    c2[b] = low(stream_);
    c3[b] = high(stream_);
  }
  std::uint32_t key0 = low(seed_), key1 = high(seed_);
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t b = 0; b < kBlocks; ++b) {
      const std::uint64_t product0 = kMultiplier0 * c0[b];
      const std::uint64_t product1 = kMultiplier1 * c2[b];
      c0[b] = high(product1) ^ c1[b] ^ key0;
      c1[b] = low(product1);
      c2[b] = high(product0) ^ c3[b] ^ key1;
      c3[b] = low(product0);
    }
    key0 += kStep0;
    key1 += kStep1;
  }
  for (std::size_t b = 0; b < kBlocks; ++b) {
    words_[4 * b] = c0[b];
    words_[4 * b + 1] = c1[b];
    words_[4 * b + 2] = c2[b];
    words_[4 * b + 3] = c3[b];
  }
  block_ += kBlocks;
  at_ = 0;
}

}  // namespace omrade::stats
