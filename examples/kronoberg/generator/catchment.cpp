#include "catchment.hpp"

#include "centres.hpp"
#include "places.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

namespace kronoberg {
namespace {

constexpr int least_people = 1200;  // in the first parish of a centre

}  // namespace

std::vector<int> assign_centres(const std::vector<Parish>& parishes) {
  const auto all = centres();
  std::vector<int> centre_of(parishes.size(), -1);
  std::vector<int> served(all.size(), 0);

  // First every centre takes the nearest parish that is large enough for it, closest pairs first.
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t p = 0; p < parishes.size(); ++p) {
    if (parishes[p].people < least_people) continue;
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (municipality_index(all[c].municipality) != parishes[p].municipality) continue;
      pairs.emplace_back(distance(parishes[p].middle, all[c].at()), p, c);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  for (const auto& [far, p, c] : pairs) {
    if (centre_of[p] >= 0 || served[c] > 0) continue;
    centre_of[p] = static_cast<int>(c);
    served[c] = parishes[p].people;
  }
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (served[c] == 0) {
      throw std::runtime_error("No parish is left for " + std::string(all[c].name) + ".");
    }
  }

  // Then the other parishes, the largest first.
  std::vector<std::size_t> rest;
  for (std::size_t p = 0; p < parishes.size(); ++p) {
    if (centre_of[p] < 0) rest.push_back(p);
  }
  std::sort(rest.begin(), rest.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(-parishes[a].people, a) < std::pair(-parishes[b].people, b);
  });
  for (const std::size_t p : rest) {
    double least = 1e300;
    std::size_t best = 0;
    for (std::size_t c = 0; c < all.size(); ++c) {
      if (municipality_index(all[c].municipality) != parishes[p].municipality) continue;
      const double load = static_cast<double>(served[c] + parishes[p].people) / all[c].listed;
      const double cost = distance(parishes[p].middle, all[c].at()) * (0.5 + load);
      if (cost < least) {
        least = cost;
        best = c;
      }
    }
    centre_of[p] = static_cast<int>(best);
    served[best] += parishes[p].people;
  }
  return centre_of;
}

std::vector<Overlap> overlaps_of(const Settlement& settlement,
                                 const std::vector<int>& deso_of_cells,
                                 const std::vector<int>& parish_of_cells,
                                 const std::vector<int>& centre_of_parishes) {
  std::map<std::pair<int, int>, int> people;
  for (std::size_t i = 0; i < settlement.cells.size(); ++i) {
    const auto parish = static_cast<std::size_t>(parish_of_cells[i]);
    people[{deso_of_cells[i], centre_of_parishes[parish]}] += settlement.cells[i].people;
  }
  std::vector<Overlap> overlaps;
  for (const auto& [pair, count] : people) overlaps.push_back({pair.first, pair.second, count});
  return overlaps;
}

double share_in_cut_deso(const std::vector<Overlap>& overlaps, const std::vector<Deso>& deso,
                         double whole) {
  std::vector<int> most(deso.size(), 0);
  for (const Overlap& overlap : overlaps) {
    int& largest = most[static_cast<std::size_t>(overlap.deso)];
    largest = std::max(largest, overlap.people);
  }
  double cut = 0.0;
  double all = 0.0;
  for (std::size_t i = 0; i < deso.size(); ++i) {
    all += deso[i].people;
    if (most[i] < whole * deso[i].people) cut += deso[i].people;
  }
  return cut / all;
}

}  // namespace kronoberg
