#include "geos.hpp"

#include <geos_c.h>

#include <memory>
#include <stdexcept>
#include <utility>

namespace kronoberg {
namespace {

void remember(const char* message, void* text) {
  *static_cast<std::string*>(text) = message;
}

class Session {
 public:
  Session() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(handle_, remember, &message_);
  }
  ~Session() { GEOS_finish_r(handle_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }
  [[nodiscard]] const std::string& message() const { return message_; }

 private:
  GEOSContextHandle_t handle_;
  std::string message_;
};

Session& session() {
  static Session the_session;
  return the_session;
}

GEOSContextHandle_t handle() {
  return session().handle();
}

template <class T>
T* checked(T* pointer, const char* what) {
  if (pointer == nullptr) {
    throw std::runtime_error(std::string("GEOS could not make ") + what + ": " +
                             session().message());
  }
  return pointer;
}

struct Destroy {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

Geometry owned(GEOSGeometry* geometry, const char* what) {
  return Geometry(checked(geometry, what));
}

GEOSCoordSequence* sequence_of(const Point* points, std::size_t count) {
  static_assert(sizeof(Point) == 2 * sizeof(double));
  return checked(GEOSCoordSeq_copyFromBuffer_r(handle(), reinterpret_cast<const double*>(points),
                                               static_cast<unsigned>(count), 0, 0),
                 "coordinates");
}

Ring ring_of(const GEOSGeometry* line) {
  const GEOSCoordSequence* sequence = checked(GEOSGeom_getCoordSeq_r(handle(), line), "a ring");
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(handle(), sequence, &count);
  Ring ring(count);
  GEOSCoordSeq_copyToBuffer_r(handle(), sequence, reinterpret_cast<double*>(ring.data()), 0, 0);
  return ring;
}

Polygon polygon_of(const GEOSGeometry* geometry) {
  Polygon polygon{ring_of(GEOSGetExteriorRing_r(handle(), geometry)), {}};
  const int holes = GEOSGetNumInteriorRings_r(handle(), geometry);
  for (int i = 0; i < holes; ++i) {
    polygon.holes.push_back(ring_of(GEOSGetInteriorRingN_r(handle(), geometry, i)));
  }
  return polygon;
}

std::vector<Polygon> polygons_of(const GEOSGeometry* geometry) {
  std::vector<Polygon> polygons;
  const int parts = GEOSGetNumGeometries_r(handle(), geometry);
  for (int i = 0; i < parts; ++i) {
    polygons.push_back(polygon_of(GEOSGetGeometryN_r(handle(), geometry, i)));
  }
  return polygons;
}

Geometry collection(int type, std::vector<GEOSGeometry*>& parts) {
  return owned(GEOSGeom_createCollection_r(handle(), type, parts.data(),
                                           static_cast<unsigned>(parts.size())),
               "a collection");
}

GEOSGeometry* linear_ring(const Ring& ring) {
  return checked(GEOSGeom_createLinearRing_r(handle(), sequence_of(ring.data(), ring.size())),
                 "a ring");
}

GEOSGeometry* geometry_of(const Polygon& polygon) {
  std::vector<GEOSGeometry*> holes;
  for (const Ring& hole : polygon.holes) holes.push_back(linear_ring(hole));
  return checked(GEOSGeom_createPolygon_r(handle(), linear_ring(polygon.shell), holes.data(),
                                          static_cast<unsigned>(holes.size())),
                 "a polygon");
}

}  // namespace

std::vector<Ring> voronoi_cells(const std::vector<Point>& sites) {
  const Geometry points = owned(
      GEOSGeom_createLineString_r(handle(), sequence_of(sites.data(), sites.size())), "the sites");
  const Geometry cells =
      owned(GEOSVoronoiDiagram_r(handle(), points.get(), nullptr, 0.0, 0), "Voronoi cells");
  std::vector<Ring> rings;
  for (Polygon& cell : polygons_of(cells.get())) rings.push_back(std::move(cell.shell));
  return rings;
}

std::vector<Polygon> faces_between(const std::vector<Segment>& lines) {
  std::vector<GEOSGeometry*> parts;
  parts.reserve(lines.size());
  for (const Segment& line : lines) {
    parts.push_back(
        checked(GEOSGeom_createLineString_r(handle(), sequence_of(&line.a, 2)), "a line"));
  }
  const Geometry all = collection(GEOS_MULTILINESTRING, parts);
  // Long lines are cut much faster than many short ones.
  const Geometry long_lines = owned(GEOSLineMerge_r(handle(), all.get()), "long lines");
  const Geometry cut = owned(GEOSUnaryUnionPrec_r(handle(), long_lines.get(), precision),
                             "the lines cut at each other");
  const GEOSGeometry* const input = cut.get();
  const Geometry faces = owned(GEOSPolygonize_r(handle(), &input, 1), "faces");
  return polygons_of(faces.get());
}

MultiPolygon joined(const std::vector<const Polygon*>& faces) {
  std::vector<GEOSGeometry*> parts;
  for (const Polygon* face : faces) parts.push_back(geometry_of(*face));
  const Geometry all = collection(GEOS_MULTIPOLYGON, parts);
  const Geometry whole = owned(GEOSCoverageUnion_r(handle(), all.get()), "the union of faces");
  return polygons_of(whole.get());
}

Point inner_point(const Polygon& polygon) {
  const Geometry area = owned(geometry_of(polygon), "a polygon");
  const Geometry point = owned(GEOSPointOnSurface_r(handle(), area.get()), "an inner point");
  Point inside;
  GEOSGeomGetX_r(handle(), point.get(), &inside.x);
  GEOSGeomGetY_r(handle(), point.get(), &inside.y);
  return inside;
}

std::string why_invalid(const MultiPolygon& polygons) {
  std::vector<GEOSGeometry*> parts;
  for (const Polygon& polygon : polygons) parts.push_back(geometry_of(polygon));
  const Geometry all = collection(GEOS_MULTIPOLYGON, parts);
  if (GEOSisValid_r(handle(), all.get()) == 1) return {};
  const std::unique_ptr<char, void (*)(char*)> reason(
      GEOSisValidReason_r(handle(), all.get()), [](char* text) { GEOSFree_r(handle(), text); });
  return reason ? reason.get() : "unknown reason";
}

}  // namespace kronoberg
