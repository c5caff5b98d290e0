#include "run/resource_places.hpp"

#include "geometry/nearest_points.hpp"
#include "geometry/overlay.hpp"
#include "io/vector.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace omrade::run {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Rows of a grid that are read at a time.
constexpr std::size_t kStrip = 256;

std::vector<double> eastings(const std::vector<Point>& points) {
  std::vector<double> out;
  for (const Point point : points) out.push_back(point.x);
  return out;
}
std::vector<double> northings(const std::vector<Point>& points) {
  std::vector<double> out;
  for (const Point point : points) out.push_back(point.y);
  return out;
}

/// Per category the mean way of the people of each area.
void weigh(ResourcePlaces& out, const PlaceShares& shares, const PeopleNearby& people,
           std::size_t areas, std::size_t categories) {
  const std::vector<std::int32_t> unit = shares.units(people.x, people.y);
  out.people.assign(areas, 0);
  out.nearest.assign(categories, std::vector<double>(areas, 0));
  for (std::size_t cell = 0; cell < unit.size(); ++cell) {
    for (const PlaceShares::Part& part : shares.parts(unit[cell])) {
      const double weight = people.people[cell] * part.share;
      out.people[part.area] += weight;
      for (std::size_t c = 0; c < categories; ++c)
        out.nearest[c][part.area] += weight * people.nearest[c][cell];
    }
  }
  for (std::vector<double>& sums : out.nearest) {
    for (std::size_t area = 0; area < areas; ++area)
      sums[area] = out.people[area] > 0 ? sums[area] / out.people[area] : kNone;
  }
}

}  // namespace

std::vector<double> nearest_of(const Resources& resources, std::size_t category,
                               const std::vector<double>& x, const std::vector<double>& y) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    if (resources.category[i] == category) points.push_back(resources.points[i]);
  }
  std::vector<double> out(x.size(), kNone);
  if (points.empty()) return out;
  std::vector<double> known_x;
  std::vector<double> known_y;
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isfinite(x[i]) || !std::isfinite(y[i])) continue;
    known.push_back(i);
    known_x.push_back(x[i]);
    known_y.push_back(y[i]);
  }
  std::vector<std::int32_t> centre(known.size());
  std::vector<double> distance(known.size());
  const geometry::NearestPoints nearest(points, 1, geometry::serial_loop());
  nearest.find(known_x, known_y, centre, distance);
  for (std::size_t k = 0; k < known.size(); ++k) out[known[k]] = distance[k];
  return out;
}

PeopleNearby people_nearby(const Grid& grid, const Resources& resources, const std::string& crs) {
  const GridFrame& frame = grid.frame();
  std::vector<Point> middles;
  PeopleNearby out;
  std::vector<double> values(kStrip * frame.columns);
  for (std::size_t first = 0; first < frame.rows; first += kStrip) {
    const std::size_t count = std::min(kStrip, frame.rows - first);
    grid.read_rows(first, count, std::span(values).first(count * frame.columns));
    for (std::size_t k = 0; k < count * frame.columns; ++k) {
      if (!(values[k] > 0) || !std::isfinite(values[k])) continue;
      const auto row = static_cast<double>(first + k / frame.columns);
      const auto column = static_cast<double>(k % frame.columns);
      middles.push_back({frame.x0 + (column + 0.5) * frame.cell_width,
                         frame.y0 - (row + 0.5) * frame.cell_height});
      out.people.push_back(values[k]);
    }
  }
  if (crs != grid.crs()) middles = io::transform(std::move(middles), grid.crs(), crs);
  out.x = eastings(middles);
  out.y = northings(middles);
  for (std::size_t c = 0; c < resources.categories.size(); ++c)
    out.nearest.push_back(nearest_of(resources, c, out.x, out.y));
  return out;
}

ResourcePlaces resource_places(const Resources& resources, const PlaceShares& shares,
                               std::vector<Point> from, const PeopleNearby* people) {
  ResourcePlaces out{.outlines = shares.has_outlines()};
  const std::vector<std::int32_t> units =
      shares.units(eastings(resources.points), northings(resources.points));
  for (const std::int32_t unit : units) out.area.push_back(shares.area(unit));
  out.by_people = people != nullptr && out.outlines;
  if (out.by_people) {
    weigh(out, shares, *people, from.size(), resources.categories.size());
  } else {
    for (std::size_t c = 0; c < resources.categories.size(); ++c)
      out.nearest.push_back(nearest_of(resources, c, eastings(from), northings(from)));
  }
  out.from = std::move(from);
  return out;
}

}  // namespace omrade::run
