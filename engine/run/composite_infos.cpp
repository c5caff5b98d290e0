#include "run/composite_infos.hpp"

#include "base/text.hpp"
#include "composite/composite.hpp"
#include "run/assemble.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

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
    case composite::Normalisation::population_z_score:
      return {"standardavvikelser från befolkningens medelvärde (viktade z-poäng)",
              "standard deviations from the population's mean (weighted z-scores)"};
    case composite::Normalisation::min_max:
      return {"läget mellan det lägsta och det högsta värdet (min-max)",
              "the place between the lowest and the highest value (min-max)"};
    case composite::Normalisation::percentile_rank:
      return {"andelen av de andra områdena som har lägre värde (percentilrang)",
              "the share of the other areas that have a lower value (percentile rank)"};
    case composite::Normalisation::rank:
      return {"platsen från det lägsta värdet (rang)", "the place from the lowest value (rank)"};
    case composite::Normalisation::imd_exponential:
      return {"exponentiell skala av rangen, 0 till 100 (IMD)",
              "an exponential scale of the rank, 0 to 100 (IMD)"};
    case composite::Normalisation::target:
      return {"avståndet till målet", "the distance to the target"};
  }
  return {};
}

/// "Viktat medelvärde", …
Text mean_words(composite::Aggregation how) {
  switch (how) {
    case composite::Aggregation::arithmetic:
      return {"Viktat medelvärde", "Weighted mean"};
    case composite::Aggregation::geometric:
      return {"Viktat geometriskt medelvärde", "Weighted geometric mean"};
    case composite::Aggregation::harmonic:
      return {"Viktat harmoniskt medelvärde", "Weighted harmonic mean"};
    case composite::Aggregation::generalised:
      return {"Viktat generaliserat medelvärde", "Weighted generalised mean"};
    case composite::Aggregation::copeland:
      return {"Parvisa jämförelser (Copeland)", "Comparisons in pairs (Copeland)"};
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
  const Text mean = mean_words(how_of(spec));
  Text out{mean.sv + " av " + parts.sv + ".", mean.en + " of " + parts.en + "."};
  const bool raised =
      how_of(spec) != composite::Aggregation::arithmetic &&
      how_of(spec) != composite::Aggregation::copeland &&
      std::any_of(spec.parts.begin(), spec.parts.end(), [&](const recipe::CompositePart& part) {
        return !part.scale && composite::has_ends(how_of(spec, part));
      });
  if (raised) {
    out.sv += " Varje skala går från 0,01 till 1, för med 0 skulle ett enda mått avgöra allt.";
    out.en += " Each scale goes from 0.01 to 1, for with 0 a single measure would decide it all.";
  }
  out.sv += " Högre är större behov.";
  out.en += " Higher is greater need.";
  return out;
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

/// Limits of the rank, and the probability of being among the most in need.
void add_drawn_infos(CompositeInfos& infos, const recipe::CompositeSpec& spec) {
  if (spec.draws == 0) return;
  const Text title = infos.score->title;
  LayerInfo lower = *infos.rank;
  lower.id = "rank_lower";
  lower.title = {title.in("sv") + ", rang som högst", title.in("en") + ", rank at the highest"};
  lower.doc = {
      "Med 95 % sannolikhet är rangen inte högre än så, givet hur osäkra de publicerade måtten är.",
      "The rank is no higher than this with 95% probability, given how uncertain the published "
      "measures are."};
  LayerInfo upper = lower;
  upper.id = "rank_upper";
  upper.title = {title.in("sv") + ", rang som lägst", title.in("en") + ", rank at the lowest"};
  upper.doc = {
      "Med 95 % sannolikhet är rangen inte lägre än så, givet hur osäkra de publicerade måtten är.",
      "The rank is no lower than this with 95% probability, given how uncertain the published "
      "measures are."};
  infos.rank_lower = std::make_shared<const LayerInfo>(std::move(lower));
  infos.rank_upper = std::make_shared<const LayerInfo>(std::move(upper));
  if (spec.top == 0) return;
  LayerInfo top = *infos.rank;
  top.id = "top";
  top.decimals = 2;
  const std::string count = std::to_string(spec.top);
  top.title = {title.in("sv") + ", sannolikhet att vara bland de " + count,
               title.in("en") + ", probability of being among the " + count};
  top.doc = {"Sannolikheten, från 0 till 1, att området är ett av de " + count +
                 " med störst behov, givet hur osäkra de publicerade måtten är.",
             "The probability, from 0 to 1, that the area is one of the " + count +
                 " most in need, given how uncertain the published measures are."};
  infos.top = std::make_shared<const LayerInfo>(std::move(top));
}

}  // namespace

std::int32_t composite_reason(std::size_t present, bool unreliable, std::size_t parts) {
  return static_cast<std::int32_t>(present - 1 + (unreliable ? parts - 1 : 0));
}

CompositeInfos composite_infos(const recipe::CompositePlan& planned, const recipe::Plan& plan) {
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
  CompositeInfos infos{.score = std::make_shared<const LayerInfo>(std::move(score)),
                       .rank = std::make_shared<const LayerInfo>(std::move(rank))};
  add_drawn_infos(infos, spec);
  return infos;
}

}  // namespace omrade::run
