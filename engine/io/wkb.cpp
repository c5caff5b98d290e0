#include "io/wkb.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace omrade::io {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::uint32_t kPolygon = 3;
constexpr std::uint32_t kMultiPolygon = 6;

template <class T>
void put(std::string& out, const T& value) {
  const std::size_t at = out.size();
  out.resize(at + sizeof value);
  std::memcpy(out.data() + at, &value, sizeof value);
}

void put_header(std::string& out, std::uint32_t type, std::size_t parts) {
  out.push_back('\1');  // little-endian
  put(out, type);
  put(out, static_cast<std::uint32_t>(parts));
}

double twice_area(std::span<const Point> ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
             (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  }
  return twice;
}

}  // namespace

std::string wkb_of(const Polygons& polygons, std::size_t area) {
  std::vector<std::vector<std::size_t>> parts;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    if (parts.empty() || twice_area(polygons.ring(r)) > 0) parts.emplace_back();
    parts.back().push_back(r);
  }
  std::string out;
  put_header(out, kMultiPolygon, parts.size());
  for (const std::vector<std::size_t>& rings : parts) {
    put_header(out, kPolygon, rings.size());
    for (const std::size_t r : rings) {
      const auto ring = polygons.ring(r);
      put(out, static_cast<std::uint32_t>(ring.size()));
      for (const Point& point : ring) {
        put(out, point.x);
        put(out, point.y);
      }
    }
  }
  return out;
}

}  // namespace omrade::io
