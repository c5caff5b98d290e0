#include "stats/normal_draws.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

// The same operations on vectors as wide as the processor's: the results do not differ.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define OMRADE_BY_WIDTH __attribute__((target_clones("avx2", "default")))
#else
#define OMRADE_BY_WIDTH
#endif

namespace omrade::stats {
namespace {

/// The natural logarithm of a normal number above 0, to single precision (Cephes, logf).
inline float logarithm(float x) {
  constexpr std::int32_t root_half = 0x3f3504f3;  // sqrt(1/2): mantissas begin there
  constexpr int mantissa_bits = 23;
  const std::int32_t shifted = std::bit_cast<std::int32_t>(x) - root_half;
  const std::int32_t exponent = shifted >> mantissa_bits;
  const float mantissa =
      std::bit_cast<float>((shifted & ((1 << mantissa_bits) - 1)) + root_half) - 1.0F;
  const auto e = static_cast<float>(exponent);
  const float square = mantissa * mantissa;
  float y = 7.0376836292E-2F;
  y = y * mantissa - 1.1514610310E-1F;
  y = y * mantissa + 1.1676998740E-1F;
  y = y * mantissa - 1.2420140846E-1F;
  y = y * mantissa + 1.4249322787E-1F;
  y = y * mantissa - 1.6668057665E-1F;
  y = y * mantissa + 2.0000714765E-1F;
  y = y * mantissa - 2.4999993993E-1F;
  y = y * mantissa + 3.3333331174E-1F;
  y = y * mantissa * square - 2.12194440e-4F * e - 0.5F * square;
  return mantissa + y + 0.693359375F * e;
}

inline float central(float w) {
  w -= 2.5F;
  float p = 2.81022636e-08F;
  p = 3.43273939e-07F + p * w;
  p = -3.5233877e-06F + p * w;
  p = -4.39150654e-06F + p * w;
  p = 0.00021858087F + p * w;
  p = -0.00125372503F + p * w;
  p = -0.00417768164F + p * w;
  p = 0.246640727F + p * w;
  return 1.50140941F + p * w;
}

inline float far_out(float w) {
  w = std::sqrt(w) - 3.0F;
  float p = -0.000200214257F;
  p = 0.000100950558F + p * w;
  p = 0.00134934322F + p * w;
  p = -0.00367342844F + p * w;
  p = 0.00573950773F + p * w;
  p = -0.0076224613F + p * w;
  p = 0.00943887047F + p * w;
  p = 1.00167406F + p * w;
  return 2.83297682F + p * w;
}

constexpr float kEdge = 5.0F;  ///< of w: one number in three hundred lies beyond

/// How far from the nearer end of (-1, 1): all but the top bit of the word, which is the sign.
inline float from_end(std::uint32_t word) {
  constexpr float to_unit = 0x1p-31F;
  return (static_cast<float>(static_cast<std::int32_t>(word & 0x7fffffffU)) + 0.5F) * to_unit;
}

inline float w_of(float end) {
  return std::max(0.0F, -logarithm(end * (2.0F - end)));
}

inline float with_sign(std::uint32_t word, float p) {
  constexpr float root_two = 1.41421356F;
  const float size = root_two * p * (1.0F - from_end(word));
  return (word & 0x80000000U) != 0 ? -size : size;
}

OMRADE_BY_WIDTH void convert(const std::array<std::uint32_t, Draws::kWords>& words,
                             std::array<float, Draws::kWords>& out) {
  std::array<float, Draws::kWords> w{};
  std::uint32_t beyond = 0;
  for (std::size_t k = 0; k < Draws::kWords; ++k) {
    w[k] = w_of(from_end(words[k]));
    out[k] = with_sign(words[k], central(w[k]));
    beyond |= w[k] < kEdge ? 0U : 1U;
  }
  if (beyond == 0) return;
  for (std::size_t k = 0; k < Draws::kWords; ++k) {
    if (!(w[k] < kEdge)) out[k] = with_sign(words[k], far_out(w[k]));
  }
}

}  // namespace

void normals(Draws& draws, std::span<float> out) {
  std::array<float, Draws::kWords> made{};
  for (std::size_t begin = 0; begin < out.size(); begin += Draws::kWords) {
    convert(draws.block(), made);
    const std::size_t count = std::min(Draws::kWords, out.size() - begin);
    std::copy_n(made.begin(), count, out.begin() + static_cast<std::ptrdiff_t>(begin));
  }
}

}  // namespace omrade::stats
