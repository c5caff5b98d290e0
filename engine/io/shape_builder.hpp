// Geometries of features, one after another, as the flat arrays of an area set.
#pragma once

#include "io/gdal.hpp"
#include "model/area_set.hpp"

#include <string>
#include <vector>

class OGRPolygon;

namespace omrade::io {

class ShapeBuilder {
 public:
  enum class Kind : std::uint8_t { none, polygons, points };

  /// Adds the geometry of the next area. Returns what is wrong with it, or "": then nothing was
  /// added. The first geometry that is added decides whether polygons or points are wanted.
  std::string add(const OGRGeometry* geometry);

  /// Makes room for so many areas in all, as large as those added so far: growing bit by bit costs
  /// more than filling.
  void expect(std::size_t areas);

  [[nodiscard]] Kind kind() const noexcept { return kind_; }
  /// All coordinates, to be transformed before `take_polygons`.
  [[nodiscard]] HugeVector<Point>& points() noexcept { return polygons_.points; }
  /// The area that a position in `points()` belongs to.
  [[nodiscard]] std::size_t area_of(std::size_t point) const;
  /// Outer rings counter-clockwise, holes clockwise.
  Polygons take_polygons();

 private:
  std::string add_polygonal(const OGRGeometry& geometry);
  std::string add_rings(const OGRPolygon& polygon);
  std::string add_point(const OGRGeometry& geometry);

  Kind kind_ = Kind::none;
  Polygons polygons_;
  std::vector<bool> is_hole_;  ///< per ring
};

}  // namespace omrade::io
