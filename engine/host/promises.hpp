// What a plugin promises about its estimates, held before anyone reads them; and what the engine
// adds to them.
#pragma once

#include "host/host.hpp"
#include "model/layer.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace omrade::host {

/// A promise broken at entry `entry`, as a clause such as "its value is infinite". It is printed on
/// the page, which the gate has not seen: no clause holds a number from the data.
struct Broken {
  std::size_t entry = 0;
  std::string what{};
};

/// Completes the estimates of one layer and checks all of them:
///   - codes (state, estimator, interval, reason) are known, and none is for the gate alone;
///   - without a value the entry holds no number: what the plugin left beside it is wiped;
///   - COUNT, PROPORTION, RATE and RATIO get value and limits where the plugin left them out; they
///   are missing
///     where numerator or denominator is NaN or the denominator 0;
///   - a PROPORTION or RATE without a base takes the whole persons of its denominator;
///   - with a value every number is finite, the numerator lies within its kind, limits are ordered
///     and, but for those of bootstrap and posterior, hold the value.
std::optional<Broken> complete_and_check(const LayerInfo& layer, EstimateSpans estimates);

}  // namespace omrade::host
