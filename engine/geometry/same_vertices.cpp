#include "geometry/same_vertices.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <numeric>
#include <span>

namespace omrade::geometry {
namespace {

constexpr std::size_t kAreasPerUnit = 64;
constexpr std::size_t kVerticesPerBucket = 4096;  // a bucket and its table fit a core's cache
constexpr std::size_t kMostCells = 64;            // in each direction

std::uint64_t mixed(std::uint64_t hash, double value) {
  // Adding 0 makes -0 and 0, which are one coordinate, one pattern of bits.
  hash = (hash ^ std::bit_cast<std::uint64_t>(value + 0.0)) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

std::uint64_t hash_of(double x, double y) {
  return mixed(mixed(0, x), y) * 0xBF58476D1CE4E5B9U;
}

/// Squares of the plane as buckets: a ring stays in one for long, so that reading and writing run
/// through memory in order.
class Cells {
 public:
  Cells(std::span<const Point> points, std::size_t side) : side_(side) {
    Point high{};
    if (!points.empty()) low_ = high = points.front();
    for (const Point p : points) {
      low_ = {std::min(low_.x, p.x), std::min(low_.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    per_metre_ = {scale(high.x - low_.x), scale(high.y - low_.y)};
  }

  [[nodiscard]] std::size_t count() const { return side_ * side_; }
  [[nodiscard]] std::size_t of(Point p) const {
    return along((p.y - low_.y) * per_metre_.y) * side_ + along((p.x - low_.x) * per_metre_.x);
  }

 private:
  [[nodiscard]] double scale(double length) const {
    return length > 0 ? static_cast<double>(side_) / length : 0;
  }
  [[nodiscard]] std::size_t along(double cells) const {
    return std::min(static_cast<std::size_t>(cells), side_ - 1);
  }

  std::size_t side_;
  Point low_, per_metre_;
};

template <class Visit>
void for_vertices(const Polygons& polygons, std::size_t unit, const Visit& visit) {
  const std::size_t end = std::min((unit + 1) * kAreasPerUnit, polygons.areas());
  const std::size_t first_ring = polygons.area_offset[unit * kAreasPerUnit];
  for (std::size_t r = first_ring; r < polygons.area_offset[end]; ++r) {
    for (std::size_t k = polygons.ring_offset[r]; k + 1 < polygons.ring_offset[r + 1]; ++k)
      visit(static_cast<std::uint32_t>(k), polygons.points[k]);
  }
}

/// Links the vertices of one bucket, which holds all that lie where one of them does.
void link(std::span<const Point> points, std::span<const std::uint32_t> bucket,
          std::vector<std::uint32_t>& next) {
  const std::size_t mask = std::bit_ceil(bucket.size() * 2 + 1) - 1;
  std::vector<std::uint32_t> last(mask + 1, 0);  // of a place, counted from 1
  for (const std::uint32_t own : bucket) {
    const Point p = points[own];
    std::size_t slot = hash_of(p.x, p.y) & mask;
    while (last[slot] != 0 && points[last[slot] - 1] != p) slot = (slot + 1) & mask;
    if (last[slot] != 0) {
      const std::uint32_t before = last[slot] - 1;
      next[own] = next[before];
      next[before] = own;
    }
    last[slot] = own + 1;
  }
}

}  // namespace

SameVertices::SameVertices(const Polygons& polygons, const ParallelFor& loop)
    : next_(polygons.points.size()) {
  const std::size_t count = polygons.points.size();
  if (count >= std::numeric_limits<std::uint32_t>::max())
    throw Error(ErrorKind::user, {.what = "polygons of more than four thousand million points"});
  std::iota(next_.begin(), next_.end(), 0U);
  const double share = static_cast<double>(count) / static_cast<double>(kVerticesPerBucket);
  const Cells cells(polygons.points, std::clamp(static_cast<std::size_t>(std::sqrt(share)),
                                                std::size_t{1}, kMostCells));
  const std::size_t buckets = cells.count();
  const std::size_t units = (polygons.areas() + kAreasPerUnit - 1) / kAreasPerUnit;

  // Each unit's vertices of a bucket come after those of the units before it: ascending.
  std::vector<std::uint32_t> place(units * buckets, 0);
  loop(units, [&](std::size_t u) {
    std::uint32_t* counts = &place[u * buckets];
    for_vertices(polygons, u, [&](std::uint32_t /*at*/, Point p) { ++counts[cells.of(p)]; });
  });
  std::vector<std::uint32_t> begin(buckets + 1, 0);
  std::uint32_t sum = 0;
  for (std::size_t b = 0; b < buckets; ++b) {
    for (std::size_t u = 0; u < units; ++u) {
      const std::uint32_t counted = place[u * buckets + b];
      place[u * buckets + b] = sum;
      sum += counted;
    }
    begin[b + 1] = sum;
  }
  const auto sorted = std::make_unique_for_overwrite<std::uint32_t[]>(sum);
  loop(units, [&](std::size_t u) {
    std::uint32_t* at = &place[u * buckets];
    for_vertices(polygons, u, [&](std::uint32_t one, Point p) { sorted[at[cells.of(p)]++] = one; });
  });
  loop(buckets, [&](std::size_t b) {
    link(polygons.points, {&sorted[begin[b]], begin[b + 1] - begin[b]}, next_);
  });
}

}  // namespace omrade::geometry
