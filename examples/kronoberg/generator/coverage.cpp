#include "coverage.hpp"

#include "geos.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <utility>

namespace kronoberg {
namespace {

using FacePair = std::pair<std::size_t, std::size_t>;

void add_sides(const Ring& ring, std::size_t face,
               std::vector<std::pair<std::pair<Point, Point>, std::size_t>>& sides) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const auto [a, b] = std::minmax(ring[i - 1], ring[i]);
    sides.push_back({{a, b}, face});
  }
}

/// The length of the border between neighbouring faces, both ways round.
std::map<FacePair, double> borders_of(const std::vector<Face>& faces) {
  std::vector<std::pair<std::pair<Point, Point>, std::size_t>> sides;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    add_sides(faces[i].polygon.shell, i, sides);
    for (const Ring& hole : faces[i].polygon.holes) add_sides(hole, i, sides);
  }
  std::sort(sides.begin(), sides.end());
  std::map<FacePair, double> borders;
  for (std::size_t i = 1; i < sides.size(); ++i) {
    if (sides[i].first != sides[i - 1].first) continue;
    const double length = distance(sides[i].first.first, sides[i].first.second);
    borders[{sides[i - 1].second, sides[i].second}] += length;
    borders[{sides[i].second, sides[i - 1].second}] += length;
  }
  return borders;
}

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

/// For each face the first face of its connected piece.
std::vector<std::size_t> pieces_of(const std::vector<Face>& faces,
                                   const std::map<FacePair, double>& borders) {
  std::vector<std::size_t> parents(faces.size());
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  for (const auto& [pair, length] : borders) {
    if (faces[pair.first].label == faces[pair.second].label) {
      const std::size_t one = root_of(parents, pair.first);
      const std::size_t other = root_of(parents, pair.second);
      parents[std::max(one, other)] = std::min(one, other);
    }
  }
  for (std::size_t i = 0; i < parents.size(); ++i) parents[i] = root_of(parents, i);
  return parents;
}

}  // namespace

void give_away_fragments(std::vector<Face>& faces, double kept_from,
                         const std::function<bool(int, int)>& akin) {
  const std::map<FacePair, double> borders = borders_of(faces);
  for (int round = 0; round < 12; ++round) {
    const std::vector<std::size_t> pieces = pieces_of(faces, borders);
    std::map<std::size_t, double> areas;
    for (std::size_t i = 0; i < faces.size(); ++i) areas[pieces[i]] += area_of(faces[i].polygon);
    std::map<int, std::size_t> main_pieces;
    for (const auto& [piece, area] : areas) {
      const auto [found, is_new] = main_pieces.try_emplace(faces[piece].label, piece);
      if (!is_new && area > areas[found->second]) found->second = piece;
    }
    const auto is_fragment = [&](std::size_t face) {
      return pieces[face] != main_pieces[faces[face].label] && areas[pieces[face]] < kept_from;
    };
    // A fragment among fragments waits for a later round, when its neighbours have found a home.
    std::map<std::size_t, std::map<int, double>> offers;
    for (const auto& [pair, length] : borders) {
      const auto& [face, neighbour] = pair;
      if (!is_fragment(face) || pieces[neighbour] == pieces[face] || is_fragment(neighbour)) {
        continue;
      }
      const double liking = akin(faces[face].label, faces[neighbour].label) ? 1.0 : 1e-6;
      offers[pieces[face]][faces[neighbour].label] += length * liking;
    }
    if (offers.empty()) return;
    for (std::size_t i = 0; i < faces.size(); ++i) {
      const auto offer = offers.find(pieces[i]);
      if (offer == offers.end()) continue;
      faces[i].label =
          std::max_element(offer->second.begin(), offer->second.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; })
              ->first;
    }
  }
}

std::vector<MultiPolygon> join_by_label(const std::vector<Face>& faces, int count) {
  std::vector<std::vector<const Polygon*>> groups(static_cast<std::size_t>(count));
  for (const Face& face : faces) {
    groups[static_cast<std::size_t>(face.label)].push_back(&face.polygon);
  }
  std::vector<MultiPolygon> areas;
  for (const auto& group : groups) areas.push_back(joined(group));
  return areas;
}

}  // namespace kronoberg
