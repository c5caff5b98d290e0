#include "disclosure/gate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace omrade::disclosure {
namespace {

/// One estimate as the rules see it.
struct Cell {
  const LayerInfo& info;
  double numerator, denominator, base;
};

bool few(double persons, std::uint32_t minimum) {
  return persons > 0 && persons < minimum;
}

std::optional<Rule> primary_rule(const Rules& rules, const Cell& cell) {
  const LayerInfo& info = cell.info;
  if (info.counts_persons && few(cell.numerator, rules.minimum_count)) return Rule::minimum_count;
  if (info.counts_persons && info.kind == LayerKind::proportion &&
      few(cell.denominator - cell.numerator, rules.minimum_count)) {
    return Rule::complement;
  }
  if (info.kind == LayerKind::count) return std::nullopt;
  if (info.base_of == BaseOf::respondents) {
    // NaN: a base that was not told cannot be shown to be large enough.
    if (!(cell.base >= rules.minimum_respondents)) return Rule::minimum_respondents;
    return std::nullopt;
  }
  // A ratio's denominator is an expected number, not persons; its base is.
  if (info.kind != LayerKind::ratio && cell.denominator < rules.minimum_denominator)
    return Rule::minimum_denominator;
  if (info.base_of == BaseOf::persons && cell.base < rules.minimum_denominator)
    return Rule::minimum_denominator;
  return std::nullopt;
}

/// A difference of two counts (listed minus residents) holds both of them: each must be large
/// enough.
std::optional<Rule> rule_of(const Rules& rules, const Cell& cell) {
  if (cell.info.kind == LayerKind::difference && cell.info.counts_persons &&
      few(cell.denominator, rules.minimum_count)) {
    return Rule::minimum_count;
  }
  return primary_rule(rules, cell);
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

/// The flows of one area add up to a total that is published: a single withheld one would follow by
/// subtraction. The smallest others go with it, until two are withheld and they are not few
/// together.
void withhold_margins(const Rules& rules, const LevelResult& level, LayerResult& layer,
                      const std::vector<double>& numerators, std::vector<Withheld>& log) {
  const EstimateSpans spans = layer.estimates.spans();
  std::vector<std::vector<std::size_t>> of_area(level.areas->size());
  for (std::size_t i = 0; i < spans.size(); ++i) of_area[layer.pairs->area[i]].push_back(i);
  for (const std::vector<std::size_t>& flows : of_area) {
    std::vector<std::size_t> open;
    std::size_t hidden = 0;
    double together = 0;
    for (const std::size_t i : flows) {
      if (has_value(spans.state_of(i))) open.push_back(i);
      if (spans.state_of(i) != State::withheld) continue;
      ++hidden;
      together += std::isnan(numerators[i]) ? 0 : numerators[i];
    }
    if (hidden == 0) continue;
    std::stable_sort(open.begin(), open.end(),
                     [&](std::size_t a, std::size_t b) { return numerators[a] < numerators[b]; });
    for (const std::size_t i : open) {
      if (hidden >= 2 && together >= rules.minimum_count) break;
      ++hidden;
      together += numerators[i];
      wipe(spans, i);
      log.push_back(entry_of(level, layer, i, Rule::margin));
    }
  }
}

void withhold_layer(const Rules& rules, const LevelResult& level, LayerResult& layer,
                    std::vector<Withheld>& log) {
  const EstimateSpans spans = layer.estimates.spans();
  const std::vector<double> numerators(spans.numerator.begin(), spans.numerator.end());
  const std::size_t before = log.size();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (!has_value(spans.state_of(i))) continue;
    const Cell cell{*layer.info, spans.numerator[i], spans.denominator[i], spans.base[i]};
    if (const auto rule = rule_of(rules, cell)) {
      wipe(spans, i);
      log.push_back(entry_of(level, layer, i, *rule));
    }
  }
  if (layer.pairs && log.size() > before) withhold_margins(rules, level, layer, numerators, log);
}

/// Layers put together from a withheld part would let the part be worked out from the rest.
bool withhold_wholes(const LevelResult& level, LayerResult& layer,
                     const std::vector<LayerResult>& layers, std::vector<Withheld>& log) {
  bool changed = false;
  for (const LayerResult& part : layers) {
    const auto& parts = layer.info->parts;
    // A composite names its parts as "indicator.layer", a plugin its own by "layer".
    const std::string whole_name = part.indicator + "." + part.info->id;
    const bool named = std::any_of(parts.begin(), parts.end(), [&](const std::string& one) {
      return one == whole_name || (part.indicator == layer.indicator && one == part.info->id);
    });
    const bool belongs = named && part.period == layer.period;
    if (!belongs || layer.pairs) continue;
    const ConstEstimateSpans from = part.estimates.spans();
    const EstimateSpans into = layer.estimates.spans();
    for (std::size_t k = 0; k < from.size(); ++k) {
      const std::size_t area = part.pairs ? part.pairs->area[k] : k;
      if (from.state_of(k) != State::withheld || !has_value(into.state_of(area))) continue;
      wipe(into, area);
      log.push_back(entry_of(level, layer, area, Rule::part_withheld));
      changed = true;
    }
  }
  return changed;
}

}  // namespace

std::string_view to_string(Rule rule) {
  switch (rule) {
    case Rule::minimum_count:
      return "minimum_count";
    case Rule::complement:
      return "complement";
    case Rule::minimum_denominator:
      return "minimum_denominator";
    case Rule::minimum_respondents:
      return "minimum_respondents";
    case Rule::part_withheld:
      return "part_withheld";
    case Rule::margin:
      return "margin";
  }
  return "minimum_count";
}

std::vector<Withheld> Gate::withhold(Profile& profile) const {
  std::vector<Withheld> log;
  if (!rules_.on) return log;
  for (LevelResult& level : profile.levels) {
    for (LayerResult& layer : level.layers) withhold_layer(rules_, level, layer, log);
    bool changed = true;
    while (changed) {  // a whole may be a part of another
      changed = false;
      for (LayerResult& layer : level.layers) {
        if (!layer.info->parts.empty() && withhold_wholes(level, layer, level.layers, log))
          changed = true;
      }
    }
  }
  return log;
}

GatedProfile Gate::pass(Profile profile) const {
  withhold(profile);
  DisclosureSummary summary{.on = rules_.on,
                            .off_reason = rules_.off_reason,
                            .minimum_count = rules_.minimum_count,
                            .minimum_denominator = rules_.minimum_denominator,
                            .minimum_respondents = rules_.minimum_respondents};
  for (LevelResult& level : profile.levels) {
    for (LayerResult& layer : level.layers) {
      const ConstEstimateSpans spans = std::as_const(layer.estimates).spans();
      summary.cells += spans.size();
      for (std::size_t i = 0; i < spans.size(); ++i) {
        if (spans.state_of(i) != State::withheld) continue;
        ++summary.withheld;
        if (!layer.comparison) continue;
        Comparison& comparison = *layer.comparison;
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        comparison.difference[i] = comparison.lower95[i] = comparison.upper95[i] = comparison.p[i] =
            none;
        comparison.benchmark[i] = none;
        comparison.clear[i] = 0;
        comparison.against_rest[i] = 0;
      }
    }
  }
  return GatedProfile(std::move(profile), std::move(summary));
}

}  // namespace omrade::disclosure
