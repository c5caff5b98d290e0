#include "disclosure/history.hpp"

#include "base/error.hpp"
#include "catalogue/json_reader.hpp"
#include "disclosure/cells.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/json_text.hpp"
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

constexpr int kVersion = 1;
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
    if (!others.empty() && others.size() != areas.size())
      one.refuse("others", "is not as long as areas");
    if (withheld.size() != areas.size()) one.refuse("withheld", "is not as long as areas");
    Layer& layer = out.layers_[std::move(name)];
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const bool hidden = withheld[i] != 0;
      if (hidden && (std::isfinite(numerators[i]) || std::isfinite(denominators[i])))
        one.refuse("withheld", "has a number beside it");
      const Cell cell{areas[i], others.empty() ? std::string{} : others[i]};
      if (!layer.emplace(cell, Entry{hidden, numerators[i], denominators[i]}).second)
        one.refuse("areas", "names '" + areas[i] + "' twice");
    }
  });
  json.close();
  return out;
}

void History::require(const Profile& profile) const {
  std::map<Name, std::pair<const LevelResult*, const LayerResult*>> here;
  for (const LevelResult& level : profile.levels) {
    if (level.unprinted) continue;
    for (const LayerResult& layer : level.layers)
      here.emplace(name_of(level, layer), std::pair{&level, &layer});
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
    if (level.unprinted) continue;
    for (std::size_t l = 0; l < level.layers.size(); ++l) {
      LayerResult& layer = level.layers[l];
      const auto known = layers_.find(name_of(level, layer));
      if (known == layers_.end()) continue;
      const EstimateSpans spans = layer.estimates.spans();
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto at = known->second.find(cell_of(level, layer, i));
        if (at == known->second.end()) continue;
        const Entry& before = at->second;
        const double change = spans.numerator[i] - before.numerator;
        const Place numerator{static_cast<std::uint32_t>(v), static_cast<std::uint32_t>(l),
                              static_cast<std::uint32_t>(i), true};
        Place denominator = numerator;
        denominator.numerator = false;
        if (!before.withheld && alike(spans.denominator[i], before.denominator))
          originals.know_before(denominator, before.denominator);
        std::optional<Rule> rule;
        if (before.withheld) {
          rule = Rule::history;
        } else if (alike(spans.numerator[i], before.numerator)) {
          originals.know_before(numerator, before.numerator);
        } else if (rounds_to(spans.numerator[i], before.numerator) &&
                   can_be_rounded(*layer.info, std::as_const(layer.estimates).spans(), i)) {
          originals.know_before(numerator, before.numerator);
        } else if (layer.info->counts_persons && few(std::abs(change), rules.minimum_count) &&
                   !may_be_made_anew(change)) {
          rule = Rule::difference;
        }
        if (!rule || !has_value(spans.state_of(i))) continue;
        wipe(spans, i);
        log.push_back(entry_of(level, layer, i, *rule));
      }
    }
  }
  return log;
}

bool History::revise(const Rules& rules, Profile& profile, std::vector<Withheld>& log) const {
  bool changed = false;
  for (LevelResult& level : profile.levels) {
    for (LayerResult& layer : level.layers) {
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

std::string History::with(const GatedProfile& published, const Originals& originals) const {
  std::map<Name, Layer> all = layers_;
  const std::vector<LevelResult>& levels = published.view().levels;
  for (std::size_t v = 0; v < levels.size(); ++v) {
    const LevelResult& level = levels[v];
    for (std::size_t l = 0; l < originals.layers(v); ++l) {
      const LayerResult& layer = level.layers[l];
      const ConstEstimateSpans spans = layer.estimates.spans();
      Layer* to = nullptr;
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const State state = spans.state_of(i);
        if (!has_either(state)) continue;
        if (to == nullptr) to = &all[name_of(level, layer)];
        Entry& entry =
            to->emplace(cell_of(level, layer, i), Entry{true, kNoNumber, kNoNumber}).first->second;
        if (has_value(state)) entry = {false, spans.numerator[i], spans.denominator[i]};
      }
    }
  }
  JsonText out;
  out.begin('{');
  out.whole("history", kVersion);
  out.begin('[', "layers");
  for (const auto& [name, layer] : all) {
    std::vector<std::string> areas, others;
    std::vector<double> numerators, denominators;
    std::vector<bool> withheld;
    for (const auto& [cell, entry] : layer) {
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
    out.end();
  }
  out.end();
  out.end();
  return out.take();
}

}  // namespace omrade::disclosure
