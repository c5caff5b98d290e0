#include "composite/simulate.hpp"

#include "base/error.hpp"
#include "composite/ranking.hpp"
#include "composite/tails.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace omrade::composite {
namespace {

constexpr std::size_t kBatch = 64;        ///< draws that are made before any is added up
constexpr std::size_t kPilot = 400;       ///< draws of the band's middle and width
constexpr std::size_t kAreasAtOnce = 64;  ///< areas that are added up together
constexpr double kShare95 = 0.025, kShare998 = 0.001, kSet = 0.95;

std::size_t place(double share, std::size_t draws) {
  const double at = std::floor(share * static_cast<double>(draws + 1));
  return std::max<std::size_t>(1, static_cast<std::size_t>(at));
}

/// Mean and sum of squares about it (Welford 1962).
struct Moments {
  double count = 0, mean = 0, squares = 0;
  void add(double x) {
    ++count;
    const double apart = x - mean;
    mean += apart / count;
    squares += apart * (x - mean);
  }
  [[nodiscard]] double deviation() const {
    return count > 1 ? std::sqrt(squares / (count - 1)) : 0;
  }
};

/// The scores of some draws, side by side, and the places that follow from them.
struct Batch {
  explicit Batch(std::size_t areas)
      : scores(kBatch * areas), first(kBatch * areas), last(kBatch * areas), scratch(kBatch) {}
  std::vector<double> scores;
  std::vector<std::uint32_t> first, last;
  std::vector<Drawing::Scratch> scratch;
};

/// body(first, last) over blocks of areas.
template <class Body>
void over_areas(std::size_t areas, const ParallelFor& loop, const Body& body) {
  loop((areas + kAreasAtOnce - 1) / kAreasAtOnce, [&](std::size_t block) {
    for (std::size_t i = block * kAreasAtOnce; i < std::min(areas, (block + 1) * kAreasAtOnce); ++i)
      body(i);
  });
}

class Simulator {
 public:
  Simulator(const Simulation& simulation, const ParallelFor& loop)
      : simulation_(simulation),
        loop_(loop),
        drawing_(simulation),
        n_(simulation.ranked.empty() ? drawing_.areas() : simulation.ranked.size()),
        k95_(place(kShare95, simulation.draws)),
        k998_(place(kShare998, simulation.draws)),
        batch_(n_),
        pilot_(n_),
        rounding_(n_),
        scores_(n_),
        rank_sum_(n_),
        top_(n_),
        low_(n_, k95_),
        high_(n_, k95_),
        first_(n_, k95_),
        last_(n_, k95_),
        farthest_(simulation.draws) {}

  Simulated run() {
    pilot();
    for (std::size_t begin = 0; begin < simulation_.draws; begin += kBatch) add_batch(begin);
    return result();
  }

 private:
  void pilot() {
    // Numbers that no draw has.
    constexpr std::uint64_t apart = std::uint64_t{1} << 40U;
    for (std::size_t begin = 0; begin < kPilot; begin += kBatch) {
      const std::size_t count = std::min(kBatch, kPilot - begin);
      loop_(count, [&](std::size_t k) { draw(apart + begin + k, k); });
      over_areas(n_, loop_, [&](std::size_t i) {
        for (std::size_t k = 0; k < count; ++k) {
          pilot_[i].add(batch_.scores[k * n_ + i]);
          rounding_[i] = std::max(rounding_[i], batch_.scratch[k].rounding[i]);
        }
      });
    }
  }

  /// The scores of a draw, in row k of the batch; their rounding in its scratch.
  void draw(std::uint64_t number, std::size_t k) {
    const std::span<double> out = row(batch_.scores, k);
    if (simulation_.ranked.empty()) {
      drawing_.scores(number, out, batch_.scratch[k]);
      return;
    }
    std::vector<double> all(drawing_.areas());
    drawing_.scores(number, all, batch_.scratch[k]);
    // The areas that have ranks rise: each is read before it is written over.
    std::vector<double>& rounding = batch_.scratch[k].rounding;
    for (std::size_t i = 0; i < n_; ++i) {
      out[i] = all[simulation_.ranked[i]];
      rounding[i] = rounding[simulation_.ranked[i]];
    }
  }

  void add_batch(std::size_t begin) {
    const std::size_t count = std::min(kBatch, simulation_.draws - begin);
    loop_(count, [&](std::size_t k) {
      const std::span<double> scores = row(batch_.scores, k);
      draw(begin + k, k);
      Ranking().rank(scores, batch_.scratch[k].rounding, row(batch_.first, k), row(batch_.last, k));
      double farthest = 0;
      for (std::size_t i = 0; i < n_; ++i) {
        const double deviation = pilot_[i].deviation();
        if (deviation > 0) {
          farthest = std::max(farthest, std::abs(scores[i] - pilot_[i].mean) / deviation);
        } else if (scores[i] != pilot_[i].mean) {
          farthest = std::numeric_limits<double>::infinity();
        }
      }
      farthest_[begin + k] = farthest;
    });
    over_areas(n_, loop_, [&](std::size_t i) {
      for (std::size_t k = 0; k < count; ++k) add(i, k * n_ + i);
    });
  }

  void add(std::size_t area, std::size_t at) {
    const double score = batch_.scores[at];
    const std::uint32_t first = batch_.first[at], last = batch_.last[at];
    scores_[area].add(score);
    low_.add(area, score);
    high_.add(area, -score);
    first_.add(area, static_cast<std::int32_t>(first));
    last_.add(area, -static_cast<std::int32_t>(last));
    rank_sum_[area] += std::uint64_t{first} + last;
    const std::size_t top = simulation_.top;
    if (last <= top) {
      top_[area] += 1;
    } else if (first <= top) {
      top_[area] += static_cast<double>(top - first + 1) / static_cast<double>(last - first + 1);
    }
  }

  Simulated result() {
    Simulated out;
    for (auto* list :
         {&out.score_mean, &out.score_deviation, &out.score_lower95, &out.score_upper95,
          &out.score_lower998, &out.score_upper998, &out.rank_lower95, &out.rank_upper95,
          &out.rank_lower998, &out.rank_upper998, &out.rank_mean, &out.top_probability})
      list->resize(n_);
    const auto draws = static_cast<double>(simulation_.draws);
    over_areas(n_, loop_, [&](std::size_t i) {
      out.score_mean[i] = scores_[i].mean;
      out.score_deviation[i] = scores_[i].deviation();
      out.score_lower95[i] = low_.at(i, k95_);
      out.score_upper95[i] = -high_.at(i, k95_);
      out.score_lower998[i] = low_.at(i, k998_);
      out.score_upper998[i] = -high_.at(i, k998_);
      out.rank_lower95[i] = first_.at(i, k95_);
      out.rank_upper95[i] = -last_.at(i, k95_);
      out.rank_lower998[i] = first_.at(i, k998_);
      out.rank_upper998[i] = -last_.at(i, k998_);
      out.rank_mean[i] = static_cast<double>(rank_sum_[i]) / (2 * draws);
      out.top_probability[i] = top_[i] / draws;
    });
    add_sets(out);
    return out;
  }

  void add_sets(Simulated& out) {
    const auto wanted =
        static_cast<std::size_t>(std::ceil(kSet * static_cast<double>(simulation_.draws + 1)));
    // Of fewer than 20 draws the greatest is all there is.
    const std::size_t at = std::min(wanted, simulation_.draws) - 1;
    std::nth_element(farthest_.begin(), farthest_.begin() + static_cast<std::ptrdiff_t>(at),
                     farthest_.end());
    const double critical = farthest_[at];
    std::vector<double> lowers(n_), uppers(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      const double deviation = pilot_[i].deviation();
      const double reach = (deviation > 0 ? critical * deviation : 0) + rounding_[i];
      lowers[i] = pilot_[i].mean - reach;
      uppers[i] = pilot_[i].mean + reach;
    }
    std::vector<double> by_lower = lowers, by_upper = uppers;
    std::sort(by_lower.begin(), by_lower.end());
    std::sort(by_upper.begin(), by_upper.end());
    for (std::size_t i = 0; i < n_; ++i) {
      const auto above =
          by_lower.end() - std::upper_bound(by_lower.begin(), by_lower.end(), uppers[i]);
      const auto below =
          std::lower_bound(by_upper.begin(), by_upper.end(), lowers[i]) - by_upper.begin();
      out.set_lower95.push_back(static_cast<double>(above) + 1);
      out.set_upper95.push_back(static_cast<double>(n_ - static_cast<std::size_t>(below)));
    }
  }

  template <class Number>
  [[nodiscard]] std::span<Number> row(std::vector<Number>& of, std::size_t k) const {
    return std::span<Number>(of).subspan(k * n_, n_);
  }

  const Simulation& simulation_;
  const ParallelFor& loop_;
  Drawing drawing_;
  std::size_t n_, k95_, k998_;
  Batch batch_;
  std::vector<Moments> pilot_;
  std::vector<double> rounding_;  ///< the greatest of the pilot
  std::vector<Moments> scores_;
  std::vector<std::uint64_t> rank_sum_;
  std::vector<double> top_;
  Lowest<double> low_, high_;
  Lowest<std::int32_t> first_, last_;
  std::vector<double> farthest_;
};

}  // namespace

Simulated simulate(const Simulation& simulation, const ParallelFor& loop) {
  if (simulation.draws == 0 || simulation.methods.empty() || simulation.parts.empty())
    throw Error(ErrorKind::bug, {.what = "a simulation of nothing"});
  return Simulator(simulation, loop).run();
}

}  // namespace omrade::composite
