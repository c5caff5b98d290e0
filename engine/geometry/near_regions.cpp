#include "geometry/near_regions.hpp"

#include "geometry/exact.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace omrade::geometry {
namespace {

/// Squares that differ by more than this share of them differ also without rounding.
constexpr double kSurely = 1 + 4e-15;
/// For each of the k: with more candidates a comparison of all pairs costs more than it saves.
constexpr std::size_t kPairs = 48;

bool is_finite(const Region& region) {
  return std::isfinite(region.min_x) && std::isfinite(region.max_x) &&
         std::isfinite(region.min_y) && std::isfinite(region.max_y);
}

/// The finite part of an endless side: its other end.
double corner(double wanted, double other) {
  if (std::isfinite(wanted)) return wanted;
  return std::isfinite(other) ? other : 0;
}

std::array<Point, 4> corners(const Region& region) {
  const double west = corner(region.min_x, region.max_x);
  const double east = corner(region.max_x, region.min_x);
  const double south = corner(region.min_y, region.max_y);
  const double north = corner(region.max_y, region.min_y);
  return {Point{west, south}, {east, south}, {east, north}, {west, north}};
}

bool is_farther(Point a, Point b, const Region& region, const std::array<Point, 4>& corners) {
  for (const Point q : corners) {
    if (!(square_distance(a, q) > square_distance(b, q) * kSurely)) return false;
  }
  if (std::isinf(region.min_x) && b.x > a.x) return false;
  if (std::isinf(region.max_x) && b.x < a.x) return false;
  if (std::isinf(region.min_y) && b.y > a.y) return false;
  return !(std::isinf(region.max_y) && b.y < a.y);
}

double square(double value) {
  return value * value;
}

/// Without those whose least distance is above the k-th smallest of the greatest.
std::vector<std::uint32_t> within_reach(std::span<const Point> centres,
                                        std::span<const std::uint32_t> candidates, std::size_t k,
                                        const Region& region) {
  std::vector<double> most;
  most.reserve(candidates.size());
  for (const std::uint32_t c : candidates) {
    const Point p = centres[c];
    most.push_back(square(std::max(p.x - region.min_x, region.max_x - p.x)) +
                   square(std::max(p.y - region.min_y, region.max_y - p.y)));
  }
  const auto kth = most.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(most.begin(), kth, most.end());
  const double reach = *kth * kSurely;
  std::vector<std::uint32_t> left;
  for (const std::uint32_t c : candidates) {
    const Point p = centres[c];
    const double dx = std::max({region.min_x - p.x, p.x - region.max_x, 0.0});
    const double dy = std::max({region.min_y - p.y, p.y - region.max_y, 0.0});
    if (dx * dx + dy * dy <= reach) left.push_back(c);
  }
  return left;
}

/// Compares those that are nearest to the middle first, since they take most others away.
std::vector<std::uint32_t> not_farther(std::span<const Point> centres,
                                       std::span<const std::uint32_t> candidates, std::size_t k,
                                       const Region& region) {
  const std::array<Point, 4> at = corners(region);
  const Point middle{(at[0].x + at[2].x) / 2, (at[0].y + at[2].y) / 2};
  std::vector<std::pair<double, std::uint32_t>> order;
  order.reserve(candidates.size());
  for (const std::uint32_t c : candidates)
    order.emplace_back(square_distance(centres[c], middle), c);
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> kept;
  for (const auto& [distance, c] : order) {
    std::size_t nearer = 0;
    for (std::size_t i = 0; i < kept.size() && nearer < k; ++i) {
      if (is_farther(centres[c], centres[kept[i]], region, at)) ++nearer;
    }
    if (nearer < k) kept.push_back(c);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace

std::vector<std::uint32_t> near_region(std::span<const Point> centres,
                                       std::span<const std::uint32_t> candidates, std::size_t k,
                                       const Region& region) {
  if (candidates.size() <= k) return {candidates.begin(), candidates.end()};
  if (!is_finite(region)) return not_farther(centres, candidates, k, region);
  std::vector<std::uint32_t> near = within_reach(centres, candidates, k, region);
  if (near.size() <= k || near.size() > kPairs * k) return near;
  return not_farther(centres, near, k, region);
}

}  // namespace omrade::geometry
