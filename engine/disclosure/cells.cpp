#include "disclosure/cells.hpp"

#include <limits>

namespace omrade::disclosure {

bool few(double persons, std::uint32_t minimum) {
  return persons > 0 && persons < minimum;
}

bool holds_complement(const LayerInfo& info, double numerator, double denominator) {
  if (!info.counts_persons) return false;
  return info.kind == LayerKind::proportion ||
         (info.kind == LayerKind::mean && numerator <= denominator);
}

void wipe(EstimateSpans spans, std::size_t i) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  for (const std::span<double> numbers :
       {spans.value, spans.lower95, spans.upper95, spans.lower998, spans.upper998, spans.numerator,
        spans.denominator, spans.base}) {
    numbers[i] = none;
  }
  spans.state[i] = static_cast<std::uint8_t>(State::withheld);
  spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::none);
  spans.estimator[i] = static_cast<std::uint8_t>(Estimator::direct);
  spans.reason[i] = -1;
}

Withheld entry_of(const LevelResult& level, const LayerResult& layer, std::size_t i, Rule rule) {
  const std::size_t area = layer.pairs ? layer.pairs->area[i] : i;
  return {.level = level.id,
          .indicator = layer.indicator,
          .layer = layer.info->id,
          .period = layer.period,
          .area = level.areas->ids()[area],
          .other = layer.pairs ? layer.pairs->labels[layer.pairs->other[i]] : std::string{},
          .rule = rule};
}

}  // namespace omrade::disclosure
