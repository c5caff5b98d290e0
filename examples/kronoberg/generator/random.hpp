/// Random numbers that are the same on every machine and in every order of evaluation.
///
/// The standard distributions are left to the library's maker, so none of them is used here.
#pragma once

#include <cstdint>

namespace kronoberg {

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014): a bijection that scatters all bits.
constexpr std::uint64_t scatter(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15ULL;
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

/// A number in [0, 1) from the top 53 bits.
constexpr double as_unit(std::uint64_t bits) {
  return static_cast<double>(bits >> 11U) * (1.0 / 9007199254740992.0);
}

/// A number in [0, 1) that belongs to (seed, i, j), whatever was asked before.
constexpr double unit_at(std::uint64_t seed, std::int64_t i, std::int64_t j) {
  const std::uint64_t row = scatter(seed ^ scatter(static_cast<std::uint64_t>(i)));
  return as_unit(scatter(row ^ static_cast<std::uint64_t>(j)));
}

/// A stream of numbers, for places where the order is given anyway.
class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) : key_(scatter(seed)) {}

  constexpr double unit() { return as_unit(scatter(key_ + 0x632be59bd9b4e019ULL * ++count_)); }
  constexpr bool chance(double probability) { return unit() < probability; }
  /// A whole number in [0, limit).
  constexpr int below(int limit) { return static_cast<int>(unit() * static_cast<double>(limit)); }

 private:
  std::uint64_t key_;
  std::uint64_t count_ = 0;
};

}  // namespace kronoberg
