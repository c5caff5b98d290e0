#include "geometry/geos.hpp"

#include "base/error.hpp"
#include "geometry/rings.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cctype>
#include <new>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

constexpr double kRetryGrid = 1e-3;  // metres
constexpr char kTrue = 1;            // GEOS predicates: 0 no, 1 yes, 2 an exception
constexpr char kFalse = 0;

static_assert(sizeof(Point) == 2 * sizeof(double),
              "rings are handed to GEOS as they lie in memory");

void keep_complaint(const char* text, void* into) {
  *static_cast<std::string*>(into) = text;
}

}  // namespace

void Geos::DestroyShape::operator()(GEOSGeom_t* shape) const noexcept {
  GEOSGeom_destroy_r(context, shape);
}

void Geos::DestroyPrepared::operator()(const GEOSPrepGeom_t* prepared) const noexcept {
  GEOSPreparedGeom_destroy_r(context, prepared);
}

Geos::Geos() : context_(GEOS_init_r()) {
  if (context_ == nullptr) throw std::bad_alloc();
  GEOSContext_setErrorMessageHandler_r(context_, keep_complaint, &complaint_);
}

Geos::~Geos() {
  GEOS_finish_r(context_);
}

Geos::Shape Geos::own(GEOSGeom_t* shape) {
  if (shape == nullptr) {
    throw Error(ErrorKind::bug, {.what = "GEOS cannot make a shape: " + complaint_});
  }
  return {shape, DestroyShape{context_}};
}

Geos::Shape Geos::linear_ring(std::span<const Point> ring) {
  GEOSCoordSequence* points = GEOSCoordSeq_copyFromBuffer_r(
      context_, &ring.front().x, static_cast<unsigned int>(ring.size()), 0, 0);
  if (points == nullptr) throw std::bad_alloc();
  return own(GEOSGeom_createLinearRing_r(context_, points));  // takes the points
}

Geos::Shape Geos::shape(const Polygons& polygons, std::size_t area) {
  std::vector<Shape> parts;
  std::size_t r = polygons.area_offset[area];
  const std::size_t end = polygons.area_offset[area + 1];
  while (r < end) {
    Shape shell = linear_ring(polygons.ring(r++));
    std::vector<Shape> holes;
    for (; r < end && signed_area(polygons.ring(r)) < 0; ++r) {
      holes.push_back(linear_ring(polygons.ring(r)));
    }
    std::vector<GEOSGeometry*> handed;
    for (Shape& hole : holes) handed.push_back(hole.release());
    parts.push_back(own(GEOSGeom_createPolygon_r(context_, shell.release(), handed.data(),
                                                 static_cast<unsigned int>(handed.size()))));
  }
  if (parts.size() == 1) return std::move(parts.front());
  std::vector<GEOSGeometry*> handed;
  for (Shape& part : parts) handed.push_back(part.release());
  return own(GEOSGeom_createCollection_r(context_, GEOS_MULTIPOLYGON, handed.data(),
                                         static_cast<unsigned int>(handed.size())));
}

Geos::Prepared Geos::prepare(const Shape& shape) {
  const GEOSPreparedGeometry* prepared = GEOSPrepare_r(context_, shape.get());
  if (prepared == nullptr) {
    throw Error(ErrorKind::bug, {.what = "GEOS cannot prepare a shape: " + complaint_});
  }
  return {prepared, DestroyPrepared{context_}};
}

bool Geos::disjoint(const Prepared& a, const Shape& b) {
  return GEOSPreparedIntersects_r(context_, a.get(), b.get()) == kFalse;
}

bool Geos::covers(const Prepared& a, const Shape& b) {
  return GEOSPreparedCovers_r(context_, a.get(), b.get()) == kTrue;
}

std::optional<Polygons> Geos::intersection(const Shape& a, const Shape& b) {
  GEOSGeometry* common = GEOSIntersection_r(context_, a.get(), b.get());
  if (common == nullptr) {
    common = GEOSIntersectionPrec_r(context_, a.get(), b.get(), kRetryGrid);
  }
  if (common == nullptr) return std::nullopt;
  return pieces(own(common));
}

Geos::Shape Geos::made_valid(const Shape& shape) {
  GEOSMakeValidParams* parameters = GEOSMakeValidParams_create_r(context_);
  if (parameters == nullptr) throw std::bad_alloc();
  GEOSMakeValidParams_setMethod_r(context_, parameters, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(context_, parameters, 0);
  GEOSGeometry* valid = GEOSMakeValidWithParams_r(context_, shape.get(), parameters);
  GEOSMakeValidParams_destroy_r(context_, parameters);
  return own(valid);
}

Geos::Shape Geos::united(std::vector<Shape> shapes) {
  std::vector<GEOSGeometry*> handed;
  for (Shape& shape : shapes) handed.push_back(shape.release());
  const Shape all = own(GEOSGeom_createCollection_r(
      context_, GEOS_GEOMETRYCOLLECTION, handed.data(), static_cast<unsigned int>(handed.size())));
  GEOSGeometry* united = GEOSUnaryUnion_r(context_, all.get());
  if (united == nullptr) united = GEOSUnaryUnionPrec_r(context_, all.get(), kRetryGrid);
  return own(united);
}

Polygons Geos::faces(const Polygons& polygons) {
  std::vector<GEOSGeometry*> handed;
  for (std::size_t r = 0; r < polygons.rings(); ++r)
    handed.push_back(linear_ring(polygons.ring(r)).release());
  const Shape rings = own(GEOSGeom_createCollection_r(
      context_, GEOS_GEOMETRYCOLLECTION, handed.data(), static_cast<unsigned int>(handed.size())));
  GEOSGeometry* lines = GEOSUnaryUnion_r(context_, rings.get());
  if (lines == nullptr) lines = GEOSUnaryUnionPrec_r(context_, rings.get(), kRetryGrid);
  const Shape noded = own(lines);
  const GEOSGeometry* one = noded.get();
  const Shape found = own(GEOSPolygonize_r(context_, &one, 1));
  Polygons faces;
  const int count = GEOSGetNumGeometries_r(context_, found.get());
  for (int k = 0; k < count; ++k) {
    append_pieces(GEOSGetGeometryN_r(context_, found.get(), k), faces);
    faces.area_offset.push_back(faces.rings());
  }
  return faces;
}

Geos::Shape Geos::merged(const Polygons& polygons, std::span<const std::size_t> areas) {
  std::vector<GEOSGeometry*> handed;
  for (const std::size_t area : areas) handed.push_back(shape(polygons, area).release());
  const Shape all = own(GEOSGeom_createCollection_r(
      context_, GEOS_GEOMETRYCOLLECTION, handed.data(), static_cast<unsigned int>(handed.size())));
  GEOSGeometry* merged = GEOSCoverageUnion_r(context_, all.get());
  if (merged == nullptr) merged = GEOSUnaryUnion_r(context_, all.get());
  return own(merged);
}

Polygons Geos::pieces(const Shape& shape) {
  Polygons found;
  append_pieces(shape.get(), found);
  found.area_offset.push_back(found.rings());
  return found;
}

Point Geos::inner_point(const Shape& shape) {
  const Shape point = own(GEOSPointOnSurface_r(context_, shape.get()));
  Point at;
  if (GEOSisEmpty_r(context_, point.get()) != kFalse) return at;
  GEOSGeomGetX_r(context_, point.get(), &at.x);
  GEOSGeomGetY_r(context_, point.get(), &at.y);
  return at;
}

void Geos::append_pieces(const GEOSGeom_t* shape, Polygons& pieces) {
  const int type = GEOSGeomTypeId_r(context_, shape);
  if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    const int parts = GEOSGetNumGeometries_r(context_, shape);
    for (int k = 0; k < parts; ++k) {
      append_pieces(GEOSGetGeometryN_r(context_, shape, k), pieces);
    }
  } else if (type == GEOS_POLYGON && GEOSisEmpty_r(context_, shape) == kFalse) {
    append_ring(GEOSGetExteriorRing_r(context_, shape), true, pieces);
    const int holes = GEOSGetNumInteriorRings_r(context_, shape);
    for (int k = 0; k < holes; ++k) {
      append_ring(GEOSGetInteriorRingN_r(context_, shape, k), false, pieces);
    }
  }
}

void Geos::append_ring(const GEOSGeom_t* ring, bool shell, Polygons& pieces) {
  const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(context_, ring);
  unsigned int size = 0;
  GEOSCoordSeq_getSize_r(context_, points, &size);
  const std::size_t begin = pieces.points.size();
  pieces.points.resize(begin + size);
  GEOSCoordSeq_copyToBuffer_r(context_, points, &pieces.points[begin].x, 0, 0);
  const std::span<Point> added = std::span(pieces.points).subspan(begin);
  if ((signed_area(added) > 0) != shell) std::reverse(added.begin(), added.end());
  pieces.ring_offset.push_back(pieces.points.size());
}

std::optional<Geos::Flaw> Geos::flaw(const Shape& shape) {
  char* reason = nullptr;
  GEOSGeometry* location = nullptr;
  const char valid = GEOSisValidDetail_r(context_, shape.get(), 0, &reason, &location);
  if (valid == kTrue) return std::nullopt;
  Flaw flaw{valid == kFalse && reason != nullptr ? reason : complaint_, {}};
  GEOSFree_r(context_, reason);
  if (location != nullptr) {
    const Shape owned = own(location);
    GEOSGeomGetX_r(context_, owned.get(), &flaw.at.x);
    GEOSGeomGetY_r(context_, owned.get(), &flaw.at.y);
  }
  for (char& c : flaw.reason) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return flaw;
}

}  // namespace omrade::geometry
