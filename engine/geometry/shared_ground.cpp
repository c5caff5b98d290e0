#include "geometry/shared_ground.hpp"

#include "geometry/box_index.hpp"
#include "geometry/crossings.hpp"
#include "geometry/edge_grid.hpp"
#include "geometry/exact.hpp"
#include "geometry/rings.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace omrade::geometry {
namespace {

constexpr std::size_t kAreasPerUnit = 16;

std::vector<Box> boxes_of(const Polygons& polygons) {
  std::vector<Box> boxes;
  boxes.reserve(polygons.areas());
  for (std::size_t i = 0; i < polygons.areas(); ++i) boxes.push_back(box_of(polygons, i));
  return boxes;
}

Point centre_of(const Box& box) {
  return {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
}

/// Twice the area between a piece and an origin, positive when it goes around it counter-clockwise.
/// A piece and its reverse cancel to the last bit.
double twice_area(Point from, Point to, Point origin) {
  return (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y);
}

/// The areas that a walker is in, each with how often: few at a time, one in a planar coverage.
class Inside {
 public:
  void clear() { areas_.clear(); }
  void change(std::uint32_t area, int times) {
    const auto at = std::find_if(areas_.begin(), areas_.end(),
                                 [&](const auto& one) { return one.first == area; });
    if (at == areas_.end()) {
      areas_.emplace_back(area, times);
    } else {
      at->second += times;
      if (at->second == 0) areas_.erase(at);
    }
  }
  template <class Visit>
  void each(const Visit& visit) const {
    for (const auto& [area, times] : areas_) {
      if (times > 0) visit(area);
    }
  }

 private:
  std::vector<std::pair<std::uint32_t, int>> areas_;
};

/// What one side's borders contribute to the pairs of one area.
struct Part {
  std::uint32_t other = 0;
  double twice = 0;
  std::vector<BorderPiece> pieces{};
};

/// Parts by the other area, in the order of its first piece.
class Parts {
 public:
  explicit Parts(bool keep) : keep_(keep) {}
  void add(std::uint32_t other, Point from, Point to, Point origin) {
    if (last_ >= parts_.size() || parts_[last_].other != other) find(other);
    parts_[last_].twice += twice_area(from, to, origin);
    if (keep_) parts_[last_].pieces.push_back({from, to});
  }
  std::vector<Part> take() {
    std::sort(parts_.begin(), parts_.end(),
              [](const Part& a, const Part& b) { return a.other < b.other; });
    return std::move(parts_);
  }

 private:
  void find(std::uint32_t other) {
    const auto at = std::find_if(parts_.begin(), parts_.end(),
                                 [&](const Part& part) { return part.other == other; });
    last_ = static_cast<std::size_t>(at - parts_.begin());
    if (at == parts_.end()) parts_.push_back({other});
  }

  bool keep_;
  std::size_t last_ = 0;
  std::vector<Part> parts_;
};

/// Which areas of a set a point lies in.
class Finder {
 public:
  explicit Finder(const Polygons& polygons)
      : polygons_(polygons), boxes_(boxes_of(polygons)), index_(boxes_) {}
  void find(Point p, Moved moved, Inside& inside) const {
    inside.clear();
    for (const std::uint32_t area : index_.meeting({p.x, p.y, p.x, p.y})) {
      if (const int times = winding(polygons_, area, p, moved); times != 0)
        inside.change(area, times);
    }
  }
  [[nodiscard]] const Box& box(std::size_t area) const { return boxes_[area]; }

 private:
  const Polygons& polygons_;
  std::vector<Box> boxes_;
  BoxIndex index_;
};

template <class Edge>
void for_edges(const Polygons& polygons, std::size_t r, const Edge& edge) {
  for (std::size_t k = polygons.ring_offset[r]; k + 1 < polygons.ring_offset[r + 1]; ++k)
    edge(static_cast<std::uint32_t>(k), polygons.points[k], polygons.points[k + 1]);
}

class Overlay {
 public:
  Overlay(const Polygons& from, const Polygons& to, bool with_borders, const ParallelFor& loop)
      : from_(from),
        to_(to),
        keep_(with_borders),
        loop_(loop),
        grid_(to, std::max<std::size_t>(1024, 2 * to.points.size()), loop),
        sources_(from),
        targets_(to),
        by_source_(from.areas()),
        by_target_(to.areas()) {}

  std::vector<SharedGround> pairs() {
    follow_sources();
    sort_by_target_edge();
    in_units(to_.areas(), [&](std::size_t target) { follow_target(target); });
    return merged();
  }

 private:
  void in_units(std::size_t count, const std::function<void(std::size_t)>& body) const {
    loop_((count + kAreasPerUnit - 1) / kAreasPerUnit, [&](std::size_t unit) {
      const std::size_t end = std::min((unit + 1) * kAreasPerUnit, count);
      for (std::size_t i = unit * kAreasPerUnit; i < end; ++i) body(i);
    });
  }

  void follow_sources() {
    std::vector<std::vector<Crossing>> crossings(from_.areas());
    in_units(from_.areas(), [&](std::size_t source) { follow_source(source, crossings[source]); });
    for (std::size_t source = 0; source < crossings.size(); ++source) {
      for (const Crossing& one : crossings[source])
        crossings_.push_back({one, static_cast<std::uint32_t>(source)});
    }
  }

  void follow_source(std::size_t source, std::vector<Crossing>& crossings) {
    const Point origin = centre_of(sources_.box(source));
    Parts parts(keep_);
    Inside inside;
    for (std::size_t r = from_.area_offset[source]; r < from_.area_offset[source + 1]; ++r) {
      targets_.find(from_.ring(r).front(), Moved::east, inside);
      for_edges(from_, r, [&](std::uint32_t edge, Point a, Point b) {
        if (a == b) return;
        const std::size_t first = crossings.size();
        find_crossings(from_, edge, grid_, crossings);
        for (std::size_t k = first; k < crossings.size(); ++k) {
          const Crossing& crossing = crossings[k];
          inside.each([&](std::uint32_t target) { parts.add(target, a, crossing.at, origin); });
          inside.change(grid_.area(crossing.target_edge), crossing.into_target ? 1 : -1);
          a = crossing.at;
        }
        inside.each([&](std::uint32_t target) { parts.add(target, a, b, origin); });
      });
    }
    by_source_[source] = parts.take();
  }

  /// By edge, and along each edge as a walker meets them.
  void sort_by_target_edge() {
    std::sort(crossings_.begin(), crossings_.end(), [&](const auto& one, const auto& two) {
      const std::uint32_t edge = one.crossing.target_edge;
      if (edge != two.crossing.target_edge) return edge < two.crossing.target_edge;
      const double first = along(grid_.from(edge), grid_.to(edge), one.crossing.at);
      const double second = along(grid_.from(edge), grid_.to(edge), two.crossing.at);
      if (first != second) return first < second;
      return one.crossing.source_edge < two.crossing.source_edge;
    });
  }

  void follow_target(std::size_t target) {
    // Where a piece starts from depends on the source that it bounds: the same as on its own walk.
    Parts parts(keep_);
    Inside inside;
    const auto add = [&](Point a, Point b) {
      inside.each(
          [&](std::uint32_t source) { parts.add(source, a, b, centre_of(sources_.box(source))); });
    };
    for (std::size_t r = to_.area_offset[target]; r < to_.area_offset[target + 1]; ++r) {
      sources_.find(to_.ring(r).front(), Moved::west, inside);
      auto next = std::lower_bound(
          crossings_.begin(), crossings_.end(), to_.ring_offset[r],
          [](const auto& one, std::size_t edge) { return one.crossing.target_edge < edge; });
      for_edges(to_, r, [&](std::uint32_t edge, Point a, Point b) {
        if (a == b) return;
        for (; next != crossings_.end() && next->crossing.target_edge == edge; ++next) {
          add(a, next->crossing.at);
          inside.change(next->source, next->crossing.into_source ? 1 : -1);
          a = next->crossing.at;
        }
        add(a, b);
      });
    }
    by_target_[target] = parts.take();
  }

  std::vector<SharedGround> merged() {
    std::vector<SharedGround> pairs;
    for (std::size_t source = 0; source < by_source_.size(); ++source) {
      for (Part& part : by_source_[source]) {
        pairs.push_back({static_cast<std::uint32_t>(source), part.other, part.twice / 2,
                         std::move(part.pieces)});
      }
    }
    for (std::size_t target = 0; target < by_target_.size(); ++target) {
      for (Part& part : by_target_[target]) {
        pairs.push_back({part.other, static_cast<std::uint32_t>(target), part.twice / 2,
                         std::move(part.pieces)});
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const SharedGround& a, const SharedGround& b) {
      return std::tie(a.target, a.source) < std::tie(b.target, b.source);
    });
    std::size_t kept = 0;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      const bool same = kept > 0 && pairs[kept - 1].target == pairs[k].target &&
                        pairs[kept - 1].source == pairs[k].source;
      if (!same) {
        if (kept != k) pairs[kept] = std::move(pairs[k]);
        ++kept;
        continue;
      }
      SharedGround& pair = pairs[kept - 1];
      pair.m2 += pairs[k].m2;
      pair.border.insert(pair.border.end(), pairs[k].border.begin(), pairs[k].border.end());
    }
    pairs.resize(kept);
    return pairs;
  }

  struct Met {
    Crossing crossing;
    std::uint32_t source = 0;
  };

  const Polygons& from_;
  const Polygons& to_;
  bool keep_;
  const ParallelFor& loop_;
  EdgeGrid grid_;
  Finder sources_, targets_;
  std::vector<std::vector<Part>> by_source_, by_target_;
  std::vector<Met> crossings_;
};

}  // namespace

std::vector<SharedGround> shared_ground(const Polygons& from, const Polygons& to, bool with_borders,
                                        const ParallelFor& loop) {
  if (from.areas() == 0 || to.areas() == 0) return {};
  return Overlay(from, to, with_borders, loop).pairs();
}

}  // namespace omrade::geometry
