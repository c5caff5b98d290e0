#include "run/compose.hpp"

#include "base/error.hpp"
#include "composite/ties.hpp"
#include "disclosure/counts.hpp"
#include "recipe/read_composite.hpp"
#include "run/composite_infos.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <class Level>
auto find(Level& level, const std::string& indicator, const std::string& layer,
          const std::string& period) -> decltype(level.layers.data()) {
  const auto at =
      std::find_if(level.layers.begin(), level.layers.end(), [&](const LayerResult& one) {
        return one.indicator == indicator && one.info->id == layer && one.period == period;
      });
  return at == level.layers.end() ? nullptr : &*at;
}

const LayerResult& layer_of(const recipe::CompositePlan& planned, const recipe::Plan& plan,
                            std::size_t p, const LevelResult& level, const std::string& period) {
  const recipe::IndicatorPlan& indicator = plan.indicators[planned.parts[p].indicator];
  const LayerResult* layer = find(level, indicator.spec->name.text,
                                  indicator.plugin.layers[planned.parts[p].layer].id, period);
  if (layer == nullptr)
    throw Error(ErrorKind::bug,
                {.subject = planned.spec->parts[p].layer.text, .what = "is not in the profile"});
  return *layer;
}

/// The published values of a part, and what their published limits say of their errors. A value
/// without limits is taken as it stands.
composite::PartData published(const ConstEstimateSpans& spans) {
  composite::PartData out{.values = std::vector<double>(spans.size(), kNone), .errors = {}};
  constexpr double width = 2 * 1.959963984540054;
  bool any = false;
  std::vector<double> errors(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (!has_value(spans.state_of(i))) continue;
    out.values[i] = spans.value[i];
    const double error = (spans.upper95[i] - spans.lower95[i]) / width;
    if (!(error > 0) || !std::isfinite(error)) continue;
    errors[i] = error;
    any = true;
  }
  if (any) out.errors = std::move(errors);
  return out;
}

struct Made {
  composite::Prepared prepared;
  composite::Method method;
  composite::Composite index;
};

Made make(const recipe::CompositePlan& planned, const recipe::Plan& plan, const LevelResult& level,
          const std::string& period) {
  composite::Spec spec = recipe::composite_spec(*planned.spec);
  composite::Data data;
  for (std::size_t p = 0; p < planned.parts.size(); ++p) {
    const LayerInfo& info = *layer_of(planned, plan, p, level, period).info;
    if (info.kind == LayerKind::proportion) spec.parts[p].most = info.multiplier;
    if (info.kind != LayerKind::difference && info.kind != LayerKind::index &&
        info.kind != LayerKind::mean)
      spec.parts[p].least = 0;
    data.parts.push_back(published(layer_of(planned, plan, p, level, period).estimates.spans()));
  }
  Made out{.prepared = composite::prepare(spec, data), .method = {}, .index = {}};
  out.method = composite::method_of(spec, out.prepared);
  out.index = composite::compose(out.prepared, out.method);
  return out;
}

class Composer {
 public:
  Composer(const recipe::CompositePlan& planned, const recipe::Plan& plan)
      : planned_(planned), plan_(plan), infos_(composite_infos(planned, plan)) {}

  /// Returns how far rounding may have put each score, for `rank`.
  std::vector<double> add_to(LevelResult& level, const std::string& period) const {
    const std::size_t areas = level.areas->size();
    const Composed made = composed(planned_, plan_, level, period);
    Estimates score(areas);
    for (std::size_t i = 0; i < areas; ++i)
      put(score.spans(), i, made.scores[i].value, made.scores[i].present, any_unreliable(made, i));
    add(level, period, infos_.score, std::move(score));
    add(level, period, infos_.rank, Estimates(areas));
    for (const auto& info : {infos_.rank_lower, infos_.rank_upper, infos_.top}) {
      if (info != nullptr) add(level, period, info, Estimates(areas));
    }
    return made.rounding;
  }

  /// Places among what the gate left: a gap in the ranks would be the place of a withheld area.
  void rank(LevelResult& level, const std::string& period,
            const std::vector<double>& rounding) const {
    const std::string& name = planned_.spec->name.text;
    const ConstEstimateSpans score =
        find(std::as_const(level), name, infos_.score->id, period)->estimates.spans();
    std::vector<double> values(score.value.begin(), score.value.end());
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!has_value(score.state_of(i))) values[i] = kNone;
    }
    const std::vector<double> ranks = composite::ranks(values, rounding);
    const EstimateSpans out = find(level, name, infos_.rank->id, period)->estimates.spans();
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::isnan(values[i])) continue;
      out.value[i] = ranks[i];
      out.state[i] = score.state[i];
      out.reason[i] = score.reason[i];
    }
    if (infos_.rank_lower != nullptr) draw(level, period, values, ranks);
  }

 private:
  /// Limits of the scores that are left and of their ranks.
  void draw(LevelResult& level, const std::string& period, const std::vector<double>& values,
            const std::vector<double>& ranks) const {
    const Made made = make(planned_, plan_, level, period);
    composite::Simulation simulation = composite::simulation_of(
        recipe::composite_spec(*planned_.spec), made.prepared, {made.method});
    std::vector<std::size_t> areas;
    for (std::size_t k = 0; k < made.prepared.areas.size(); ++k) {
      if (std::isnan(values[made.prepared.areas[k]])) continue;
      simulation.ranked.push_back(k);
      areas.push_back(made.prepared.areas[k]);
    }
    if (areas.empty()) return;
    require_time(made);
    simulation.top = std::min(simulation.top, areas.size());
    const composite::Simulated drawn = composite::simulate(
        simulation, [](std::size_t count, const std::function<void(std::size_t)>& body) {
          for (std::size_t i = 0; i < count; ++i) body(i);
        });
    const std::string& name = planned_.spec->name.text;
    const EstimateSpans score = find(level, name, "score", period)->estimates.spans();
    const auto put_all = [&](const std::shared_ptr<const LayerInfo>& info, const auto& value_of) {
      const EstimateSpans out = find(level, name, info->id, period)->estimates.spans();
      for (std::size_t k = 0; k < areas.size(); ++k) {
        out.value[areas[k]] = value_of(k);
        out.state[areas[k]] = score.state[areas[k]];
        out.reason[areas[k]] = score.reason[areas[k]];
      }
    };
    put_all(infos_.rank_lower,
            [&](std::size_t k) { return std::min(drawn.rank_lower95[k], ranks[areas[k]]); });
    put_all(infos_.rank_upper,
            [&](std::size_t k) { return std::max(drawn.rank_upper95[k], ranks[areas[k]]); });
    if (infos_.top != nullptr)
      put_all(infos_.top, [&](std::size_t k) { return drawn.top_probability[k]; });
    for (std::size_t k = 0; k < areas.size(); ++k) {
      const std::size_t i = areas[k];
      score.lower95[i] = std::min(drawn.score_lower95[k], values[i]);
      score.upper95[i] = std::max(drawn.score_upper95[k], values[i]);
      score.lower998[i] = std::min(drawn.score_lower998[k], values[i]);
      score.upper998[i] = std::max(drawn.score_upper998[k], values[i]);
      score.interval[i] = static_cast<std::uint8_t>(IntervalKind::posterior);
    }
  }

  /// Copeland's method compares every pair of areas in every draw.
  void require_time(const Made& made) const {
    constexpr double most_steps = 2e11;
    const auto areas = static_cast<double>(made.prepared.areas.size());
    const auto each = static_cast<double>(planned_.parts.size() * planned_.spec->draws);
    if (made.method.hierarchy.mean.how != composite::Aggregation::copeland ||
        areas * areas * each <= most_steps)
      return;
    throw Error(ErrorKind::user,
                {.subject = "[composites." + planned_.spec->name.text + "]",
                 .what = "Copeland's method compares every pair of areas in every draw: this would "
                         "take hours",
                 .hint = "lower 'draws', or write aggregate = \"arithmetic\""});
  }

  static bool any_unreliable(const Composed& made, std::size_t area) {
    return std::any_of(made.parts.begin(), made.parts.end(), [area](const ComposedPart& part) {
      return part.layer->estimates.spans().state_of(area) == State::unreliable;
    });
  }

  /// No base: the parts need not be of the same persons, and each was guarded by its own.
  void put(EstimateSpans spans, std::size_t i, double value, std::size_t present,
           bool unreliable) const {
    if (std::isnan(value)) return;  // missing, as all begin
    const bool good = present == planned_.parts.size() && !unreliable;
    spans.value[i] = value;
    spans.state[i] = static_cast<std::uint8_t>(good ? State::ok : State::unreliable);
    if (!good) spans.reason[i] = composite_reason(present, unreliable, planned_.parts.size());
  }

  void add(LevelResult& level, const std::string& period, std::shared_ptr<const LayerInfo> info,
           Estimates estimates) const {
    level.layers.push_back({.indicator = planned_.spec->name.text,
                            .period = period,
                            .info = std::move(info),
                            .estimates = std::move(estimates),
                            .pairs = {},
                            .comparison = {},
                            .failure = {}});
  }

  const recipe::CompositePlan& planned_;
  const recipe::Plan& plan_;
  CompositeInfos infos_;
};

}  // namespace

Composed composed(const recipe::CompositePlan& planned, const recipe::Plan& plan,
                  const LevelResult& level, const std::string& period) {
  const Made made = make(planned, plan, level, period);
  const std::size_t areas = level.areas->size();
  Composed out{.scores = std::vector<composite::Score>(areas, {.value = kNone}),
               .rounding = std::vector<double>(areas),
               .mean = made.method.hierarchy.mean};
  const composite::Parts weights =
      composite::effective_weights(made.method.hierarchy, made.index.scaled);
  for (std::size_t p = 0; p < planned.parts.size(); ++p) {
    const LayerResult& layer = layer_of(planned, plan, p, level, period);
    out.parts.push_back({.layer = &layer,
                         .how = made.method.scalings[p].how,
                         .values = published(layer.estimates.spans()).values,
                         .scaled = std::vector<double>(areas, kNone)});
    out.weights.emplace_back(areas);
    for (std::size_t k = 0; k < made.prepared.areas.size(); ++k) {
      out.parts[p].scaled[made.prepared.areas[k]] = made.index.scaled[p][k];
      out.weights[p][made.prepared.areas[k]] = weights[p][k];
    }
  }
  for (std::size_t k = 0; k < made.prepared.areas.size(); ++k) {
    composite::Score& score = out.scores[made.prepared.areas[k]];
    out.rounding[made.prepared.areas[k]] = made.index.rounding[k];
    score = {.value = made.index.score[k], .present_weight = made.prepared.present_weight[k]};
    // A value that is alone has no scale, and is not in the score.
    for (const auto& part : made.index.scaled) score.present += std::isnan(part[k]) ? 0U : 1U;
  }
  return out;
}

std::vector<disclosure::Withheld> compose(Profile& profile, const recipe::Plan& plan,
                                          const disclosure::Gate& gate) {
  const auto each = [&](auto&& work) {
    for (const recipe::CompositePlan& planned : plan.composites) {
      const Composer composer(planned, plan);
      for (const std::size_t l : planned.levels) {
        for (const std::string& period : profile.periods) work(composer, profile.levels[l], period);
      }
    }
  };
  std::vector<std::vector<double>> rounding;
  each([&](const Composer& composer, LevelResult& level, const std::string& period) {
    rounding.push_back(composer.add_to(level, period));
  });
  std::vector<disclosure::Withheld> withheld =
      gate.withhold_cells(profile, disclosure::Originals(profile));
  auto next = rounding.cbegin();
  each([&](const Composer& composer, LevelResult& level, const std::string& period) {
    composer.rank(level, period, *next++);
  });
  return withheld;
}

}  // namespace omrade::run
