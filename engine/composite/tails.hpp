// The lowest of many numbers, for each of many areas, without keeping or sorting the rest.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace omrade::composite {

/// Keeps the `wanted` lowest that were added for each area. Areas may be filled from several
/// threads, each area from one at a time.
template <class Number>
class Lowest {
 public:
  Lowest(std::size_t areas, std::size_t wanted)
      : wanted_(wanted),
        room_(2 * wanted),
        kept_(areas * room_),
        count_(areas),
        edge_(areas, std::numeric_limits<Number>::max()) {}

  void add(std::size_t area, Number number) {
    if (!(number < edge_[area])) return;
    Number* const own = kept_.data() + area * room_;
    own[count_[area]++] = number;
    if (count_[area] < room_) return;
    std::nth_element(own, own + wanted_ - 1, own + room_);
    edge_[area] = own[wanted_ - 1];
    count_[area] = wanted_;
  }
  /// The k-th lowest; k in 1 .. wanted, of which as many must have been added.
  Number at(std::size_t area, std::size_t k) {
    Number* const own = kept_.data() + area * room_;
    std::nth_element(own, own + k - 1, own + count_[area]);
    return own[k - 1];
  }

 private:
  std::size_t wanted_, room_;
  std::vector<Number> kept_;
  std::vector<std::size_t> count_;
  std::vector<Number> edge_;  ///< nothing from here up can be among the lowest
};

}  // namespace omrade::composite
