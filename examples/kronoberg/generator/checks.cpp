#include "checks.hpp"

#include "centres.hpp"
#include "check_surveys.hpp"
#include "geos.hpp"
#include "places.hpp"
#include "report.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <set>
#include <utility>

namespace kronoberg {
namespace {

template <class Areas>
std::size_t vertices_of_all(const Areas& areas) {
  std::size_t count = 0;
  for (const auto& area : areas) count += vertices_of(area.shape);
  return count;
}

/// Inner borders must occur twice, with identical ends; what occurs once bounds the whole.
template <class Areas>
void check_borders(const Areas& areas, const std::string& division, const County& county) {
  std::vector<Segment> sides;
  for (const auto& area : areas) append_sides(area.shape, sides);
  std::vector<std::pair<Point, Point>> ends;
  ends.reserve(sides.size());
  for (const Segment& side : sides) ends.emplace_back(std::minmax(side.a, side.b));
  std::sort(ends.begin(), ends.end());
  double outer = 0.0;
  for (std::size_t i = 0; i < ends.size();) {
    std::size_t same = i;
    while (same < ends.size() && ends[same] == ends[i]) ++same;
    demand(same - i <= 2, "Three areas of " + division + " share one border.");
    if (same - i == 1) outer += distance(ends[i].first, ends[i].second);
    i = same;
  }
  std::vector<Segment> shores;
  append_sides(county.outline, shores);
  for (const Lake& lake : county.lakes) append_sides(lake.shore, shores);
  double expected = 0.0;
  for (const Segment& side : shores) expected += distance(side.a, side.b);
  demand(std::abs(outer - expected) < 1e-5 * expected,
         "The borders of " + division + " do not fit each other.");
}

template <class Areas>
void check_division(const Areas& areas, const std::string& division, const County& county) {
  std::set<std::string> codes;
  std::set<std::string> names;
  double area_sum = 0.0;
  for (const auto& area : areas) {
    const std::string reason = why_invalid(area.shape);
    demand(reason.empty(), division + " " + area.code + " is not valid: " + reason + ".");
    demand(codes.insert(area.code).second, division + " " + area.code + " occurs twice.");
    demand(names.insert(area.name).second,
           "Two areas of " + division + " are called " + area.name + ".");
    area_sum += area_of(area.shape);
  }
  const double land = county.land_area();
  demand(std::abs(area_sum - land) <= land * 1e-6,
         "The areas of " + division + " do not add up to the county without its lakes.");
  check_borders(areas, division, county);
}

void check_deso(const Model& model) {
  demand(model.deso.size() >= 112 && model.deso.size() <= 118, "The number of deso is wrong.");
  const std::size_t vertices = vertices_of_all(model.deso);
  demand(vertices >= 12000 && vertices <= 25000, "The deso have too few or too many vertices.");
  std::size_t holes_with_lakes = 0;
  for (const Deso& area : model.deso) {
    demand(area.shape.size() == 1, "deso " + area.code + " is not in one piece.");
    for (const Ring& hole : area.shape.front().holes) {
      const std::set<Point> corners(hole.begin(), hole.end());
      for (const Lake& lake : model.county.lakes) {
        if (std::set<Point>(lake.shore.begin(), lake.shore.end()) == corners) ++holes_with_lakes;
      }
    }
  }
  demand(holes_with_lakes == model.county.lakes.size(), "A lake is not a hole of one deso.");
}

void check_people(const Model& model) {
  int expected = 0;
  for (const Municipality& home : municipalities()) expected += home.people;
  demand(model.settlement.people() == expected, "The raster does not add up to the residents.");
  std::vector<int> residents(model.deso.size() + 1, 0);
  for (const std::int16_t home : model.persons.home) ++residents[static_cast<std::size_t>(home)];
  for (std::size_t i = 0; i < model.deso.size(); ++i) {
    demand(residents[i] == model.deso[i].people,
           "The persons of deso " + model.deso[i].code + " are not those of its cells.");
  }
  demand(residents.back() == outsiders, "The number of persons from outside is wrong.");
  for (const SettledCell& cell : model.settlement.cells) {
    demand(model.county.is_land(model.settlement.grid.middle(cell.column, cell.row)),
           "Someone lives in a lake.");
  }
}

void check_listing(const Model& model) {
  demand(model.listing.listed.size() == model.persons.size() &&
             model.listing.how.size() == model.persons.size(),
         "The columns of the persons differ in length.");
  for (std::size_t c = 0; c < centres().size(); ++c) {
    demand(model.listed_at_centres[c].people == centres()[c].listed,
           "The number listed at " + std::string(centres()[c].name) + " is not the published one.");
    int catchment = 0;
    for (const Overlap& overlap : model.overlaps) {
      if (overlap.centre == static_cast<int>(c)) catchment += overlap.people;
    }
    demand(catchment >= 1200, "The catchment of " + std::string(centres()[c].name) + " is small.");
  }
}

double region_cni(const Model& model) {
  NeedCounts region;
  for (const NeedCounts& counts : model.residents_of_deso) region.add_share(counts, 1.0);
  return region.cni();
}

/// The place of the largest CNI and the place of the second.
std::pair<std::size_t, std::size_t> highest_two(const std::vector<NeedCounts>& counts) {
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::partial_sort(
      order.begin(), order.begin() + 2, order.end(),
      [&](std::size_t a, std::size_t b) { return counts[a].cni() > counts[b].cni(); });
  return {order[0], order[1]};
}

void check_need(const Model& model) {
  const double region = region_cni(model);
  demand(region >= 0.9 && region <= 1.15, "The CNI of the region is not about 1.");
  for (const auto* counts : {&model.residents_of_catchments, &model.listed_at_centres}) {
    const auto [first, second] = highest_two(*counts);
    demand(static_cast<int>(first) == dalbo(), "Dalbo does not have the highest CNI.");
    demand((*counts)[first].cni() >= 1.1 * (*counts)[second].cni(),
           "Dalbo's CNI is not clearly the highest.");
  }
}

std::string top_line(const char* what, const std::vector<NeedCounts>& counts) {
  const auto [first, second] = highest_two(counts);
  return line("highest CNI %s: %s %.3f, then %s %.3f", what,
              std::string(centres()[first].name).c_str(), counts[first].cni(),
              std::string(centres()[second].name).c_str(), counts[second].cni());
}

}  // namespace

void check(const Model& model) {
  check_deso(model);
  check_division(model.deso, "deso", model.county);
  check_division(model.parishes, "nyckelkod", model.county);
  check_people(model);
  check_listing(model);
  check_need(model);
  check_survey(model);
  check_dental(model);
}

std::string summary_of(const Model& model) {
  double least = 1e300;
  double most = 0.0;
  int small_counts = 0;
  for (const NeedCounts& counts : model.residents_of_deso) {
    least = std::min(least, counts.cni());
    most = std::max(most, counts.cni());
    for (const double count : counts.with_need) small_counts += count > 0.0 && count < 5.0;
  }
  int listed = 0;
  for (const Centre& centre : centres()) listed += centre.listed;
  int automatic = 0;
  for (const How how : model.listing.how) automatic += how == How::automatic;
  return line("areas: %zu deso (%zu vertices), %zu parishes (%zu vertices), %zu lakes",
              model.deso.size(), vertices_of_all(model.deso), model.parishes.size(),
              vertices_of_all(model.parishes), model.county.lakes.size()) +
         line("people: %d residents in %zu cells, %d listed, %d of them from outside",
              model.settlement.people(), model.settlement.cells.size(), listed, outsiders) +
         line("listed automatically: %.1f %%", 100.0 * automatic / listed) +
         line("people in deso cut between catchments: %.1f %% (cut at all %.1f %%)",
              100.0 * share_in_cut_deso(model.overlaps, model.deso, 0.99),
              100.0 * share_in_cut_deso(model.overlaps, model.deso, 1.0)) +
         line("CNI of deso: %.2f to %.2f, region %.3f; counts of 1 to 4: %d", least, most,
              region_cni(model), small_counts) +
         top_line("of catchments", model.residents_of_catchments) +
         top_line("of the listed", model.listed_at_centres) + summary_of_survey(model) +
         summary_of_dental(model);
}

}  // namespace kronoberg
