#include "disclosure/gate.hpp"

#include "base/error.hpp"
#include "disclosure/amounts.hpp"
#include "disclosure/cells.hpp"
#include "disclosure/complements.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/flows.hpp"
#include "disclosure/held.hpp"
#include "disclosure/joint.hpp"
#include "disclosure/overlaps.hpp"
#include "disclosure/round_persons.hpp"
#include "disclosure/secondary.hpp"
#include "disclosure/series.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

namespace omrade::disclosure {
namespace {

void withhold_layer(const Rules& rules, const LevelResult& level, LayerResult& layer,
                    std::vector<Withheld>& log) {
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (!has_value(spans.state_of(i))) continue;
    auto rule =
        rule_of(rules, *layer.info, spans.numerator[i], spans.denominator[i], spans.base[i]);
    if (!rule && stays_open(layer, i) > 0) rule = Rule::dominance;
    if (rule) {
      wipe(spans, i);
      log.push_back(entry_of(level, layer, i, *rule));
    }
  }
}

/// Another number of the same flows, such as how many more there are than expected, tells each.
bool same_flows(const LayerResult& a, const LayerResult& b) {
  return a.pairs && b.pairs && a.pairs->area == b.pairs->area && a.pairs->other == b.pairs->other &&
         a.pairs->labels == b.pairs->labels;
}

/// Layers put together from a withheld part would let the part be worked out from the rest.
bool withhold_wholes(const LevelResult& level, LayerResult& layer,
                     const std::vector<std::string>& periods, std::vector<Withheld>& log) {
  bool changed = false;
  if (is_unprinted(level, layer)) return changed;
  for (const LayerResult& part : level.layers) {
    if (part.unprinted) continue;
    // Of flows it may tell one alone, which is no whole: withhold_twins() sees to it.
    if (!names_over_time(layer, part, periods) || (part.pairs && names(part, layer))) continue;
    const bool of_flows = same_flows(layer, part);
    if (layer.pairs && !of_flows) continue;
    const ConstEstimateSpans from = part.estimates.spans();
    const EstimateSpans into = layer.estimates.spans();
    for (std::size_t k = 0; k < from.size(); ++k) {
      const std::size_t at = part.pairs && !of_flows ? part.pairs->area[k] : k;
      // Missing, where all of its parts are withheld, would tell that there is something to know.
      const State state = into.state_of(at);
      const bool tells = has_value(state) || state == State::missing;
      if (from.state_of(k) != State::withheld || !tells) continue;
      wipe(into, at);
      log.push_back(entry_of(level, layer, at, Rule::part_withheld));
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
    case Rule::group:
      return "group_disclosure";
    case Rule::secondary:
      return "secondary";
    case Rule::history:
      return "history";
    case Rule::dominance:
      return "dominance";
    case Rule::difference:
      return "difference";
  }
  return "minimum_count";
}

namespace {

void append(std::vector<Withheld>& log, std::vector<Withheld> more) {
  std::move(more.begin(), more.end(), std::back_inserter(log));
}

void remember_whole(const Profile& profile, const Originals& originals) {
  for (std::uint32_t v = 0; v < profile.levels.size(); ++v) {
    for (std::uint32_t l = 0; l < originals.layers(v); ++l) {
      const ConstEstimateSpans spans = profile.levels[v].layers[l].estimates.spans();
      for (std::uint32_t i = 0; i < spans.size(); ++i) {
        const double x = spans.numerator[i];
        const double was = originals.numerators(v, l)[i];
        if (has_value(spans.state_of(i)) && !alike(x, was) && x == std::round(was))
          originals.make_whole({v, l, i});
      }
    }
  }
}

void require_rounded(const Profile& profile, std::uint32_t base) {
  const auto found = first_unrounded(profile, base);
  if (!found) return;
  const Withheld cell = entry_of(*found->level, *found->layer, found->cell, Rule::part_withheld);
  throw Error(ErrorKind::bug, {.subject = cell.indicator + "." + cell.layer + " at " + cell.level +
                                          " " + cell.area + " in " + cell.period,
                               .what = "its " + std::string(found->number) + " was not rounded"});
}

/// What goes with a withheld cell may be a reason for the next.
void withhold_with_others(const Rules& rules, const Flows& flows, const Originals& originals,
                          Profile& profile, std::vector<Withheld>& log) {
  bool changed = true;
  while (changed) {
    changed = flows.withhold_margins(rules, profile, log);
    changed = withhold_twins(profile, originals, log) || changed;
    for (LevelResult& level : profile.levels) {
      for (LayerResult& layer : level.layers) {
        if (!layer.info->parts.empty() && withhold_wholes(level, layer, profile.periods, log))
          changed = true;
      }
    }
  }
}

/// What nobody prints is as good as withheld, and takes nothing with it.
void wipe_unprinted(Profile& profile) {
  for (LevelResult& level : profile.levels) {
    for (LayerResult& layer : level.layers) {
      const EstimateSpans spans = layer.estimates.spans();
      for (std::size_t i = 0; is_unprinted(level, layer) && i < spans.size(); ++i)
        if (has_value(spans.state_of(i))) wipe(spans, i);
    }
  }
}

}  // namespace

std::vector<Withheld> Gate::withhold_cells(Profile& profile, const Originals& originals) const {
  std::vector<Withheld> log;
  if (!rules_.on) return log;
  const Rules rules = after_ ? of_rounded(rules_) : rules_;
  const Flows flows(profile);
  wipe_unprinted(profile);
  for (LevelResult& level : profile.levels) {
    for (LayerResult& layer : level.layers) withhold_layer(rules, level, layer, log);
  }
  withhold_groups_but_for_few(rules, profile, originals, log);
  withhold_with_others(rules, flows, originals, profile, log);
  return log;
}

std::vector<Withheld> Gate::withhold(Profile& profile, const Originals& originals) const {
  if (!rules_.on) return {};
  std::vector<Withheld> log = withhold_cells(profile, originals);
  if (after_) return log;
  // Until nothing more is needed: what goes with a cell may be what protected another.
  std::size_t before = 0;
  do {
    before = log.size();
    append(log, withhold_held(profile, originals));
    append(log, withhold_overlaps(rules_, profile, originals));
    std::vector<Withheld> secondary = withhold_secondary(rules_, profile, originals, loop_);
    append(log, withhold_amounts(profile, secondary));
    append(log, std::move(secondary));
    append(log, withhold_cells(profile, originals));
  } while (log.size() > before);
  return log;
}

std::vector<Withheld> Gate::withhold(Profile& profile) const {
  return withhold(profile, Originals(profile));
}

bool Gate::safe(const LayerInfo& info, double numerator, double denominator, double base) const {
  return !rules_.on ||
         !rule_of(after_ ? of_rounded(rules_) : rules_, info, numerator, denominator, base);
}

bool Gate::enough(double persons) const {
  return !rules_.on || !(persons < rules_.minimum_denominator);
}

void Gate::audit_all(const Profile& profile, const Originals& originals) const {
  if (joint_ == nullptr) {
    audit(rules_, profile, originals, loop_);
  } else {
    joint_->audit(profile, originals, loop_);
  }
}

Rounded Gate::round(Profile& profile, const Originals& originals) const {
  Rounded out{.gate = *this};
  if (!rules_.on || rules_.rounding == 0 || after_) return out;
  withhold_cells(profile, originals);
  audit_all(profile, originals);
  out.gate.after_ = true;
  remember_whole(profile, originals);
  out.withheld = round_persons(profile, rules_.rounding);
  append(out.withheld, out.gate.withhold_cells(profile, originals));
  return out;
}

GatedProfile Gate::pass(Profile profile) const {
  const Originals originals(profile);
  withhold(profile, originals);
  return pass(std::move(profile), originals);
}

GatedProfile Gate::pass(Profile profile, const Originals& originals) const {
  const bool rounds = rules_.on && rules_.rounding > 0;
  if (rounds && !after_) {
    const Rounded rounded = round(profile, originals);
    return rounded.gate.pass(std::move(profile), originals);
  }
  if (rules_.on) withhold_cells(profile, originals);
  if (rules_.on && !after_) audit_all(profile, originals);
  if (rules_.on && !after_) refuse_held(profile, originals);
  if (after_) require_rounded(profile, rules_.rounding);
  std::erase_if(profile.levels, [](const LevelResult& level) { return level.unprinted; });
  for (LevelResult& level : profile.levels)
    std::erase_if(level.layers, [](const LayerResult& layer) { return layer.unprinted; });
  DisclosureSummary summary{.on = rules_.on,
                            .off_reason = rules_.off_reason,
                            .minimum_count = rules_.minimum_count,
                            .minimum_denominator = rules_.minimum_denominator,
                            .minimum_respondents = rules_.minimum_respondents,
                            .rounding = after_ ? rules_.rounding : 0};
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
