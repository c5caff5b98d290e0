// Scores and ranks of areas whose parts, weights or method are uncertain.
#pragma once

#include "base/parallel_for.hpp"
#include "composite/hierarchy.hpp"
#include "composite/normalise.hpp"
#include "composite/posterior.hpp"
#include "composite/prepare.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace omrade::composite {

/// One way to make the index.
struct Method {
  std::vector<Scaling> scalings{};  ///< one per part
  Hierarchy hierarchy{};
};

struct UncertainPart {
  Posterior posterior;    ///< of the values, before they are treated
  Treatment treatment{};  ///< found once, on the values as they were given
};

struct Simulation {
  std::vector<UncertainPart> parts{};
  std::vector<double> population{};  ///< one per area, of population_z_score alone
  std::vector<Method> methods{};     ///< each draw takes one of them, all as likely
  /// Each weight is drawn evenly from weight · (1 ± this); in [0, 1).
  double weight_noise = 0;
  /// The normal numbers of an area's parts hang together by this matrix's lower Cholesky factor,
  /// row by row; empty: they do not.
  std::vector<double> cholesky{};
  std::size_t draws = 0;
  std::uint64_t seed = 1;
  std::size_t top = 0;  ///< of top_probability; at most the number of areas
  /// The areas that have ranks, in rising order; the others shape the scales alone. Empty: all.
  std::vector<std::size_t> ranked{};
};

/// One entry per area that has a rank.
struct Simulated {
  std::vector<double> score_mean, score_deviation;
  std::vector<double> score_lower95, score_upper95, score_lower998, score_upper998;
  /// Places, 1 the highest. Limits of each area's own place: of an area that is equal to others,
  /// but for rounding, the lower counts from the first of the places that they share, the upper
  /// from the last.
  std::vector<double> rank_lower95, rank_upper95, rank_lower998, rank_upper998;
  std::vector<double> rank_mean;
  /// All areas' places lie within these at once, with a probability of at least 95 %.
  std::vector<double> set_lower95, set_upper95;
  /// Of being among the `top` highest; areas that are equal at the edge share its places.
  std::vector<double> top_probability;
};

/// `draws` times: a joint draw of every part's true values, of the weights, and of the method; the
/// values come to a common scale anew, and are weighed together. An area's limits are the k-th
/// lowest and the k-th highest of its draws, k = max(1, floor(share · (draws + 1))), share 0.025
/// and 0.001. Every area must have a value in some part.
///
/// The sets of ranks follow from a band that holds all scores at once (Klein, Wright and Wieczorek
/// 2020): score ± critical · deviation, both from a pilot of 400 other draws, critical the
/// ceil(0.95·(draws + 1))-th lowest of the draws' greatest distance in deviations. An area's set
/// begins after those whose band lies above its own, and ends before those whose band lies below.
///
/// Draws hang on the seed and their number alone: the same bytes for any loop. Memory: 128 numbers
/// for each area at a time, and those of the tails: draws / 10 for each.
Simulated simulate(const Simulation& simulation, const ParallelFor& loop);

/// The scores of one draw, as `simulate` makes them. Stateless: what it hands out hangs on `draw`
/// alone, and it may be called from several threads.
class Drawing {
 public:
  explicit Drawing(const Simulation& simulation);
  struct Scratch {
    Parts fixed{};
    Parts parts{};
    std::vector<std::vector<float>> normals{};
    ScaleScratch scale{};
    HierarchyScratch hierarchy{};
    Hierarchy weighed{};
    std::vector<double> rounding{};  ///< of the scores: see ties.hpp
  };
  void scores(std::uint64_t draw, std::span<double> out, Scratch& scratch) const;
  /// The parts' true values of a draw, treated but not scaled: for designs of one's own.
  void values(std::uint64_t draw, Parts& out, Scratch& scratch) const;
  [[nodiscard]] std::size_t areas() const noexcept { return areas_; }

 private:
  void correlate(std::vector<std::vector<float>>& normals) const;
  [[nodiscard]] bool varies(std::size_t part) const;

  const Simulation& simulation_;
  std::size_t areas_;
  Parts known_;                ///< values of parts that are known, treated
  std::vector<Parts> scaled_;  ///< [method][part]: known parts on their scale
};

}  // namespace omrade::composite
