#include "disclosure/secondary.hpp"

#include "base/error.hpp"
#include "disclosure/cells.hpp"
#include "disclosure/exchange_team.hpp"
#include "disclosure/exchanges.hpp"
#include "disclosure/implied_bounds.hpp"
#include "disclosure/least.hpp"
#include "disclosure/needs.hpp"
#include "disclosure/parts.hpp"
#include "disclosure/precedence.hpp"
#include "disclosure/profile_system.hpp"
#include "disclosure/proven.hpp"
#include "disclosure/republish.hpp"
#include "disclosure/series.hpp"
#include "disclosure/weighted_sums.hpp"
#include "disclosure/whole_persons.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr double kNear = 1e-3;         ///< persons
constexpr std::size_t kPatience = 12;  ///< orders in which a search is tried before it is given up
constexpr double kLastTimes = 30;      ///< as long a search, for those that no other protects
constexpr std::size_t kFurthest = 4;   ///< relations from a cell that nothing protects
constexpr std::size_t kTimesForNew = 8;  ///< as much of it where all that is new has to be
constexpr std::size_t kWorkToRepublish = 700'000;  ///< steps: a second or so

/// "cni.share_under_5 at deso 0780A0001 in 2024"
std::string name_of(const Profile& profile, const Place& place) {
  const LevelResult& level = profile.levels[place.level];
  const Withheld entry = entry_of(level, level.layers[place.layer], place.cell, Rule::secondary);
  return entry.indicator + "." + entry.layer + " at " + entry.level + " " + entry.area +
         (entry.other.empty() ? "" : " x " + entry.other) + " in " + entry.period;
}

/// Of the first place that prints it.
std::string name_of(const Profile& profile, const Count& count) {
  if (!count.places.empty()) return name_of(profile, count.places.front());
  if (count.overlap.empty()) return "a flow of nobody";  // which needs nothing, so nobody asks
  return "those in a part of " + name_of(profile, count.overlap.front()) +
         (count.overlap.size() > 1 ? " and of " + name_of(profile, count.overlap.back()) : "");
}

/// Some of the withheld cells that share a relation with one: it might be merged with one of them.
std::vector<std::size_t> neighbours(const LinearSystem& system, std::size_t cell) {
  std::vector<std::size_t> found;
  for (const Relation& relation : system.relations()) {
    const bool here = std::any_of(relation.terms.begin(), relation.terms.end(),
                                  [cell](const Term& term) { return term.cell == cell; });
    for (const Term& term : relation.terms) {
      if (here && term.cell != cell && term.coefficient > 0 && found.size() < 3)
        found.push_back(term.cell);
    }
  }
  return found;
}

Message unprotected(const Profile& profile, const ProfileSystem& made, std::size_t cell,
                    const std::string& what) {
  const bool printed = !made.counts[cell].unprinted;
  std::string merge;
  for (const std::size_t with : neighbours(made.system, cell)) {
    const Count& count = made.counts[with];
    if (count.places.empty()) continue;  // a flow of nobody
    merge += (merge.empty() ? "" : ", or ") + name_of(profile, count);
  }
  return {.subject = name_of(profile, made.counts[cell]),
          .what = (printed ? "it is withheld, but " : "it is not printed, but ") + what,
          .hint = merge.empty() ? "leave out the layer at one of its levels"
                                : "merge the area or group with that of " + merge +
                                      ", or leave out the layer at one of its levels"};
}

bool safe(Exchanges& exchanges, const LinearSystem& system, std::size_t cell) {
  const std::vector<double> values = values_needed(system.cells()[cell]);
  return std::all_of(values.begin(), values.end(),
                     [&](double value) { return exchanges.possible(cell, value); });
}

/// Opens what is needed for all that is wanted of a cell; false where a search was given up.
bool protect(Exchanges& exchanges, const LinearSystem& system, std::size_t cell) {
  bool all = true;
  for (const double value : values_needed(system.cells()[cell])) {
    if (exchanges.possible(cell, value)) continue;
    const auto opening = exchanges.opening(cell, value);
    all = all && opening.has_value();
    if (!opening) continue;
    for (const Opened& one : *opening) exchanges.open(one);
  }
  return all;
}

/// Opens what is needed for all cells, of each part by itself. Those for which a search was given
/// up, ascending.
std::vector<std::size_t> protect_all(Exchanges& exchanges, const LinearSystem& system,
                                     const ParallelFor& loop) {
  const std::vector<std::vector<std::size_t>> parts = parts_of(system);
  std::vector<std::vector<std::size_t>> left(parts.size());
  ExchangeTeam(exchanges, loop).each_part(parts.size(), [&](Exchanges& own, std::size_t p) {
    for (const std::size_t cell : parts[p])
      if (!protect(own, system, cell)) left[p].push_back(cell);
  });
  std::vector<std::size_t> all;
  for (const auto& of_part : left) all.insert(all.end(), of_part.begin(), of_part.end());
  std::sort(all.begin(), all.end());
  return all;
}

/// Withholds what only such layers print; false where there are none.
bool open_new(const Originals::Layers& layers, const ProfileSystem& made, Exchanges& exchanges) {
  for (std::size_t i = 0; i < made.counts.size() && !layers.empty(); ++i) {
    const std::vector<Place>& places = made.counts[i].places;
    const Standing now = made.standing[i];
    if ((now == Standing::published || now == Standing::rounded) &&
        std::all_of(places.begin(), places.end(), [&layers](const Place& place) {
          return layers.contains({place.level, place.layer});
        }))
      exchanges.open({i, Standing::withheld});
  }
  return !layers.empty();
}

/// The cells of which not all that must stay possible was shown to be, ascending.
std::vector<std::size_t> not_shown(Exchanges& exchanges, const LinearSystem& system,
                                   const ParallelFor& loop) {
  std::vector<Question> questions;
  for (std::size_t cell = 0; cell < system.cells().size(); ++cell)
    for (const double value : values_needed(system.cells()[cell]))
      questions.push_back({cell, value});
  std::vector<std::size_t> left;
  ExchangeTeam(exchanges, loop).ask(questions, [&](std::size_t i, bool possible) {
    if (!possible && (left.empty() || left.back() != questions[i].cell))
      left.push_back(questions[i].cell);
  });
  return left;
}

/// Withholds everything within `reach` relations of the cells for which no cheap protection was
/// found. What of it is not needed is published again.
void widen(const LinearSystem& system, const std::vector<std::size_t>& cells, std::size_t reach,
           Exchanges& exchanges) {
  std::vector<bool> near(system.cells().size(), false);
  for (const std::size_t cell : cells) near[cell] = true;
  for (std::size_t step = 0; step < reach; ++step) {
    std::vector<bool> next = near;
    for (const Relation& relation : system.relations()) {
      const bool here = std::any_of(relation.terms.begin(), relation.terms.end(),
                                    [&near](const Term& term) { return near[term.cell]; });
      for (const Term& term : relation.terms) next[term.cell] = next[term.cell] || here;
    }
    near = std::move(next);
  }
  for (std::size_t i = 0; i < near.size(); ++i) {
    const Standing now = exchanges.standing()[i];
    if (near[i] && (now == Standing::published || now == Standing::rounded))
      exchanges.open({i, Standing::withheld});
  }
}

/// Throws for those of which what is published rules out something that must stay possible.
void refuse_leaks(const Profile& profile, const ProfileSystem& made,
                  const std::vector<Standing>& standing, const std::vector<std::size_t>& left) {
  if (left.empty()) return;
  const std::vector<Range> bounds = implied_bounds(made.system, made.rounded, standing);
  std::vector<Message> messages;
  for (const std::size_t cell : left) {
    const Range& need = made.system.cells()[cell].need;
    if (need.lower < bounds[cell].lower - kNear || need.upper > bounds[cell].upper + kNear)
      messages.push_back(
          unprotected(profile, made, cell, "it could be worked out from what would be published"));
  }
  if (!messages.empty()) throw Error(ErrorKind::failed, std::move(messages));
}

bool is_whole(double persons) {
  return alike(persons, std::round(persons));
}

void apply(Profile& profile, const Count& count, Standing to, std::vector<Withheld>& log) {
  for (const Place& place : count.places) {
    LevelResult& level = profile.levels[place.level];
    LayerResult& layer = level.layers[place.layer];
    const EstimateSpans spans = layer.estimates.spans();
    if (!has_value(spans.state_of(place.cell))) continue;
    if (to == Standing::rounded) {
      if (place.numerator && !is_whole(spans.numerator[place.cell]))
        round_to_whole(*layer.info, spans, place.cell);
      continue;
    }
    wipe(spans, place.cell);
    log.push_back(entry_of(level, layer, place.cell, Rule::secondary));
  }
}

/// What is put together from a number that was rounded, and could not be made anew from what is
/// printed (of an index in few areas the weights cannot be told), would tell its fraction.
void withhold_wholes_of_rounded(Profile& profile, const ProfileSystem& made, const Count& rounded,
                                std::vector<Withheld>& log) {
  if (is_whole(rounded.value)) return;
  for (const Place& place : rounded.places) {
    LevelResult& level = profile.levels[place.level];
    const LayerResult& part = level.layers[place.layer];
    if (!place.numerator || part.pairs) continue;
    for (std::uint32_t w = 0; w < level.layers.size(); ++w) {
      LayerResult& whole = level.layers[w];
      const auto& names = whole.info->parts;
      if (whole.indicator != part.indicator || whole.period != part.period || whole.pairs ||
          std::find(names.begin(), names.end(), part.info->id) == names.end() ||
          !made.undetermined.contains({place.level, w}))
        continue;
      const EstimateSpans spans = whole.estimates.spans();
      if (!has_value(spans.state_of(place.cell))) continue;
      wipe(spans, place.cell);
      log.push_back(entry_of(level, whole, place.cell, Rule::part_withheld));
    }
  }
}

}  // namespace

std::vector<Withheld> withhold_secondary(const Rules& rules, Profile& profile,
                                         const Originals& originals, const ParallelFor& loop) {
  ProfileSystem made = system_of(rules, profile, originals);
  Exchanges exchanges(made.system, made.rounded, made.standing);
  exchanges.ranks(ranks_of(profile, made.counts));
  const bool without = open_new(originals.take_begin_without(), made, exchanges);
  recall(originals.proven(), made, exchanges);
  std::vector<std::size_t> left = protect_all(exchanges, made.system, loop);
  const auto again = [&](std::size_t i) { return protect(exchanges, made.system, i); };
  const auto retry = [&] {
    left.erase(std::remove_if(left.begin(), left.end(), again), left.end());
  };
  exchanges.patience(kPatience);
  retry();  // what was opened for others may help
  if (!left.empty()) {
    see_least_together(made);
    retry();
  }
  for (std::size_t reach = 1; reach <= kFurthest && !left.empty(); ++reach) {
    widen(made.system, left, reach, exchanges);
    if (reach == kFurthest) exchanges.patience(kPatience, kLastTimes);
    retry();
  }
  republish(made.system, made.rounded, made.standing, precedence_of(profile, made.counts),
            without ? kTimesForNew * kWorkToRepublish : kWorkToRepublish, exchanges, loop);
  keep(made, exchanges, originals.proven());
  const std::vector<Standing>& standing = exchanges.standing();
  refuse_leaks(profile, made, standing, left);
  std::vector<Withheld> log;
  for (std::size_t i = 0; i < standing.size(); ++i)
    if (standing[i] != made.standing[i] || standing[i] == Standing::rounded)
      apply(profile, made.counts[i], standing[i], log);
  remake(profile, made.sums);
  remake(profile, made.complements);
  remake(profile, made.remainders);
  for (std::size_t i = 0; i < standing.size(); ++i)
    if (standing[i] == Standing::rounded)
      withhold_wholes_of_rounded(profile, made, made.counts[i], log);
  return log;
}

void audit(const Rules& rules, const Profile& profile, const Originals& originals,
           const ParallelFor& loop) {
  ProfileSystem made = system_of(rules, profile, originals);
  Exchanges exchanges(made.system, made.rounded, made.standing);
  recall(originals.proven(), made, exchanges);
  exchanges.patience(kPatience);
  std::vector<std::size_t> left = not_shown(exchanges, made.system, loop);
  exchanges.patience(kPatience, kLastTimes);
  if (!left.empty()) see_least_together(made);
  left.erase(std::remove_if(left.begin(), left.end(),
                            [&](std::size_t i) { return safe(exchanges, made.system, i); }),
             left.end());
  refuse_leaks(profile, made, made.standing, left);
  if (left.empty()) return;
  std::vector<Message> messages;
  for (const std::size_t cell : left)
    messages.push_back(unprotected(profile, made, cell,
                                   "it was not shown that it cannot be worked out from what would "
                                   "be published"));
  throw Error(ErrorKind::failed, std::move(messages));
}

}  // namespace omrade::disclosure
