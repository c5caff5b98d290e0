// Of a history that a run reads: what it says, and whether today's profile goes with it.
#include "base/error.hpp"
#include "base/text.hpp"
#include "catalogue/json_reader.hpp"
#include "disclosure/history.hpp"
#include "disclosure/round_persons.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr std::uint64_t kMostRounding = 0xffff'ffff;
constexpr std::int64_t kMostPlaces = std::int64_t{1} << 32U;
constexpr std::size_t kMostMessages = 10;
const std::string kAsWritten = "take history.json as the run wrote it";

/// 0 in a history that does not tell.
std::uint32_t threshold(catalogue::JsonObject& json, std::string_view key) {
  return static_cast<std::uint32_t>(
      json.count_or_zero(key, std::numeric_limits<std::uint32_t>::max()));
}

/// Of sums of amounts, 0 where the history does not tell.
double percent(catalogue::JsonObject& json, std::string_view key) {
  const double value = json.number_or_zero(key);
  if (!(value >= 0 && value <= 100)) json.refuse(key, "is not from 0 to 100", kAsWritten);
  return value;
}

/// Which of the published numbers had been made whole persons: ascending places in the lists.
void read_whole(catalogue::JsonObject& json, std::uint32_t rounding,
                const std::vector<std::int64_t>& withheld, const std::vector<double>& numerators,
                std::vector<bool>& made_whole) {
  std::int64_t last = -1;
  for (const std::int64_t place : json.wholes("whole", 0, kMostPlaces)) {
    if (place <= last) json.refuse("whole", "does not ascend", kAsWritten);
    last = place;
    const auto i = static_cast<std::size_t>(place);
    if (i >= withheld.size()) {
      json.refuse("whole",
                  "names place " + std::to_string(place) + " of " +
                      std::to_string(withheld.size()) + " areas, from 0",
                  kAsWritten);
    }
    if (withheld[i] != 0 && !std::isfinite(numerators[i]))
      json.refuse("whole", "names a withheld number", kAsWritten);
    if (!std::isfinite(numerators[i]) || rounded(numerators[i], rounding) != numerators[i])
      json.refuse("whole", "names a number that is no multiple of 'rounding'", kAsWritten);
    made_whole[i] = true;
  }
}

/// What publications before the last one printed of each cell.
std::vector<std::vector<Published>> read_earlier(catalogue::JsonObject& json,
                                                 const std::vector<std::int64_t>& withheld) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::vector<Published>> earlier(withheld.size());
  json.each_or_none("earlier", [&](catalogue::JsonObject& one) {
    const std::uint64_t place = one.count("place", kMostPlaces);
    if (place >= withheld.size()) {
      one.refuse("place",
                 "is " + std::to_string(place) + " of " + std::to_string(withheld.size()) +
                     " areas, from 0",
                 kAsWritten);
    }
    const double numerator = one.number_or("numerator", none);
    const double denominator = one.number_or("denominator", none);
    earlier[place].push_back({numerator, denominator, one.boolean_or_false("whole")});
  });
  return earlier;
}

}  // namespace

History History::parse(const std::string& text, const std::string& subject) {
  using catalogue::JsonObject;
  History out;
  JsonObject json = JsonObject::parse(text, subject,
                                      {.fault = "it is no history of omrade", .tells_place = true});
  (void)json.whole("history", kHistoryVersion, kHistoryVersion);
  out.rounding_ = static_cast<std::uint32_t>(json.count_or_zero("rounding", kMostRounding));
  if (out.rounding_ != 0 && out.rounding_ != 3 && out.rounding_ != 5)
    json.refuse("rounding", "is neither 3 nor 5", kAsWritten);
  out.thresholds_ = {.minimum_count = threshold(json, "minimum_count"),
                     .minimum_denominator = threshold(json, "minimum_denominator"),
                     .minimum_respondents = threshold(json, "minimum_respondents"),
                     .group_disclosure = json.count_or_zero("group_disclosure", 1) == 1};
  out.amounts_.p_percent = percent(json, "p_percent");
  out.amounts_.dominance = percent(json, "dominance");
  json.each_or_none("layers", [&](JsonObject& one) {
    Name name;
    name.period = one.text("period");
    name.level = one.text("level");
    name.indicator = one.text("indicator");
    name.layer = one.text("layer");
    for (std::string& field : one.text_list_or_none("amounts"))
      out.amounts_.fields[name].insert(std::move(field));
    const std::vector<std::string> areas = one.text_list("areas");
    const std::vector<std::string> others = one.text_list("others");
    const std::vector<std::int64_t> withheld = one.wholes("withheld", 0, 1);
    const std::vector<double> numerators = one.numbers_or_none("numerators", areas.size());
    const std::vector<double> denominators = one.numbers_or_none("denominators", areas.size());
    if (!others.empty() && others.size() != areas.size())
      one.refuse("others", "is not as long as areas");
    if (withheld.size() != areas.size()) one.refuse("withheld", "is not as long as areas");
    std::vector<bool> made_whole(areas.size(), false);
    if (out.rounding_ > 0) read_whole(one, out.rounding_, withheld, numerators, made_whole);
    std::vector<std::vector<Published>> published = read_earlier(one, withheld);
    Layer& layer = out.layers_[std::move(name)];
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const bool hidden = withheld[i] != 0;
      const bool told = std::isfinite(numerators[i]) || std::isfinite(denominators[i]);
      const Cell cell{areas[i], others.empty() ? std::string{} : others[i]};
      Entry entry{.withheld = hidden, .published = std::move(published[i])};
      if (!hidden || told)
        entry.published.push_back({numerators[i], denominators[i], made_whole[i]});
      if (!layer.emplace(cell, std::move(entry)).second)
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

std::string History::damage_of(const LevelResult& level, const LayerResult& layer,
                               const Layer& cells) const {
  const LayerInfo& info = *layer.info;
  const auto off = [&](double persons) {
    return std::isfinite(persons) && rounded(persons, rounding_) != persons;
  };
  const auto number = [&](const Cell& cell, const char* which, double persons) {
    return "the history says that its " + std::string(which) + " in area '" + cell.area +
           "' was published as " + shortest(persons) + ", which is no multiple of " +
           std::to_string(rounding_);
  };
  for (const auto& [cell, entry] : cells) {
    for (const Published& one : entry.published) {
      if (info.counts_persons && off(one.numerator))
        return number(cell, "numerator", one.numerator);
      if (info.kind != LayerKind::ratio && off(one.denominator))
        return number(cell, "denominator", one.denominator);
    }
  }
  // Of a survey both are left out where nothing is left of its weights.
  if (!info.counts_persons || info.base_of == BaseOf::respondents) return "";
  const ConstEstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (!has_value(spans.state_of(i)) || !std::isfinite(spans.numerator[i])) continue;
    const auto at = cells.find(cell_of(level, layer, i));
    if (at == cells.end() || at->second.withheld ||
        std::isfinite(at->second.published.back().numerator))
      continue;
    return "the history says that area '" + at->first.area +
           "' was published, and not which numerator";
  }
  return "";
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
    const std::string damage = damage_of(*level, *layer, cells);
    if (!damage.empty()) refuse(name, damage, kAsWritten);
    if (layer->pairs) continue;  // a flow that is no more is a zero
    for (const auto& [cell, entry] : cells) {
      if (entry.published.empty() || level->areas->index_of(cell.area)) continue;
      refuse(name, "area '" + cell.area + "' was published before and is no area of the level now",
             "give changed areas, or a changed level, a new id");
      break;
    }
  }
  if (!messages.empty()) throw Error(ErrorKind::user, std::move(messages));
}

}  // namespace omrade::disclosure
