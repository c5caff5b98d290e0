#include "disclosure/history.hpp"

#include "disclosure/cells.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/json_text.hpp"
#include "disclosure/round_persons.hpp"
#include "disclosure/series.hpp"
#include "disclosure/whole_persons.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// Rounded to whole persons, the number is what was published.
bool rounds_to(double now, double before) {
  return before == std::round(before) && std::abs(now - before) <= 0.5;
}

/// What is made anew of rounded numbers is a little off; whether it is so again is seen at last.
bool may_be_made_anew(double change) {
  return change != std::round(change);
}

struct Published {
  double numerator, denominator;
  bool whole;
};

Place denominator_of(Place place) {
  place.numerator = false;
  return place;
}

/// Tells `originals` what is known of the numbers of a place; `difference` where they were revised
/// by a few persons.
std::optional<Rule> compare(const Rules& rules, const LayerResult& layer, const Place& place,
                            const Published& before, Originals& originals) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  const double now = spans.numerator[place.cell];
  const double change = now - before.numerator;
  const double n = spans.denominator[place.cell];
  if (alike(n, before.denominator)) {
    originals.know_before(denominator_of(place), before.denominator);
  } else if (few(std::abs(n - before.denominator), rules.minimum_count)) {
    originals.doubt(denominator_of(place));
  }
  if (alike(now, before.numerator) ||
      (rounds_to(now, before.numerator) && can_be_rounded(*layer.info, spans, place.cell))) {
    originals.know_before(place, before.numerator);
  } else if (layer.info->counts_persons && few(std::abs(change), rules.minimum_count) &&
             !may_be_made_anew(change)) {
    return Rule::difference;
  }
  return std::nullopt;
}

/// The same where both are published as multiples. Of a count that is the same multiple all of it
/// counts as known, but where the gate had rounded it to whole persons only how many. What is no
/// number of persons is made of some that are, and nobody sees how: it counts as known.
std::optional<Rule> compare_rounded(const Rules& rules, const LayerResult& layer,
                                    const Place& place, const Published& before,
                                    Originals& originals) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  // Of divided people it may be made of others that were rounded to whole persons; whether it comes
  // to the same multiple is seen when it is one.
  const auto same = [&](double now, double was) {
    const bool divided = !alike(now, std::round(now));
    return rounded(now, rules.rounding) == was ||
           (divided && std::abs(now - was) <= rules.rounding / 2.0 + 0.5);
  };
  const double x = spans.numerator[place.cell];
  const double n = spans.denominator[place.cell];
  if (layer.info->kind == LayerKind::ratio || same(n, before.denominator))
    originals.know_before(denominator_of(place), n);
  if (!layer.info->counts_persons || same(x, before.numerator)) {
    originals.know_before(place, before.whole ? std::round(x) : x);
    return std::nullopt;
  }
  const double change = rounded(x, rules.rounding) - before.numerator;
  if (few(std::abs(change), rules.minimum_count)) return Rule::difference;
  return std::nullopt;
}

bool has_either(State state) {
  return has_value(state) || state == State::withheld;
}

}  // namespace

History::Name History::name_of(const LevelResult& level, const LayerResult& layer) {
  return {layer.period, level.id, layer.indicator, layer.info->id};
}

History::Cell History::cell_of(const LevelResult& level, const LayerResult& layer, std::size_t i) {
  Withheld entry = entry_of(level, layer, i, Rule::history);
  return {std::move(entry.area), std::move(entry.other)};
}

std::vector<Withheld> History::withhold(const Rules& rules, Profile& profile,
                                        Originals& originals) const {
  std::vector<Withheld> log;
  if (!rules.on) return log;
  for (std::size_t v = 0; v < profile.levels.size(); ++v) {
    LevelResult& level = profile.levels[v];
    for (std::size_t l = 0; l < level.layers.size(); ++l) {
      LayerResult& layer = level.layers[l];
      if (is_unprinted(level, layer)) continue;
      const auto known = layers_.find(name_of(level, layer));
      if (known == layers_.end()) continue;
      const EstimateSpans spans = layer.estimates.spans();
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto at = known->second.find(cell_of(level, layer, i));
        if (at == known->second.end()) continue;
        const Entry& before = at->second;
        const Place place{static_cast<std::uint32_t>(v), static_cast<std::uint32_t>(l),
                          static_cast<std::uint32_t>(i), true};
        std::optional<Rule> rule;
        if (before.withheld) {
          rule = Rule::history;
        } else {
          const Published was{before.numerator, before.denominator, before.whole};
          rule = rules.rounding > 0 ? compare_rounded(rules, layer, place, was, originals)
                                    : compare(rules, layer, place, was, originals);
        }
        // Today's number must not be worked out, nor that of a few persons by which it differs.
        if (rule == Rule::difference) originals.hold(place);
        if (!rule || !has_value(spans.state_of(i))) continue;
        wipe(spans, i);
        log.push_back(entry_of(level, layer, i, *rule));
      }
    }
  }
  return log;
}

bool History::revise(const Rules& rules, Profile& profile, Originals& originals,
                     std::vector<Withheld>& log) const {
  bool changed = false;
  if (rules.rounding > 0) return changed;
  for (std::uint32_t v = 0; v < profile.levels.size(); ++v) {
    LevelResult& level = profile.levels[v];
    for (std::uint32_t l = 0; l < level.layers.size(); ++l) {
      LayerResult& layer = level.layers[l];
      const auto known = layers_.find(name_of(level, layer));
      if (!rules.on || known == layers_.end() || !layer.info->counts_persons) continue;
      const EstimateSpans spans = layer.estimates.spans();
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto at = known->second.find(cell_of(level, layer, i));
        if (at == known->second.end() || at->second.withheld || !has_value(spans.state_of(i)))
          continue;
        const double before = at->second.numerator;
        const double now = spans.numerator[i];
        if (alike(now, before)) continue;
        if (rounds_to(now, before) &&
            can_be_rounded(*layer.info, std::as_const(layer.estimates).spans(), i)) {
          round_to_whole(*layer.info, spans, i);
        } else if (few(std::abs(now - before), rules.minimum_count)) {
          wipe(spans, i);
          originals.hold({v, l, static_cast<std::uint32_t>(i)});
          log.push_back(entry_of(level, layer, i, Rule::difference));
        } else {
          continue;
        }
        changed = true;
      }
    }
  }
  return changed;
}

std::string History::with(const GatedProfile& published, const Originals& originals,
                          const Rules& rules) const {
  std::map<Name, Layer> all = layers_;
  const std::vector<LevelResult>& levels = published.view().levels;
  for (std::size_t v = 0; v < levels.size(); ++v) {
    const LevelResult& level = levels[v];
    for (std::size_t l = 0; l < originals.printed(v); ++l) {
      const LayerResult& layer = level.layers[l];
      const ConstEstimateSpans spans = layer.estimates.spans();
      Layer* to = nullptr;
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const State state = spans.state_of(i);
        if (!has_either(state)) continue;
        if (to == nullptr) to = &all[name_of(level, layer)];
        Entry& entry =
            to->emplace(cell_of(level, layer, i), Entry{true, kNoNumber, kNoNumber, false})
                .first->second;
        if (!has_value(state)) continue;
        const bool whole = entry.whole || originals.made_whole({static_cast<std::uint32_t>(v),
                                                                static_cast<std::uint32_t>(l),
                                                                static_cast<std::uint32_t>(i)});
        entry = {false, spans.numerator[i], spans.denominator[i], whole};
      }
    }
  }
  JsonText out;
  out.begin('{');
  out.whole("history", kHistoryVersion);
  if (published.disclosure().rounding > 0) out.whole("rounding", published.disclosure().rounding);
  out.whole("minimum_count", std::max(thresholds_.minimum_count, rules.minimum_count));
  out.whole("minimum_denominator",
            std::max(thresholds_.minimum_denominator, rules.minimum_denominator));
  out.whole("minimum_respondents",
            std::max(thresholds_.minimum_respondents, rules.minimum_respondents));
  if (thresholds_.group_disclosure || rules.group_disclosure) out.whole("group_disclosure", 1);
  out.begin('[', "layers");
  for (const auto& [name, layer] : all) {
    std::vector<std::string> areas, others;
    std::vector<double> numerators, denominators;
    std::vector<bool> withheld;
    std::vector<std::size_t> whole;
    for (const auto& [cell, entry] : layer) {
      if (entry.whole) whole.push_back(areas.size());
      areas.push_back(cell.area);
      others.push_back(cell.other);
      withheld.push_back(entry.withheld);
      numerators.push_back(entry.numerator);
      denominators.push_back(entry.denominator);
    }
    if (std::all_of(others.begin(), others.end(),
                    [](const std::string& other) { return other.empty(); }))
      others.clear();
    out.begin('{');
    out.text("period", name.period);
    out.text("level", name.level);
    out.text("indicator", name.indicator);
    out.text("layer", name.layer);
    out.text_list("areas", areas);
    out.text_list("others", others);
    out.line("withheld", withheld.size(),
             [&](std::size_t i) { return std::string(withheld[i] ? "1" : "0"); });
    out.numbers("numerators", numerators);
    out.numbers("denominators", denominators);
    if (published.disclosure().rounding > 0) {
      out.line("whole", whole.size(), [&](std::size_t i) { return std::to_string(whole[i]); });
    }
    out.end();
  }
  out.end();
  out.end();
  return out.take();
}

}  // namespace omrade::disclosure
