#include "report/view.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace omrade::report {
namespace {

struct Tenth {
  long x = 0, y = 0;
  friend bool operator==(const Tenth&, const Tenth&) = default;
};

void append_tenths(std::string& out, long tenths) {
  std::array<char, 24> buffer{};
  if (tenths < 0) out += '-';
  tenths = std::abs(tenths);
  if (tenths >= 10 || tenths == 0) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), tenths / 10).ptr;
    out.append(buffer.data(), end);
  }
  if (tenths % 10 != 0) {
    out += '.';
    out += static_cast<char>('0' + tenths % 10);
  }
}

/// A pair of numbers; a minus sign separates as well as a comma does.
void append_pair(std::string& out, Tenth at) {
  append_tenths(out, at.x);
  if (at.y >= 0) out += ',';
  append_tenths(out, at.y);
}

}  // namespace

Box no_box() {
  constexpr double far = std::numeric_limits<double>::infinity();
  return {far, far, -far, -far};
}

Box united(const Box& a, const Box& b) {
  return {std::min(a.min_x, b.min_x), std::min(a.min_y, b.min_y), std::max(a.max_x, b.max_x),
          std::max(a.max_y, b.max_y)};
}

View fit(Box content, double width, double height, double margin, double least) {
  const double wide = std::max((content.max_x - content.min_x) * (1 + 2 * margin), least);
  const double high =
      std::max((content.max_y - content.min_y) * (1 + 2 * margin), least * height / width);
  const double scale = std::max(wide / width, high / height);
  const double x = (content.min_x + content.max_x) / 2;
  const double y = (content.min_y + content.max_y) / 2;
  return {width,
          height,
          {x - scale * width / 2, y - scale * height / 2, x + scale * width / 2,
           y + scale * height / 2}};
}

std::string pixel(double value) {
  std::string out;
  append_tenths(out, std::lround(value * 10));
  return out;
}

std::string path_data(const Polygons& polygons, std::size_t area, const View& view, long tenths) {
  const auto on_raster = [tenths](double pixels) {
    return std::lround(pixels * 10 / static_cast<double>(tenths)) * tenths;
  };
  std::string out;
  std::vector<Tenth> ring;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    ring.clear();
    for (const Point point : polygons.ring(r)) {
      const Tenth at{on_raster(view.x(point.x)), on_raster(view.y(point.y))};
      if (ring.empty() || !(ring.back() == at)) ring.push_back(at);
    }
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3) continue;
    out += 'M';
    append_pair(out, ring.front());
    out += 'l';
    for (std::size_t k = 1; k < ring.size(); ++k) {
      const Tenth step{ring[k].x - ring[k - 1].x, ring[k].y - ring[k - 1].y};
      if (k > 1 && step.x >= 0) out += ' ';
      append_pair(out, step);
    }
    out += 'z';
  }
  return out;
}

}  // namespace omrade::report
