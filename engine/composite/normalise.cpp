#include "composite/normalise.hpp"

#include <array>

namespace omrade::composite {
namespace {

struct Word {
  std::string_view text;
  Normalisation how;
};
constexpr std::array kWords{Word{"z-score", Normalisation::z_score},
                            Word{"min-max", Normalisation::min_max},
                            Word{"percentile-rank", Normalisation::percentile_rank},
                            Word{"rank", Normalisation::rank},
                            Word{"imd-exponential", Normalisation::imd_exponential},
                            Word{"target", Normalisation::target},
                            Word{"population-z-score", Normalisation::population_z_score}};

}  // namespace

std::optional<Normalisation> normalisation(std::string_view word) {
  for (const Word& one : kWords) {
    if (one.text == word) return one.how;
  }
  return std::nullopt;
}

std::string_view word_of(Normalisation how) {
  for (const Word& one : kWords) {
    if (one.how == how) return one.text;
  }
  return "";
}

std::vector<double> normalise(std::span<const double> values, Normalisation how) {
  std::vector<double> out(values.begin(), values.end());
  ScaleScratch scratch;
  scale(out, {.how = how}, {}, scratch);
  return out;
}

std::vector<double> turned(std::vector<double> normalised, Normalisation how) {
  for (double& value : normalised) value = how == Normalisation::z_score ? -value : 1 - value;
  return normalised;
}

std::vector<double> above_zero(std::vector<double> normalised) {
  constexpr double lowest = 0.01;
  for (double& value : normalised) value = lowest + (1 - lowest) * value;
  return normalised;
}

}  // namespace omrade::composite
