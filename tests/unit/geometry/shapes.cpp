#include "shapes.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numbers>
#include <thread>
#include <utility>

namespace omrade::geometry {

Ring rectangle(double min_x, double min_y, double max_x, double max_y) {
  return {{min_x, min_y}, {max_x, min_y}, {max_x, max_y}, {min_x, max_y}};
}

Ring hole(Ring ring) {
  std::reverse(ring.begin(), ring.end());
  return ring;
}

Polygons polygons(const std::vector<Area>& areas) {
  Polygons result;
  for (const Area& area : areas) {
    for (const Ring& ring : area) {
      result.points.insert(result.points.end(), ring.begin(), ring.end());
      result.points.push_back(ring.front());
      result.ring_offset.push_back(result.points.size());
    }
    result.area_offset.push_back(result.rings());
  }
  return result;
}

std::unique_ptr<AreaSet> area_set(const std::string& id, const std::vector<Area>& areas) {
  AreaSetParts parts;
  parts.id = id;
  parts.crs = "EPSG:3006";
  for (std::size_t i = 0; i < areas.size(); ++i) {
    parts.ids.push_back(i < 26 ? std::string(1, static_cast<char>('a' + i))
                               : "area " + std::to_string(i));
  }
  parts.polygons = polygons(areas);
  return std::make_unique<AreaSet>(std::move(parts));
}

std::vector<Area> chessboard(double min_x, double min_y, double side, std::size_t columns,
                             std::size_t rows) {
  std::vector<Area> areas;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      const double x = min_x + static_cast<double>(c) * side;
      const double y = min_y + static_cast<double>(r) * side;
      areas.push_back({rectangle(x, y, x + side, y + side)});
    }
  }
  return areas;
}

MemoryGrid::MemoryGrid(GridFrame frame, std::vector<double> values)
    : frame_(frame), values_(std::move(values)) {}

void MemoryGrid::read_rows(std::size_t first, std::size_t count, std::span<double> out) const {
  const auto from = values_.begin() + static_cast<std::ptrdiff_t>(first * frame_.columns);
  std::copy_n(from, count * frame_.columns, out.begin());
}

ParallelFor threaded_loop() {
  return [](std::size_t count, const std::function<void(std::size_t)>& body) {
    std::atomic<std::size_t> next{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        // From the last to the first: no order of work may show in the results.
        for (std::size_t k = next++; k < count; k = next++) body(count - 1 - k);
      });
    }
    for (std::thread& thread : threads) thread.join();
  };
}

double Dice::between(double low, double high) {
  return low + (high - low) * (static_cast<double>(engine_() >> 11) * 0x1p-53);
}

std::size_t Dice::below(std::size_t count) {
  return engine_() % count;
}

Ring star(Dice& dice, Point centre, double inner, double outer, std::size_t points) {
  Ring ring;
  for (std::size_t k = 0; k < points; ++k) {
    const double angle =
        2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(points);
    const double radius = dice.between(inner, outer);
    ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return ring;
}

}  // namespace omrade::geometry
