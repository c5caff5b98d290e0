#include "run/printed_numbers.hpp"

#include "base/same_number.hpp"
#include "disclosure/round_persons.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace omrade::run {
namespace {

constexpr std::size_t kChance = 3;  ///< areas

/// Printed as it is, as a multiple, or as the whole number that the gate made of it.
bool is_print_of(double printed, double number, std::uint32_t rounding) {
  if (rounding > 0) number = disclosure::rounded(number, rounding);
  if (printed == number || same_number(printed, number)) return true;
  return rounding == 0 && printed == std::round(printed) && std::abs(printed - number) <= 0.5 &&
         !same_number(number, std::round(number));
}

}  // namespace

std::vector<double> printed_numbers(const PrintedAt& at, const std::vector<double>& numbers) {
  std::vector<double> found(numbers.size(), std::numeric_limits<double>::quiet_NaN());
  std::vector<bool> withheld(numbers.size(), false);
  std::vector<const LayerResult*> layers;
  for (const LayerResult& layer : at.level.layers) {
    if (layer.pairs || layer.period != at.period || layer.estimates.size() != numbers.size() ||
        !at.made_of(layer))
      continue;
    layers.push_back(&layer);
    for (std::size_t a = 0; a < numbers.size(); ++a)
      withheld[a] = withheld[a] || layer.estimates.spans().state_of(a) == State::withheld;
  }
  for (const LayerResult* layer : layers) {
    const ConstEstimateSpans spans = layer->estimates.spans();
    for (const std::span<const double> print : {spans.numerator, spans.denominator, spans.base}) {
      std::size_t seen = 0;
      bool all = true;
      for (std::size_t a = 0; a < numbers.size() && all; ++a) {
        if (!has_value(spans.state_of(a)) || std::isnan(print[a])) continue;
        ++seen;
        all = is_print_of(print[a], numbers[a], at.rounding);
      }
      if (!all) continue;
      const bool chance =
          print.data() == spans.numerator.data() && layer != at.own && seen < kChance;
      for (std::size_t a = 0; a < numbers.size(); ++a) {
        if (has_value(spans.state_of(a)) && !std::isnan(print[a]) && !(chance && withheld[a]))
          found[a] = print[a];
      }
    }
  }
  return found;
}

}  // namespace omrade::run
