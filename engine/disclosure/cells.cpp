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

namespace {

std::optional<Rule> primary_rule(const Rules& rules, const LayerInfo& info, double numerator,
                                 double denominator, double base) {
  if (info.counts_persons && few(numerator, rules.minimum_count)) return Rule::minimum_count;
  if (holds_complement(info, numerator, denominator)) {
    const double rest = denominator - numerator;
    if (few(rest, rules.minimum_count)) return Rule::complement;
    if (rules.group_disclosure && rest == 0 && numerator > 0) return Rule::group;
  }
  if (info.kind == LayerKind::count) return std::nullopt;
  if (info.base_of == BaseOf::respondents) {
    // NaN: a base that was not told cannot be shown to be large enough.
    if (!(base >= rules.minimum_respondents)) return Rule::minimum_respondents;
    return std::nullopt;
  }
  // A ratio's denominator is an expected number, not persons; its base is.
  if (info.kind != LayerKind::ratio && denominator < rules.minimum_denominator)
    return Rule::minimum_denominator;
  if (info.base_of == BaseOf::persons && base < rules.minimum_denominator)
    return Rule::minimum_denominator;
  return std::nullopt;
}

}  // namespace

/// A difference of two counts (listed minus residents) holds both of them: each must be large
/// enough.
std::optional<Rule> rule_of(const Rules& rules, const LayerInfo& info, double numerator,
                            double denominator, double base) {
  if (info.kind == LayerKind::difference && info.counts_persons &&
      few(denominator, rules.minimum_count)) {
    return Rule::minimum_count;
  }
  return primary_rule(rules, info, numerator, denominator, base);
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

double stays_open(const LayerResult& layer, std::size_t i) {
  if (!layer.stays_open) return 0;
  return (*layer.stays_open)[layer.pairs ? layer.pairs->area[i] : i];
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
