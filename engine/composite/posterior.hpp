// What is believed of the true values of a layer, given estimates of them and their errors.
#pragma once

#include "stats/draws.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace omrade::composite {

/// Spans of one entry per area. NaN values have no part in anything.
struct Measured {
  std::span<const double> values;
  /// Standard errors, at least 0; 0 is a value known exactly. Empty: all are.
  std::span<const double> errors;
  /// Where above 0 the value is not measured but filled in, with this standard deviation. Empty: no
  /// value is.
  std::span<const double> filled;
  /// True values lie within: draws beyond are put at the end.
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

/// y ~ N(θ, s²), θ ~ N(μ, τ²), with flat priors of μ and τ (Gelman et al. 2013, Bayesian Data
/// Analysis, 5.4): the true values are drawn towards what all areas have in common, by as much as
/// the estimates' noise calls for, and that μ and τ are estimated too is counted. Drawing around
/// the estimates themselves would count their noise twice: it is in them already.
/// With fewer than three values with errors there is nothing to draw them towards: θ ~ N(y, s²).
class Posterior {
 public:
  explicit Posterior(const Measured& measured);

  /// One joint draw of all areas: τ and μ from `draws`, then each area by its own normal number of
  /// `normals`, which are as many as there are areas.
  void draw(stats::Draws& draws, std::span<const float> normals, std::span<double> out) const;
  /// No area has an error: every draw gives the values.
  [[nodiscard]] bool is_known() const noexcept { return known_; }
  /// E τ² / (E τ² + mean s²), 1 where all is known: how much of what tells areas apart is no noise.
  [[nodiscard]] double reliability() const noexcept { return reliability_; }
  /// E[θ], but for the bounds.
  [[nodiscard]] std::vector<double> means() const;

 private:
  struct Spread {
    double variance = 0;     ///< τ²
    double mean = 0;         ///< of μ
    double deviation = 0;    ///< of μ
    double probability = 0;  ///< of this and all before it
  };
  void find_spreads();

  std::vector<double> values_, squares_;  ///< squares of the errors
  std::vector<double> filled_;
  std::vector<Spread> spreads_;  ///< none: nothing is drawn towards μ
  double least_, most_;
  double reliability_ = 1;
  bool known_ = true;
};

}  // namespace omrade::composite
