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

 private:
  void sort(std::span<const double> scores);

  struct Item {
    double score;
    std::uint32_t area;
  };
  std::vector<Item> items_;
  std::vector<std::uint32_t> bucket_, begin_;
};

}  // namespace omrade::composite
