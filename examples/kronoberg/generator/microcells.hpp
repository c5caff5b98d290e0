/// A fine mesh of Voronoi cells over the county: small in towns, large in the countryside.
/// Areas are made of whole cells, which gives them winding borders that fit each other.
#pragma once

#include "county.hpp"
#include "geometry.hpp"

#include <cstdint>
#include <vector>

namespace kronoberg {

/// Finds the nearest of many points.
class NearestSite {
 public:
  explicit NearestSite(const std::vector<Point>& sites);
  [[nodiscard]] int operator()(Point point) const;

 private:
  [[nodiscard]] int column_of(double x) const;
  [[nodiscard]] int row_of(double y) const;

  std::vector<Point> sites_;
  Box box_;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<int> starts_;   // of each bucket in members_
  std::vector<int> members_;  // sites by bucket
};

/// A side between two cells.
struct CellSide {
  Segment line;
  int one;
  int other;
};

struct Mesh {
  std::vector<Point> sites;
  std::vector<double> sizes;  // about the width of each cell, metres
  std::vector<CellSide> sides;
  NearestSite nearest;  // the cell that contains a point
};

/// Meshes with different seeds have different cells.
[[nodiscard]] Mesh make_mesh(const County& county, std::uint64_t seed, double coarsest);

}  // namespace kronoberg
