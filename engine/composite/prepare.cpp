#include "composite/prepare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace omrade::composite {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<double> known(std::span<const double> values) {
  std::vector<double> out;
  for (const double x : values) {
    if (!std::isnan(x)) out.push_back(x);
  }
  return out;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double x : values) sum += x;
  return sum / static_cast<double>(values.size());
}

double deviation_of(const std::vector<double>& values) {
  const double mean = mean_of(values);
  double squares = 0;
  for (const double x : values) squares += (x - mean) * (x - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half]
                                : values[half - 1] + (values[half] - values[half - 1]) / 2;
}

bool passes(const Shape& shape) {
  constexpr double skewed = 2, heavy = 3.5;
  return !(std::abs(shape.skewness) >= skewed && shape.kurtosis >= heavy);
}

}  // namespace

std::optional<Imputation> imputation(std::string_view word) {
  if (word == "none") return Imputation::none;
  if (word == "mean") return Imputation::mean;
  if (word == "median") return Imputation::median;
  if (word == "group") return Imputation::group;
  return std::nullopt;
}

std::vector<double> impute(std::span<double> values, Imputation how,
                           std::span<const std::int32_t> groups) {
  std::vector<double> spread(values.size());
  const std::vector<double> all = known(values);
  if (how == Imputation::none || all.size() < 2) return spread;
  const double middle = how == Imputation::median ? median_of(all) : mean_of(all);
  const double deviation = deviation_of(all);
  std::map<std::int32_t, std::vector<double>> by_group;
  if (how == Imputation::group) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!std::isnan(values[i]) && groups[i] >= 0) by_group[groups[i]].push_back(values[i]);
    }
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) continue;
    values[i] = middle;
    spread[i] = deviation;
    if (how != Imputation::group || groups[i] < 0) continue;
    const auto group = by_group.find(groups[i]);
    if (group == by_group.end() || group->second.size() < 2) continue;
    values[i] = mean_of(group->second);
    spread[i] = deviation_of(group->second);
  }
  return spread;
}

Shape shape_of(std::span<const double> values) {
  const std::vector<double> x = known(values);
  const auto n = static_cast<double>(x.size());
  if (x.size() < 4) return {kNone, kNone};
  const double mean = mean_of(x);
  double m2 = 0, m3 = 0, m4 = 0;
  for (const double one : x) {
    const double d = one - mean;
    m2 += d * d / n;
    m3 += d * d * d / n;
    m4 += d * d * d * d / n;
  }
  if (!(m2 > 0)) return {kNone, kNone};
  const double g1 = m3 / (m2 * std::sqrt(m2));
  const double g2 = m4 / (m2 * m2) - 3;
  return {g1 * std::sqrt(n * (n - 1)) / (n - 2),
          (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * g2 + 6)};
}

Treatment::Treatment()
    : least(-std::numeric_limits<double>::infinity()),
      most(std::numeric_limits<double>::infinity()) {}

double Treatment::operator()(double value) const {
  if (std::isnan(value)) return value;
  const double within = std::clamp(value, least, most);
  if (!logarithm) return within;
  return turned ? -std::log((most - within) / unit + 1) : std::log((within - least) / unit + 1);
}

double Treatment::back(double treated) const {
  if (std::isnan(treated)) return treated;
  double value = treated;
  if (logarithm)
    value = turned ? most - unit * std::expm1(-treated) : least + unit * std::expm1(treated);
  return std::clamp(value, least, most);
}

Treatment treatment_of(std::span<const double> values) {
  constexpr std::size_t at_most = 5;
  constexpr double parts = 100;
  Treatment out;
  std::vector<double> x = known(values);
  const Shape shape = shape_of(x);
  if (x.size() < 4 || passes(shape) || std::isnan(shape.skewness)) return out;
  const bool low_tail = shape.skewness < 0;
  std::sort(x.begin(), x.end());
  const double low = x.front(), high = x.back();
  if (low_tail) std::reverse(x.begin(), x.end());
  const std::size_t n = x.size();
  for (std::size_t k = 1; k <= at_most && k + 1 < n; ++k) {
    for (std::size_t j = n - k; j < n; ++j) x[j] = x[n - k - 1];
    if (!passes(shape_of(x))) continue;
    (low_tail ? out.least : out.most) = x[n - k - 1];
    out.winsorised = k;
    return out;
  }
  out.logarithm = true;
  out.turned = low_tail;
  out.least = low;
  out.most = high;
  out.unit = (high - low) / parts;
  return out;
}

}  // namespace omrade::composite
