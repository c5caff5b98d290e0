#include "geometry/box_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kMostBins = 512;  // in each direction

bool is_somewhere(const Box& box) {
  return box.min_x <= box.max_x && box.min_y <= box.max_y;
}

/// Monotone in `value`, so that boxes that meet share a bin.
std::size_t bin(double value, double begin, double end, std::size_t bins) {
  if (!(end > begin)) return 0;
  const double at = (value - begin) / (end - begin) * static_cast<double>(bins);
  return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(bins - 1)));
}

}  // namespace

BoxIndex::BoxIndex(std::vector<Box> boxes) : boxes_(std::move(boxes)) {
  constexpr double far = std::numeric_limits<double>::infinity();
  extent_ = {far, far, -far, -far};
  for (const Box& box : boxes_) {
    if (!is_somewhere(box)) continue;
    extent_ = {std::min(extent_.min_x, box.min_x), std::min(extent_.min_y, box.min_y),
               std::max(extent_.max_x, box.max_x), std::max(extent_.max_y, box.max_y)};
  }
  const auto wanted = static_cast<std::size_t>(std::sqrt(static_cast<double>(boxes_.size())));
  side_ = std::clamp<std::size_t>(wanted, 1, kMostBins);

  const auto for_each_bin = [this](const auto& visit) {
    for (std::uint32_t i = 0; i < boxes_.size(); ++i) {
      if (!is_somewhere(boxes_[i])) continue;
      const Bins bins = bins_of(boxes_[i]);
      for (std::size_t row = bins.first_row; row <= bins.last_row; ++row) {
        for (std::size_t column = bins.first_column; column <= bins.last_column; ++column) {
          visit(row * side_ + column, i);
        }
      }
    }
  };
  bin_begin_.assign(side_ * side_ + 1, 0);
  for_each_bin([this](std::size_t at, std::uint32_t) { ++bin_begin_[at + 1]; });
  for (std::size_t b = 0; b + 1 < bin_begin_.size(); ++b) bin_begin_[b + 1] += bin_begin_[b];
  members_.resize(bin_begin_.back());
  std::vector<std::size_t> next(bin_begin_.begin(), bin_begin_.end() - 1);
  for_each_bin([&](std::size_t at, std::uint32_t i) { members_[next[at]++] = i; });
}

BoxIndex::Bins BoxIndex::bins_of(const Box& box) const {
  return {bin(box.min_x, extent_.min_x, extent_.max_x, side_),
          bin(box.max_x, extent_.min_x, extent_.max_x, side_),
          bin(box.min_y, extent_.min_y, extent_.max_y, side_),
          bin(box.max_y, extent_.min_y, extent_.max_y, side_)};
}

std::vector<std::uint32_t> BoxIndex::meeting(const Box& box) const {
  std::vector<std::uint32_t> found;
  if (!is_somewhere(box) || !is_somewhere(extent_)) return found;
  const Bins bins = bins_of(box);
  for (std::size_t row = bins.first_row; row <= bins.last_row; ++row) {
    for (std::size_t column = bins.first_column; column <= bins.last_column; ++column) {
      const std::size_t at = row * side_ + column;
      for (std::size_t k = bin_begin_[at]; k < bin_begin_[at + 1]; ++k) {
        if (boxes_[members_[k]].meets(box)) found.push_back(members_[k]);
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace omrade::geometry
