#include "deso.hpp"

#include "coverage.hpp"
#include "geos.hpp"
#include "microcells.hpp"
#include "numeric.hpp"
#include "places.hpp"
#include "zoning.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace kronoberg {
namespace {

/// Areas are made within a zone: a main town, a village, or the countryside of a municipality.
struct Zone {
  int municipality;
  char category;
  int place;  // the village, else -1
  auto operator<=>(const Zone&) const = default;
};

struct Draft {
  Zone zone;
  int number_in_zone;
};

Zone zone_at(Point point) {
  const Point moved = town_plane(point);
  double least = 1.0;
  Zone zone{municipality_at(point), 'A', -1};
  const auto all = places();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind == PlaceKind::hamlet) continue;
    const bool is_town = all[i].kind == PlaceKind::district;
    const double reach = all[i].radius * (is_town ? 1.85 : 2.4);
    const double t = square_distance(moved, all[i].at()) / (reach * reach);
    if (t >= least) continue;
    least = t;
    zone = {municipality_index(all[i].municipality), is_town ? 'C' : 'B',
            is_town ? -1 : static_cast<int>(i)};
  }
  return zone;
}

int areas_in(const Zone& zone) {
  const Municipality& home = municipalities()[static_cast<std::size_t>(zone.municipality)];
  if (zone.category == 'A') return home.rural_areas;
  if (zone.category == 'C') return home.town_areas;
  return places()[static_cast<std::size_t>(zone.place)].areas;
}

std::vector<double> people_of_sites(const Mesh& mesh, const Settlement& settlement) {
  std::vector<double> people(mesh.sites.size(), 0.0);
  for (const SettledCell& cell : settlement.cells) {
    const int site = mesh.nearest(settlement.grid.middle(cell.column, cell.row));
    people[static_cast<std::size_t>(site)] += cell.people;
  }
  return people;
}

/// Divides every zone; gives each site the number of its draft.
std::vector<int> divide_zones(const Mesh& mesh, const Settlement& settlement, const County& county,
                              std::vector<Draft>& drafts) {
  const std::vector<double> people = people_of_sites(mesh, settlement);
  std::map<Zone, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < mesh.sites.size(); ++i) {
    members[zone_at(mesh.sites[i])].push_back(i);
  }
  const Warp town_wind(3401, 700.0, 260.0, 4);
  const Warp rural_wind(3501, 7000.0, 2300.0, 5);
  std::vector<int> labels(mesh.sites.size(), 0);
  for (const auto& [zone, sites] : members) {
    const bool rural = zone.category == 'A';
    double zone_people = 1.0;
    double zone_area = 1.0;
    std::vector<double> areas;
    for (const std::size_t site : sites) {
      const double size = mesh.sizes[site];
      areas.push_back(contains(county.outline, mesh.sites[site]) ? size * size : 0.0);
      zone_area += areas.back();
      zone_people += people[site];
    }
    // A little weight on land keeps areas from growing long where hardly anyone lives.
    const double per_m2 = (rural ? 0.35 : 0.06) * zone_people / zone_area;
    std::vector<ZonePoint> points;
    for (std::size_t k = 0; k < sites.size(); ++k) {
      const Point at = mesh.sites[sites[k]];
      points.push_back(
          {rural ? rural_wind(at) : town_wind(at), people[sites[k]] + per_m2 * areas[k]});
    }
    const int count = areas_in(zone);
    const std::vector<int> parts =
        balanced_areas(points, count, 3600U + static_cast<std::uint64_t>(10 * zone.municipality));
    const int first = static_cast<int>(drafts.size());
    for (int k = 0; k < count; ++k) drafts.push_back({zone, k});
    for (std::size_t k = 0; k < sites.size(); ++k) labels[sites[k]] = first + parts[k];
  }
  return labels;
}

/// Lets one area own all cells along each lake, so that no border runs into the water.
void close_shores(const Mesh& mesh, const County& county, std::vector<int>& labels) {
  for (const Lake& lake : county.lakes) {
    const Box box = box_of(lake.shore);
    std::vector<std::size_t> cells;
    std::map<int, double> claims;
    for (std::size_t i = 0; i < mesh.sites.size(); ++i) {
      const Point at = mesh.sites[i];
      const double reach = 1.3 * mesh.sizes[i];
      if (at.x < box.x_min - reach || at.x > box.x_max + reach || at.y < box.y_min - reach ||
          at.y > box.y_max + reach) {
        continue;
      }
      const bool in_water = contains(lake.shore, at);
      if (!in_water && distance(at, lake.shore) > reach) continue;
      cells.push_back(i);
      if (!in_water) claims[labels[i]] += mesh.sizes[i];
    }
    const auto owner =
        std::max_element(claims.begin(), claims.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const std::size_t cell : cells) labels[cell] = owner->first;
  }
}

std::vector<Face> make_faces(const Mesh& mesh, const County& county,
                             const std::vector<int>& labels) {
  std::vector<Segment> lines;
  append_sides(county.outline, lines);
  for (const Lake& lake : county.lakes) append_sides(lake.shore, lines);
  for (const CellSide& side : mesh.sides) {
    if (labels[static_cast<std::size_t>(side.one)] !=
        labels[static_cast<std::size_t>(side.other)]) {
      lines.push_back(side.line);
    }
  }
  std::vector<Face> faces;
  for (Polygon& polygon : faces_between(lines)) {
    const Point inside = inner_point(polygon);
    if (!county.is_land(inside)) continue;
    const auto site = static_cast<std::size_t>(mesh.nearest(inside));
    faces.push_back({std::move(polygon), labels[site]});
  }
  return faces;
}

std::string plain_name(const Deso& area, const Zone& zone) {
  if (zone.category == 'B') {
    return std::string(places()[static_cast<std::size_t>(zone.place)].name);
  }
  const Place* nearest = nullptr;
  for (const Place& place : places()) {
    const bool is_town = place.kind == PlaceKind::district;
    if (municipality_index(place.municipality) != zone.municipality) continue;
    if (is_town != (zone.category == 'C')) continue;
    if (nearest == nullptr ||
        square_distance(area.middle, place.at()) < square_distance(area.middle, nearest->at())) {
      nearest = &place;
    }
  }
  return std::string(nearest->name) + (zone.category == 'A' ? " landsbygd" : "");
}

std::string four_digits(int number) {
  std::string digits = std::to_string(number);
  return std::string(4 - digits.size(), '0') + digits;
}

/// Orders the areas, gives them their codes and makes their names unique.
void name_areas(std::vector<Deso>& areas, std::vector<Zone>& zones) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    areas[i].name = plain_name(areas[i], zones[i]);
    order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(areas[a].municipality, areas[a].category, zones[a].place, areas[a].name,
                      -areas[a].middle.y) < std::tuple(areas[b].municipality, areas[b].category,
                                                       zones[b].place, areas[b].name,
                                                       -areas[b].middle.y);
  });
  std::map<std::string, int> namesakes;
  for (const Deso& area : areas) ++namesakes[area.name];
  std::vector<Deso> sorted;
  std::map<std::string, int> numbers;
  int number = 0;
  int series = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Zone& zone = zones[order[k]];
    const Zone before = k == 0 ? Zone{-1, ' ', -1} : zones[order[k - 1]];
    if (zone != before) {
      const bool next_village = zone.category == 'B' && before.category == 'B' &&
                                zone.municipality == before.municipality;
      series = zone.category == 'A' ? 0 : zone.category == 'C' ? 1 : next_village ? series + 1 : 2;
      number = 0;
    }
    Deso area = std::move(areas[order[k]]);
    area.code = std::string(municipalities()[static_cast<std::size_t>(area.municipality)].id) +
                area.category + four_digits(1000 * series + 10 * ++number);
    if (namesakes[area.name] > 1) {
      const int count = ++numbers[area.name];
      area.name.append(" ").append(std::to_string(count));
    }
    sorted.push_back(std::move(area));
  }
  areas = std::move(sorted);
}

}  // namespace

std::vector<int> shapes_of_cells(const Settlement& settlement,
                                 const std::vector<MultiPolygon>& shapes) {
  const std::vector<int> drawn = draw(settlement.grid, shapes);
  std::vector<int> found;
  for (const SettledCell& cell : settlement.cells) {
    found.push_back(drawn[settlement.grid.at(cell.column, cell.row)]);
    if (found.back() < 0) throw std::runtime_error("Someone lives outside every area.");
  }
  return found;
}

std::vector<Deso> make_deso(const County& county, const Settlement& settlement) {
  const Mesh mesh = make_mesh(county, 1101, 1000.0);
  std::vector<Draft> drafts;
  std::vector<int> labels = divide_zones(mesh, settlement, county, drafts);
  close_shores(mesh, county, labels);
  std::vector<Face> faces = make_faces(mesh, county, labels);
  give_away_fragments(faces, 1e300, [&](int one, int other) {
    return drafts[static_cast<std::size_t>(one)].zone.municipality ==
           drafts[static_cast<std::size_t>(other)].zone.municipality;
  });
  const std::vector<MultiPolygon> shapes = join_by_label(faces, static_cast<int>(drafts.size()));

  std::vector<Deso> areas;
  std::vector<Zone> zones;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Zone& zone = drafts[i].zone;
    areas.push_back({"", "", zone.municipality, zone.category, shapes[i], {}, 0});
    zones.push_back(zone);
  }
  const std::vector<int> of_cell = shapes_of_cells(settlement, shapes);
  for (std::size_t i = 0; i < of_cell.size(); ++i) {
    const SettledCell& cell = settlement.cells[i];
    const Point at = settlement.grid.middle(cell.column, cell.row);
    Deso& area = areas[static_cast<std::size_t>(of_cell[i])];
    area.people += cell.people;
    area.middle.x += cell.people * at.x;
    area.middle.y += cell.people * at.y;
  }
  for (Deso& area : areas) {
    if (area.people == 0) throw std::runtime_error("A deso has no people.");
    area.middle = {area.middle.x / area.people, area.middle.y / area.people};
  }
  name_areas(areas, zones);
  return areas;
}

}  // namespace kronoberg
