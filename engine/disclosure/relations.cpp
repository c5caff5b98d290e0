#include "disclosure/relations.hpp"

#include "disclosure/dependencies.hpp"
#include "disclosure/flows.hpp"
#include "disclosure/near_withheld.hpp"
#include "disclosure/nest_counts.hpp"
#include "disclosure/sums.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace omrade::disclosure {
namespace {

class Collector {
 public:
  Collector(const Profile& profile, const Originals& originals, const std::vector<Series>& series,
            Counts& counts)
      : profile_(profile),
        originals_(originals),
        series_(series),
        counts_(counts),
        overlaps_(counts) {}

  std::vector<CountRelation> collect() {
    for (const Series& one : series_) add_levels(one);
    for (const Nest& nest : originals_.nests()) add_nest(nest);
    add_margins();
    add_sums();
    return std::move(relations_);
  }

 private:
  using Areas = std::vector<std::pair<std::uint32_t, std::size_t>>;  ///< level and area
  using Dependencies = std::vector<std::vector<std::pair<std::size_t, double>>>;

  /// One term as it is found: area i of a part of a series.
  struct Found {
    const SeriesPart* part;
    std::size_t area;
    double coefficient;
  };

  [[nodiscard]] const Count& count(const SeriesPart& part, std::size_t i) const {
    return counts_.counts[counts_.index[part.first + i]];
  }

  /// Adds Σ found + more = constant if the numbers keep it.
  void add(const std::vector<Found>& found, double constant,
           const std::vector<CountTerm>& more = {}) {
    double sum = 0;
    double size = std::abs(constant);
    std::map<std::uint32_t, double> terms;
    for (const CountTerm& term : more) {
      sum += term.coefficient * counts_.counts[term.count].value;
      size += std::abs(term.coefficient * counts_.counts[term.count].value);
      terms[term.count] += term.coefficient;
    }
    for (const Found& one : found) {
      const Count& here = count(*one.part, one.area);
      if (!std::isfinite(here.value)) {
        if (here.withheld) return;  // overwritten before, with what protects it
        continue;                   // nobody is there
      }
      sum += one.coefficient * here.value;
      size += std::abs(one.coefficient * here.value);
      if (here.value != 0 || here.withheld)
        terms[counts_.index[one.part->first + one.area]] += one.coefficient;
    }
    if (std::abs(sum - constant) > 5e-10 * size) return;
    CountRelation relation{.terms = {}, .constant = constant};
    for (const auto& [index, coefficient] : terms) {
      if (coefficient != 0) relation.terms.push_back({index, coefficient});
    }
    // One alone is nobody; that is told where no cell tells it.
    const auto told = [this](const CountTerm& term) {
      return !counts_.counts[term.count].withheld;
    };
    if (relation.terms.empty() ||
        (relation.terms.size() < 2 && constant == 0 && told(relation.terms.front())))
      return;
    // Layers that print the same numbers have the same relations.
    std::vector<std::size_t>& alike = by_terms_[relation.terms.front().count];
    const bool known = std::any_of(alike.begin(), alike.end(), [&](std::size_t r) {
      return relations_[r].terms == relation.terms && relations_[r].constant == constant;
    });
    if (known) return;
    alike.push_back(relations_.size());
    relations_.push_back(std::move(relation));
  }

  void add_levels(const Series& one) {
    bool alone = false;
    for (const SeriesPart& part : one.parts) {
      const LevelResult& level = profile_.levels[part.level];
      if (level.membership == nullptr) continue;
      const SeriesPart* base = base_of(one, level);
      if (base != nullptr) {
        add_shares(part, *level.membership, *base);
      } else if (const std::vector<Found> turned = turned_base(one, part); !turned.empty()) {
        add_shares_of(part, *level.membership, turned);
      } else {
        alone = true;
      }
    }
    if (alone) add_dependencies(one);
    if (one.flows) add_base_flows(one);
  }

  /// Whatever counts the same people in both sets, as their numbers tell.
  void add_nest(const Nest& nest) {
    std::vector<std::pair<const Series*, std::vector<double>>> seconds;
    for (const Series& other : series_) {
      if (const SeriesPart* second = part_of_nest(other, nest.second))
        seconds.emplace_back(&other, compared_sums(nest.outlines, second->values, false));
    }
    for (const Series& one : series_) {
      const SeriesPart* first = seconds.empty() ? nullptr : part_of_nest(one, nest.first);
      if (first == nullptr) continue;
      const std::vector<double> sums = compared_sums(nest.outlines, first->values, true);
      for (const auto& [other, others] : seconds) {
        // One area may be of another day: its own layer is looked at area by area.
        if (other != &one && (other->period != one.period || !same_numbers(sums, others))) continue;
        const SeriesPart& second = *other->at(nest.second);
        overlaps_.begin(nest, *first, second,
                        of_persons(one, *first) || of_persons(*other, second));
        add_nest_sums(*first, second, nest.outlines.first);
      }
    }
  }

  [[nodiscard]] bool of_persons(const Series& one, const SeriesPart& part) const {
    return one.numerator && profile_.levels[part.level].layers[part.layer].info->counts_persons;
  }

  void add_nest_sums(const SeriesPart& first, const SeriesPart& second, std::uint32_t behind) {
    for (const NestSum& sum : overlaps_.sums()) {
      std::vector<Found> found;
      for (const auto& [node, sign] : sum.areas)
        found.push_back(node < behind ? Found{&first, node, sign}
                                      : Found{&second, node - behind, sign});
      std::vector<CountTerm> more;
      for (const auto& [overlap, sign] : sum.overlaps)
        more.push_back({overlaps_.of(overlap), sign});
      if (sum.left_of)
        if (const auto left = overlaps_.left(sum)) more.push_back({*left, -1.0});
      add(found, 0, more);
    }
  }

  /// Null for what is made of base areas that have numbers: it hangs together with others by those.
  [[nodiscard]] const SeriesPart* part_of_nest(const Series& one, std::uint32_t v) const {
    if (one.flows) return nullptr;
    const LevelResult& level = profile_.levels[v];
    return level.membership != nullptr && base_of(one, level) != nullptr ? nullptr : one.at(v);
  }

  /// How many live in each base area and are listed somewhere is known to nobody but may be guessed
  /// well: where flows by home are printed from the other end alone, it is taken for known.
  void add_base_flows(const Series& one) {
    const SeriesPart* most = &one.parts.front();
    for (const SeriesPart& part : one.parts)
      if (part.values.size() > most->values.size()) most = &part;
    if (!unprinted(one.other)) return;
    std::vector<Found> found;
    for (std::size_t i = 0; i < most->values.size(); ++i) {
      if (!std::isfinite(most->values[i])) return;
      found.push_back({most, i, 1.0});
    }
    add(found, std::accumulate(most->values.begin(), most->values.end(), 0.0));
  }

  /// Whether the name is that of a base area whose own flows no level of the profile prints.
  [[nodiscard]] bool unprinted(const std::string& area) const {
    bool known = false;
    for (const LevelResult& level : profile_.levels) {
      const bool flows =
          std::any_of(level.layers.begin(), level.layers.end(),
                      [](const LayerResult& layer) { return layer.pairs != nullptr; });
      if (flows && level.areas->index_of(area)) return false;
      const AreaSet* areas = originals_.base(level.base);
      known = known || (areas != nullptr && areas->index_of(area));
    }
    return known;
  }

  [[nodiscard]] const SeriesPart* base_of(const Series& one, const LevelResult& level) const {
    for (const SeriesPart& part : one.parts) {
      const LevelResult& other = profile_.levels[part.level];
      if (other.membership == nullptr && other.base == level.base &&
          part.values.size() == level.membership->sources())
        return &part;
    }
    return nullptr;
  }

  /// The flows of each base area to the same other, where they are printed from the other end
  /// alone: those of a centre by home. Empty where they are not; of an area that nobody leaves, no
  /// part.
  [[nodiscard]] std::vector<Found> turned_base(const Series& one, const SeriesPart& part) const {
    const LevelResult& level = profile_.levels[part.level];
    const AreaSet* base = originals_.base(level.base);
    if (!one.flows || base == nullptr || base->size() != level.membership->sources()) return {};
    std::vector<Found> found(base->size(), Found{nullptr, 0, 0});
    bool any = false;
    for (const Series& turned : series_) {
      const auto home =
          turned.flows && turned.period == one.period ? base->index_of(turned.other) : std::nullopt;
      if (!home) continue;
      for (const SeriesPart& there : turned.parts) {
        const LevelResult& ends = profile_.levels[there.level];
        const auto at = ends.areas->index_of(one.other);
        if (!at || found[*home].part != nullptr ||
            !name_each_other(level.layers[part.layer], ends.layers[there.layer]))
          continue;
        found[*home] = {&there, *at, 1.0};
        any = true;
      }
    }
    return any ? found : std::vector<Found>{};
  }

  void add_shares_of(const SeriesPart& part, const Crosswalk& crosswalk,
                     const std::vector<Found>& base) {
    for (std::size_t i = 0; i < part.values.size(); ++i) {
      if (!std::isfinite(part.values[i])) continue;
      std::vector<Found> found{{&part, i, -1.0}};
      for (const CrosswalkEntry& entry : crosswalk.of_target(i)) {
        const Found& from = base[entry.source];
        if (from.part != nullptr) found.push_back({from.part, from.area, exact_share(entry.share)});
      }
      add(found, 0);
    }
  }

  /// What lacks of a whole by the rounding of sums is one.
  static double exact_share(double share) {
    const double near = std::round(share);
    return std::abs(share - near) < 1e-9 ? near : share;
  }

  void add_shares(const SeriesPart& part, const Crosswalk& crosswalk, const SeriesPart& base) {
    for (std::size_t i = 0; i < part.values.size(); ++i) {
      if (!std::isfinite(part.values[i])) continue;
      std::vector<Found> found{{&part, i, -1.0}};
      for (const CrosswalkEntry& entry : crosswalk.of_target(i)) {
        found.push_back({&base, entry.source, exact_share(entry.share)});
      }
      add(found, 0);
    }
  }

  /// Sums of areas that are the same people, where the base areas have no number of their own.
  void add_dependencies(const Series& one) {
    std::vector<std::pair<const SeriesPart*, std::size_t>> of;
    Areas areas;
    const LevelResult* first = nullptr;
    for (const SeriesPart& part : one.parts) {
      const LevelResult& level = profile_.levels[part.level];
      if (level.membership == nullptr) continue;
      if (first == nullptr) first = &level;
      if (level.base != first->base || level.membership->sources() != first->membership->sources())
        continue;
      for (std::size_t i = 0; i < part.values.size(); ++i) {
        if (!std::isfinite(part.values[i])) continue;
        areas.emplace_back(part.level, i);
        of.emplace_back(&part, i);
      }
    }
    for (const auto& sum : dependencies_of(areas)) {
      std::vector<Found> found;
      for (const auto& [area, coefficient] : sum)
        found.push_back({of[area].first, of[area].second, coefficient});
      add(found, 0);
    }
  }

  /// Most series have numbers in the same areas.
  const Dependencies& dependencies_of(const Areas& areas) {
    const auto [at, fresh] = dependencies_.try_emplace(areas);
    if (!fresh) return at->second;
    std::vector<Shares> shares;
    for (const auto& [level, i] : areas) {
      Shares& of_area = shares.emplace_back();
      for (const CrosswalkEntry& entry : profile_.levels[level].membership->of_target(i))
        of_area.emplace_back(entry.source, exact_share(entry.share));
    }
    return at->second = dependencies(shares);
  }

  [[nodiscard]] std::vector<const Series*> of_layer(const LayerResult& layer) const {
    std::vector<const Series*> all;
    for (const Series& one : series_) {
      if (one.numerator && one.indicator == layer.indicator && one.layer == layer.info->id &&
          one.period == layer.period)
        all.push_back(&one);
    }
    return all;
  }

  void add_margins() {
    for (std::uint32_t v = 0; v < profile_.levels.size(); ++v) {
      const LevelResult& level = profile_.levels[v];
      for (const LayerResult& flows : level.layers) {
        if (!flows.pairs || !flows.info->counts_persons) continue;
        std::vector<const Series*> terms = of_layer(flows);
        for (const LayerResult& part : level.layers) {
          if (part.pairs || !names(flows, part) || names(part, flows)) continue;
          const std::vector<const Series*> more = of_layer(part);
          terms.insert(terms.end(), more.begin(), more.end());
        }
        if (terms.empty()) continue;  // it failed
        const SeriesPart* all = people_of(v, terms);
        for (std::size_t i = 0; i < level.areas->size(); ++i) add_margin(v, terms, all, i);
      }
    }
  }

  /// How many people an area has is known to everybody, whether it is printed here (in `all`) or
  /// not.
  void add_margin(std::uint32_t level, const std::vector<const Series*>& terms,
                  const SeriesPart* all, std::size_t i) {
    std::vector<Found> found;
    double total = 0;
    for (const Series* one : terms) {
      const SeriesPart* part = one->at(level);
      if (part == nullptr) continue;
      found.push_back({part, i, 1.0});
      if (std::isfinite(part->values[i])) total += part->values[i];
    }
    add(found, total);
    // Of divided people it follows from that of the small areas.
    if (all != nullptr && std::isfinite(all->values[i]) && !found.empty() && count(*all, i).whole)
      add({{all, i, 1.0}}, all->values[i]);
  }

  /// The layer that counts all the people of each area of a level, if there is one.
  [[nodiscard]] const SeriesPart* people_of(std::uint32_t level,
                                            const std::vector<const Series*>& terms) const {
    for (const Series& one : series_) {
      const SeriesPart* part = one.flows ? nullptr : one.at(level);
      if (part == nullptr || one.period != terms.front()->period) continue;
      bool same = true;
      for (std::size_t i = 0; i < part->values.size() && same; ++i) {
        double total = 0;
        for (const Series* term : terms) {
          const SeriesPart* of = term->at(level);
          if (of != nullptr && std::isfinite(of->values[i])) total += of->values[i];
        }
        same = !std::isfinite(part->values[i]) || alike(part->values[i], total);
      }
      if (same) return part;
    }
    return nullptr;
  }

  void add_sums() {
    for (const SeriesSum& sum : sums_of(profile_, series_)) {
      for (const SeriesPart& part : series_[sum.whole].parts) {
        for (std::size_t i = 0; i < part.values.size(); ++i) add_sum(sum, part, i);
      }
    }
  }

  void add_sum(const SeriesSum& sum, const SeriesPart& whole, std::size_t i) {
    if (!std::isfinite(whole.values[i])) return;
    std::vector<Found> found{{&whole, i, -1.0}};
    for (const SeriesSum::Part& part : sum.parts) {
      const SeriesPart* of = series_[part.series].at(whole.level);
      if (of == nullptr || i >= of->values.size() || !std::isfinite(of->values[i])) return;
      found.push_back({of, i, part.weight});
    }
    add(found, 0);
  }

  const Profile& profile_;
  const Originals& originals_;
  const std::vector<Series>& series_;
  Counts& counts_;
  NestCounts overlaps_;
  std::vector<CountRelation> relations_;
  std::map<Areas, Dependencies> dependencies_;
  std::map<std::uint32_t, std::vector<std::size_t>> by_terms_;  ///< by the first count of each
};

}  // namespace

std::vector<CountRelation> relations_of(const Rules& rules, const Profile& profile,
                                        const Originals& originals,
                                        const std::vector<Series>& series, Counts& counts) {
  std::vector<CountRelation> all = Collector(profile, originals, series, counts).collect();
  return near_withheld(rules, std::move(all), counts);
}

}  // namespace omrade::disclosure
