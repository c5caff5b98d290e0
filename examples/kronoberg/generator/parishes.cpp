#include "parishes.hpp"

#include "coverage.hpp"
#include "geos.hpp"
#include "microcells.hpp"
#include "numeric.hpp"
#include "places.hpp"
#include "random.hpp"
#include "zoning.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace kronoberg {
namespace {

constexpr std::uint64_t whole_seed = 5303;
/// Some borders of parishes follow those of deso, as both keep to the same streets: this share of
/// the deso in towns lies in one parish as a whole.
constexpr double whole_share = 0.72;
/// Parishes of towns reach a little further out than the deso of towns.
constexpr double town_reach = 2.1;

struct Draft {
  int municipality;
  const Place* seat;  // null in towns
};

/// The parish of each cell of the mesh as each municipality sees it, -1 where it does not look.
class ParishMap {
 public:
  ParishMap(const Mesh& mesh, const Settlement& settlement) : mesh_(mesh) {
    labels_.assign(municipalities().size(), std::vector<int>(mesh.sites.size(), -1));
    const std::vector<std::vector<char>> looks = neighbourhoods();
    for (int m = 0; m < static_cast<int>(municipalities().size()); ++m) {
      divide_town(m, settlement);
      divide_countryside(m, looks[static_cast<std::size_t>(m)]);
    }
  }

  [[nodiscard]] const std::vector<Draft>& drafts() const { return drafts_; }

  [[nodiscard]] int at(Point point, int municipality) const {
    const auto site = static_cast<std::size_t>(mesh_.nearest(point));
    const int label = labels_[static_cast<std::size_t>(municipality)][site];
    return label >= 0 ? label : nearest_seat(mesh_.sites[site], municipality);
  }

  void append_borders(std::vector<Segment>& lines) const {
    for (const CellSide& side : mesh_.sides) {
      for (const std::vector<int>& seen : labels_) {
        const int one = seen[static_cast<std::size_t>(side.one)];
        const int other = seen[static_cast<std::size_t>(side.other)];
        if (one >= 0 && other >= 0 && one != other) {
          lines.push_back(side.line);
          break;
        }
      }
    }
  }

 private:
  /// For each municipality its cells and two more beyond its border.
  [[nodiscard]] std::vector<std::vector<char>> neighbourhoods() const {
    std::vector<std::vector<char>> looks(municipalities().size(),
                                         std::vector<char>(mesh_.sites.size(), 0));
    for (std::size_t i = 0; i < mesh_.sites.size(); ++i) {
      looks[static_cast<std::size_t>(municipality_at(mesh_.sites[i]))][i] = 1;
    }
    for (std::vector<char>& look : looks) {
      for (int step = 0; step < 2; ++step) {
        const std::vector<char> before = look;
        for (const CellSide& side : mesh_.sides) {
          const auto one = static_cast<std::size_t>(side.one);
          const auto other = static_cast<std::size_t>(side.other);
          if (before[one] != 0) look[other] = 1;
          if (before[other] != 0) look[one] = 1;
        }
      }
    }
    return looks;
  }

  void divide_town(int municipality, const Settlement& settlement) {
    const Warp wind(5401, 800.0, 300.0, 4);
    std::vector<std::size_t> sites;
    std::vector<ZonePoint> points;
    std::map<std::size_t, std::size_t> place_in_points;
    for (std::size_t i = 0; i < mesh_.sites.size(); ++i) {
      if (town_at(mesh_.sites[i], town_reach) != municipality) continue;
      place_in_points[i] = sites.size();
      sites.push_back(i);
      points.push_back({wind(mesh_.sites[i]), mesh_.sizes[i] * mesh_.sizes[i] * 1e-4});
    }
    for (const SettledCell& cell : settlement.cells) {
      const Point at = settlement.grid.middle(cell.column, cell.row);
      const auto found = place_in_points.find(static_cast<std::size_t>(mesh_.nearest(at)));
      if (found != place_in_points.end()) points[found->second].weight += cell.people;
    }
    const int count = municipalities()[static_cast<std::size_t>(municipality)].town_parishes;
    const std::vector<int> parts =
        balanced_areas(points, count, 5544U + static_cast<std::uint64_t>(municipality));
    const int first = static_cast<int>(drafts_.size());
    for (int k = 0; k < count; ++k) drafts_.push_back({municipality, nullptr});
    for (std::size_t k = 0; k < sites.size(); ++k) {
      labels_[static_cast<std::size_t>(municipality)][sites[k]] = first + parts[k];
    }
  }

  void divide_countryside(int municipality, const std::vector<char>& looks) {
    for (const Place& place : places()) {
      if (!place.parish.empty() && municipality_index(place.municipality) == municipality) {
        drafts_.push_back({municipality, &place});
      }
    }
    std::vector<int>& labels = labels_[static_cast<std::size_t>(municipality)];
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (looks[i] != 0 && labels[i] < 0) labels[i] = nearest_seat(mesh_.sites[i], municipality);
    }
  }

  [[nodiscard]] int nearest_seat(Point point, int municipality) const {
    const Point moved = wind_(point);
    int nearest = -1;
    double least = 1e300;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].municipality != municipality || drafts_[i].seat == nullptr) continue;
      const double d = square_distance(moved, drafts_[i].seat->at());
      if (d < least) {
        least = d;
        nearest = static_cast<int>(i);
      }
    }
    return nearest;
  }

  const Mesh& mesh_;
  Warp wind_{5601, 5000.0, 1500.0, 4};
  std::vector<Draft> drafts_;
  std::vector<std::vector<int>> labels_;
};

/// The borders of the deso, each line once.
std::vector<Segment> borders_of(const std::vector<Deso>& deso) {
  std::vector<Segment> lines;
  for (const Deso& area : deso) append_sides(area.shape, lines);
  for (Segment& line : lines) {
    if (line.b < line.a) std::swap(line.a, line.b);
  }
  const auto ends = [](const Segment& line) { return std::tie(line.a, line.b); };
  std::sort(lines.begin(), lines.end(),
            [&](const Segment& one, const Segment& other) { return ends(one) < ends(other); });
  lines.erase(std::unique(lines.begin(), lines.end(),
                          [&](const Segment& one, const Segment& other) {
                            return ends(one) == ends(other);
                          }),
              lines.end());
  return lines;
}

class DesoFinder {
 public:
  explicit DesoFinder(const std::vector<Deso>& deso) : deso_(deso) {
    for (const Deso& area : deso) boxes_.push_back(box_of(area.shape.front().shell));
  }
  /// The deso at a point, or null in lakes and outside the county.
  [[nodiscard]] const Deso* operator()(Point p) const {
    for (std::size_t i = 0; i < deso_.size(); ++i) {
      const Box& box = boxes_[i];
      if (p.x < box.x_min || p.x > box.x_max || p.y < box.y_min || p.y > box.y_max) continue;
      if (contains(deso_[i].shape, p)) return &deso_[i];
    }
    return nullptr;
  }

 private:
  const std::vector<Deso>& deso_;
  std::vector<Box> boxes_;
};

std::vector<Face> make_faces(const ParishMap& map, const std::vector<Deso>& deso) {
  std::vector<Segment> lines = borders_of(deso);
  map.append_borders(lines);
  const DesoFinder deso_at(deso);
  std::vector<Face> faces;
  for (Polygon& polygon : faces_between(lines)) {
    const Point inside = inner_point(polygon);
    const Deso* area = deso_at(inside);
    if (area == nullptr) continue;
    const auto number = static_cast<std::int64_t>(area - deso.data());
    const bool whole = area->category == 'C' && unit_at(whole_seed, number, 0) < whole_share;
    faces.push_back(
        {std::move(polygon), map.at(whole ? area->middle : inside, area->municipality)});
  }
  return faces;
}

std::string plain_name(const Parish& parish, const Draft& draft) {
  if (draft.seat != nullptr) return std::string(draft.seat->parish);
  const Place* nearest = nullptr;
  for (const Place& place : town_districts()) {
    if (municipality_index(place.municipality) != draft.municipality) continue;
    if (nearest == nullptr || square_distance(parish.middle, place.at()) <
                                  square_distance(parish.middle, nearest->at())) {
      nearest = &place;
    }
  }
  return std::string(nearest->name);
}

/// Orders the parishes, gives them their codes and makes their names unique.
void name_parishes(std::vector<Parish>& parishes, const std::vector<Draft>& drafts) {
  std::map<std::string, int> namesakes;
  for (std::size_t i = 0; i < parishes.size(); ++i) {
    parishes[i].name = plain_name(parishes[i], drafts[i]);
    ++namesakes[parishes[i].name];
  }
  std::sort(parishes.begin(), parishes.end(), [](const Parish& one, const Parish& other) {
    return std::tuple(one.municipality, one.name, -one.middle.y) <
           std::tuple(other.municipality, other.name, -other.middle.y);
  });
  std::map<std::string, int> numbers;
  int before = -1;
  int number = 0;
  for (Parish& parish : parishes) {
    if (parish.municipality != before) number = 0;
    before = parish.municipality;
    ++number;
    parish.code = std::string(municipalities()[static_cast<std::size_t>(before)].id) +
                  (number < 10 ? "0" : "") + std::to_string(number);
    if (namesakes[parish.name] > 1) {
      const int count = ++numbers[parish.name];
      parish.name.append(" ").append(std::to_string(count));
    }
  }
}

}  // namespace

std::vector<Parish> make_parishes(const County& county, const Settlement& settlement,
                                  const std::vector<Deso>& deso) {
  const Mesh mesh = make_mesh(county, 2201, 1200.0);
  const ParishMap map(mesh, settlement);
  const std::vector<Draft>& drafts = map.drafts();
  std::vector<Face> faces = make_faces(map, deso);
  give_away_fragments(faces, 2e6, [&](int one, int other) {
    return drafts[static_cast<std::size_t>(one)].municipality ==
           drafts[static_cast<std::size_t>(other)].municipality;
  });
  const std::vector<MultiPolygon> shapes = join_by_label(faces, static_cast<int>(drafts.size()));
  std::vector<Parish> parishes;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    parishes.push_back({"", "", drafts[i].municipality, shapes[i], {}, 0});
  }
  const std::vector<int> of_cell = shapes_of_cells(settlement, shapes);
  for (std::size_t i = 0; i < of_cell.size(); ++i) {
    const SettledCell& cell = settlement.cells[i];
    const Point at = settlement.grid.middle(cell.column, cell.row);
    Parish& parish = parishes[static_cast<std::size_t>(of_cell[i])];
    parish.people += cell.people;
    parish.middle.x += cell.people * at.x;
    parish.middle.y += cell.people * at.y;
  }
  for (Parish& parish : parishes) {
    if (parish.people == 0) throw std::runtime_error("A parish has no people.");
    parish.middle = {parish.middle.x / parish.people, parish.middle.y / parish.people};
  }
  name_parishes(parishes, drafts);
  return parishes;
}

}  // namespace kronoberg
