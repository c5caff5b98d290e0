#include "model/profile_copy.hpp"

#include <algorithm>

namespace omrade {
namespace {

Estimates copy_of(const Estimates& estimates) {
  Estimates copy(estimates.size());
  const ConstEstimateSpans from = estimates.spans();
  const EstimateSpans to = copy.spans();
  const auto bring = [](const auto& source, const auto& target) {
    std::copy(source.begin(), source.end(), target.begin());
  };
  bring(from.value, to.value);
  bring(from.lower95, to.lower95);
  bring(from.upper95, to.upper95);
  bring(from.lower998, to.lower998);
  bring(from.upper998, to.upper998);
  bring(from.numerator, to.numerator);
  bring(from.denominator, to.denominator);
  bring(from.base, to.base);
  bring(from.state, to.state);
  bring(from.estimator, to.estimator);
  bring(from.interval, to.interval);
  bring(from.reason, to.reason);
  return copy;
}

}  // namespace

Profile copy_of(const Profile& profile) {
  Profile copy = profile;
  for (LevelResult& level : copy.levels) {
    for (LayerResult& layer : level.layers) layer.estimates = copy_of(layer.estimates);
  }
  return copy;
}

}  // namespace omrade
