#include "microcells.hpp"

#include "geos.hpp"
#include "places.hpp"
#include "random.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace kronoberg {
namespace {

constexpr double bucket = 400.0;
constexpr double finest = 125.0;

/// The width that cells should have at a point: fine in towns and villages, coarse away from them.
double wanted_size(Point point, double coarsest) {
  double size = coarsest;
  for (const Place& place : places()) {
    if (place.kind == PlaceKind::hamlet) continue;
    const double outside = distance(point, place.at()) - 2.2 * place.radius;
    size = std::min(size, finest + 0.3 * std::max(0.0, outside));
  }
  return size;
}

struct Sites {
  std::vector<Point> points;
  std::vector<double> sizes;
};

/// One jittered site in each leaf of a quadtree.
void divide(Point corner, double size, double coarsest, std::uint64_t seed, Sites& sites) {
  const double half = size / 2.0;
  if (size > wanted_size({corner.x + half, corner.y + half}, coarsest) * 1.001 &&
      half >= finest * 0.99) {
    for (const double dx : {0.0, half}) {
      for (const double dy : {0.0, half}) {
        divide({corner.x + dx, corner.y + dy}, half, coarsest, seed, sites);
      }
    }
    return;
  }
  const auto i = static_cast<std::int64_t>(corner.x);
  const auto j = static_cast<std::int64_t>(corner.y);
  const double u = 0.5 + 0.86 * (unit_at(seed, i, j) - 0.5);
  const double v = 0.5 + 0.86 * (unit_at(seed + 1, i, j) - 0.5);
  sites.points.push_back({corner.x + u * size, corner.y + v * size});
  sites.sizes.push_back(size);
}

Sites make_sites(const County& county, std::uint64_t seed, double coarsest) {
  const Box box = box_of(county.outline);
  const double left = std::floor(box.x_min / coarsest) * coarsest - 2.0 * coarsest;
  const double low = std::floor(box.y_min / coarsest) * coarsest - 2.0 * coarsest;
  const int columns = static_cast<int>((box.x_max - left) / coarsest) + 3;
  const int rows = static_cast<int>((box.y_max - low) / coarsest) + 3;
  std::vector<char> inside(static_cast<std::size_t>(columns * rows));
  const auto at = [&](int column, int row) -> char& {
    return inside[static_cast<std::size_t>(row * columns + column)];
  };
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      at(column, row) = contains(county.outline,
                                 {left + (column + 0.5) * coarsest, low + (row + 0.5) * coarsest});
    }
  }
  // Tiles two steps outside the outline close the cells along it.
  const auto is_near = [&](int column, int row) {
    for (int r = std::max(0, row - 2); r <= std::min(rows - 1, row + 2); ++r) {
      for (int c = std::max(0, column - 2); c <= std::min(columns - 1, column + 2); ++c) {
        if (at(c, r) != 0) return true;
      }
    }
    return false;
  };
  Sites sites;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      if (is_near(column, row)) {
        divide({left + column * coarsest, low + row * coarsest}, coarsest, coarsest, seed, sites);
      }
    }
  }
  return sites;
}

/// Matches each side with the same side of the neighbour: both have identical end points.
std::vector<CellSide> make_sides(const std::vector<Point>& sites, const NearestSite& nearest) {
  struct Half {
    Segment line;  // the lesser end first
    int cell;
  };
  std::vector<Half> halves;
  halves.reserve(sites.size() * 7);
  for (const Ring& ring : voronoi_cells(sites)) {
    Point middle;
    for (std::size_t i = 1; i < ring.size(); ++i) {
      middle.x += ring[i].x / static_cast<double>(ring.size() - 1);
      middle.y += ring[i].y / static_cast<double>(ring.size() - 1);
    }
    const int cell = nearest(middle);  // a point of a Voronoi cell is nearest to its own site
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const auto [a, b] = std::minmax(ring[i - 1], ring[i]);
      halves.push_back({{a, b}, cell});
    }
  }
  std::sort(halves.begin(), halves.end(), [](const Half& one, const Half& other) {
    return std::pair(one.line.a, one.line.b) < std::pair(other.line.a, other.line.b);
  });
  std::vector<CellSide> sides;
  for (std::size_t i = 1; i < halves.size(); ++i) {
    const Half& one = halves[i - 1];
    const Half& other = halves[i];
    if (one.line.a == other.line.a && one.line.b == other.line.b) {
      sides.push_back({one.line, std::min(one.cell, other.cell), std::max(one.cell, other.cell)});
    }
  }
  return sides;
}

}  // namespace

NearestSite::NearestSite(const std::vector<Point>& sites) : sites_(sites), box_(box_of(sites)) {
  columns_ = static_cast<int>((box_.x_max - box_.x_min) / bucket) + 1;
  rows_ = static_cast<int>((box_.y_max - box_.y_min) / bucket) + 1;
  starts_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
  const auto bucket_of = [&](Point p) {
    return static_cast<std::size_t>(row_of(p.y) * columns_ + column_of(p.x));
  };
  for (const Point& p : sites_) ++starts_[bucket_of(p) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  std::vector<int> next(starts_.begin(), starts_.end() - 1);
  members_.resize(sites_.size());
  for (std::size_t i = 0; i < sites_.size(); ++i) {
    members_[static_cast<std::size_t>(next[bucket_of(sites_[i])]++)] = static_cast<int>(i);
  }
}

int NearestSite::column_of(double x) const {
  return std::clamp(static_cast<int>((x - box_.x_min) / bucket), 0, columns_ - 1);
}

int NearestSite::row_of(double y) const {
  return std::clamp(static_cast<int>((y - box_.y_min) / bucket), 0, rows_ - 1);
}

int NearestSite::operator()(Point point) const {
  const int column = column_of(point.x);
  const int row = row_of(point.y);
  int nearest = -1;
  double least = 1e300;
  for (int ring = 0; ring <= std::max(columns_, rows_); ++ring) {
    // Sites in further buckets are at least this far away.
    const double reach = (ring - 1) * bucket;
    if (nearest >= 0 && reach > 0.0 && reach * reach > least) break;
    for (int r = std::max(0, row - ring); r <= std::min(rows_ - 1, row + ring); ++r) {
      for (int c = std::max(0, column - ring); c <= std::min(columns_ - 1, column + ring); ++c) {
        if (std::max(std::abs(r - row), std::abs(c - column)) != ring) continue;
        const auto at = static_cast<std::size_t>(r * columns_ + c);
        for (int k = starts_[at]; k < starts_[at + 1]; ++k) {
          const int site = members_[static_cast<std::size_t>(k)];
          const double d = square_distance(point, sites_[static_cast<std::size_t>(site)]);
          if (d < least || (d == least && site < nearest)) {
            least = d;
            nearest = site;
          }
        }
      }
    }
  }
  return nearest;
}

Mesh make_mesh(const County& county, std::uint64_t seed, double coarsest) {
  Sites sites = make_sites(county, seed, coarsest);
  NearestSite nearest(sites.points);
  std::vector<CellSide> sides = make_sides(sites.points, nearest);
  return {std::move(sites.points), std::move(sites.sizes), std::move(sides), std::move(nearest)};
}

}  // namespace kronoberg
