// Composites: layers of several indicators weighed together to a score and a rank.
#pragma once

#include "composite/composite.hpp"
#include "disclosure/gate.hpp"
#include "model/profile.hpp"
#include "recipe/plan.hpp"

#include <string>
#include <vector>

namespace omrade::run {

/// Adds to every level of every composite the layers `score` (1) and `rank` (1 = most in need), for
/// each period; with draws also `rank_lower` and `rank_upper`, between which the rank lies with
/// 95 % probability, limits of the score, and with a top `top`, the probability of being among so
/// many most in need. Works on what the gate has left: were the scale made with withheld values,
/// the published ones would give them away. The parts are named in LayerInfo::parts as
/// "indicator.layer", so that the gate withholds a score of which a part is withheld; score and
/// rank have no base of their own to guard. Where a part has no value for another reason, the
/// weights of the others are raised and the score is marked unreliable, as it is where a part is.
/// Ranks are given last, among the scores that the gate leaves, and so are their limits: drawn from
/// the published values and the published limits of the parts. Returns what it withheld.
std::vector<disclosure::Withheld> compose(Profile& profile, const recipe::Plan& plan,
                                          const disclosure::Gate& gate);

/// One part over all areas of a level.
struct ComposedPart {
  const LayerResult* layer = nullptr;
  composite::Normalisation how = composite::Normalisation::z_score;
  std::vector<double> values{};  ///< NaN where none is published
  std::vector<double> scaled{};  ///< as they are weighed
};
struct Composed {
  std::vector<ComposedPart> parts{};       ///< in the recipe's order
  std::vector<composite::Score> scores{};  ///< per area
  std::vector<double> rounding{};  ///< how far rounding may have put each score: composite/ties.hpp
  composite::Parts weights{};      ///< [part][area]: shares that sum to 1 over what is there
  composite::Mean mean{};
};

/// What `compose` makes the scores of, from the layers of the level. Error bug when one of them is
/// not there.
Composed composed(const recipe::CompositePlan& planned, const recipe::Plan& plan,
                  const LevelResult& level, const std::string& period);

}  // namespace omrade::run
