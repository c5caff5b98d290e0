#include "composite/posterior.hpp"

#include "base/error.hpp"
#include "stats/normal_draws.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::composite {
namespace {

constexpr std::size_t kCells = 96;  ///< of the grid of τ

struct Noisy {
  std::vector<double> y, square;
};

struct At {
  double log_density = 0, mean = 0, variance = 0;
};

/// The marginal posterior of τ, up to a constant, and that of μ given τ.
At at(const Noisy& data, double tau) {
  double weight = 0, sum = 0;
  for (std::size_t i = 0; i < data.y.size(); ++i) {
    const double w = 1 / (data.square[i] + tau * tau);
    weight += w;
    sum += w * data.y[i];
  }
  At out{.mean = sum / weight, .variance = 1 / weight};
  double logs = 0, squares = 0;
  for (std::size_t i = 0; i < data.y.size(); ++i) {
    const double total = data.square[i] + tau * tau;
    logs += std::log(total);
    squares += (data.y[i] - out.mean) * (data.y[i] - out.mean) / total;
  }
  constexpr double half = 0.5;
  out.log_density = half * (std::log(out.variance) - logs - squares);
  return out;
}

/// The middles of equal cells of (from, to).
std::vector<double> middles(double from, double to) {
  std::vector<double> out;
  constexpr double half = 0.5;
  for (std::size_t k = 0; k < kCells; ++k)
    out.push_back(from + (to - from) * (static_cast<double>(k) + half) / kCells);
  return out;
}

double greatest(const std::vector<At>& all) {
  double most = all.front().log_density;
  for (const At& one : all) most = std::max(most, one.log_density);
  return most;
}

std::vector<At> over(const Noisy& data, const std::vector<double>& taus) {
  std::vector<At> out;
  for (const double tau : taus) out.push_back(at(data, tau));
  return out;
}

}  // namespace

Posterior::Posterior(const Measured& measured)
    : values_(measured.values.begin(), measured.values.end()),
      squares_(values_.size()),
      filled_(measured.filled.begin(), measured.filled.end()),
      least_(measured.least),
      most_(measured.most) {
  const bool errors = !measured.errors.empty();
  if ((errors && measured.errors.size() != values_.size()) ||
      (!filled_.empty() && filled_.size() != values_.size()))
    throw Error(ErrorKind::bug, {.what = "a layer whose errors are not one for each area"});
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (std::isnan(values_[i])) continue;
    const bool filled = !filled_.empty() && filled_[i] > 0;
    if (errors && !filled) squares_[i] = measured.errors[i] * measured.errors[i];
    known_ = known_ && !filled && squares_[i] == 0;
  }
  if (std::none_of(filled_.begin(), filled_.end(), [](double one) { return one > 0; }))
    filled_.clear();
  if (errors) find_spreads();
}

void Posterior::find_spreads() {
  Noisy data;
  double noise = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (std::isnan(values_[i]) || (!filled_.empty() && filled_[i] > 0)) continue;
    data.y.push_back(values_[i]);
    data.square.push_back(squares_[i]);
    noise += squares_[i];
  }
  const auto n = static_cast<double>(data.y.size());
  if (data.y.size() < 3 || !(noise > 0)) return;
  double mean = 0, squares = 0;
  for (const double y : data.y) mean += y / n;
  for (const double y : data.y) squares += (y - mean) * (y - mean) / (n - 1);
  // τ cannot be told to be much above the spread of the estimates and their noise together.
  constexpr double wide = 4;
  const double most = wide * std::sqrt(squares + noise / n);
  if (!(most > 0) || !std::isfinite(most)) return;
  std::vector<double> taus = middles(0, most);
  std::vector<At> found = over(data, taus);
  // A second grid where the first found anything.
  constexpr double nothing = -20;
  const double top = greatest(found);
  const auto is_there = [&](const At& one) { return one.log_density - top > nothing; };
  const auto first = std::find_if(found.begin(), found.end(), is_there) - found.begin();
  const auto last = found.rend() - std::find_if(found.rbegin(), found.rend(), is_there);
  const double cell = most / kCells;
  taus = middles(static_cast<double>(std::max<std::ptrdiff_t>(first - 1, 0)) * cell,
                 static_cast<double>(last + 1) * cell);
  found = over(data, taus);
  const double peak = greatest(found);
  double sum = 0;
  for (const At& one : found) sum += std::exp(one.log_density - peak);
  double below = 0, variance = 0;
  for (std::size_t k = 0; k < found.size(); ++k) {
    const double probability = std::exp(found[k].log_density - peak) / sum;
    below += probability;
    variance += probability * taus[k] * taus[k];
    spreads_.push_back({.variance = taus[k] * taus[k],
                        .mean = found[k].mean,
                        .deviation = std::sqrt(found[k].variance),
                        .probability = below});
  }
  reliability_ = variance / (variance + noise / n);
}

void Posterior::draw(stats::Draws& draws, std::span<const float> normals,
                     std::span<double> out) const {
  const std::size_t n = values_.size();
  if (spreads_.empty()) {
    for (std::size_t i = 0; i < n; ++i)
      out[i] = values_[i] + std::sqrt(squares_[i]) * static_cast<double>(normals[i]);
  } else {
    constexpr double scale = 0x1p-32;
    const double at = static_cast<double>(draws.word()) * scale;
    auto spread =
        std::upper_bound(spreads_.begin(), spreads_.end() - 1, at,
                         [](double wanted, const Spread& one) { return wanted < one.probability; });
    const double mu = spread->mean + spread->deviation * stats::normal(draws);
    const double tau2 = spread->variance;
    for (std::size_t i = 0; i < n; ++i) {
      const double keep = tau2 / (tau2 + squares_[i]);
      out[i] = mu + keep * (values_[i] - mu) +
               std::sqrt(keep * squares_[i]) * static_cast<double>(normals[i]);
    }
  }
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    if (filled_[i] > 0) out[i] = values_[i] + filled_[i] * static_cast<double>(normals[i]);
  }
  for (double& x : out) {
    x = x < least_ ? least_ : x;
    x = x > most_ ? most_ : x;
  }
}

std::vector<double> Posterior::means() const {
  if (spreads_.empty()) return values_;
  std::vector<double> out(values_.size());
  double before = 0;
  for (const Spread& spread : spreads_) {
    const double probability = spread.probability - before;
    before = spread.probability;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double keep = spread.variance / (spread.variance + squares_[i]);
      out[i] += probability * (spread.mean + keep * (values_[i] - spread.mean));
    }
  }
  for (std::size_t i = 0; i < filled_.size(); ++i) {
    if (filled_[i] > 0) out[i] = values_[i];
  }
  return out;
}

}  // namespace omrade::composite
