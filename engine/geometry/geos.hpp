// GEOS handles, owned here and nowhere else. A Geos is one context: it serves one thread, and all
// that it made must go before it.
#pragma once

#include "model/area_set.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

struct GEOSContextHandle_HS;
struct GEOSGeom_t;
struct GEOSPrepGeom_t;

namespace omrade::geometry {

class Geos {
 public:
  struct DestroyShape {
    GEOSContextHandle_HS* context = nullptr;
    void operator()(GEOSGeom_t* shape) const noexcept;
  };
  struct DestroyPrepared {
    GEOSContextHandle_HS* context = nullptr;
    void operator()(const GEOSPrepGeom_t* prepared) const noexcept;
  };
  using Shape = std::unique_ptr<GEOSGeom_t, DestroyShape>;
  /// Refers to the shape it was made from.
  using Prepared = std::unique_ptr<const GEOSPrepGeom_t, DestroyPrepared>;

  struct Flaw {
    std::string reason;
    Point at;
  };

  Geos();
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;
  Geos(Geos&&) = delete;
  Geos& operator=(Geos&&) = delete;
  ~Geos();

  /// One area: each counter-clockwise ring is a shell, and the clockwise rings after it are its
  /// holes. The rings must not be broken (rings.hpp); Error bug when GEOS refuses them.
  Shape shape(const Polygons& polygons, std::size_t area);
  Prepared prepare(const Shape& shape);

  /// False also when GEOS cannot tell, as for some invalid shapes.
  bool disjoint(const Prepared& a, const Shape& b);
  bool covers(const Prepared& a, const Shape& b);

  /// The common area of two shapes: pieces as one area of a Polygons, rings oriented as AreaSet
  /// says, lines and points left out. Tried again on a grid of 1 mm where the exact overlay fails;
  /// nothing when that fails too.
  std::optional<Polygons> intersection(const Shape& a, const Shape& b);

  /// A valid shape instead of one that is not: each ring is made valid, then shells are merged and
  /// holes taken out of them (GEOS's structure method); what has no area is left out.
  Shape made_valid(const Shape& shape);
  /// All ground of the shapes as one, tried again as in `intersection`; Error bug when that fails.
  Shape united(std::vector<Shape> shapes);
  /// The pieces as one area of a Polygons, likewise.
  Polygons pieces(const Shape& shape);
  /// What the rings of all areas enclose between them, piece by piece: each face an area, in no
  /// certain order but the same for the same polygons. Error bug where GEOS fails.
  Polygons faces(const Polygons& polygons);
  /// Areas of a set whose borders meet vertex by vertex as one shape.
  Shape merged(const Polygons& polygons, std::span<const std::size_t> areas);
  /// A point in the shape, well away from its border where there is room.
  Point inner_point(const Shape& shape);

  /// What makes the shape invalid, in GEOS's words in lower case; nothing if it is valid.
  std::optional<Flaw> flaw(const Shape& shape);

 private:
  Shape own(GEOSGeom_t* shape);
  Shape linear_ring(std::span<const Point> ring);
  void append_pieces(const GEOSGeom_t* shape, Polygons& pieces);
  void append_ring(const GEOSGeom_t* ring, bool shell, Polygons& pieces);

  GEOSContextHandle_HS* context_;
  std::string complaint_;
};

}  // namespace omrade::geometry
