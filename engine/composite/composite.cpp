#include "composite/composite.hpp"

#include "base/error.hpp"
#include "composite/first_component.hpp"
#include "composite/ties.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::composite {
namespace {

Scaling scaling_of(const PartSpec& part, Mean mean) {
  constexpr double lowest = 0.01;
  Scaling out{.how = part.normalise, .low_is_need = part.low_is_need, .target = part.target};
  if (mean.wants_positive() && mean.how != Aggregation::copeland) out.ends = {lowest, 1};
  if (part.ends) out.ends = *part.ends;
  return out;
}

std::vector<double> picked(const std::vector<double>& from, const std::vector<std::size_t>& areas) {
  std::vector<double> out;
  out.reserve(areas.size());
  for (const std::size_t area : areas) out.push_back(from[area]);
  return out;
}

Parts scaled_parts(const Prepared& prepared, const std::vector<Scaling>& scalings) {
  Parts out = prepared.values;
  ScaleScratch scratch;
  for (std::size_t p = 0; p < out.size(); ++p) {
    const Treatment& treatment = prepared.parts[p].treatment;
    if (!treatment.does_nothing())
      for (double& x : out[p]) x = treatment(x);
    scale(out[p], scalings[p], prepared.population, scratch);
  }
  return out;
}

std::vector<Scaling> scalings_of(const Spec& spec) {
  std::vector<Scaling> out;
  for (const PartSpec& part : spec.parts) out.push_back(scaling_of(part, spec.mean));
  return out;
}

Hierarchy hierarchy_of(const Spec& spec) {
  Hierarchy out{.mean = spec.mean};
  for (const PartSpec& part : spec.parts) {
    out.domain_of.push_back(part.domain);
    out.part_weights.push_back(part.weight);
  }
  for (const DomainSpec& domain : spec.domains) out.domain_weights.push_back(domain.weight);
  return out;
}

/// Entries of the first component of each domain's parts, beside the parts.
std::vector<double> components(const Spec& spec, const Parts& scaled) {
  std::vector<double> out(scaled.size(), 1);
  for (std::size_t d = 0; d < spec.domains.size(); ++d) {
    Parts own;
    std::vector<std::size_t> at;
    for (std::size_t p = 0; p < scaled.size(); ++p) {
      if (spec.parts[p].domain != d) continue;
      own.push_back(scaled[p]);
      at.push_back(p);
    }
    if (own.empty()) continue;
    const std::vector<double> entries = first_component(own);
    for (std::size_t k = 0; k < at.size(); ++k) out[at[k]] = entries[k];
  }
  return out;
}

}  // namespace

std::optional<Weighing> weighing(std::string_view word) {
  if (word == "given") return Weighing::given;
  if (word == "equal") return Weighing::equal;
  if (word == "first-component") return Weighing::principal;
  if (word == "noise-robust") return Weighing::noise_robust;
  return std::nullopt;
}

std::string_view word_of(Weighing how) {
  switch (how) {
    case Weighing::given:
      return "given";
    case Weighing::equal:
      return "equal";
    case Weighing::principal:
      return "first-component";
    case Weighing::noise_robust:
      return "noise-robust";
  }
  return "";
}

Prepared prepare(const Spec& spec, const Data& data) {
  const std::size_t n = data.parts.empty() ? 0 : data.parts.front().values.size();
  if (data.parts.size() != spec.parts.size())
    throw Error(ErrorKind::bug, {.what = "a composite of other parts than its spec's"});
  for (const PartData& part : data.parts) {
    if (part.values.size() != n || (!part.errors.empty() && part.errors.size() != n))
      throw Error(ErrorKind::bug, {.what = "parts of a composite that differ in length"});
  }
  const std::vector<double> weights = flat_weights(hierarchy_of(spec));
  Prepared out;
  // What is left of sums of weights that are the whole but for rounding.
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < n; ++i) {
    double there = 0;
    std::size_t present = 0;
    for (std::size_t p = 0; p < weights.size(); ++p) {
      if (std::isnan(data.parts[p].values[i])) continue;
      there += weights[p];
      ++present;
    }
    if (present == 0 || there < spec.available - rounding) continue;
    out.areas.push_back(i);
    out.present.push_back(present);
    out.present_weight.push_back(present == weights.size() ? 1 : there);
  }
  if (!data.population.empty()) out.population = picked(data.population, out.areas);
  std::vector<std::int32_t> groups;
  for (const std::size_t area : out.areas)
    groups.push_back(data.groups.empty() ? -1 : data.groups[area]);
  for (std::size_t p = 0; p < weights.size(); ++p) {
    std::vector<double> values = picked(data.parts[p].values, out.areas);
    std::vector<double> errors;
    if (!data.parts[p].errors.empty()) errors = picked(data.parts[p].errors, out.areas);
    std::vector<double> filled = impute(values, spec.impute, groups);
    const Treatment treatment = spec.treat ? treatment_of(values) : Treatment();
    out.parts.push_back({Posterior({.values = values,
                                    .errors = errors,
                                    .filled = filled,
                                    .least = spec.parts[p].least,
                                    .most = spec.parts[p].most}),
                         treatment});
    out.values.push_back(std::move(values));
    out.filled.push_back(std::move(filled));
  }
  return out;
}

std::optional<Fault> fault_of(const Spec& spec, const Prepared& prepared) {
  if (prepared.areas.empty()) return Fault{Trouble::no_areas};
  const std::vector<Scaling> scalings = scalings_of(spec);
  double people = 0;
  for (const double one : prepared.population) people += one;
  for (std::size_t p = 0; p < spec.parts.size(); ++p) {
    std::vector<double> known;
    for (const double x : prepared.values[p])
      if (!std::isnan(x)) known.push_back(prepared.parts[p].treatment(x));
    if (known.size() < 2) return Fault{Trouble::no_values, p};
    const auto [least, most] = std::minmax_element(known.begin(), known.end());
    if (*least == *most) return Fault{Trouble::constant, p};
    if (scalings[p].how == Normalisation::target &&
        (scalings[p].low_is_need ? *least >= scalings[p].target : *most <= scalings[p].target))
      return Fault{Trouble::met, p};
    if (spec.mean.wants_positive() && spec.mean.how != Aggregation::copeland &&
        !is_positive(scalings[p]))
      return Fault{Trouble::not_positive, p};
    if (scalings[p].how == Normalisation::population_z_score && !(people > 0))
      return Fault{Trouble::no_population, p};
  }
  if (!cholesky_of(spec)) return Fault{Trouble::correlations};
  const Parts scaled = scaled_parts(prepared, scalings);
  for (std::size_t p = 0; p < scaled.size(); ++p) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t i = 0; i < scaled[p].size(); ++i) {
      if (std::isnan(prepared.values[p][i])) continue;
      if (!std::isfinite(scaled[p][i])) return Fault{Trouble::beyond, p};
      low = std::min(low, scaled[p][i]);
      high = std::max(high, scaled[p][i]);
    }
    if (low == high) return Fault{Trouble::level, p};
  }
  if (spec.weights == Weighing::principal) {
    const std::vector<double> entries = components(spec, scaled);
    for (std::size_t p = 0; p < entries.size(); ++p) {
      if (!(entries[p] > 0)) return Fault{Trouble::mixed_signs, p};
    }
  }
  return std::nullopt;
}

Hierarchy weighed(const Spec& spec, Weighing how, const Prepared& prepared, const Parts& scaled) {
  Hierarchy out = hierarchy_of(spec);
  if (how == Weighing::equal) {
    for (double& weight : out.part_weights) weight = 1;
    for (double& weight : out.domain_weights) weight = 1;
  } else if (how == Weighing::principal) {
    out.part_weights = components(spec, scaled);
  } else if (how == Weighing::noise_robust) {
    for (std::size_t p = 0; p < out.part_weights.size(); ++p)
      out.part_weights[p] *= prepared.parts[p].posterior.reliability();
  }
  for (const double weight : out.part_weights) {
    if (!(weight > 0)) throw Error(ErrorKind::bug, {.what = "a weight that is not above 0"});
  }
  return out;
}

Method method_of(const Spec& spec, const Prepared& prepared) {
  Method out{.scalings = scalings_of(spec), .hierarchy = {}};
  out.hierarchy = weighed(spec, spec.weights, prepared, scaled_parts(prepared, out.scalings));
  return out;
}

Composite compose(const Prepared& prepared, const Method& method) {
  Composite out{.scaled = scaled_parts(prepared, method.scalings),
                .score = std::vector<double>(prepared.areas.size())};
  if (method.hierarchy.mean.how == Aggregation::copeland) {
    HierarchyScratch scratch;
    scores_of(method.hierarchy, out.scaled, out.score, scratch);
  } else {
    out.contributions = contributions_of(method.hierarchy, out.scaled);
    out.score = out.contributions->score;
  }
  out.rounding.resize(out.score.size());
  rounding_of(method.hierarchy.mean, out.scaled, out.score, out.rounding);
  if (out.contributions && method.hierarchy.mean.wants_positive()) {
    // Scores are what these sum to, and may be small beside them.
    const auto hold = [&](const std::vector<double>& terms) {
      for (std::size_t i = 0; i < terms.size(); ++i)
        out.rounding[i] = std::fmax(out.rounding[i], kRounding * std::abs(terms[i]));
    };
    hold(out.contributions->reference);
    for (const std::vector<double>& terms : out.contributions->of) hold(terms);
  }
  out.rank = ranks(out.score, out.rounding);
  if (method.hierarchy.domain_weights.size() > 1)
    out.domains = domain_scores(method.hierarchy, out.scaled);
  return out;
}

std::optional<std::vector<double>> cholesky_of(const Spec& spec) {
  if (spec.correlations.empty()) return std::vector<double>{};
  const std::size_t n = spec.parts.size();
  std::vector<double> r(n * n), l(n * n);
  for (std::size_t p = 0; p < n; ++p) r[p * n + p] = 1;
  for (const Correlation& one : spec.correlations)
    r[one.a * n + one.b] = r[one.b * n + one.a] = one.r;
  for (std::size_t p = 0; p < n; ++p) {
    for (std::size_t q = 0; q <= p; ++q) {
      double sum = r[p * n + q];
      for (std::size_t k = 0; k < q; ++k) sum -= l[p * n + k] * l[q * n + k];
      if (p == q) {
        if (!(sum > 0)) return std::nullopt;
        l[p * n + p] = std::sqrt(sum);
      } else {
        l[p * n + q] = sum / l[q * n + q];
      }
    }
  }
  return l;
}

Simulation simulation_of(const Spec& spec, const Prepared& prepared, std::vector<Method> methods) {
  return {.parts = prepared.parts,
          .population = prepared.population,
          .methods = std::move(methods),
          .weight_noise = spec.weight_noise,
          .cholesky = cholesky_of(spec).value_or(std::vector<double>{}),
          .draws = spec.draws,
          .seed = spec.seed,
          .top = std::min(spec.top, prepared.areas.size())};
}

Simulated simulate_around(const Composite& index, const Simulation& simulation,
                          const ParallelFor& loop) {
  Simulated out = simulate(simulation, loop);
  const auto hold = [](std::vector<double>& lower, std::vector<double>& upper,
                       const std::vector<double>& own) {
    for (std::size_t i = 0; i < own.size(); ++i) {
      lower[i] = std::min(lower[i], own[i]);
      upper[i] = std::max(upper[i], own[i]);
    }
  };
  hold(out.score_lower95, out.score_upper95, index.score);
  hold(out.score_lower998, out.score_upper998, index.score);
  hold(out.rank_lower95, out.rank_upper95, index.rank);
  hold(out.rank_lower998, out.rank_upper998, index.rank);
  hold(out.set_lower95, out.set_upper95, index.rank);
  return out;
}

}  // namespace omrade::composite
