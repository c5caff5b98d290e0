#include "geometry.hpp"

#include <algorithm>
#include <cmath>

namespace kronoberg {

Point on_grid(Point point) {
  // As GEOS rounds: the quotient is the double nearest to the decimal fraction.
  constexpr double scale = 1.0 / precision;
  return {std::round(point.x * scale) / scale, std::round(point.y * scale) / scale};
}

double square_distance(Point a, Point b) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  return dx * dx + dy * dy;
}

double distance(Point a, Point b) {
  return std::sqrt(square_distance(a, b));
}

double distance(Point point, const Segment& segment) {
  const double dx = segment.b.x - segment.a.x;
  const double dy = segment.b.y - segment.a.y;
  const double length2 = dx * dx + dy * dy;
  if (length2 == 0.0) return distance(point, segment.a);
  const double along = ((point.x - segment.a.x) * dx + (point.y - segment.a.y) * dy) / length2;
  const double t = std::clamp(along, 0.0, 1.0);
  return distance(point, Point{segment.a.x + t * dx, segment.a.y + t * dy});
}

double distance(Point point, const Ring& ring) {
  double nearest = distance(point, ring.front());
  for (std::size_t i = 1; i < ring.size(); ++i) {
    nearest = std::min(nearest, distance(point, Segment{ring[i - 1], ring[i]}));
  }
  return nearest;
}

Box box_of(const Ring& ring) {
  Box box{ring.front().x, ring.front().y, ring.front().x, ring.front().y};
  for (const Point& p : ring) {
    box = {std::min(box.x_min, p.x), std::min(box.y_min, p.y), std::max(box.x_max, p.x),
           std::max(box.y_max, p.y)};
  }
  return box;
}

double area_of(const Ring& ring) {
  double twice = 0.0;
  const Point origin = ring.front();  // near the ring, so that no digits cancel
  for (std::size_t i = 1; i < ring.size(); ++i) {
    twice += (ring[i - 1].x - origin.x) * (ring[i].y - origin.y) -
             (ring[i].x - origin.x) * (ring[i - 1].y - origin.y);
  }
  return std::abs(twice) / 2.0;
}

double area_of(const Polygon& polygon) {
  double area = area_of(polygon.shell);
  for (const Ring& hole : polygon.holes) area -= area_of(hole);
  return area;
}

double area_of(const MultiPolygon& polygons) {
  double area = 0.0;
  for (const Polygon& polygon : polygons) area += area_of(polygon);
  return area;
}

std::size_t vertices_of(const MultiPolygon& polygons) {
  std::size_t count = 0;
  for (const Polygon& polygon : polygons) {
    count += polygon.shell.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
  }
  return count;
}

bool contains(const Ring& ring, Point point) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point a = ring[i - 1];
    const Point b = ring[i];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    if (point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

bool contains(const MultiPolygon& polygons, Point point) {
  return std::any_of(polygons.begin(), polygons.end(), [&](const Polygon& polygon) {
    return contains(polygon.shell, point) &&
           std::none_of(polygon.holes.begin(), polygon.holes.end(),
                        [&](const Ring& hole) { return contains(hole, point); });
  });
}

void append_sides(const Ring& ring, std::vector<Segment>& lines) {
  for (std::size_t i = 1; i < ring.size(); ++i) lines.push_back({ring[i - 1], ring[i]});
}

void append_sides(const MultiPolygon& polygons, std::vector<Segment>& lines) {
  for (const Polygon& polygon : polygons) {
    append_sides(polygon.shell, lines);
    for (const Ring& hole : polygon.holes) append_sides(hole, lines);
  }
}

}  // namespace kronoberg
