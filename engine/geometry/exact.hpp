// On which side of a line a point lies, decided exactly, also where it lies on it.
//
// A point on a line is taken for one that was moved by (e, e²), with e above 0 and smaller than
// anything: east, and a little north. So no point ever lies on an edge, each point lies in exactly
// one area of a planar coverage, and no two edges of two sets touch without crossing ("simulation
// of simplicity", Edelsbrunner and Mücke 1990). Lengths and areas do not change by it.
#pragma once

#include "model/area_set.hpp"

#include <cmath>
#include <cstdint>

namespace omrade::geometry {

/// Which way a point that lies on a line is moved.
enum class Moved : std::int8_t { east = 1, west = -1 };

/// Sign of the area of the triangle a b c: 1 counter-clockwise, -1 clockwise, 0 on one line. Exact
/// for any coordinates below 1e150 (Shewchuk 1997: a filter, then expansions).
int orientation(Point a, Point b, Point c);

/// `orientation` by expansions alone.
int exact_orientation(Point a, Point b, Point c);

inline int orientation(Point a, Point b, Point c) {
  const double left = (a.x - c.x) * (b.y - c.y);
  const double right = (a.y - c.y) * (b.x - c.x);
  const double det = left - right;
  constexpr double bound = 3.3306690738754716e-16;  // (3 + 16 u) u, u = 2^-53
  const double error = bound * (std::abs(left) + std::abs(right));
  if (det > error) return 1;
  if (det < -error) return -1;
  return exact_orientation(a, b, c);
}

/// True if the moved point lies left of the line from `a` to `b`, which must differ.
inline bool is_left(Point a, Point b, Point p, Moved moved) {
  const int side = orientation(a, b, p);
  if (side != 0) return side > 0;
  // The sign of (b - a) x (e, e²).
  const bool east_is_left = a.y != b.y ? b.y < a.y : a.x < b.x;
  return east_is_left == (moved == Moved::east);
}

/// True if exactly one of `a` and `b` lies south of the moved `p`.
inline bool straddles_level(Point a, Point b, Point p, Moved moved) {
  return moved == Moved::east ? (a.y <= p.y) != (b.y <= p.y) : (a.y < p.y) != (b.y < p.y);
}

/// True if `a` is nearer to `p` than `b` is. Exact for any coordinates between 1e-150 and 1e150.
bool exactly_nearer(Point a, Point b, Point p);

/// The square of a distance, within 5e-16 of itself.
inline double square_distance(Point a, Point b) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  return dx * dx + dy * dy;
}

/// How many times the rings of an area go around the moved point, counter-clockwise: 1 inside and 0
/// outside of a valid one.
int winding(const Polygons& polygons, std::size_t area, Point p, Moved moved);

}  // namespace omrade::geometry
