#include "disclosure/history.hpp"

#include "base/error.hpp"
#include "catalogue/json_reader.hpp"
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
#include <set>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr int kVersion = 1;
constexpr std::uint64_t kMostRounding = 5;
constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostMessages = 10;

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
  if (alike(spans.denominator[place.cell], before.denominator))
    originals.know_before(denominator_of(place), before.denominator);
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
  // Of divided people it may be made of others that were rounded to whole persons.
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

/// 0 in a history that does not tell.
std::uint32_t threshold(catalogue::JsonObject& json, std::string_view key) {
  return static_cast<std::uint32_t>(
      json.count_or_zero(key, std::numeric_limits<std::uint32_t>::max()));
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

History History::parse(const std::string& text, const std::string& subject) {
  using catalogue::JsonObject;
  History out;
  JsonObject json = JsonObject::parse(text, subject,
                                      {.fault = "it is no history of omrade", .tells_place = true});
  (void)json.whole("history", kVersion, kVersion);
  out.rounding_ = static_cast<std::uint32_t>(json.count_or_zero("rounding", kMostRounding));
  out.thresholds_ = {.minimum_count = threshold(json, "minimum_count"),
                     .minimum_denominator = threshold(json, "minimum_denominator"),
                     .minimum_respondents = threshold(json, "minimum_respondents"),
                     .group_disclosure = json.count_or_zero("group_disclosure", 1) == 1};
  json.each_or_none("layers", [&](JsonObject& one) {
    Name name;
    name.period = one.text("period");
    name.level = one.text("level");
    name.indicator = one.text("indicator");
    name.layer = one.text("layer");
    const std::vector<std::string> areas = one.text_list("areas");
    const std::vector<std::string> others = one.text_list("others");
    const std::vector<std::int64_t> withheld = one.wholes("withheld", 0, 1);
    const std::vector<double> numerators = one.numbers_or_none("numerators", areas.size());
    const std::vector<double> denominators = one.numbers_or_none("denominators", areas.size());
    std::set<std::int64_t> whole;
    if (out.rounding_ > 0) {
      const std::vector<std::int64_t> list = one.wholes("whole", 0, std::int64_t{1} << 32U);
      whole.insert(list.begin(), list.end());
    }
    if (!others.empty() && others.size() != areas.size())
      one.refuse("others", "is not as long as areas");
    if (withheld.size() != areas.size()) one.refuse("withheld", "is not as long as areas");
    Layer& layer = out.layers_[std::move(name)];
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const bool hidden = withheld[i] != 0;
      if (hidden && (std::isfinite(numerators[i]) || std::isfinite(denominators[i])))
        one.refuse("withheld", "has a number beside it");
      const Cell cell{areas[i], others.empty() ? std::string{} : others[i]};
      const bool made_whole = whole.contains(static_cast<std::int64_t>(i));
      if (!layer.emplace(cell, Entry{hidden, numerators[i], denominators[i], made_whole}).second)
        one.refuse("areas", "names '" + areas[i] + "' twice");
    }
  });
  json.close();
  return out;
}

void History::require_rounding(std::uint32_t rounding, const std::string& subject) const {
  if (layers_.empty() || rounding == rounding_) return;
  const auto said = [](std::uint32_t base) {
    return base == 0 ? std::string("not rounded") : "rounded to " + std::to_string(base);
  };
  const std::string wanted =
      rounding_ == 0 ? "take away 'rounding'" : "write rounding = " + std::to_string(rounding_);
  throw Error(ErrorKind::user,
              {.subject = subject,
               .what = "numbers of persons were published " + said(rounding_) + ", and would be " +
                       said(rounding) + " now: the two together tell more than either",
               .hint = wanted + " under [disclosure]"});
}

void History::require_thresholds(const Rules& rules, const std::string& subject) const {
  if (layers_.empty()) return;
  std::vector<Message> messages;
  const auto at_least = [&](const std::string& key, std::uint32_t before, std::uint32_t now) {
    if (now >= before) return;
    messages.push_back(
        {.subject = subject,
         .what = "numbers were published with " + key + " = " + std::to_string(before) +
                 ", and would be with " + std::to_string(now) +
                 " now: what the higher one alone withheld could be worked out",
         .hint = "write " + key + " = " + std::to_string(before) + " or more under [disclosure]"});
  };
  at_least("minimum_count", thresholds_.minimum_count, rules.minimum_count);
  at_least("minimum_denominator", thresholds_.minimum_denominator, rules.minimum_denominator);
  at_least("minimum_respondents", thresholds_.minimum_respondents, rules.minimum_respondents);
  if (thresholds_.group_disclosure && !rules.group_disclosure) {
    messages.push_back(
        {.subject = subject,
         .what = "numbers were published with group_disclosure, and would be without it now: what "
                 "it withheld could be worked out",
         .hint = "write group_disclosure = true under [disclosure]"});
  }
  if (!messages.empty()) throw Error(ErrorKind::user, std::move(messages));
}

void History::require(const Profile& profile) const {
  std::map<Name, std::pair<const LevelResult*, const LayerResult*>> here;
  for (const LevelResult& level : profile.levels) {
    for (const LayerResult& layer : level.layers) {
      if (!is_unprinted(level, layer))
        here.emplace(name_of(level, layer), std::pair{&level, &layer});
    }
  }
  std::vector<Message> messages;
  const auto refuse = [&](const Name& name, const std::string& what, const std::string& hint) {
    if (messages.size() < kMostMessages)
      messages.push_back({.subject = name.indicator + "." + name.layer + " at " + name.level +
                                     " in " + name.period,
                          .what = what,
                          .hint = hint});
  };
  for (const auto& [name, cells] : layers_) {
    if (std::find(profile.periods.begin(), profile.periods.end(), name.period) ==
        profile.periods.end())
      continue;
    const auto at = here.find(name);
    if (at == here.end()) {
      refuse(name,
             "it was published before and is not computed now, so that it cannot be seen whether "
             "its numbers less today's tell of a few persons",
             "compute it again; or leave out the period, or [disclosure] history if nobody has "
             "what was published");
      continue;
    }
    const auto& [level, layer] = at->second;
    if (layer->pairs) continue;  // a flow that is no more is a zero
    for (const auto& [cell, entry] : cells) {
      if (entry.withheld || level->areas->index_of(cell.area)) continue;
      refuse(name, "area '" + cell.area + "' was published before and is no area of the level now",
             "give changed areas, or a changed level, a new id");
      break;
    }
  }
  if (!messages.empty()) throw Error(ErrorKind::user, std::move(messages));
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
  if (rules.rounding > 0) return changed;  // a fraction shows in no multiple
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
  out.whole("history", kVersion);
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
