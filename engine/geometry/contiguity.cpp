#include "geometry/contiguity.hpp"

#include "geometry/edge_grid.hpp"
#include "geometry/exact.hpp"
#include "geometry/same_vertices.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

constexpr std::size_t kAreasPerUnit = 64;
constexpr std::size_t kEdgesPerUnit = 1024;

using Lists = std::vector<std::vector<std::uint32_t>>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// An edge by its two vertices; `last` is the ring's first one where the edge closes it.
struct Edge {
  std::uint32_t first = 0, last = 0;
};

/// An edge that no other area has, whichever way round.
struct LooseEdge : Edge {
  std::uint32_t area = 0;
};

void add(std::vector<std::uint32_t>& list, std::uint32_t area) {
  if (list.empty() || list.back() != area) list.push_back(area);  // borders run on
}

bool lies_within(Point a, Point b, Point p) {
  return !(p == a) && !(p == b) && p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) &&
         p.y >= std::min(a.y, b.y) && p.y <= std::max(a.y, b.y) && orientation(a, b, p) == 0;
}

class Search {
 public:
  Search(const Polygons& polygons, Contiguity rule, const ParallelFor& loop)
      : polygons_(polygons),
        queen_(rule == Contiguity::queen),
        loop_(loop),
        same_(polygons, loop),
        area_(polygons.points.size()) {
    loop_(units(), [&](std::size_t u) {
      for (std::size_t area = u * kAreasPerUnit; area < end_of(u); ++area) {
        const std::size_t begin = polygons_.ring_offset[polygons_.area_offset[area]];
        const std::size_t end = polygons_.ring_offset[polygons_.area_offset[area + 1]];
        for (std::size_t k = begin; k < end; ++k) area_[k] = static_cast<std::uint32_t>(area);
      }
    });
  }

  std::vector<bool> open() {
    std::vector<char> found(polygons_.areas(), 0);  // and not bool, whose bits threads would share
    loop_(units(), [&](std::size_t u) {
      for (std::size_t area = u * kAreasPerUnit; area < end_of(u); ++area)
        found[area] = is_open(static_cast<std::uint32_t>(area)) ? 1 : 0;
    });
    return {found.begin(), found.end()};
  }

  Lists run() {
    Lists lists(polygons_.areas());
    std::vector<std::vector<LooseEdge>> loose(units());
    loop_(units(), [&](std::size_t u) {
      for (std::size_t area = u * kAreasPerUnit; area < end_of(u); ++area)
        follow(static_cast<std::uint32_t>(area), lists[area], loose[u]);
    });
    std::vector<LooseEdge> all;
    for (const auto& some : loose) all.insert(all.end(), some.begin(), some.end());
    if (!all.empty()) join_at_edges(all, lists);
    return lists;
  }

 private:
  [[nodiscard]] std::size_t units() const {
    return (polygons_.areas() + kAreasPerUnit - 1) / kAreasPerUnit;
  }
  [[nodiscard]] std::size_t end_of(std::size_t unit) const {
    return std::min((unit + 1) * kAreasPerUnit, polygons_.areas());
  }
  [[nodiscard]] Point at(std::uint32_t vertex) const { return polygons_.points[vertex]; }

  /// Calls visit(other) for the vertices of other areas at the place of `vertex`.
  template <class Visit>
  void for_others(std::uint32_t vertex, std::uint32_t area, const Visit& visit) const {
    for (std::uint32_t other = same_.next(vertex); other != vertex; other = same_.next(other)) {
      if (area_[other] != area) visit(other);
    }
  }

  /// Goes round an area, for the neighbours that have its vertices, or its edges.
  void follow(std::uint32_t area, std::vector<std::uint32_t>& list,
              std::vector<LooseEdge>& loose) const {
    for_edges(area, [&](const Edge& edge) {
      const auto note = [&](std::uint32_t other) { add(list, area_[other]); };
      if (queen_) for_others(edge.first, area, note);
      if (at(edge.first) == at(edge.last)) return;
      if (!is_shared(edge, area, list)) loose.push_back({edge, area});
    });
  }

  [[nodiscard]] bool is_open(std::uint32_t area) const {
    bool open = false;
    for_edges(area, [&](const Edge& edge) {
      bool faced = at(edge.first) == at(edge.last);
      for_others(edge.last, area,
                 [&](std::uint32_t other) { faced |= at(other + 1) == at(edge.first); });
      open |= !faced;
    });
    return open;
  }

  /// Also those of no length.
  template <class Visit>
  void for_edges(std::uint32_t area, const Visit& visit) const {
    for (std::size_t r = polygons_.area_offset[area]; r < polygons_.area_offset[area + 1]; ++r) {
      const auto begin = static_cast<std::uint32_t>(polygons_.ring_offset[r]);
      const auto closing = static_cast<std::uint32_t>(polygons_.ring_offset[r + 1] - 1);
      for (std::uint32_t k = begin; k < closing; ++k)
        visit(Edge{k, k + 1 == closing ? begin : k + 1});
    }
  }

  bool is_shared(const Edge& edge, std::uint32_t area, std::vector<std::uint32_t>& list) const {
    bool shared = false;
    // The other area's edge starts at either end and goes to the other one.
    const auto look = [&](std::uint32_t from, std::uint32_t to) {
      for_others(from, area, [&](std::uint32_t other) {
        if (!(at(other + 1) == at(to))) return;
        shared = true;
        if (!queen_) add(list, area_[other]);
      });
    };
    look(edge.last, edge.first);
    look(edge.first, edge.last);
    return shared;
  }

  /// Neighbours whose vertices lie on the inner of an edge. Without overlaps such an edge is loose,
  /// and so is one of those that end there.
  void join_at_edges(const std::vector<LooseEdge>& loose, Lists& lists) const {
    Polygons edges;  // each a ring of its own
    std::size_t area = 0;
    for (const LooseEdge& edge : loose) {
      for (; area < edge.area; ++area) edges.area_offset.push_back(edges.rings());
      edges.points.push_back(at(edge.first));
      edges.points.push_back(at(edge.last));
      edges.ring_offset.push_back(edges.points.size());
    }
    for (; area < polygons_.areas(); ++area) edges.area_offset.push_back(edges.rings());
    const EdgeGrid grid(edges, 2 * loose.size(), loop_);

    const std::size_t count = (loose.size() + kEdgesPerUnit - 1) / kEdgesPerUnit;
    std::vector<std::vector<Pair>> found(count);
    loop_(count, [&](std::size_t u) {
      const std::size_t end = std::min((u + 1) * kEdgesPerUnit, loose.size());
      for (std::size_t k = u * kEdgesPerUnit; k < end; ++k) {
        const LooseEdge& own = loose[k];
        search_at(own, {own.first, own.last}, grid, found[u]);
        // The next one of the ring begins where this one ends.
        const bool runs_on = k + 1 < loose.size() && loose[k + 1].first == own.last;
        if (!runs_on || !queen_) search_at(own, {own.last, own.first}, grid, found[u]);
      }
    });
    for (const auto& some : found) {
      for (const auto& [one, other] : some) {
        lists[one].push_back(other);
        lists[other].push_back(one);
      }
    }
  }

  /// The areas with an edge on which `end.first` lies; `end` is the edge `own`, from either end.
  void search_at(const LooseEdge& own, const Edge& end, const EdgeGrid& grid,
                 std::vector<Pair>& found) const {
    for_edges_around(grid, at(end.first), [&](std::uint32_t edge) {
      const std::uint32_t other = grid.area(edge);
      if (queen_) {
        if (other != own.area) found.emplace_back(own.area, other);
        for_others(end.first, own.area, [&](std::uint32_t third) {
          if (area_[third] != other) found.emplace_back(area_[third], other);
        });
      } else if (other != own.area &&
                 orientation(grid.from(edge), grid.to(edge), at(end.last)) == 0) {
        found.emplace_back(own.area, other);
      }
    });
  }

  template <class Visit>
  static void for_edges_around(const EdgeGrid& grid, Point p, const Visit& visit) {
    grid.for_cells(p, p, [&](std::size_t row, std::size_t column) {
      for (const std::uint32_t edge : grid.edges(row, column)) {
        if (lies_within(grid.from(edge), grid.to(edge), p)) visit(edge);
      }
    });
  }

  const Polygons& polygons_;
  bool queen_;
  const ParallelFor& loop_;
  SameVertices same_;
  std::vector<std::uint32_t> area_;  ///< by point
};

}  // namespace

std::vector<bool> with_open_edges(const Polygons& polygons, const ParallelFor& loop) {
  return Search(polygons, Contiguity::queen, loop).open();
}

Neighbours contiguity(const Polygons& polygons, Contiguity rule, const ParallelFor& loop) {
  Lists lists = Search(polygons, rule, loop).run();
  Neighbours result;
  result.begin.reserve(lists.size() + 1);
  for (auto& list : lists) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    result.of.insert(result.of.end(), list.begin(), list.end());
    result.begin.push_back(result.of.size());
  }
  return result;
}

}  // namespace omrade::geometry
