#include "composite/normalise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<double> known(std::span<const double> values) {
  std::vector<double> out;
  for (const double value : values) {
    if (!std::isnan(value)) out.push_back(value);
  }
  return out;
}

/// (value - origin) / unit for all; `middle` where the unit is 0.
std::vector<double> scaled(std::span<const double> values, double origin, double unit,
                           double middle) {
  std::vector<double> out(values.size(), kNone);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!std::isnan(values[i])) out[i] = unit > 0 ? (values[i] - origin) / unit : middle;
  }
  return out;
}

std::vector<double> z_scores(std::span<const double> values, const std::vector<double>& all) {
  double sum = 0;
  for (const double value : all) sum += value;
  const double mean = sum / static_cast<double>(all.size());
  double squares = 0;
  for (const double value : all) squares += (value - mean) * (value - mean);
  const double deviation = std::sqrt(squares / static_cast<double>(all.size() - 1));
  // Equal values differ from their mean by rounding alone.
  constexpr double rounding = 1e-12;
  return scaled(values, mean, deviation > rounding * std::abs(mean) ? deviation : 0, 0);
}

}  // namespace

std::optional<Normalisation> normalisation(std::string_view word) {
  if (word == "z-score") return Normalisation::z_score;
  if (word == "min-max") return Normalisation::min_max;
  if (word == "percentile-rank") return Normalisation::percentile_rank;
  return std::nullopt;
}

std::vector<double> normalise(std::span<const double> values, Normalisation how) {
  constexpr double middle = 0.5;
  std::vector<double> all = known(values);
  if (all.size() < 2) return std::vector<double>(values.size(), kNone);
  if (how == Normalisation::z_score) return z_scores(values, all);
  std::sort(all.begin(), all.end());
  if (how == Normalisation::min_max)
    return scaled(values, all.front(), all.back() - all.front(), middle);
  std::vector<double> out(values.size(), kNone);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (std::isnan(values[i])) continue;
    const auto below = std::lower_bound(all.begin(), all.end(), values[i]) - all.begin();
    out[i] = all.front() == all.back()
                 ? middle
                 : static_cast<double>(below) / static_cast<double>(all.size() - 1);
  }
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

std::vector<double> ranks(std::span<const double> values) {
  std::vector<double> all = known(values);
  std::sort(all.begin(), all.end());
  std::vector<double> out(values.size(), kNone);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (std::isnan(values[i])) continue;
    const auto above = all.end() - std::upper_bound(all.begin(), all.end(), values[i]);
    out[i] = static_cast<double>(above) + 1;
  }
  return out;
}

}  // namespace omrade::composite
