#include "run/compose.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "composite/aggregate.hpp"
#include "composite/normalise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

composite::Normalisation how_of(const recipe::CompositeSpec& spec,
                                const recipe::CompositePart& part) {
  const std::string& word = part.normalise.empty() ? spec.normalise : part.normalise;
  return composite::normalisation(word).value_or(composite::Normalisation::z_score);
}

Text normalised_words(composite::Normalisation how) {
  switch (how) {
    case composite::Normalisation::z_score:
      return {"standardavvikelser från medelvärdet (z-poäng)",
              "standard deviations from the mean (z-scores)"};
    case composite::Normalisation::min_max:
      return {"läget mellan det lägsta och det högsta värdet (min-max)",
              "the place between the lowest and the highest value (min-max)"};
    case composite::Normalisation::percentile_rank:
      return {"andelen områden med lägre värde (percentilrang)",
              "the share of areas with a lower value (percentile rank)"};
  }
  return {};
}

/// What a reader must know to make the number again.
Text doc_of(const recipe::CompositePlan& planned, const recipe::Plan& plan) {
  const recipe::CompositeSpec& spec = *planned.spec;
  Text parts;
  for (std::size_t p = 0; p < planned.parts.size(); ++p) {
    const recipe::CompositePart& part = spec.parts[p];
    const recipe::CompositePartPlan& at = planned.parts[p];
    const LayerInfo& info = plan.indicators[at.indicator].plugin.layers[at.layer];
    const Text words = normalised_words(how_of(spec, part));
    const bool turned = part.polarity == "low_is_need";
    const auto add = [&](std::string& text, const std::string& title, const std::string& scale,
                         const std::string& weight, const std::string& low) {
      text += (text.empty() ? "" : "; ") + title + ": " + scale + ", " + weight + " " +
              shortest(part.weight) + (turned ? low : "");
    };
    add(parts.sv, info.title.in("sv"), words.sv, "vikt", ", lågt värde är behov");
    add(parts.en, info.title.in("en"), words.en, "weight", ", low values mean need");
  }
  const bool geometric = spec.aggregate == "geometric";
  return {std::string(geometric ? "Viktat geometriskt medelvärde av " : "Viktat medelvärde av ") +
              parts.sv + ". Högre är större behov.",
          std::string(geometric ? "Weighted geometric mean of " : "Weighted mean of ") + parts.en +
              ". Higher is greater need."};
}

struct Infos {
  std::shared_ptr<const LayerInfo> score, rank;
};

Infos infos_of(const recipe::CompositePlan& planned, const recipe::Plan& plan) {
  const recipe::CompositeSpec& spec = *planned.spec;
  LayerInfo score{.id = "score",
                  .title = spec.title,
                  .doc = doc_of(planned, plan),
                  .kind = LayerKind::index,
                  .direction = Direction::higher_is_worse,
                  .counts_persons = false};
  if (score.title == Text{}) score.title = {spec.name.text, spec.name.text};
  for (const recipe::CompositePart& part : spec.parts) score.parts.push_back(part.layer.text);
  const std::string of = " av " + std::to_string(spec.parts.size());
  const std::string of_en = " of " + std::to_string(spec.parts.size());
  for (std::size_t k = 1; k < spec.parts.size(); ++k) {
    score.reasons.push_back({"bygger på " + std::to_string(k) + of + " mått",
                             "rests on " + std::to_string(k) + of_en + " measures"});
  }
  LayerInfo rank = score;
  rank.id = "rank";
  rank.decimals = 0;
  rank.title = {score.title.in("sv") + ", plats", score.title.in("en") + ", rank"};
  rank.doc = {"Plats bland områdena på samma nivå; 1 är störst behov.",
              "Rank among the areas of the level; 1 is the greatest need."};
  rank.direction = Direction::neutral;
  rank.parts = {"score"};
  return {std::make_shared<const LayerInfo>(std::move(score)),
          std::make_shared<const LayerInfo>(std::move(rank))};
}

const LayerResult* find(const LevelResult& level, const std::string& indicator,
                        const std::string& layer, const std::string& period) {
  const auto at =
      std::find_if(level.layers.begin(), level.layers.end(), [&](const LayerResult& one) {
        return one.indicator == indicator && one.info->id == layer && one.period == period;
      });
  return at == level.layers.end() ? nullptr : &*at;
}

class Composer {
 public:
  Composer(const recipe::CompositePlan& planned, const recipe::Plan& plan)
      : planned_(planned), plan_(plan), infos_(infos_of(planned, plan)) {}

  void add_to(LevelResult& level, const std::string& period) const {
    const recipe::CompositeSpec& spec = *planned_.spec;
    const std::size_t areas = level.areas->size();
    std::vector<std::vector<double>> parts;
    std::vector<double> weights;
    std::vector<double> base(areas, kNone);
    for (std::size_t p = 0; p < planned_.parts.size(); ++p) {
      parts.push_back(scaled(level, p, period, base));
      weights.push_back(spec.parts[p].weight);
    }
    const auto how =
        composite::aggregation(spec.aggregate).value_or(composite::Aggregation::arithmetic);
    const std::vector<composite::Score> scores = composite::aggregate(parts, weights, how);
    Estimates score(areas);
    Estimates rank(areas);
    std::vector<double> values;
    for (const composite::Score& one : scores) values.push_back(one.value);
    const std::vector<double> ranks = composite::ranks(values);
    for (std::size_t i = 0; i < areas; ++i) {
      put(score.spans(), i, values[i], base[i], scores[i].present);
      put(rank.spans(), i, ranks[i], base[i], scores[i].present);
    }
    add(level, period, infos_.score, std::move(score));
    add(level, period, infos_.rank, std::move(rank));
  }

 private:
  /// A part on the common scale, NaN where it is not published; lowers `base` to its own.
  [[nodiscard]] std::vector<double> scaled(const LevelResult& level, std::size_t p,
                                           const std::string& period,
                                           std::vector<double>& base) const {
    const recipe::CompositePart& part = planned_.spec->parts[p];
    const recipe::CompositePartPlan& at = planned_.parts[p];
    const recipe::IndicatorPlan& indicator = plan_.indicators[at.indicator];
    const LayerResult* layer =
        find(level, indicator.spec->name.text, indicator.plugin.layers[at.layer].id, period);
    if (layer == nullptr) {
      throw Error(ErrorKind::bug, {.subject = part.layer.text, .what = "is not in the profile"});
    }
    const ConstEstimateSpans spans = layer->estimates.spans();
    std::vector<double> values(spans.size(), kNone);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!has_value(spans.state_of(i))) continue;
      values[i] = spans.value[i];
      base[i] = std::fmin(base[i], spans.base[i]);  // NaN gives way
    }
    const composite::Normalisation how = how_of(*planned_.spec, part);
    std::vector<double> out = composite::normalise(values, how);
    return part.polarity == "low_is_need" ? composite::turned(std::move(out), how) : out;
  }

  void put(EstimateSpans spans, std::size_t i, double value, double base,
           std::size_t present) const {
    if (std::isnan(value)) return;  // missing, as all begin
    const bool whole = present == planned_.parts.size();
    spans.value[i] = value;
    spans.base[i] = base;
    spans.state[i] = static_cast<std::uint8_t>(whole ? State::ok : State::unreliable);
    if (!whole) spans.reason[i] = static_cast<std::int32_t>(present) - 1;
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
  Infos infos_;
};

}  // namespace

void compose(Profile& profile, const recipe::Plan& plan) {
  for (const recipe::CompositePlan& planned : plan.composites) {
    const Composer composer(planned, plan);
    for (const std::size_t l : planned.levels) {
      for (const std::string& period : profile.periods) composer.add_to(profile.levels[l], period);
    }
  }
}

}  // namespace omrade::run
