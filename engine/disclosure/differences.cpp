// Two profiles of the same people: what the one shows less what the other shows is shown as well.
#include "disclosure/differences.hpp"

#include "disclosure/cells.hpp"
#include "disclosure/counts.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace omrade::disclosure {
namespace {

/// 0 for what only rounding makes unequal: shares of overlays are sums of many products.
double change(double after, double before) {
  const double difference = std::abs(after - before);
  return difference <= 1e-9 * std::max({1.0, std::abs(after), std::abs(before)}) ? 0 : difference;
}

template <class Spans>
Numbers numbers_of(const Spans& spans, std::size_t i) {
  return {spans.numerator[i], spans.denominator[i], spans.base[i]};
}

/// The rules for a published number, asked of the people who make the difference.
bool tells_of_few(const Rules& rules, const LayerInfo& info, const Numbers& after,
                  const Numbers& before) {
  if (info.counts_persons) {
    if (few(change(after.numerator, before.numerator), rules.minimum_count)) return true;
    const double rest =
        change(after.denominator - after.numerator, before.denominator - before.numerator);
    const bool complement = holds_complement(info, after.numerator, after.denominator) &&
                            holds_complement(info, before.numerator, before.denominator);
    if (complement && few(rest, rules.minimum_count)) return true;
  }
  if (info.kind == LayerKind::count) return false;
  const double base = change(after.base, before.base);
  if (info.base_of == BaseOf::respondents) return few(base, rules.minimum_respondents);
  if (info.base_of == BaseOf::persons && few(base, rules.minimum_denominator)) return true;
  return info.kind != LayerKind::ratio &&
         few(change(after.denominator, before.denominator), rules.minimum_denominator);
}

using Key = std::pair<std::string, std::string>;  ///< area, and the other of a flow

Key key_of(const LevelResult& level, const LayerResult& layer, std::size_t i) {
  const std::vector<std::string>& ids = level.areas->ids();
  if (!layer.pairs) return {ids[i], {}};
  return {ids[layer.pairs->area[i]], layer.pairs->labels[layer.pairs->other[i]]};
}

const LevelResult* find(const Profile& profile, const std::string& level) {
  const auto at = std::find_if(profile.levels.begin(), profile.levels.end(),
                               [&](const LevelResult& one) { return one.id == level; });
  return at == profile.levels.end() ? nullptr : &*at;
}

const LayerResult* find(const LevelResult& level, const LayerResult& layer) {
  const auto at =
      std::find_if(level.layers.begin(), level.layers.end(), [&](const LayerResult& one) {
        return one.indicator == layer.indicator && one.info->id == layer.info->id &&
               one.period == layer.period;
      });
  return at == level.layers.end() ? nullptr : &*at;
}

struct Open {
  std::size_t cell;
  double persons;
};

void withhold_layer(const Rules& rules, const LevelResult& level, LayerResult& layer,
                    const LevelResult& other_level, const LayerResult& other,
                    std::vector<Withheld>& log) {
  const ConstEstimateSpans before = other.estimates.spans();
  std::map<Key, std::size_t> cell_of;
  for (std::size_t i = 0; i < before.size(); ++i) cell_of.emplace(key_of(other_level, other, i), i);
  const EstimateSpans after = layer.estimates.spans();
  const auto take_out = [&](std::size_t i) {
    wipe(after, i);
    log.push_back(entry_of(level, layer, i, Rule::difference));
  };
  std::vector<Open> open;
  std::size_t hidden = 0;
  double together = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (!has_value(after.state_of(i))) continue;
    const auto at = cell_of.find(key_of(level, layer, i));
    if (at == cell_of.end()) continue;  // a new place: the rules for any number hold
    const State state = before.state_of(at->second);
    if (state == State::withheld) {
      take_out(i);  // it may be the very number
      continue;
    }
    if (!has_value(state)) continue;
    const Numbers now = numbers_of(after, i);
    const Numbers was = numbers_of(before, at->second);
    const double persons = change(std::isnan(now.numerator) ? now.base : now.numerator,
                                  std::isnan(now.numerator) ? was.base : was.numerator);
    if (tells_of_few(rules, *layer.info, now, was)) {
      ++hidden;
      together += persons;
      take_out(i);
    } else if (persons > 0) {
      open.push_back({i, persons});
    }
  }
  if (hidden == 0) return;
  // Whoever left one area came to another: the changes of all add up to what anybody can work out.
  std::stable_sort(open.begin(), open.end(),
                   [](const Open& a, const Open& b) { return a.persons < b.persons; });
  for (const Open& one : open) {
    if (hidden >= 2 && together >= rules.minimum_count) break;
    ++hidden;
    together += one.persons;
    take_out(one.cell);
  }
}

}  // namespace

bool same_or_of_few(const Rules& rules, const LayerInfo& info, const Numbers& after,
                    const Numbers& before) {
  const auto same = [](double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || change(a, b) == 0;
  };
  return (same(after.numerator, before.numerator) && same(after.denominator, before.denominator) &&
          same(after.base, before.base)) ||
         tells_of_few(rules, info, after, before);
}

std::vector<Withheld> take_out_differences(const Rules& rules, Profile& profile,
                                           const Profile& published) {
  std::vector<Withheld> log;
  if (!rules.on) return log;
  for (LevelResult& level : profile.levels) {
    const LevelResult* other_level = find(published, level.id);
    if (other_level == nullptr) continue;
    for (LayerResult& layer : level.layers) {
      const LayerResult* other = find(*other_level, layer);
      if (other != nullptr && !is_unprinted(level, layer))
        withhold_layer(rules, level, layer, *other_level, *other, log);
    }
  }
  return log;
}

}  // namespace omrade::disclosure
