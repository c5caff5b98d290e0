#include "disclosure/history.hpp"

#include "disclosure/cells.hpp"
#include "disclosure/complements.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/json_text.hpp"
#include "disclosure/range.hpp"
#include "disclosure/round_persons.hpp"
#include "disclosure/series.hpp"
#include "disclosure/whole_persons.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace omrade::disclosure {
namespace {

/// Rounded to whole persons, the number is what was published.
bool rounds_to(double now, double before) {
  return before == std::round(before) && std::abs(now - before) <= 0.5;
}

Place denominator_of(Place place) {
  place.numerator = false;
  return place;
}

/// Tells `originals` what is known of the numbers of a place; `difference` where they were revised
/// by a few persons.
std::optional<Rule> compare(const Rules& rules, const LayerResult& layer, const Place& place,
                            std::span<const Published> before, Originals& originals) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  const LayerInfo& info = *layer.info;
  const std::uint32_t minimum = rules.minimum_count;
  const double now = spans.numerator[place.cell];
  const double n = spans.denominator[place.cell];
  for (const Published& one : before)
    if (alike(n, one.denominator)) originals.know_before(denominator_of(place), one.denominator);
  if (denominator_moved_by_few(before, n, minimum)) originals.doubt(denominator_of(place));
  const bool rounds = can_be_rounded(info, spans, place.cell);
  // What is made anew of rounded numbers is a little off; whether it is so again is seen at last.
  const bool whole = alike(now, std::round(now));
  if (whole && rest_moved_by_few(info, before, now, n, minimum)) return Rule::difference;
  const auto known = [&](const auto& is) {
    const auto at = std::find_if(before.begin(), before.end(), is);
    if (at != before.end()) originals.know_before(place, at->numerator);
    return at != before.end();
  };
  if (known([&](const Published& one) { return alike(now, one.numerator); }) ||
      known([&](const Published& one) { return rounds && rounds_to(now, one.numerator); }))
    return std::nullopt;
  if (info.counts_persons && whole && numerator_moved_by_few(before, now, minimum))
    return Rule::difference;
  return std::nullopt;
}

/// All that rounds to a published multiple, and is as whole as `now`. Fewer than `least` but nobody
/// are not published.
Range rounds_to_multiple(double now, double multiple, std::uint32_t base, double least) {
  if (multiple == 0) return {0, 0};
  const double half = base / 2.0;
  // Divided people may be made of others that were rounded to whole persons; whether they come to
  // the same multiple is seen when they are one.
  if (!alike(now, std::round(now)))
    return {std::max(multiple - half - 0.5, least), multiple + half + 0.5};
  return {std::max(multiple - std::floor(half), least), multiple + std::floor(half)};
}

/// The same where both are published as multiples. Of a count that is the same multiple all of it
/// counts as known, but where the gate had rounded it to whole persons only how many. What is no
/// number of persons is made of some that are, and nobody sees how: it counts as known.
std::optional<Rule> compare_rounded(const Rules& rules, const LayerResult& layer,
                                    const Place& place, std::span<const Published> before,
                                    Originals& originals) {
  const ConstEstimateSpans spans = layer.estimates.spans();
  const LayerInfo& info = *layer.info;
  const std::uint32_t minimum = rules.minimum_count;
  const auto whole = [](double now) { return alike(now, std::round(now)); };
  const auto knows_multiple = [&](const Place& at, double now, const Published& one) {
    const double was = at.numerator ? one.numerator : one.denominator;
    const double least = at.numerator ? minimum : 0;
    const Range range = rounds_to_multiple(now, was, rules.rounding, least);
    if (!(now >= range.lower && now <= range.upper)) return false;
    // Few are left of the group today: these are protected as if it had not been published.
    const bool few_left =
        at.numerator &&
        holds_complement(info, spans.numerator[at.cell], spans.denominator[at.cell]) &&
        few(spans.denominator[at.cell] - now, minimum);
    if (!few_left) originals.know_before(at, at.numerator && one.whole ? std::round(now) : now);
    return true;
  };
  const double x = spans.numerator[place.cell];
  const double n = spans.denominator[place.cell];
  const double multiple = rounded(x, rules.rounding);
  const double group = rounded(n, rules.rounding);
  const Place below = denominator_of(place);
  if (info.kind == LayerKind::ratio) {
    originals.know_before(below, n);  // an expected number
  } else {
    for (const Published& one : before) (void)knows_multiple(below, n, one);
    if (whole(n) && denominator_moved_by_few(before, group, minimum)) originals.doubt(below);
  }
  if (whole(x) && whole(n) && rest_moved_by_few(info, before, multiple, group, minimum))
    return Rule::difference;
  if (!info.counts_persons) {
    originals.know_before(place, x);
    return std::nullopt;
  }
  const bool same = std::any_of(before.begin(), before.end(), [&](const Published& one) {
    return knows_multiple(place, x, one);
  });
  if (!same && whole(x) && numerator_moved_by_few(before, multiple, minimum))
    return Rule::difference;
  return std::nullopt;
}

/// Whether a number that is withheld now is what was published, for all that readers know.
bool was_published(const LayerResult& layer, double now, std::uint32_t rounding,
                   std::span<const Published> before) {
  return std::any_of(before.begin(), before.end(), [&](const Published& one) {
    if (alike(now, one.numerator)) return true;
    if (!layer.info->counts_persons) return false;
    if (rounding == 0) return rounds_to(now, one.numerator);
    return rounded(now, rounding) == one.numerator ||
           rounded(std::round(now), rounding) == one.numerator;
  });
}

/// A number of a group without a denominator beside it goes with those who are left, where these
/// are held: how many the group has is known to everybody.
void hold_beside(Profile& profile, Originals& originals, std::vector<Withheld>& log) {
  if (!originals.holds()) return;
  for (const auto& [left, number] : numbers_beside_rests(profile, originals)) {
    if (!originals.held(left)) continue;
    originals.hold(number);
    LevelResult& level = profile.levels[number.level];
    LayerResult& layer = level.layers[number.layer];
    const EstimateSpans spans = layer.estimates.spans();
    if (!has_value(spans.state_of(number.cell))) continue;
    wipe(spans, number.cell);
    log.push_back(entry_of(level, layer, number.cell, Rule::difference));
  }
}

/// To the end, with what is known of it already.
void add(Published now, std::vector<Published>& published) {
  const auto same = std::find_if(published.begin(), published.end(), [&now](const Published& one) {
    return same_publication(one, now);
  });
  if (same != published.end()) {
    now.whole = now.whole || same->whole;
    published.erase(same);
  }
  published.push_back(now);
}

/// What publications before the last one printed, by the cell's place in the lists.
void write_earlier(const std::vector<std::pair<std::size_t, Published>>& earlier, JsonText& out) {
  out.begin('[', "earlier");
  for (const auto& [place, one] : earlier) {
    out.begin('{');
    out.whole("place", place);
    out.number("numerator", one.numerator);
    out.number("denominator", one.denominator);
    if (one.whole) out.boolean("whole", true);
    out.end();
  }
  out.end();
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
        std::optional<Rule> rule =
            rules.rounding > 0 ? compare_rounded(rules, layer, place, before.published, originals)
                               : compare(rules, layer, place, before.published, originals);
        if (!rule && before.withheld) rule = Rule::history;
        // Today's number must not be worked out, nor that of a few persons by which it differs.
        if (rule == Rule::difference) originals.hold(place);
        if (!rule || !has_value(spans.state_of(i))) continue;
        wipe(spans, i);
        log.push_back(entry_of(level, layer, i, *rule));
      }
    }
  }
  hold_beside(profile, originals, log);
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
        const std::span<const Published> before = at->second.published;
        const double now = spans.numerator[i];
        const auto rounds = [&](const Published& one) { return rounds_to(now, one.numerator); };
        if (!numerator_was_published(before, now) &&
            std::any_of(before.begin(), before.end(), rounds) &&
            can_be_rounded(*layer.info, std::as_const(layer.estimates).spans(), i)) {
          round_to_whole(*layer.info, spans, i);
        } else if (numerator_moved_by_few(before, now, rules.minimum_count) ||
                   rest_moved_by_few(*layer.info, before, now, spans.denominator[i],
                                     rules.minimum_count)) {
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
  if (changed) hold_beside(profile, originals, log);
  return changed;
}

std::string History::with(const GatedProfile& published, const Originals& originals,
                          const Rules& rules, const AmountRules& amounts) const {
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
        const auto [at, fresh] = to->try_emplace(cell_of(level, layer, i));
        Entry& entry = at->second;
        if (!has_value(state)) {
          entry.withheld = fresh || entry.withheld ||
                           !was_published(layer, originals.numerators(v, l)[i],
                                          published.disclosure().rounding, entry.published);
          continue;
        }
        add({spans.numerator[i], spans.denominator[i],
             originals.made_whole({static_cast<std::uint32_t>(v), static_cast<std::uint32_t>(l),
                                   static_cast<std::uint32_t>(i)})},
            entry.published);
      }
    }
  }
  // Where nothing is protected, amounts are not.
  const Amounts asked = rules.on ? amounts_with(published, originals, amounts, all) : amounts_;
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
  if (asked.p_percent > 0) out.number("p_percent", asked.p_percent);
  if (asked.dominance > 0) out.number("dominance", asked.dominance);
  out.begin('[', "layers");
  for (const auto& [name, layer] : all) {
    std::vector<std::string> areas, others;
    std::vector<double> numerators, denominators;
    std::vector<bool> withheld;
    std::vector<std::size_t> whole;
    std::vector<std::pair<std::size_t, Published>> earlier;
    for (const auto& [cell, entry] : layer) {
      const Published last = entry.published.empty() ? Published{} : entry.published.back();
      for (std::size_t i = 0; i + 1 < entry.published.size(); ++i)
        earlier.emplace_back(areas.size(), entry.published[i]);
      if (last.whole) whole.push_back(areas.size());
      areas.push_back(cell.area);
      others.push_back(cell.other);
      withheld.push_back(entry.withheld);
      numerators.push_back(last.numerator);
      denominators.push_back(last.denominator);
    }
    if (std::all_of(others.begin(), others.end(),
                    [](const std::string& other) { return other.empty(); }))
      others.clear();
    out.begin('{');
    out.text("period", name.period);
    out.text("level", name.level);
    out.text("indicator", name.indicator);
    out.text("layer", name.layer);
    if (const auto fields = asked.fields.find(name); fields != asked.fields.end())
      out.text_list("amounts",
                    std::vector<std::string>(fields->second.begin(), fields->second.end()));
    out.text_list("areas", areas);
    out.text_list("others", others);
    out.line("withheld", withheld.size(),
             [&](std::size_t i) { return std::string(withheld[i] ? "1" : "0"); });
    out.numbers("numerators", numerators);
    out.numbers("denominators", denominators);
    if (published.disclosure().rounding > 0) {
      out.line("whole", whole.size(), [&](std::size_t i) { return std::to_string(whole[i]); });
    }
    if (!earlier.empty()) write_earlier(earlier, out);
    out.end();
  }
  out.end();
  out.end();
  return out.take();
}

}  // namespace omrade::disclosure
