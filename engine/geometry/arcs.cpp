#include "geometry/arcs.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <utility>

namespace omrade::geometry {
namespace {

using Vertex = std::uint32_t;
using Path = std::vector<Vertex>;

bool before(Point a, Point b) {
  return std::tie(a.x, a.y) < std::tie(b.x, b.y);
}

/// The vertices of each ring without repeated ones; not closed.
std::vector<Path> paths_of(const Polygons& polygons, const std::vector<Point>& vertices) {
  std::vector<Path> paths(polygons.rings());
  for (std::size_t r = 0; r < polygons.rings(); ++r) {
    Path& path = paths[r];
    for (const Point p : polygons.ring(r)) {
      const auto at = std::lower_bound(vertices.begin(), vertices.end(), p, before);
      const auto vertex = static_cast<Vertex>(at - vertices.begin());
      if (path.empty() || path.back() != vertex) path.push_back(vertex);
    }
    while (path.size() > 1 && path.front() == path.back()) path.pop_back();
    if (path.size() < 3) path.clear();
  }
  return paths;
}

/// An edge as one area uses it, written at one of its ends.
struct Spoke {
  Vertex at = 0;
  Vertex other = 0;
  std::uint32_t area = 0;
  friend auto operator<=>(const Spoke&, const Spoke&) = default;
};

/// Marks the vertices where arcs end.
class NodeFinder {
 public:
  NodeFinder(const Polygons& polygons, const std::vector<Path>& paths, std::size_t vertices)
      : is_node_(vertices, false) {
    std::vector<Spoke> spokes;
    for (std::uint32_t area = 0; area < polygons.areas(); ++area) {
      for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
        add_spokes(paths[r], area, spokes);
      }
    }
    std::sort(spokes.begin(), spokes.end());
    for (std::size_t begin = 0; begin < spokes.size();) {
      std::size_t end = begin;
      while (end < spokes.size() && spokes[end].at == spokes[begin].at) ++end;
      if (ends_arcs(std::span(spokes).subspan(begin, end - begin)))
        is_node_[spokes[begin].at] = true;
      begin = end;
    }
  }

  [[nodiscard]] bool is_node(Vertex vertex) const { return is_node_[vertex]; }

 private:
  void add_spokes(const Path& path, std::uint32_t area, std::vector<Spoke>& spokes) {
    for (std::size_t k = 0; k < path.size(); ++k) {
      const Vertex a = path[k];
      const Vertex b = path[(k + 1) % path.size()];
      spokes.push_back({a, b, area});
      spokes.push_back({b, a, area});
      if (path[(k + 2) % path.size()] == a) is_node_[b] = true;  // the ring turns back here
    }
  }

  /// `spokes` are those of one vertex, by the other end, then by area.
  static bool ends_arcs(std::span<const Spoke> spokes) {
    std::size_t split = 0;
    while (split < spokes.size() && spokes[split].other == spokes[0].other) ++split;
    if (split * 2 != spokes.size() || spokes[split].other != spokes.back().other) return true;
    for (std::size_t k = 0; k < split; ++k) {
      if (spokes[k].area != spokes[split + k].area) return true;
    }
    return false;
  }

  std::vector<bool> is_node_;
};

/// Cuts rings into arcs and gives each arc one number, whichever way and by whichever ring it is
/// met.
class ArcCutter {
 public:
  ArcCutter(const NodeFinder& nodes, Arcs& result) : nodes_(nodes), result_(result) {}

  std::vector<ArcUse> cut(const Path& ring) {
    std::vector<ArcUse> uses;
    if (ring.empty()) return uses;
    auto start =
        std::find_if(ring.begin(), ring.end(), [this](Vertex v) { return nodes_.is_node(v); });
    if (start == ring.end()) start = std::min_element(ring.begin(), ring.end());
    Path arc{*start};
    for (std::size_t k = 1; k <= ring.size(); ++k) {
      const auto at = (static_cast<std::size_t>(start - ring.begin()) + k) % ring.size();
      arc.push_back(ring[at]);
      if (k == ring.size() || nodes_.is_node(ring[at])) {
        uses.push_back(numbered(std::move(arc)));
        arc = {ring[at]};
      }
    }
    return uses;
  }

 private:
  /// An arc is known by its first two vertices in the canonical direction: no other leaves its
  /// start along the same edge.
  ArcUse numbered(Path arc) {
    const std::pair forward(arc.front(), arc[1]);
    const std::pair backward(arc.back(), arc[arc.size() - 2]);
    const bool reversed = backward < forward;
    if (reversed) std::reverse(arc.begin(), arc.end());
    const auto [at, added] = numbers_.try_emplace(std::min(forward, backward),
                                                  static_cast<std::uint32_t>(result_.arcs.size()));
    if (added) result_.arcs.push_back(std::move(arc));
    return {at->second, reversed};
  }

  const NodeFinder& nodes_;
  Arcs& result_;
  std::map<std::pair<Vertex, Vertex>, std::uint32_t> numbers_;
};

}  // namespace

Arcs arcs_of(const Polygons& polygons) {
  Arcs result;
  result.vertices.assign(polygons.points.begin(), polygons.points.end());
  std::sort(result.vertices.begin(), result.vertices.end(), before);
  result.vertices.erase(std::unique(result.vertices.begin(), result.vertices.end()),
                        result.vertices.end());
  const std::vector<Path> paths = paths_of(polygons, result.vertices);
  const NodeFinder nodes(polygons, paths, result.vertices.size());
  ArcCutter cutter(nodes, result);
  result.rings.reserve(paths.size());
  for (const Path& path : paths) result.rings.push_back(cutter.cut(path));
  return result;
}

}  // namespace omrade::geometry
