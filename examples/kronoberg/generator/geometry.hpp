/// Points, rings and polygons in metres of SWEREF 99 TM.
#pragma once

#include <cstddef>
#include <vector>

namespace kronoberg {

struct Point {
  double x = 0.0;
  double y = 0.0;
  friend bool operator==(const Point&, const Point&) = default;
  friend auto operator<=>(const Point&, const Point&) = default;
};

struct Segment {
  Point a;
  Point b;
};

/// Closed: the first point is repeated at the end.
using Ring = std::vector<Point>;

struct Polygon {
  Ring shell;
  std::vector<Ring> holes;
};

using MultiPolygon = std::vector<Polygon>;

struct Box {
  double x_min = 0.0;
  double y_min = 0.0;
  double x_max = 0.0;
  double y_max = 0.0;
};

/// All coordinates lie on this grid, so that shared borders have identical vertices.
inline constexpr double precision = 0.01;

[[nodiscard]] Point on_grid(Point point);
[[nodiscard]] double square_distance(Point a, Point b);
[[nodiscard]] double distance(Point a, Point b);
[[nodiscard]] double distance(Point point, const Segment& segment);
[[nodiscard]] double distance(Point point, const Ring& ring);

[[nodiscard]] Box box_of(const Ring& ring);
/// Positive whichever way the ring turns.
[[nodiscard]] double area_of(const Ring& ring);
[[nodiscard]] double area_of(const Polygon& polygon);
[[nodiscard]] double area_of(const MultiPolygon& polygons);
[[nodiscard]] std::size_t vertices_of(const MultiPolygon& polygons);

[[nodiscard]] bool contains(const Ring& ring, Point point);
[[nodiscard]] bool contains(const MultiPolygon& polygons, Point point);

/// The sides of a closed ring, appended to `lines`.
void append_sides(const Ring& ring, std::vector<Segment>& lines);
void append_sides(const MultiPolygon& polygons, std::vector<Segment>& lines);

}  // namespace kronoberg
