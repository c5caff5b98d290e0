#include "run/compose.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "run/assemble.hpp"

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

composite::Aggregation how_of(const recipe::CompositeSpec& spec) {
  return composite::aggregation(spec.aggregate).value_or(composite::Aggregation::arithmetic);
}

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
      return {"andelen av de andra områdena som har lägre värde (percentilrang)",
              "the share of the other areas that have a lower value (percentile rank)"};
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
    const LayerInfo info = layer_info(plan.indicators[at.indicator], at.layer);
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
  if (how_of(spec) == composite::Aggregation::arithmetic) {
    return {"Viktat medelvärde av " + parts.sv + ". Högre är större behov.",
            "Weighted mean of " + parts.en + ". Higher is greater need."};
  }
  return {"Viktat geometriskt medelvärde av " + parts.sv +
              ". Varje skala går från 0,01 till 1, för med 0 skulle ett enda mått avgöra allt. "
              "Högre är större behov.",
          "Weighted geometric mean of " + parts.en +
              ". Each scale goes from 0.01 to 1, for with 0 a single measure would decide it all. "
              "Higher is greater need."};
}

/// What a score of so many parts rests on: first some of them for 1, 2, …, then, with unreliable
/// values among them, some or all.
std::vector<Text> reasons_of(std::size_t parts) {
  std::vector<Text> some;
  for (std::size_t k = 1; k < parts; ++k) {
    some.push_back(
        {"bygger på " + std::to_string(k) + " av " + std::to_string(parts) + " mått",
         "rests on " + std::to_string(k) + " of " + std::to_string(parts) + " measures"});
  }
  std::vector<Text> reasons = some;
  for (const Text& rests : some) {
    reasons.push_back({rests.sv + ", med ett eller flera osäkra värden",
                       rests.en + ", with one or more unreliable values"});
  }
  reasons.push_back(
      {"bygger på ett eller flera osäkra värden", "rests on one or more unreliable values"});
  return reasons;
}

/// Where `reasons_of` says it.
std::int32_t reason_of(std::size_t present, bool unreliable, std::size_t parts) {
  return static_cast<std::int32_t>(present - 1 + (unreliable ? parts - 1 : 0));
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
  score.reasons = reasons_of(spec.parts.size());
  LayerInfo rank = score;
  rank.id = "rank";
  rank.decimals = 0;
  rank.title = {score.title.in("sv") + ", rang", score.title.in("en") + ", rank"};
  rank.doc = {"Rang bland områdena på samma nivå; 1 är störst behov.",
              "Rank among the areas of the level; 1 is the greatest need."};
  rank.direction = Direction::neutral;
  rank.parts = {"score"};
  return {std::make_shared<const LayerInfo>(std::move(score)),
          std::make_shared<const LayerInfo>(std::move(rank))};
}

template <class Level>
auto find(Level& level, const std::string& indicator, const std::string& layer,
          const std::string& period) -> decltype(level.layers.data()) {
  const auto at =
      std::find_if(level.layers.begin(), level.layers.end(), [&](const LayerResult& one) {
        return one.indicator == indicator && one.info->id == layer && one.period == period;
      });
  return at == level.layers.end() ? nullptr : &*at;
}

/// A part on the common scale, turned and raised as the recipe asks.
ComposedPart part_of(const recipe::CompositePlan& planned, const recipe::Plan& plan, std::size_t p,
                     const LevelResult& level, const std::string& period) {
  const recipe::CompositePart& part = planned.spec->parts[p];
  const recipe::IndicatorPlan& indicator = plan.indicators[planned.parts[p].indicator];
  const LayerResult* layer = find(level, indicator.spec->name.text,
                                  indicator.plugin.layers[planned.parts[p].layer].id, period);
  if (layer == nullptr)
    throw Error(ErrorKind::bug, {.subject = part.layer.text, .what = "is not in the profile"});
  const ConstEstimateSpans spans = layer->estimates.spans();
  ComposedPart out{.layer = layer, .how = how_of(*planned.spec, part), .values = {}, .scaled = {}};
  out.values.assign(spans.size(), kNone);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (has_value(spans.state_of(i))) out.values[i] = spans.value[i];
  }
  out.scaled = composite::normalise(out.values, out.how);
  if (part.polarity == "low_is_need")
    out.scaled = composite::turned(std::move(out.scaled), out.how);
  if (how_of(*planned.spec) == composite::Aggregation::geometric)
    out.scaled = composite::above_zero(std::move(out.scaled));
  return out;
}

class Composer {
 public:
  Composer(const recipe::CompositePlan& planned, const recipe::Plan& plan)
      : planned_(planned), plan_(plan), infos_(infos_of(planned, plan)) {}

  void add_to(LevelResult& level, const std::string& period) const {
    const std::size_t areas = level.areas->size();
    const Composed made = composed(planned_, plan_, level, period);
    Estimates score(areas);
    for (std::size_t i = 0; i < areas; ++i)
      put(score.spans(), i, made.scores[i].value, made.scores[i].present, any_unreliable(made, i));
    add(level, period, infos_.score, std::move(score));
    add(level, period, infos_.rank, Estimates(areas));
  }

  /// Places among what the gate left: a gap in the ranks would be the place of a withheld area.
  void rank(LevelResult& level, const std::string& period) const {
    const std::string& name = planned_.spec->name.text;
    const ConstEstimateSpans score =
        find(std::as_const(level), name, infos_.score->id, period)->estimates.spans();
    std::vector<double> values(score.value.begin(), score.value.end());
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!has_value(score.state_of(i))) values[i] = kNone;
    }
    const std::vector<double> ranks = composite::ranks(values);
    const EstimateSpans out = find(level, name, infos_.rank->id, period)->estimates.spans();
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::isnan(values[i])) continue;
      out.value[i] = ranks[i];
      out.state[i] = score.state[i];
      out.reason[i] = score.reason[i];
    }
  }

 private:
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
    if (!good) spans.reason[i] = reason_of(present, unreliable, planned_.parts.size());
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

Composed composed(const recipe::CompositePlan& planned, const recipe::Plan& plan,
                  const LevelResult& level, const std::string& period) {
  Composed out;
  std::vector<std::vector<double>> scaled;
  std::vector<double> weights;
  for (std::size_t p = 0; p < planned.parts.size(); ++p) {
    out.parts.push_back(part_of(planned, plan, p, level, period));
    scaled.push_back(out.parts.back().scaled);
    weights.push_back(planned.spec->parts[p].weight);
  }
  out.scores = composite::aggregate(scaled, weights, how_of(*planned.spec));
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
  each([](const Composer& composer, LevelResult& level, const std::string& period) {
    composer.add_to(level, period);
  });
  std::vector<disclosure::Withheld> withheld = gate.withhold(profile);
  each([](const Composer& composer, LevelResult& level, const std::string& period) {
    composer.rank(level, period);
  });
  return withheld;
}

}  // namespace omrade::run
