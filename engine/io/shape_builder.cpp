#include "io/shape_builder.hpp"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::io {
namespace {

bool finite(Point p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

/// Such as "a Line String".
std::string with_article(const OGRGeometry& geometry) {
  return std::string("a ") + OGRGeometryTypeToName(wkbFlatten(geometry.getGeometryType()));
}

/// The points of a ring, closed; rings of no points are left out by the caller.
std::vector<Point> ring_points(const OGRSimpleCurve& ring) {
  std::vector<Point> points;
  points.reserve(static_cast<std::size_t>(ring.getNumPoints()) + 1);
  for (int k = 0; k < ring.getNumPoints(); ++k) points.push_back({ring.getX(k), ring.getY(k)});
  if (!points.empty() && points.front() != points.back()) points.push_back(points.front());
  return points;
}

/// Twice the signed area, relative to the first point so that no digits are lost.
double turn(std::span<const Point> ring) {
  double twice = 0;
  for (std::size_t k = 1; k + 1 < ring.size(); ++k) {
    twice += (ring[k].x - ring[0].x) * (ring[k + 1].y - ring[0].y) -
             (ring[k + 1].x - ring[0].x) * (ring[k].y - ring[0].y);
  }
  return twice;
}

}  // namespace

std::string ShapeBuilder::add(const OGRGeometry* geometry) {
  if (geometry == nullptr || geometry->IsEmpty() != 0) return "an empty geometry";
  switch (wkbFlatten(geometry->getGeometryType())) {
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
      if (kind_ == Kind::points) return with_article(*geometry) + " among points";
      return add_polygonal(*geometry);
    case wkbPoint:
    case wkbMultiPoint:
      if (kind_ == Kind::polygons) return with_article(*geometry) + " among polygons";
      return add_point(*geometry);
    default:
      return with_article(*geometry) + "; areas are polygons or points";
  }
}

std::string ShapeBuilder::add_polygonal(const OGRGeometry& geometry) {
  // Takes over what it is given.
  const GeometryHandle multi(OGRGeometryFactory::forceToMultiPolygon(geometry.getLinearGeometry()));
  std::vector<std::vector<Point>> rings;
  std::vector<bool> holes;
  for (const OGRPolygon* polygon : *multi->toMultiPolygon()) {
    bool outer = true;
    for (const OGRLinearRing* line : *polygon) {
      std::vector<Point> ring = ring_points(*line);
      if (ring.empty()) continue;
      if (ring.size() < 4) return "a ring of fewer than three corners";
      if (!std::all_of(ring.begin(), ring.end(), finite)) return "a coordinate that is no number";
      rings.push_back(std::move(ring));
      holes.push_back(!outer);
      outer = false;
    }
  }
  if (rings.empty()) return "an empty geometry";
  kind_ = Kind::polygons;
  for (const std::vector<Point>& ring : rings) {
    polygons_.points.insert(polygons_.points.end(), ring.begin(), ring.end());
    polygons_.ring_offset.push_back(polygons_.points.size());
  }
  is_hole_.insert(is_hole_.end(), holes.begin(), holes.end());
  polygons_.area_offset.push_back(polygons_.rings());
  return "";
}

std::string ShapeBuilder::add_point(const OGRGeometry& geometry) {
  const OGRPoint* point = nullptr;
  if (wkbFlatten(geometry.getGeometryType()) == wkbMultiPoint) {
    const OGRMultiPoint& several = *geometry.toMultiPoint();
    if (several.getNumGeometries() != 1) return "several points; an area has one";
    point = several.getGeometryRef(0);
  } else {
    point = geometry.toPoint();
  }
  const Point place{point->getX(), point->getY()};
  if (!finite(place)) return "a coordinate that is no number";
  kind_ = Kind::points;
  polygons_.points.push_back(place);
  return "";
}

std::size_t ShapeBuilder::area_of(std::size_t point) const {
  if (kind_ == Kind::points) return point;
  const auto& rings = polygons_.ring_offset;
  const auto& areas = polygons_.area_offset;
  const auto ring = static_cast<std::size_t>(std::upper_bound(rings.begin(), rings.end(), point) -
                                             rings.begin() - 1);
  return static_cast<std::size_t>(std::upper_bound(areas.begin(), areas.end(), ring) -
                                  areas.begin() - 1);
}

Polygons ShapeBuilder::take_polygons() {
  for (std::size_t r = 0; r < polygons_.rings(); ++r) {
    const double area = turn(polygons_.ring(r));
    if (is_hole_[r] ? area <= 0 : area >= 0) continue;
    const auto begin = polygons_.points.begin();
    std::reverse(begin + static_cast<std::ptrdiff_t>(polygons_.ring_offset[r]),
                 begin + static_cast<std::ptrdiff_t>(polygons_.ring_offset[r + 1]));
  }
  return std::move(polygons_);
}

}  // namespace omrade::io
