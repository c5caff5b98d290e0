#include "composite/simulate.hpp"
#include "composite/ties.hpp"
#include "stats/normal_draws.hpp"

#include <algorithm>

namespace omrade::composite {
namespace {

// Streams of their own: for each draw one of the choices and the weights, and one of each part.
constexpr std::uint64_t kStreams = std::uint64_t{3} << 60U;
constexpr unsigned kPartBits = 12;

stats::Draws stream(const Simulation& simulation, std::uint64_t draw, std::uint64_t which) {
  return {simulation.seed, kStreams | (draw << kPartBits) | which};
}

void treat(const Treatment& treatment, std::vector<double>& values) {
  if (treatment.does_nothing()) return;
  for (double& x : values) x = treatment(x);
}

double unit(stats::Draws& draws) {
  constexpr double scale = 0x1p-32;
  return (static_cast<double>(draws.word()) + 0.5) * scale;  // NOLINT: the middle of the cell
}

void shake(std::vector<double>& weights, double noise, stats::Draws& draws) {
  for (double& weight : weights) weight *= 1 + noise * (2 * unit(draws) - 1);
}

}  // namespace

Drawing::Drawing(const Simulation& simulation) : simulation_(simulation), areas_(0) {
  for (const UncertainPart& part : simulation.parts) {
    known_.push_back(part.posterior.means());
    areas_ = known_.back().size();
    treat(part.treatment, known_.back());
  }
  ScaleScratch scratch;
  for (const Method& method : simulation.methods) {
    scaled_.emplace_back(simulation.parts.size());
    for (std::size_t p = 0; p < simulation.parts.size(); ++p) {
      if (varies(p)) continue;
      scaled_.back()[p] = known_[p];
      scale(scaled_.back()[p], method.scalings[p], simulation.population, scratch);
    }
  }
}

bool Drawing::varies(std::size_t part) const {
  return !simulation_.parts[part].posterior.is_known();
}

void Drawing::correlate(std::vector<std::vector<float>>& normals) const {
  const std::size_t parts = normals.size();
  // From the last: what a part takes of those before it is still as it was drawn.
  for (std::size_t p = parts; p-- > 0;) {
    const double own = simulation_.cholesky[p * parts + p];
    for (float& z : normals[p]) z = static_cast<float>(own * static_cast<double>(z));
    for (std::size_t q = 0; q < p; ++q) {
      const double share = simulation_.cholesky[p * parts + q];
      if (share == 0) continue;
      for (std::size_t i = 0; i < areas_; ++i)
        normals[p][i] += static_cast<float>(share * static_cast<double>(normals[q][i]));
    }
  }
}

void Drawing::values(std::uint64_t draw, Parts& out, Scratch& scratch) const {
  const std::size_t parts = simulation_.parts.size();
  const bool joint = !simulation_.cholesky.empty();
  out.resize(parts);
  scratch.normals.resize(joint ? parts : 1);
  if (joint) {
    for (std::size_t p = 0; p < parts; ++p) {
      stats::Draws draws = stream(simulation_, draw, 2 * p + 2);
      scratch.normals[p].resize(areas_);
      stats::normals(draws, scratch.normals[p]);
    }
    correlate(scratch.normals);
  }
  for (std::size_t p = 0; p < parts; ++p) {
    if (!varies(p)) {
      out[p] = known_[p];
      continue;
    }
    out[p].resize(areas_);
    stats::Draws draws = stream(simulation_, draw, 2 * p + 1);
    std::vector<float>& normals = scratch.normals[joint ? p : 0];
    if (!joint) {
      stats::Draws of_areas = stream(simulation_, draw, 2 * p + 2);
      normals.resize(areas_);
      stats::normals(of_areas, normals);
    }
    simulation_.parts[p].posterior.draw(draws, normals, out[p]);
    treat(simulation_.parts[p].treatment, out[p]);
  }
}

void Drawing::scores(std::uint64_t draw, std::span<double> out, Scratch& scratch) const {
  stats::Draws choices = stream(simulation_, draw, 0);
  const auto methods = static_cast<std::uint32_t>(simulation_.methods.size());
  const std::size_t chosen = methods > 1 ? choices.below(methods) : 0;
  const Method& method = simulation_.methods[chosen];
  values(draw, scratch.parts, scratch);
  for (std::size_t p = 0; p < scratch.parts.size(); ++p) {
    if (varies(p)) {
      scale(scratch.parts[p], method.scalings[p], simulation_.population, scratch.scale);
    } else {
      scratch.parts[p] = scaled_[chosen][p];
    }
  }
  if (simulation_.weight_noise > 0) {
    scratch.weighed = method.hierarchy;
    shake(scratch.weighed.part_weights, simulation_.weight_noise, choices);
    if (scratch.weighed.domain_weights.size() > 1)
      shake(scratch.weighed.domain_weights, simulation_.weight_noise, choices);
    scores_of(scratch.weighed, scratch.parts, out, scratch.hierarchy);
  } else {
    scores_of(method.hierarchy, scratch.parts, out, scratch.hierarchy);
  }
  scratch.rounding.resize(areas_);
  rounding_of(method.hierarchy.mean, scratch.parts, out, scratch.rounding);
}

}  // namespace omrade::composite
