#include "io/area_shape.hpp"

#include <ogr_geometry.h>

#include <memory>
#include <span>

namespace omrade::io {
namespace {

GeometryHandle multipolygon(const Polygons& polygons, std::size_t area) {
  auto multi = std::make_unique<OGRMultiPolygon>();
  std::unique_ptr<OGRPolygon> polygon;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    auto ring = std::make_unique<OGRLinearRing>();
    const std::span<const Point> points = polygons.ring(r);
    ring->setNumPoints(static_cast<int>(points.size()), FALSE);
    for (std::size_t k = 0; k < points.size(); ++k) {
      ring->setPoint(static_cast<int>(k), points[k].x, points[k].y);
    }
    const bool outer = polygon == nullptr || ring->isClockwise() == 0;
    if (outer) {
      if (polygon) multi->addGeometryDirectly(polygon.release());
      polygon = std::make_unique<OGRPolygon>();
    }
    polygon->addRingDirectly(ring.release());
  }
  if (polygon) multi->addGeometryDirectly(polygon.release());
  return GeometryHandle(multi.release());
}

}  // namespace

GeometryHandle shape_of(const AreaSet& areas, std::size_t area) {
  if (areas.polygons() != nullptr) return multipolygon(*areas.polygons(), area);
  const Point point = areas.points()[area];
  return GeometryHandle(new OGRPoint(point.x, point.y));
}

}  // namespace omrade::io
