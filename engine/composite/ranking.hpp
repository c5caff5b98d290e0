// Places of areas by their scores, quickly, draw after draw.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::composite {

/// 1 is the highest. Where scores are equal an area may have any of several places.
class Ranking {
 public:
  /// first[i] = 1 + number of areas above i, last[i] = number of areas not below it. Scores must be
  /// finite; first and last are as long. Linear in time, whatever the scores, but for those that
  /// lie so close together beside others that only sorting tells them apart.
  void rank(std::span<const double> scores, std::span<std::uint32_t> first,
            std::span<std::uint32_t> last);
  /// Likewise of scores that rounding may have put up to `rounding` off, one entry for each: two
  /// are equal where they differ by no more than the greater of theirs, and so are the ends of a
  /// chain of equal ones. What is equal does not hang on the order of the areas.
  void rank(std::span<const double> scores, std::span<const double> rounding,
            std::span<std::uint32_t> first, std::span<std::uint32_t> last);

 private:
  void sort(std::span<const double> scores);
  template <class Apart>
  void share(std::span<std::uint32_t> first, std::span<std::uint32_t> last, const Apart& apart);

  struct Item {
    double score;
    std::uint32_t area;
  };
  std::vector<Item> items_;
  std::vector<std::uint32_t> bucket_, begin_;
  std::vector<double> up_;  ///< how high up any score reaches from here down
};

}  // namespace omrade::composite
