#include "numeric.hpp"

#include "random.hpp"

#include <cmath>
#include <cstddef>

namespace kronoberg {
namespace {

constexpr double smooth(double t) {
  return t * t * (3.0 - 2.0 * t);
}

double one_octave(std::uint64_t seed, Point point) {
  const double left = std::floor(point.x);
  const double low = std::floor(point.y);
  const auto i = static_cast<std::int64_t>(left);
  const auto j = static_cast<std::int64_t>(low);
  const double u = smooth(point.x - left);
  const double v = smooth(point.y - low);
  const double bottom = unit_at(seed, i, j) * (1.0 - u) + unit_at(seed, i + 1, j) * u;
  const double top = unit_at(seed, i, j + 1) * (1.0 - u) + unit_at(seed, i + 1, j + 1) * u;
  return 2.0 * (bottom * (1.0 - v) + top * v) - 1.0;
}

}  // namespace

double growth(double x) {
  if (x < -40.0) return 0.0;
  double value = 1.0 + x / 4096.0;
  for (int i = 0; i < 12; ++i) value *= value;
  return value;
}

double Noise::at(Point point) const {
  double sum = 0.0;
  double height = 0.6;
  double wavelength = wavelength_;
  for (int octave = 0; octave < octaves_; ++octave) {
    sum += height * one_octave(seed_ + 977U * static_cast<std::uint64_t>(octave),
                               {point.x / wavelength, point.y / wavelength});
    height *= 0.55;
    wavelength *= 0.5;
  }
  return sum;
}

Point Warp::operator()(Point point) const {
  return {point.x + amplitude_ * east_.at(point), point.y + amplitude_ * north_.at(point)};
}

std::vector<int> shares_of(int total, const std::vector<double>& weights) {
  double sum = 0.0;
  for (const double weight : weights) sum += weight;
  std::vector<int> shares;
  shares.reserve(weights.size());
  // The rounded running total is handed out, so the last running total is exactly `total`.
  double running = 0.0;
  int given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    running += weights[i];
    const double due = i + 1 == weights.size() ? total : std::floor(running / sum * total + 0.5);
    shares.push_back(static_cast<int>(due) - given);
    given = static_cast<int>(due);
  }
  return shares;
}

}  // namespace kronoberg
