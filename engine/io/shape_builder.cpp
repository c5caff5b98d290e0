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
  const std::size_t points = polygons_.points.size();
  const std::size_t rings = polygons_.rings();
  std::string wrong;
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPolygon:
      wrong = add_rings(*geometry.toPolygon());
      break;
    case wkbMultiPolygon:
      for (const OGRPolygon* polygon : *geometry.toMultiPolygon()) {
        if (wrong.empty()) wrong = add_rings(*polygon);
      }
      break;
    default: {  // curves; forceToMultiPolygon takes over what it is given
      const GeometryHandle multi(
          OGRGeometryFactory::forceToMultiPolygon(geometry.getLinearGeometry()));
      for (const OGRPolygon* polygon : *multi->toMultiPolygon()) {
        if (wrong.empty()) wrong = add_rings(*polygon);
      }
    }
  }
  if (wrong.empty() && polygons_.rings() == rings) wrong = "an empty geometry";
  if (!wrong.empty()) {
    polygons_.points.resize(points);
    polygons_.ring_offset.resize(rings + 1);
    is_hole_.resize(rings);
    return wrong;
  }
  kind_ = Kind::polygons;
  polygons_.area_offset.push_back(polygons_.rings());
  return "";
}

/// Its outer ring, then its holes, each closed.
std::string ShapeBuilder::add_rings(const OGRPolygon& polygon) {
  HugeVector<Point>& points = polygons_.points;
  bool outer = true;
  for (const OGRLinearRing* line : polygon) {
    const auto count = static_cast<std::size_t>(line->getNumPoints());
    if (count == 0) continue;
    const std::size_t begin = points.size();
    points.resize(begin + count);
    line->getPoints(&points[begin].x, sizeof(Point), &points[begin].y, sizeof(Point));
    if (points[begin] != points.back()) points.push_back(Point(points[begin]));
    if (points.size() - begin < 4) return "a ring of fewer than three corners";
    if (!std::all_of(points.begin() + static_cast<std::ptrdiff_t>(begin), points.end(), finite))
      return "a coordinate that is no number";
    polygons_.ring_offset.push_back(points.size());
    is_hole_.push_back(!outer);
    outer = false;
  }
  return "";
}

void ShapeBuilder::expect(std::size_t areas) {
  const std::size_t added = polygons_.areas();
  if (added == 0) return;
  constexpr double margin = 1.25;
  const double of_each =
      static_cast<double>(polygons_.points.size()) / static_cast<double>(added) * margin;
  constexpr double most = 64e6;  // points: an estimate must not ask for more than a machine has
  polygons_.points.reserve(
      static_cast<std::size_t>(std::min(most, of_each * static_cast<double>(areas))));
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
