#include "listing.hpp"

#include "centres.hpp"
#include "numeric.hpp"
#include "places.hpp"
#include "random.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <utility>

namespace kronoberg {
namespace {

constexpr std::size_t other_region = 32;  // options after the centres
constexpr std::size_t nowhere = 33;
constexpr std::size_t options = 34;

/// How many residents take each option: the published counts less those who live elsewhere.
struct Margins {
  std::vector<int> from_outside;  // by centre
  std::vector<double> residents;  // by option
};

Margins make_margins(int residents) {
  Margins margins;
  std::vector<double> pull;
  for (const Centre& centre : centres()) {
    const auto home = static_cast<std::size_t>(municipality_index(centre.municipality));
    pull.push_back(centre.listed * municipalities()[home].leaves_region);
  }
  margins.from_outside = shares_of(outsiders, pull);
  int left = residents - unlisted;
  for (std::size_t c = 0; c < other_region; ++c) {
    const int listed = centres()[c].listed - margins.from_outside[c];
    margins.residents.push_back(listed);
    left -= listed;
  }
  if (left < 0) throw std::runtime_error("More persons are listed than live in the county.");
  margins.residents.push_back(left);
  margins.residents.push_back(unlisted);
  return margins;
}

/// The liking of each option by the people of each settled cell, scaled until the sums by cell are
/// its people and the sums by option its margin (iterative proportional fitting).
class Flows {
 public:
  Flows(const Settlement& settlement, const Margins& margins) : settlement_(settlement) {
    likings_.resize(settlement.cells.size() * options);
    nearest_.resize(settlement.cells.size());
    for (std::size_t i = 0; i < settlement.cells.size(); ++i) set_likings(i);
    fit(margins.residents);
  }

  [[nodiscard]] std::span<const double> of_cell(std::size_t cell) const {
    return {likings_.data() + cell * options, options};
  }
  /// The nearest centre in the same municipality.
  [[nodiscard]] std::size_t nearest(std::size_t cell) const { return nearest_[cell]; }

 private:
  void set_likings(std::size_t i) {
    const SettledCell& cell = settlement_.cells[i];
    const Point at = settlement_.grid.middle(cell.column, cell.row);
    const int home = municipality_at(at);
    std::vector<double> far;
    double least = 1e300;
    double least_at_home = 1e300;
    for (std::size_t c = 0; c < other_region; ++c) {
      far.push_back(distance(at, centres()[c].at()));
      least = std::min(least, far[c]);
      if (municipality_index(centres()[c].municipality) == home && far[c] < least_at_home) {
        least_at_home = far[c];
        nearest_[i] = c;
      }
    }
    // Who has far to the nearest centre does not mind a little more.
    const double scale = 900.0 + 0.4 * least;
    double* const liking = likings_.data() + i * options;
    for (std::size_t c = 0; c < other_region; ++c) {
      const bool same = municipality_index(centres()[c].municipality) == home;
      const double near = growth((least - far[c]) / scale);
      // Some are listed where they work, or where they lived before.
      liking[c] = centres()[c].listed * (near * (same ? 1.0 : 0.3) + (same ? 0.012 : 0.001));
    }
    liking[other_region] = 100.0 * municipalities()[static_cast<std::size_t>(home)].leaves_region;
    liking[nowhere] = 100.0;
    double sum = 0.0;
    for (std::size_t o = 0; o < options; ++o) sum += liking[o];
    for (std::size_t o = 0; o < options; ++o) liking[o] *= cell.people / sum;
  }

  void fit(const std::vector<double>& margins) {
    for (int round = 0; round < 40; ++round) {
      std::vector<double> sums(options, 0.0);
      for (std::size_t i = 0; i < nearest_.size(); ++i) {
        for (std::size_t o = 0; o < options; ++o) sums[o] += likings_[i * options + o];
      }
      std::vector<double> factors;
      for (std::size_t o = 0; o < options; ++o) factors.push_back(margins[o] / sums[o]);
      for (std::size_t i = 0; i < nearest_.size(); ++i) {
        double* const liking = likings_.data() + i * options;
        double sum = 0.0;
        for (std::size_t o = 0; o < options; ++o) sum += liking[o] *= factors[o];
        const double factor = settlement_.cells[i].people / sum;
        for (std::size_t o = 0; o < options; ++o) liking[o] *= factor;
      }
    }
  }

  const Settlement& settlement_;
  std::vector<double> likings_;
  std::vector<std::size_t> nearest_;
};

/// The options of the people of one cell: each takes the one that is most in arrears.
void choose_in_cell(std::vector<double>& arrears, Random random, std::span<std::size_t> chosen) {
  for (std::size_t& option : chosen) {
    const auto most = std::max_element(arrears.begin(), arrears.end());
    *most -= 1.0;
    option = static_cast<std::size_t>(most - arrears.begin());
  }
  for (std::size_t i = 1; i < chosen.size(); ++i) {
    std::swap(chosen[i], chosen[static_cast<std::size_t>(random.below(static_cast<int>(i + 1)))]);
  }
}

/// Whole persons from the flows, cell by cell.
std::vector<std::size_t> choose(const Flows& flows, const Persons& persons, std::size_t residents) {
  std::vector<std::size_t> chosen(residents);
  std::vector<double> arrears(options, 0.0);
  for (std::size_t first = 0; first < residents;) {
    const int cell = persons.cell[first];
    std::size_t count = 1;
    while (first + count < residents && persons.cell[first + count] == cell) ++count;
    const auto number = static_cast<std::size_t>(cell);
    const auto flow = flows.of_cell(number);
    for (std::size_t o = 0; o < options; ++o) arrears[o] += flow[o];
    choose_in_cell(arrears, Random(8501 + number), std::span(chosen).subspan(first, count));
    first += count;
  }
  return chosen;
}

/// Moves single persons until the margins are met exactly: those who like the change best.
void settle_margins(const Flows& flows, const Persons& persons, const Margins& margins,
                    std::vector<std::size_t>& chosen) {
  std::vector<int> lack;
  for (const double margin : margins.residents) lack.push_back(static_cast<int>(margin));
  for (const std::size_t option : chosen) --lack[option];
  while (true) {
    const auto to =
        static_cast<std::size_t>(std::max_element(lack.begin(), lack.end()) - lack.begin());
    const auto from =
        static_cast<std::size_t>(std::min_element(lack.begin(), lack.end()) - lack.begin());
    if (lack[to] == 0) return;
    std::size_t best = 0;
    double most = -1.0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (chosen[i] != from) continue;
      const auto flow = flows.of_cell(static_cast<std::size_t>(persons.cell[i]));
      if (flow[to] / flow[from] > most) {
        most = flow[to] / flow[from];
        best = i;
      }
    }
    chosen[best] = to;
    --lack[to];
    ++lack[from];
  }
}

How how_listed(std::size_t option, bool at_nearest, bool moved_in, Random& random) {
  if (option == nowhere) return How::not_listed;
  if (option == other_region) return How::active;
  const double lot = random.unit();
  if (moved_in && lot < 0.4) return How::newcomer;
  return random.chance(at_nearest ? 0.38 : 0.09) ? How::automatic : How::active;
}

}  // namespace

std::int16_t listed_at(int centre) {
  return static_cast<std::int16_t>(centre + 1);
}

std::int16_t listed_in_other_region() {
  return static_cast<std::int16_t>(other_region + 1);
}

Listing make_listing(const Settlement& settlement, const Persons& persons) {
  const auto residents = static_cast<std::size_t>(settlement.people());
  const Margins margins = make_margins(settlement.people());
  const Flows flows(settlement, margins);
  std::vector<std::size_t> chosen = choose(flows, persons, residents);
  settle_margins(flows, persons, margins, chosen);

  Listing listing;
  Random random(8601);
  for (std::size_t i = 0; i < residents; ++i) {
    const std::size_t option = chosen[i];
    listing.listed.push_back(option == nowhere ? std::int16_t{0}
                                               : static_cast<std::int16_t>(option + 1));
    const bool at_nearest = option == flows.nearest(static_cast<std::size_t>(persons.cell[i]));
    const bool moved_in = (persons.needs[i] & need_bit(Need::moved_in)) != 0;
    listing.how.push_back(how_listed(option, at_nearest, moved_in, random));
  }
  for (std::size_t c = 0; c < other_region; ++c) {
    for (int i = 0; i < margins.from_outside[c]; ++i) {
      listing.listed.push_back(listed_at(static_cast<int>(c)));
      listing.how.push_back(How::active);
    }
  }
  return listing;
}

}  // namespace kronoberg
