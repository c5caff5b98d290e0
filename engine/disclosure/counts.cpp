#include "disclosure/counts.hpp"

#include "disclosure/cells.hpp"
#include "disclosure/flows.hpp"
#include "disclosure/series.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace omrade::disclosure {
namespace {

class Sets {
 public:
  explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  /// The smaller number stands for both, so that no order of joining shows.
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

bool same_everywhere(const Series& a, const Series& b) {
  bool any = false;
  for (const SeriesPart& part : a.parts) {
    const SeriesPart* other = b.at(part.level);
    if (other == nullptr) continue;
    if (!same_numbers(part.values, other->values)) return false;
    any = true;
  }
  return any;
}

void join(Sets& sets, const SeriesPart& a, const SeriesPart& b) {
  for (std::uint32_t i = 0; i < a.values.size(); ++i) sets.join(a.first + i, b.first + i);
}

void join_same_series(Sets& sets, const std::vector<Series>& series) {
  for (std::size_t a = 0; a < series.size(); ++a) {
    if (series[a].flows) continue;
    for (std::size_t b = a + 1; b < series.size(); ++b) {
      if (series[b].flows || !same_everywhere(series[a], series[b])) continue;
      for (const SeriesPart& part : series[a].parts) {
        if (const SeriesPart* other = series[b].at(part.level)) join(sets, part, *other);
      }
    }
  }
}

/// The listed of a centre are the same at the level of its catchments.
void join_same_areas(Sets& sets, const Profile& profile, const std::vector<Series>& series) {
  for (const Series& one : series) {
    for (std::size_t a = 0; a < one.parts.size(); ++a) {
      for (std::size_t b = a + 1; b < one.parts.size(); ++b) {
        const SeriesPart& x = one.parts[a];
        const SeriesPart& y = one.parts[b];
        if (profile.levels[x.level].areas->ids() == profile.levels[y.level].areas->ids() &&
            same_numbers(x.values, y.values))
          join(sets, x, y);
      }
    }
  }
}

/// What is known of single places.
void join_same_places(Sets& sets, const Originals& originals, const std::vector<Series>& series) {
  std::map<Place, std::optional<std::uint32_t>> number;
  for (const auto& [a, b] : originals.same()) {
    number.try_emplace(a);
    number.try_emplace(b);
  }
  if (number.empty()) return;
  for (const Series& one : series) {
    for (const SeriesPart& part : one.parts) {
      for (std::uint32_t i = 0; i < part.cells.size(); ++i) {
        const auto at = number.find({part.level, part.layer, part.cells[i], one.numerator});
        if (at != number.end()) at->second = part.first + i;
      }
    }
  }
  for (const auto& [a, b] : originals.same()) {
    const auto x = number.at(a);
    const auto y = number.at(b);
    if (x && y) sets.join(*x, *y);
  }
}

/// Flows from the other end, and of an area to itself.
class Ends {
 public:
  Ends(Sets& sets, const Profile& profile, const std::vector<Series>& series)
      : sets_(sets), profile_(profile), series_(series) {
    for (std::size_t s = 0; s < series.size(); ++s) {
      if (series[s].numerator)
        of_layer_[series[s].indicator + '\n' + series[s].layer + '\n' + series[s].period].push_back(
            s);
    }
  }

  void join_all() {
    for (const LevelResult& level : profile_.levels) {
      for (const LayerResult& a : level.layers) {
        if (!a.pairs) continue;
        for (const LevelResult& other : profile_.levels) {
          for (const LayerResult& b : other.layers) {
            if (&a != &b && name_each_other(a, b)) join(level, a, other, b);
          }
        }
      }
    }
  }

 private:
  [[nodiscard]] const std::vector<std::size_t>& of(const LayerResult& layer) const {
    static const std::vector<std::size_t> none;
    const auto at = of_layer_.find(layer.indicator + '\n' + layer.info->id + '\n' + layer.period);
    return at == of_layer_.end() ? none : at->second;
  }

  [[nodiscard]] std::uint32_t level_of(const LevelResult& level) const {
    return static_cast<std::uint32_t>(&level - profile_.levels.data());
  }

  void join(const LevelResult& level, const LayerResult& a, const LevelResult& other,
            const LayerResult& b) {
    const std::uint32_t v = level_of(level);
    const std::uint32_t w = level_of(other);
    if (!b.pairs && v != w) return;
    std::unordered_map<std::string, const Series*> of_other;
    for (const std::size_t s : of(b)) of_other.emplace(series_[s].other, &series_[s]);
    for (const std::size_t s : of(a)) {
      const SeriesPart* flows = series_[s].at(v);
      const auto there = other.areas->index_of(series_[s].other);
      if (flows == nullptr || !there) continue;
      for (std::uint32_t i = 0; i < flows->values.size(); ++i) {
        const std::string& id = level.areas->ids()[i];
        if (!b.pairs && id != series_[s].other) continue;  // all that it tells is its own
        const auto turned = of_other.find(b.pairs ? id : std::string{});
        const SeriesPart* part = turned == of_other.end() ? nullptr : turned->second->at(w);
        if (part == nullptr) continue;
        const auto j = static_cast<std::uint32_t>(*there);
        if (flows->cells[i] == kNoCell || part->cells[j] == kNoCell) continue;
        const double x = flows->values[i];
        const double y = part->values[j];
        if (std::isfinite(x) && std::isfinite(y) && !alike(x, y)) continue;
        sets_.join(flows->first + i, part->first + j);
      }
    }
  }

  Sets& sets_;
  const Profile& profile_;
  const std::vector<Series>& series_;
  std::map<std::string, std::vector<std::size_t>> of_layer_;
};

/// Whether everybody knows that the numbers of a level are whole: those of undivided people, and
/// those that are, in more areas than chance would have it.
bool all_whole(const LevelResult& level, const std::vector<double>& values) {
  constexpr std::size_t chance = 5;
  const bool undivided =
      level.membership == nullptr ||
      std::all_of(level.membership->entries().begin(), level.membership->entries().end(),
                  [](const CrosswalkEntry& entry) { return entry.share > 1 - 1e-9; });
  if (!undivided && values.size() < chance) return false;
  return std::all_of(values.begin(), values.end(),
                     [](double x) { return !std::isfinite(x) || alike(x, std::round(x)); });
}

Proven::Key key_of(const Place& place) {
  return ((std::uint64_t{place.level} * 65536 + place.layer) << 32U) + place.cell * 2ULL +
         (place.numerator ? 1U : 0U);
}

/// Of a flow without a place. Two that are alike would do no harm: what is found by a key is tried.
Proven::Key key_of(const Series& series, const SeriesPart& part, std::uint32_t i) {
  Proven::Key key = (std::uint64_t{part.level} * 65536 + part.layer) * 1'000'003 + i;
  for (const char c : series.other) key = key * 1'000'003 + static_cast<unsigned char>(c);
  return key | (Proven::Key{1} << 63U);
}

/// Whether a printed table of the flows of an unprinted level, seen from the other end, has the
/// rows of this end: where it has none for an area, nobody goes there.
bool told_from_the_other_end(const Profile& profile, const LevelResult& level,
                             const LayerResult& layer, const std::string& end) {
  if (!is_unprinted(level, layer) || !layer.pairs) return false;
  return std::any_of(profile.levels.begin(), profile.levels.end(), [&](const LevelResult& printed) {
    if (!printed.areas->index_of(end)) return false;
    return std::any_of(
        printed.layers.begin(), printed.layers.end(), [&](const LayerResult& turned) {
          return turned.pairs && !is_unprinted(printed, turned) && name_each_other(layer, turned) &&
                 std::any_of(turned.pairs->labels.begin(), turned.pairs->labels.end(),
                             [&level](const std::string& area) {
                               return level.areas->index_of(area).has_value();
                             });
        });
  });
}

/// `silent`: where there is no place for a number, nothing tells that nobody is there.
void add_place(const Profile& profile, const Originals& originals, const Series& series,
               const SeriesPart& part, std::uint32_t i, bool silent, Count& count) {
  const LevelResult& level = profile.levels[part.level];
  const LayerResult& layer = level.layers[part.layer];
  count.unprinted = count.unprinted && is_unprinted(level, layer);
  if (part.cells[i] == kNoCell) {
    // That nobody goes there is told by the place that is not.
    (silent ? count.withheld : count.published) = true;
    if (count.key == 0) count.key = key_of(series, part, i);
    return;
  }
  const State state = layer.estimates.spans().state_of(part.cells[i]);
  if (has_value(state)) count.published = true;
  if (state == State::withheld) count.withheld = true;
  count.places.push_back({part.level, part.layer, part.cells[i], series.numerator});
  count.held = count.held || originals.held(count.places.back());
  count.doubted = count.doubted || originals.doubted(count.places.back());
  if (count.places.size() == 1) count.key = key_of(count.places.front());
  count.numerator = count.numerator || series.numerator;
  if (series.numerator && layer.stays_open) {
    count.amount = true;
    count.stays_open = std::max(count.stays_open, stays_open(layer, part.cells[i]));
  }
  count.persons = count.persons || (series.numerator && layer.info->counts_persons);
}

}  // namespace

Originals::Originals(const Profile& profile) {
  for (const LevelResult& level : profile.levels) {
    auto& numerators = numerators_.emplace_back();
    auto& denominators = denominators_.emplace_back();
    auto& bases = bases_.emplace_back();
    printed_.push_back(static_cast<std::size_t>(
        std::count_if(level.layers.begin(), level.layers.end(),
                      [&level](const LayerResult& layer) { return !is_unprinted(level, layer); })));
    for (const LayerResult& layer : level.layers) {
      const ConstEstimateSpans spans = layer.estimates.spans();
      numerators.emplace_back(spans.numerator.begin(), spans.numerator.end());
      denominators.emplace_back(spans.denominator.begin(), spans.denominator.end());
      bases.emplace_back(spans.base.begin(), spans.base.end());
    }
  }
}

Originals Originals::extended(const Profile& larger) const {
  const Originals fresh(larger);
  Originals all = *this;
  const auto extend = [](auto& numbers, const auto& more) {
    numbers.resize(more.size());
    for (std::size_t v = 0; v < more.size(); ++v) {
      for (std::size_t l = numbers[v].size(); l < more[v].size(); ++l)
        numbers[v].push_back(more[v][l]);
    }
  };
  extend(all.numerators_, fresh.numerators_);
  extend(all.denominators_, fresh.denominators_);
  extend(all.bases_, fresh.bases_);
  all.printed_ = fresh.printed_;
  return all;
}

Counts counts_of(const Profile& profile, const Originals& originals,
                 const std::vector<Series>& series, std::size_t numbers) {
  Sets sets(numbers);
  join_same_series(sets, series);
  join_same_areas(sets, profile, series);
  Ends(sets, profile, series).join_all();
  join_same_places(sets, originals, series);

  Counts all;
  all.index.resize(numbers);
  for (std::uint32_t n = 0; n < numbers; ++n) {
    const std::uint32_t first = sets.find(n);
    if (first == n) {
      all.index[n] = static_cast<std::uint32_t>(all.counts.size());
      all.counts.emplace_back().unprinted = true;  // until a place is
    } else {
      all.index[n] = all.index[first];  // it is smaller, so it has been met
    }
  }
  for (const Series& one : series) {
    for (const SeriesPart& part : one.parts) {
      const LevelResult& level = profile.levels[part.level];
      const LayerInfo& info = *level.layers[part.layer].info;
      const bool whole = all_whole(level, part.values);
      const bool silent =
          is_unprinted(level, level.layers[part.layer]) &&
          !told_from_the_other_end(profile, level, level.layers[part.layer], one.other);
      const ConstEstimateSpans spans = level.layers[part.layer].estimates.spans();
      const auto printed = [&](std::uint32_t area) {
        return has_value(spans.state_of(part.cells[area]));
      };
      const std::vector<double>& below = originals.denominators(part.level, part.layer);
      for (std::uint32_t i = 0; i < part.values.size(); ++i) {
        Count& count = all.counts[all.index[part.first + i]];
        if (!std::isfinite(count.value)) count.value = part.values[i];
        count.whole = count.whole || whole;
        add_place(profile, originals, one, part, i, silent, count);
        const double most = one.numerator && part.cells[i] != kNoCell ? below[part.cells[i]] : 0;
        if (most > 0 && (most >= kManyEnough || printed(i)) &&
            holds_complement(info, part.values[i], most)) {
          count.most = std::min(count.most, most);
          count.complement = true;
        }
      }
    }
  }
  for (Count& count : all.counts) {
    count.held = count.held || (count.doubted && count.persons);
    count.published = count.published && !count.held;
    count.withheld = count.held || (count.withheld && !count.published);
  }
  return all;
}

}  // namespace omrade::disclosure
