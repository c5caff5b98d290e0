#include "geometry/overlay.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/coverage.hpp"
#include "geometry/grid_sums.hpp"
#include "geometry/overlay_pairs.hpp"
#include "geometry/shares.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace omrade::geometry {
namespace {

std::vector<Coverage> coverages_of(const AreaSet& areas, const GridFrame& frame,
                                   const ParallelFor& loop) {
  const Polygons& polygons = sound_polygons(areas, loop);
  std::vector<Coverage> coverages(areas.size());
  loop(areas.size(), [&](std::size_t i) { coverages[i] = cover(polygons, i, frame); });
  return coverages;
}

std::vector<CrosswalkEntry> areal_shares(const std::vector<OverlayPair>& pairs, const AreaSet& from,
                                         const AreaSet& to) {
  std::vector<CrosswalkEntry> entries;
  entries.reserve(pairs.size());
  for (const OverlayPair& pair : pairs) entries.push_back({pair.source, pair.target, pair.share});
  return settled_shares(std::move(entries), from, to);
}

/// The northernmost, then westernmost, so that the message is the same for any order of work.
void refuse_impossible(std::span<const GridSum> sums, const GridFrame& frame) {
  std::optional<GridCell> first;
  for (const GridSum& sum : sums) {
    if (!sum.impossible) continue;
    if (!first || std::tie(sum.impossible->row, sum.impossible->column) <
                      std::tie(first->row, first->column)) {
      first = sum.impossible;
    }
  }
  if (!first) return;
  const double x = frame.x0 + (first->column + 0.5) * frame.cell_width;
  const double y = frame.y0 - (first->row + 0.5) * frame.cell_height;
  throw Error(ErrorKind::user,
              {.subject = "population grid",
               .place = "cell at " + fixed(x, 1) + " " + fixed(y, 1),
               .what = "has the value " + shortest(first->value) + ", which is no number of people",
               .hint = "if it marks cells without data, declare it as the grid's nodata value"});
}

/// How far dasymetric shares lie from areal ones. Both lists are ordered by target, then source.
class Comparison {
 public:
  explicit Comparison(std::size_t sources) : distance_(sources, 0.0) {}

  void add(std::uint32_t source, double dasymetric, double areal) {
    const double difference = std::abs(dasymetric - areal);
    largest_ = std::max(largest_, difference);
    distance_[source] += difference / 2;
  }
  [[nodiscard]] double largest() const { return largest_; }
  [[nodiscard]] double mean(std::span<const double> people) const {
    double sum = 0;
    double total = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
      sum += people[i] * distance_[i];
      total += people[i];
    }
    return total > 0 ? sum / total : 0;
  }

 private:
  double largest_ = 0;
  std::vector<double> distance_;
};

Comparison compare(std::span<const CrosswalkEntry> dasymetric,
                   std::span<const CrosswalkEntry> areal, std::size_t sources) {
  Comparison comparison(sources);
  const auto before = [](const CrosswalkEntry& a, const CrosswalkEntry& b) {
    return std::tie(a.target, a.source) < std::tie(b.target, b.source);
  };
  std::size_t d = 0;
  std::size_t a = 0;
  while (d < dasymetric.size() || a < areal.size()) {
    const bool take_d =
        a == areal.size() || (d < dasymetric.size() && !before(areal[a], dasymetric[d]));
    const bool take_a =
        d == dasymetric.size() || (a < areal.size() && !before(dasymetric[d], areal[a]));
    const CrosswalkEntry& either = take_d ? dasymetric[d] : areal[a];
    comparison.add(either.source, take_d ? dasymetric[d].share : 0, take_a ? areal[a].share : 0);
    if (take_d) ++d;
    if (take_a) ++a;
  }
  return comparison;
}

}  // namespace

ParallelFor serial_loop() {
  return [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t k = 0; k < count; ++k) body(k);
  };
}

Crosswalk areal_crosswalk(const AreaSet& from, const AreaSet& to, const ParallelFor& loop) {
  const std::vector<OverlayPair> pairs = overlay_pairs(from, to, nullptr, loop);
  return {CrosswalkMethod::areal, from.size(), to.size(), areal_shares(pairs, from, to)};
}

DasymetricCrosswalk dasymetric_crosswalk(const AreaSet& from, const AreaSet& to, const Grid& people,
                                         const ParallelFor& loop) {
  const GridFrame& frame = people.frame();
  const std::vector<OverlayPair> pairs = overlay_pairs(from, to, &frame, loop);
  const std::vector<Coverage> whole = coverages_of(from, frame, loop);

  std::vector<const Coverage*> wanted;
  wanted.reserve(whole.size() + pairs.size());
  for (const Coverage& coverage : whole) wanted.push_back(&coverage);
  for (const OverlayPair& pair : pairs) wanted.push_back(&pair.coverage);
  const std::vector<GridSum> sums = grid_sums(wanted, people, loop);
  refuse_impossible(std::span(sums).first(from.size()), frame);

  std::vector<double> residents(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) residents[i] = sums[i].sum;
  const std::vector<CrosswalkEntry> areal = areal_shares(pairs, from, to);
  std::vector<CrosswalkEntry> entries;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const OverlayPair& pair = pairs[k];
    if (!(residents[pair.source] > 0)) continue;
    const double share = pair.whole ? 1.0 : sums[from.size() + k].sum / residents[pair.source];
    entries.push_back({pair.source, pair.target, std::min(share, 1.0)});
  }
  entries = settled_shares(std::move(entries), from, to);
  for (const CrosswalkEntry& entry : areal) {
    if (!(residents[entry.source] > 0)) entries.push_back(entry);
  }

  Crosswalk crosswalk(CrosswalkMethod::dasymetric, from.size(), to.size(), std::move(entries));
  const Comparison comparison = compare(crosswalk.entries(), areal, from.size());
  const auto without =
      std::count_if(residents.begin(), residents.end(), [](double count) { return !(count > 0); });
  const double mean = comparison.mean(residents);
  return {std::move(crosswalk), std::move(residents), static_cast<std::size_t>(without),
          comparison.largest(), mean};
}

std::vector<double> grid_sum(const AreaSet& areas, const Grid& grid, const ParallelFor& loop) {
  const std::vector<Coverage> coverages = coverages_of(areas, grid.frame(), loop);
  std::vector<const Coverage*> wanted;
  wanted.reserve(coverages.size());
  for (const Coverage& coverage : coverages) wanted.push_back(&coverage);
  std::vector<double> totals;
  for (const GridSum& sum : grid_sums(wanted, grid, loop)) totals.push_back(sum.sum);
  return totals;
}

}  // namespace omrade::geometry
