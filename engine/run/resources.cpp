#include "run/resources.hpp"

#include "composite/gaps.hpp"
#include "run/resource_infos.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::int32_t kNobody = 0;  // reasons, as resource_infos.hpp declares them
constexpr std::int32_t kNoResource = 1;
constexpr std::int32_t kNotHigh = 0;
constexpr std::int32_t kUnknown = 1;

/// Metres to whole hundreds of them, in kilometres.
double rounded_km(double metres) {
  return std::nearbyint(metres / 100) / 10;
}

class Maker {
 public:
  Maker(LevelResult& level, const Resources& resources, const ResourcePlaces& places,
        const recipe::ResourcesPlan& plan, const std::string& period, const disclosure::Gate& gate)
      : level_(level),
        resources_(resources),
        places_(places),
        plan_(plan),
        period_(period),
        gate_(gate),
        residents_(find(plan.residents)) {}

  void add() {
    std::vector<double> all(areas(), 0);
    for (std::size_t c = 0; c < resources_.categories.size(); ++c) {
      const std::vector<double> inside = counts(c);
      for (std::size_t i = 0; i < inside.size(); ++i) all[i] += inside[i];
      add_numbers(&resources_.categories[c], inside);
      add_nearest(c);
      inside_.push_back(inside);
    }
    add_numbers(nullptr, all);
    add_gaps();
  }

 private:
  [[nodiscard]] std::size_t areas() const { return level_.areas->size(); }

  /// What the gate has left of a layer; nothing where the level has none.
  [[nodiscard]] std::vector<std::pair<State, double>> find(
      const recipe::ResourcesPlan::Layer& wanted) const {
    std::vector<std::pair<State, double>> out;
    for (const LayerResult& layer : level_.layers) {
      if (layer.indicator != wanted.indicator || layer.info->id != wanted.layer ||
          layer.period != period_)
        continue;
      const ConstEstimateSpans spans = layer.estimates.spans();
      for (std::size_t i = 0; i < spans.size(); ++i)
        out.emplace_back(spans.state_of(i), has_value(spans.state_of(i)) ? spans.value[i] : kNone);
    }
    return out;
  }

  [[nodiscard]] std::vector<double> counts(std::size_t category) const {
    std::vector<double> out(areas(), 0);
    for (std::size_t i = 0; i < places_.area.size(); ++i) {
      if (resources_.category[i] == category && places_.area[i] >= 0)
        out[static_cast<std::size_t>(places_.area[i])] += 1;
    }
    return out;
  }

  void push(std::shared_ptr<const LayerInfo> info, Estimates estimates) {
    level_.layers.push_back({.indicator = std::string(kResources),
                             .period = period_,
                             .info = std::move(info),
                             .estimates = std::move(estimates)});
  }

  static void put(EstimateSpans spans, std::size_t i, double value) {
    spans.value[i] = value;
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  static void put(EstimateSpans spans, std::size_t i, State state, std::int32_t reason = -1) {
    spans.state[i] = static_cast<std::uint8_t>(state);
    spans.reason[i] = reason;
  }

  /// How many there are, and where residents are counted per 1 000 of them.
  void add_numbers(const ResourceCategory* category, const std::vector<double>& inside) {
    Estimates number(areas());
    for (std::size_t i = 0; i < areas(); ++i) {
      if (places_.outlines) {
        put(number.spans(), i, inside[i]);
        number.spans().numerator[i] = inside[i];
      } else {
        put(number.spans(), i, State::not_applicable);
      }
    }
    push(resource_count_info(category), std::move(number));
    if (residents_.empty()) return;
    const auto info = resource_rate_info(category);
    Estimates rate(areas());
    const EstimateSpans spans = rate.spans();
    for (std::size_t i = 0; i < areas(); ++i) {
      const auto [state, people] = residents_[i];
      if (!places_.outlines) {
        put(spans, i, State::not_applicable);
      } else if (state == State::withheld ||
                 (people > 0 && !gate_.safe(*info, inside[i], people, people))) {
        put(spans, i, State::withheld);
      } else if (people > 0) {
        put(spans, i, info->multiplier * inside[i] / people);
        spans.numerator[i] = inside[i];
        spans.denominator[i] = spans.base[i] = people;
      }
    }
    push(info, std::move(rate));
  }

  /// No base is told with it: the grid's people need not be those that are published.
  void add_nearest(std::size_t category) {
    const auto info = resource_nearest_info(resources_.categories[category], places_.by_people);
    Estimates estimates(areas());
    const EstimateSpans spans = estimates.spans();
    const std::vector<double>& metres = places_.nearest[category];
    for (std::size_t i = 0; i < areas(); ++i) {
      const double people = places_.by_people ? places_.people[i] : kNone;
      const bool hidden = !residents_.empty() && residents_[i].first == State::withheld;
      // Of a withheld number of residents it is not told either that it is zero.
      if (places_.by_people && hidden) {
        put(spans, i, State::withheld);
      } else if (places_.by_people && people == 0) {
        put(spans, i, State::missing, kNobody);
      } else if (places_.by_people && !gate_.enough(people)) {
        put(spans, i, State::withheld);
      } else if (std::isnan(metres[i])) {
        put(spans, i, State::missing, kNoResource);
      } else {
        put(spans, i, rounded_km(metres[i]));
      }
    }
    nearest_.emplace_back(spans.value.begin(), spans.value.end());
    push(info, std::move(estimates));
  }

  void add_gaps() {
    const auto found = find(plan_.need);
    if (found.empty() || !places_.outlines) return;
    std::vector<double> need;
    for (const auto& [state, value] : found) need.push_back(plan_.low_is_need ? -value : value);
    std::optional<double> from = plan_.spec->high_need;
    if (from && plan_.low_is_need) from = -*from;
    const std::vector<bool> high = composite::high_need(need, from);
    Estimates gaps(areas());
    for (std::size_t i = 0; i < areas(); ++i) {
      if (std::isnan(need[i])) {
        put(gaps.spans(), i, State::missing, kUnknown);
      } else if (!high[i]) {
        put(gaps.spans(), i, State::not_applicable, kNotHigh);
      } else {
        double lacking = 0;
        for (std::size_t c = 0; c < inside_.size(); ++c) {
          const double middle = composite::median(nearest_[c]);
          if (composite::gap(inside_[c][i], nearest_[c][i], middle) != composite::Gap::none)
            lacking += 1;
        }
        put(gaps.spans(), i, lacking);
        gaps.spans().numerator[i] = lacking;
      }
    }
    push(resource_gaps_info(), std::move(gaps));
  }

  LevelResult& level_;
  const Resources& resources_;
  const ResourcePlaces& places_;
  const recipe::ResourcesPlan& plan_;
  const std::string& period_;
  const disclosure::Gate& gate_;
  std::vector<std::pair<State, double>> residents_;
  std::vector<std::vector<double>> inside_, nearest_;  ///< [category][area]
};

}  // namespace

void add_resources(Profile& profile, const recipe::Plan& plan, const Workspace& workspace,
                   const disclosure::Gate& gate) {
  const recipe::ResourcesPlan& planned = *plan.resources;
  auto resources = std::make_shared<Resources>(workspace.resources.resources);
  resources->need_indicator = planned.need.indicator;
  resources->need_layer = planned.need.layer;
  resources->low_is_need = planned.low_is_need;
  resources->high_need = planned.spec->high_need;
  for (const std::size_t l : planned.levels) {
    LevelResult& level = profile.levels[l];
    const ResourcePlaces& places = workspace.resource_places.at(level.id);
    Maker(level, *resources, places, planned, profile.period, gate).add();
    resources->levels.push_back({.level = level.id,
                                 .by_people = places.by_people,
                                 .area = places.area,
                                 .from = places.from});
  }
  profile.resources = std::move(resources);
}

}  // namespace omrade::run
