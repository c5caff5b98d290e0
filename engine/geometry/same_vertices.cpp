#include "geometry/same_vertices.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <memory>
#include <numeric>
#include <span>

namespace omrade::geometry {
namespace {

constexpr std::size_t kAreasPerUnit = 64;
constexpr std::size_t kVerticesPerBucket = 4096;  // a bucket and its table stay in a core's cache
constexpr unsigned kMostBits = 12;

/// Without initial values, so that an array of them is not written twice.
struct Vertex {
  double x, y;
  std::uint32_t at;
};

std::uint64_t mixed(std::uint64_t hash, double value) {
  // Adding 0 makes -0 and 0, which are one coordinate, one pattern of bits.
  hash = (hash ^ std::bit_cast<std::uint64_t>(value + 0.0)) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

std::uint64_t hash_of(double x, double y) {
  return mixed(mixed(0, x), y) * 0xBF58476D1CE4E5B9U;
}

template <class Visit>
void for_vertices(const Polygons& polygons, std::size_t unit, const Visit& visit) {
  const std::size_t end = std::min((unit + 1) * kAreasPerUnit, polygons.areas());
  const std::size_t first_ring = polygons.area_offset[unit * kAreasPerUnit];
  for (std::size_t r = first_ring; r < polygons.area_offset[end]; ++r) {
    for (std::size_t k = polygons.ring_offset[r]; k + 1 < polygons.ring_offset[r + 1]; ++k)
      visit(Vertex{polygons.points[k].x, polygons.points[k].y, static_cast<std::uint32_t>(k)});
  }
}

/// Links the vertices of one bucket, which holds all that lie where one of them does.
void link(std::span<const Vertex> bucket, std::vector<std::uint32_t>& next) {
  const std::size_t mask = std::bit_ceil(bucket.size() * 2 + 1) - 1;
  std::vector<std::uint32_t> last(mask + 1, 0);  // of a place, counted from 1
  for (std::uint32_t i = 0; i < bucket.size(); ++i) {
    const Vertex& own = bucket[i];
    std::size_t slot = hash_of(own.x, own.y) & mask;
    while (last[slot] != 0 &&
           !(bucket[last[slot] - 1].x == own.x && bucket[last[slot] - 1].y == own.y))
      slot = (slot + 1) & mask;
    if (last[slot] != 0) {
      const std::uint32_t before = bucket[last[slot] - 1].at;
      next[own.at] = next[before];
      next[before] = own.at;
    }
    last[slot] = i + 1;
  }
}

}  // namespace

SameVertices::SameVertices(const Polygons& polygons, const ParallelFor& loop)
    : next_(polygons.points.size()) {
  const std::size_t count = polygons.points.size();
  if (count >= std::numeric_limits<std::uint32_t>::max())
    throw Error(ErrorKind::user, {.what = "polygons of more than four thousand million points"});
  std::iota(next_.begin(), next_.end(), 0U);
  const unsigned bits =
      std::clamp(static_cast<unsigned>(std::bit_width(count / kVerticesPerBucket)), 1U, kMostBits);
  const std::size_t buckets = std::size_t{1} << bits;
  const std::size_t units = (polygons.areas() + kAreasPerUnit - 1) / kAreasPerUnit;
  const auto bucket_of = [bits](const Vertex& one) {
    return static_cast<std::size_t>(hash_of(one.x, one.y) >> (64U - bits));
  };

  // Each unit's vertices of a bucket come after those of the units before it: ascending.
  std::vector<std::uint32_t> place(units * buckets, 0);
  loop(units, [&](std::size_t u) {
    std::uint32_t* counts = &place[u * buckets];
    for_vertices(polygons, u, [&](const Vertex& one) { ++counts[bucket_of(one)]; });
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
  const auto sorted = std::make_unique_for_overwrite<Vertex[]>(sum);
  loop(units, [&](std::size_t u) {
    std::uint32_t* at = &place[u * buckets];
    for_vertices(polygons, u, [&](const Vertex& one) { sorted[at[bucket_of(one)]++] = one; });
  });
  loop(buckets, [&](std::size_t b) { link({&sorted[begin[b]], begin[b + 1] - begin[b]}, next_); });
}

}  // namespace omrade::geometry
