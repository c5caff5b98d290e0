#include "zoning.hpp"

#include "random.hpp"

#include <algorithm>
#include <cstddef>

namespace kronoberg {
namespace {

struct Seed {
  Point at;
  double reach = 0.0;  // m2, taken off the squared distance
};

/// The points furthest from those chosen before, in terms of weighted distance.
std::vector<Seed> first_seeds(const std::vector<ZonePoint>& points, int count, std::uint64_t seed) {
  std::vector<Seed> seeds;
  std::vector<double> nearest(points.size(), 1e300);
  std::size_t next = 0;
  double best = -1.0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double lot = points[i].weight * unit_at(seed, static_cast<std::int64_t>(i), 0);
    if (lot > best) {
      best = lot;
      next = i;
    }
  }
  while (static_cast<int>(seeds.size()) < count) {
    seeds.push_back({points[next].at});
    best = -1.0;
    const Point chosen = seeds.back().at;
    for (std::size_t i = 0; i < points.size(); ++i) {
      nearest[i] = std::min(nearest[i], square_distance(points[i].at, chosen));
      const double lot = nearest[i] * points[i].weight *
                         (0.3 + unit_at(seed, static_cast<std::int64_t>(i), count));
      if (lot > best) {
        best = lot;
        next = i;
      }
    }
  }
  return seeds;
}

std::size_t nearest_seed(const std::vector<Seed>& seeds, Point at) {
  double least = 1e300;
  std::size_t nearest = 0;
  for (std::size_t s = 0; s < seeds.size(); ++s) {
    const double d = square_distance(at, seeds[s].at) - seeds[s].reach;
    if (d < least) {
      least = d;
      nearest = s;
    }
  }
  return nearest;
}

/// What each area should weigh: real areas differ in size, up to threefold.
std::vector<double> uneven_shares(double total, int count, std::uint64_t seed) {
  std::vector<double> shares;
  double sum = 0.0;
  for (int s = 0; s < count; ++s) {
    shares.push_back(0.5 + unit_at(seed, s, count));
    sum += shares.back();
  }
  for (double& share : shares) share *= total / sum;
  return shares;
}

/// Sums over the points of a seed.
struct Load {
  double weight = 0.0;
  double x = 0.0;
  double y = 0.0;
  double spread = 0.0;

  void add(const ZonePoint& point, Point seed) {
    weight += point.weight;
    x += point.weight * point.at.x;
    y += point.weight * point.at.y;
    spread += point.weight * square_distance(point.at, seed);
  }
};

}  // namespace

std::vector<int> balanced_areas(const std::vector<ZonePoint>& points, int count,
                                std::uint64_t seed) {
  std::vector<int> labels(points.size(), 0);
  if (count <= 1) return labels;
  std::vector<Seed> seeds = first_seeds(points, count, seed);
  double total = 0.0;
  for (const ZonePoint& point : points) total += point.weight;
  const std::vector<double> fair = uneven_shares(total, count, seed + 7);

  std::vector<int> best_labels;
  double least_unfair = 1e300;
  for (int round = 0; round < 70; ++round) {
    std::vector<Load> loads(seeds.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const std::size_t nearest = nearest_seed(seeds, points[i].at);
      labels[i] = static_cast<int>(nearest);
      loads[nearest].add(points[i], seeds[nearest].at);
    }
    double unfair = 0.0;
    double spread = 0.0;
    for (std::size_t s = 0; s < seeds.size(); ++s) {
      unfair += (loads[s].weight - fair[s]) * (loads[s].weight - fair[s]);
      spread += loads[s].spread / total;
    }
    if (unfair < least_unfair) {
      least_unfair = unfair;
      best_labels = labels;
    }
    const double step = 0.5 / (1.0 + 0.03 * round);
    for (std::size_t s = 0; s < seeds.size(); ++s) {
      const Load& load = loads[s];
      const double lack = std::clamp((fair[s] - load.weight) / fair[s], -1.0, 1.0);
      const double own_spread = load.weight > 0.0 ? load.spread / load.weight : 0.0;
      seeds[s].reach += step * lack * std::max(own_spread, 0.3 * spread);
      if (load.weight > 0.0) seeds[s].at = {load.x / load.weight, load.y / load.weight};
    }
  }
  return best_labels;
}

}  // namespace kronoberg
