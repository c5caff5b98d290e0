#include "disclosure/profile_system.hpp"

#include "disclosure/cells.hpp"
#include "disclosure/flows.hpp"
#include "disclosure/least.hpp"
#include "disclosure/overlaps.hpp"
#include "disclosure/relations.hpp"
#include "disclosure/series.hpp"
#include "disclosure/sums.hpp"
#include "disclosure/whole_persons.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr int kRoundsOfLeast = 2;
/// Of the weight of a pair, whoever it counts: a few large flows are not worth many small ones.
constexpr double kOfPair = 60;
constexpr std::size_t kNoneYet = static_cast<std::size_t>(-1);

/// Whether one of the places that print it is withheld since too few are asked or counted there.
bool rests_on_few(const Rules& rules, const Profile& profile, const Originals& originals,
                  const Count& count) {
  return std::any_of(count.places.begin(), count.places.end(), [&](const Place& place) {
    const LayerInfo& info = *profile.levels[place.level].layers[place.layer].info;
    const auto rule =
        rule_of(rules, info, originals.numerators(place.level, place.layer)[place.cell],
                originals.denominators(place.level, place.layer)[place.cell],
                originals.bases(place.level, place.layer)[place.cell]);
    return rule == Rule::minimum_denominator || rule == Rule::minimum_respondents ||
           rule == Rule::group;
  });
}

Range hull(const Range& a, const Range& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.lower, b.lower), std::max(a.upper, b.upper)};
}

Range need_of(const Rules& rules, const Count& count, bool on_few) {
  const double k = rules.minimum_count;
  const double x = count.value;
  Range need = no_range;
  if (count.persons && few(x, rules.minimum_count))
    need = {std::min(1.0, x), std::max(x, std::min(k - 1, count.most))};
  if (count.complement && few(count.most - x, rules.minimum_count))
    need = hull(need, {std::max(std::min(1.0, x), count.most - k + 1), count.most - 1});
  if (count.stays_open > 0)
    need = hull(need, {x - count.stays_open * std::abs(x), x + count.stays_open * std::abs(x)});
  if (on_few && count.persons)
    need = hull(need, {std::max(x - 1, 0.0), std::min(x + 1, count.most)});
  return need;
}

Range known_of(const Count& count, bool on_few) {
  const double infinity = std::numeric_limits<double>::infinity();
  const double x = count.value;
  if (x < 0) return {-infinity, infinity};
  // Zeros are published, unless too few are asked.
  const bool some = count.persons && count.whole && x >= 1 && !on_few && !count.unprinted;
  return {some ? 1.0 : 0.0, std::max(count.most, x)};
}

/// By people and places, to which belong those of the sums that go with it.
double weight_of(const Profile& profile, const std::vector<WeightedSum>& sums, const Count& count) {
  const bool pairs = std::all_of(count.places.begin(), count.places.end(), [&](const Place& place) {
    return profile.levels[place.level].layers[place.layer].pairs != nullptr;
  });
  const double people = std::isfinite(count.most) && !pairs ? count.most : std::abs(count.value);
  std::size_t places = std::max<std::size_t>(1, count.places.size());
  for (const Place& place : count.places) {
    if (!place.numerator) continue;
    const LayerResult& part = profile.levels[place.level].layers[place.layer];
    places += static_cast<std::size_t>(
        std::count_if(sums.begin(), sums.end(), [&](const WeightedSum& sum) {
          return sum.level == place.level &&
                 names(profile.levels[sum.level].layers[sum.layer], part);
        }));
  }
  return ((pairs ? kOfPair : 1) + people) * static_cast<double>(places);
}

/// What is known of a count that is rounded to whole persons wherever it is printed.
Range rounded_range(const Rules& rules, const Profile& profile, const Count& count) {
  const double near = std::round(count.value);
  if (count.whole || !count.persons || !count.published || few(near, rules.minimum_count) ||
      few(count.most - near, rules.minimum_count))
    return no_range;
  for (const Place& place : count.places) {
    const LayerResult& layer = profile.levels[place.level].layers[place.layer];
    const ConstEstimateSpans spans = layer.estimates.spans();
    if (!has_value(spans.state_of(place.cell))) continue;
    if (!place.numerator || !can_be_rounded(*layer.info, spans, place.cell)) return no_range;
  }
  return {near - 0.5, near + 0.5};
}

/// What one of the places that print it told of it before: the number itself if any did.
std::optional<double> known_before(const Originals& originals, const Count& count) {
  std::optional<double> known;
  for (const Place& place : count.places) {
    const auto number = originals.known_before(place);
    if (number && (!known || alike(*number, count.value))) known = number;
  }
  return known;
}

Standing standing_of(const Profile& profile, const Originals& originals, const Count& count) {
  if (const auto before = known_before(originals, count))
    return alike(*before, count.value) ? Standing::fixed : Standing::rounded;
  if (count.withheld) return Standing::withheld;
  if (count.value == 0 || count.places.empty()) return Standing::fixed;  // zeros are published
  for (const Place& place : count.places) {
    const ConstEstimateSpans spans =
        profile.levels[place.level].layers[place.layer].estimates.spans();
    const bool here = has_value(spans.state_of(place.cell)) && place.numerator;
    if (here && !alike(spans.numerator[place.cell], count.value)) return Standing::rounded;
  }
  return Standing::published;
}

class Builder {
 public:
  Builder(const Rules& rules, const Profile& profile, const Originals& originals)
      : rules_(rules), profile_(profile), originals_(originals) {
    std::uint32_t numbers = 0;
    std::vector<Series> series = series_of(profile, originals, numbers);
    const DeclaredSums declared = declared_sums_of(profile, series);
    for (const std::size_t s : declared.undetermined)
      for (const SeriesPart& part : series[s].parts)
        out_.undetermined.emplace(part.level, part.layer);
    out_.sums = take_weighted_sums(profile, declared.sums, series);
    out_.complements = take_complements(profile, series);
    out_.remainders = take_remainders(profile, series);
    Counts counts = counts_of(profile, originals, series, numbers);
    know_groups(profile, originals, counts.counts);
    see_overlaps(series, counts);
    relations_ = relations_of(rules, profile, originals, series, counts);
    blurred_.resize(counts.counts.size(), false);
    counts_ = std::move(counts.counts);
    cell_of_.resize(counts_.size(), kNoneYet);
    divided_.resize(counts_.size(), false);
    see_divided();
  }

  ProfileSystem build() {
    for (const CountRelation& relation : relations_) {
      std::vector<Term> terms;
      for (const CountTerm& term : relation.terms)
        terms.push_back({cell(term.count), term.coefficient});
      out_.system.relate(std::move(terms), relation.constant);
    }
    see_least(out_, kRoundsOfLeast);
    return std::move(out_);
  }

 private:
  /// Numbers of divided people are real ones in a relation with shares, and those that stand beside
  /// one in any other: of people who live elsewhere there are as many as live here, less those
  /// listed.
  void see_divided() {
    bool more = true;
    while (more) {
      more = false;
      for (const CountRelation& relation : relations_) {
        const bool divides = std::any_of(
            relation.terms.begin(), relation.terms.end(), [this](const CountTerm& term) {
              return divided_[term.count] || term.coefficient != std::round(term.coefficient);
            });
        for (const CountTerm& term : relation.terms) {
          if (!divides || counts_[term.count].whole || divided_[term.count]) continue;
          divided_[term.count] = true;
          more = true;
        }
      }
    }
  }

  std::size_t cell(std::uint32_t c) {
    if (cell_of_[c] != kNoneYet) return cell_of_[c];
    const Count& count = counts_[c];
    Standing standing = standing_of(profile_, originals_, count);
    const Range rounded = rounded_range(rules_, profile_, count);
    // A whole one among divided numbers looks as if it were rounded.
    const bool before = known_before(originals_, count).has_value();
    const bool told = standing == Standing::published || (before && standing == Standing::fixed);
    if (told && !rounded.empty() && alike(count.value, std::round(count.value)))
      standing = Standing::rounded;
    const bool hidden = standing == Standing::withheld;
    const bool on_few = hidden && rests_on_few(rules_, profile_, originals_, count);
    Cell made{.value = count.value,
              .weight = weight_of(profile_, out_.sums, count),
              .state = CellState::open,
              .known = known_of(count, on_few),
              .need = hidden && !divided_[c] ? need_of(rules_, count, on_few) : no_range,
              // Of amounts the ends are asked, not each between them.
              .whole = count.whole && (count.persons || !count.amount)};
    if (hidden && count.persons && (count.held || (blurred_[c] && !divided_[c]))) {
      const double room = rules_.minimum_count - 1.0;
      made.need =
          hull(made.need, {std::max(std::min(1.0, count.value), count.value - room),
                           std::min(count.value + room, std::max(count.most, count.value))});
    }
    if (hidden) made.state = made.need.empty() ? CellState::complement : CellState::primary;
    if (standing == Standing::published) made.state = CellState::published;
    if (standing == Standing::rounded) made.state = CellState::complement;
    out_.rounded.push_back(rounded);
    if (standing == Standing::rounded) {
      const double near = std::round(count.value);
      out_.rounded.back() = {near - 0.5, near + 0.5};
    }
    if (before && standing == Standing::rounded) made.known = out_.rounded.back();
    out_.before.push_back(before);
    out_.standing.push_back(standing);
    out_.counts.push_back(count);
    return cell_of_[c] = out_.system.add(made);
  }

  /// Numbers that bound one of another level must not be known but for a few persons.
  void see_overlaps(const std::vector<Series>& series, const Counts& counts) {
    blurred_.assign(counts.counts.size(), false);
    const std::vector<bool> all = overlapping(profile_, series);
    for (std::size_t s = 0; s < series.size(); ++s) {
      for (const SeriesPart& part : series[s].parts) {
        for (std::size_t i = 0; all[s] && i < part.values.size(); ++i)
          blurred_[counts.index[part.first + i]] = true;
      }
    }
  }

  const Rules& rules_;
  const Profile& profile_;
  const Originals& originals_;
  std::vector<Count> counts_;
  std::vector<CountRelation> relations_;
  std::vector<std::size_t> cell_of_;
  std::vector<bool> divided_;
  std::vector<bool> blurred_;
  ProfileSystem out_;
};

}  // namespace

ProfileSystem system_of(const Rules& rules, const Profile& profile, const Originals& originals) {
  return Builder(rules, profile, originals).build();
}

}  // namespace omrade::disclosure
