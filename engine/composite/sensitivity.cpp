#include "composite/sensitivity.hpp"

#include "composite/ranking.hpp"
#include "composite/ties.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace omrade::composite {
namespace {

constexpr std::size_t kDraws = 32;

/// The spec with one choice of each kind made in place of its own.
struct Way {
  std::optional<Normalisation> normalise{};
  std::optional<Weighing> weights{};
  std::optional<Aggregation> aggregate{};
};

Spec with(Spec spec, const Way& way) {
  if (way.aggregate) spec.mean.how = *way.aggregate;
  if (way.weights) spec.weights = *way.weights;
  if (way.normalise) {
    for (PartSpec& part : spec.parts) {
      part.normalise = *way.normalise;
      part.ends.reset();
    }
  }
  return spec;
}

bool possible(const Spec& spec, const Prepared& prepared) {
  return !fault_of(spec, prepared).has_value();
}

template <class Value>
void drop(std::vector<std::optional<Value>>& from, Value value) {
  from.erase(std::remove(from.begin(), from.end(), std::optional<Value>(value)), from.end());
}

bool all_parts_are(const Spec& spec, Normalisation how) {
  return std::all_of(spec.parts.begin(), spec.parts.end(),
                     [how](const PartSpec& part) { return part.normalise == how && !part.ends; });
}

template <class Value>
Factor factor_of(const std::string& name, const std::vector<std::optional<Value>>& levels,
                 const std::string& own) {
  Factor out{.name = name, .levels = {}};
  for (const auto& one : levels) out.levels.push_back(one ? std::string(word_of(*one)) : own);
  return out;
}

}  // namespace

Choices usual_choices() {
  return {
      .normalise = {Normalisation::z_score, Normalisation::min_max, Normalisation::percentile_rank},
      .weights = {Weighing::given, Weighing::equal, Weighing::principal},
      .aggregate = {Aggregation::arithmetic, Aggregation::geometric}};
}

Design design_of(const Spec& spec, const Prepared& prepared, const Choices& choices) {
  // The first level of each is the spec's own way.
  std::vector<std::optional<Normalisation>> scales{std::nullopt};
  std::vector<std::optional<Weighing>> weighings{std::nullopt};
  std::vector<std::optional<Aggregation>> means{std::nullopt};
  for (const Normalisation one : choices.normalise) {
    if (one == Normalisation::target || all_parts_are(spec, one)) continue;
    if (one == Normalisation::population_z_score && prepared.population.empty()) continue;
    scales.emplace_back(one);
  }
  for (const Weighing one : choices.weights)
    if (one != spec.weights) weighings.emplace_back(one);
  // A generalised mean needs a power, which only the spec's own has; Copeland's time is a square.
  constexpr std::size_t most_areas = 500;
  for (const Aggregation one : choices.aggregate) {
    if (one == spec.mean.how || one == Aggregation::generalised) continue;
    if (one == Aggregation::copeland && prepared.areas.size() > most_areas) continue;
    means.emplace_back(one);
  }
  // Means that the spec's own scales cannot be taken of are left out, then scales that a mean that
  // is left cannot take, then weights that some scale does not have.
  for (const auto mean : std::vector(means)) {
    if (mean && !possible(with(spec, {.aggregate = mean}), prepared)) drop(means, *mean);
  }
  for (const auto scale : std::vector(scales)) {
    const bool all = std::all_of(means.begin(), means.end(), [&](const auto& mean) {
      return possible(with(spec, {.normalise = scale, .aggregate = mean}), prepared);
    });
    if (scale && !all) drop(scales, *scale);
  }
  for (const auto weights : std::vector(weighings)) {
    const bool all = std::all_of(scales.begin(), scales.end(), [&](const auto& scale) {
      return possible(with(spec, {.normalise = scale, .weights = weights}), prepared);
    });
    if (weights && !all) drop(weighings, *weights);
  }
  Design out;
  const std::string own = "as given";
  if (scales.size() > 1) out.factors.push_back(factor_of("normalise", scales, own));
  if (weighings.size() > 1)
    out.factors.push_back(factor_of("weights", weighings, std::string(word_of(spec.weights))));
  if (means.size() > 1)
    out.factors.push_back(factor_of("aggregate", means, std::string(word_of(spec.mean.how))));
  for (const auto& scale : scales)
    for (const auto& weights : weighings)
      for (const auto& mean : means)
        out.methods.push_back(method_of(
            with(spec, {.normalise = scale, .weights = weights, .aggregate = mean}), prepared));
  return out;
}

Sensitivity sensitivity_of(const Composite& index, const Simulation& simulation,
                           const Design& design, const ParallelFor& loop) {
  const bool uncertain = std::any_of(simulation.parts.begin(), simulation.parts.end(),
                                     [](const auto& part) { return !part.posterior.is_known(); });
  const std::size_t draws = uncertain ? kDraws : 1;
  const std::size_t n = index.score.size();
  Sensitivity out{.factors = design.factors, .combinations = design.methods.size() * draws};
  std::vector<std::size_t> levels;
  for (const Factor& factor : design.factors) levels.push_back(factor.levels.size());
  if (uncertain) {
    levels.push_back(draws);
    out.factors.push_back({.name = "data", .levels = {}});
  }
  std::vector<std::vector<float>> ranks(out.combinations);
  const Drawing drawing(simulation);
  loop(draws, [&](std::size_t draw) {
    Drawing::Scratch scratch;
    Parts values;
    drawing.values(draw, values, scratch);
    std::vector<double> scores(n), rounding(n);
    std::vector<std::uint32_t> first(n), last(n);
    for (std::size_t m = 0; m < design.methods.size(); ++m) {
      Parts scaled = values;
      for (std::size_t p = 0; p < scaled.size(); ++p)
        scale(scaled[p], design.methods[m].scalings[p], simulation.population, scratch.scale);
      scores_of(design.methods[m].hierarchy, scaled, scores, scratch.hierarchy);
      rounding_of(design.methods[m].hierarchy.mean, scaled, scores, rounding);
      Ranking().rank(scores, rounding, first, last);
      std::vector<float>& own = ranks[m * draws + draw];
      constexpr float half = 0.5F;
      for (std::size_t i = 0; i < n; ++i)
        own.push_back(half * (static_cast<float>(first[i]) + static_cast<float>(last[i])));
    }
  });
  out.of_ranks = sobol(levels, ranks);
  // From the first combination, the spec's own, along each factor.
  std::size_t stride = out.combinations;
  for (const std::size_t own : levels) {
    stride /= own;
    double sum = 0;
    for (std::size_t l = 1; l < own; ++l)
      for (std::size_t i = 0; i < n; ++i)
        sum +=
            std::abs(static_cast<double>(ranks[l * stride][i]) - static_cast<double>(ranks[0][i]));
    out.mean_shift.push_back(sum / static_cast<double>(std::max<std::size_t>(1, own - 1) * n));
  }
  return out;
}

}  // namespace omrade::composite
