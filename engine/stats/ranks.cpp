#include "stats/ranks.hpp"

#include "base/error.hpp"
#include "stats/normal_draws.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace omrade::stats {
namespace {

constexpr std::size_t kDrawsPerUnit = 16;
constexpr std::uint64_t kRanks = std::uint64_t{1} << 62U;  // streams apart from others

/// body(first, last) over units of the draws, in any order.
template <class Body>
void over_units(std::size_t draws, const ParallelFor& loop, const Body& body) {
  loop((draws + kDrawsPerUnit - 1) / kDrawsPerUnit, [&](std::size_t unit) {
    body(unit, unit * kDrawsPerUnit, std::min((unit + 1) * kDrawsPerUnit, draws));
  });
}

double farthest(std::span<const double> drawn, std::span<const double> values,
                std::span<const double> errors) {
  double largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (errors[i] > 0) largest = std::max(largest, std::abs(drawn[i] - values[i]) / errors[i]);
  }
  return largest;
}

/// 1 for each above the edge, and to those at the edge their part of the places left.
void add_top(std::span<const double> drawn, std::size_t top, std::vector<double>& ordered,
             std::vector<double>& sums) {
  if (top == 0) return;
  ordered.assign(drawn.begin(), drawn.end());
  const auto at = ordered.begin() + static_cast<std::ptrdiff_t>(top - 1);
  std::nth_element(ordered.begin(), at, ordered.end(), std::greater<>());
  const double edge = *at;
  std::size_t above = 0, equal = 0;
  for (const double value : drawn) {
    above += value > edge ? 1U : 0U;
    equal += value == edge ? 1U : 0U;
  }
  const double share = static_cast<double>(top - above) / static_cast<double>(equal);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    if (drawn[i] >= edge) sums[i] += drawn[i] > edge ? 1 : share;
  }
}

}  // namespace

DrawAll independent_draws(std::span<const double> values, std::span<const double> standard_errors,
                          std::uint64_t seed) {
  return [values, standard_errors, seed](std::size_t draw, std::span<double> out) {
    Draws random(seed, kRanks | draw);
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] = values[i] + standard_errors[i] * normal(random);
  };
}

Ranks simultaneous_ranks(std::span<const double> values, std::span<const double> standard_errors,
                         const DrawAll& draw_all, const RankOptions& options,
                         const ParallelFor& loop) {
  const std::size_t n = values.size();
  const auto finite = [](double value) { return std::isfinite(value); };
  const auto is_error = [](double error) { return std::isfinite(error) && error >= 0; };
  const double place = std::ceil(options.level * static_cast<double>(options.draws + 1));
  if (standard_errors.size() != n || !std::all_of(values.begin(), values.end(), finite) ||
      !std::all_of(standard_errors.begin(), standard_errors.end(), is_error) ||
      !(options.level > 0 && place <= static_cast<double>(options.draws)))
    throw Error(ErrorKind::bug, {.what = "ranks of what is no estimate"});
  std::vector<double> largest(options.draws);
  over_units(options.draws, loop, [&](std::size_t, std::size_t first, std::size_t last) {
    std::vector<double> drawn(n);
    for (std::size_t draw = first; draw < last; ++draw) {
      draw_all(draw, drawn);
      largest[draw] = farthest(drawn, values, standard_errors);
    }
  });
  const auto at = largest.begin() + static_cast<std::ptrdiff_t>(place) - 1;
  std::nth_element(largest.begin(), at, largest.end());
  Ranks ranks{.sets = std::vector<RankSet>(n), .critical = *at};
  std::vector<double> lowers, uppers;
  for (std::size_t i = 0; i < n; ++i) {
    lowers.push_back(values[i] - ranks.critical * standard_errors[i]);
    uppers.push_back(values[i] + ranks.critical * standard_errors[i]);
  }
  std::vector<double> by_lower = lowers, by_upper = uppers;
  std::sort(by_lower.begin(), by_lower.end());
  std::sort(by_upper.begin(), by_upper.end());
  for (std::size_t i = 0; i < n; ++i) {
    const auto above =
        by_lower.end() - std::upper_bound(by_lower.begin(), by_lower.end(), uppers[i]);
    const auto below =
        std::lower_bound(by_upper.begin(), by_upper.end(), lowers[i]) - by_upper.begin();
    ranks.sets[i] = {1 + static_cast<std::size_t>(above), n - static_cast<std::size_t>(below)};
  }
  return ranks;
}

std::vector<double> top_probability(std::size_t areas, std::size_t top, std::size_t draws,
                                    const DrawAll& draw_all, const ParallelFor& loop) {
  if (top > areas || draws == 0)
    throw Error(ErrorKind::bug, {.what = "the top of fewer areas, or of no draws"});
  const std::size_t units = (draws + kDrawsPerUnit - 1) / kDrawsPerUnit;
  // Fixed batches of units bound the memory; their sums are added in order.
  constexpr std::size_t kUnitsAtATime = 16;
  std::vector<double> sums(areas);
  for (std::size_t begin = 0; begin < units; begin += kUnitsAtATime) {
    const std::size_t count = std::min(kUnitsAtATime, units - begin);
    std::vector<std::vector<double>> own(count);
    loop(count, [&](std::size_t unit) {
      std::vector<double> drawn(areas), ordered;
      own[unit].resize(areas);
      const std::size_t first = (begin + unit) * kDrawsPerUnit;
      for (std::size_t draw = first; draw < std::min(first + kDrawsPerUnit, draws); ++draw) {
        draw_all(draw, drawn);
        add_top(drawn, top, ordered, own[unit]);
      }
    });
    for (const auto& part : own)
      for (std::size_t i = 0; i < areas; ++i) sums[i] += part[i];
  }
  for (double& sum : sums) sum /= static_cast<double>(draws);
  return sums;
}

}  // namespace omrade::stats
