// Two-step floating catchment areas: access to a supply that is shared with everybody else within
// reach (Luo and Wang 2003; with a Gaussian kernel Dai 2010).
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade {
inline namespace sdk {
namespace access {

/// How much less a place counts that lies further away, from 1 at no distance to 0 beyond the
/// radius, whose border belongs to it.
enum class Kernel : std::uint8_t {
  step,   ///< 1 within the radius
  gauss,  ///< exp(−d² / 2s²), s = radius / 2, cut at the radius
};

inline double kernel_weight(Kernel kernel, double distance, double radius) {
  if (!(distance <= radius)) return 0;
  if (kernel == Kernel::step || distance == 0) return 1;
  const double away = 2 * distance / radius;
  return std::exp(-away * away / 2);
}

/// A supply within reach of a demand, both by number. No pair stands twice.
struct Reach {
  std::size_t demand = 0;
  std::size_t supply = 0;
  double weight = 0;  ///< kernel_weight, above 0
};

struct Access {
  std::vector<double> access{};     ///< by demand: supply per person, 0 where none is reached
  std::vector<double> ratio{};      ///< by supply: per person within reach; NaN where nobody is
  std::vector<std::size_t> idle{};  ///< supplies that reach nobody: they count for nothing
};

/// R_j = S_j / Σ_k P_k W_kj over the demands within its reach, A_i = Σ_j R_j W_ij. So Σ P_i A_i is
/// the sum of all supplies that reach somebody. People and supplies are 0 or more.
inline Access two_step(std::span<const double> people, std::span<const double> supply,
                       std::span<const Reach> within) {
  std::vector<double> claims(supply.size(), 0.0);
  for (const Reach& reach : within) claims[reach.supply] += people[reach.demand] * reach.weight;
  Access out;
  out.access.assign(people.size(), 0.0);
  out.ratio.assign(supply.size(), std::nan(""));
  for (std::size_t j = 0; j < supply.size(); ++j) {
    if (claims[j] > 0) {
      out.ratio[j] = supply[j] / claims[j];
    } else {
      out.idle.push_back(j);
    }
  }
  for (const Reach& reach : within) {
    if (claims[reach.supply] > 0)
      out.access[reach.demand] += out.ratio[reach.supply] * reach.weight;
  }
  return out;
}

}  // namespace access
}  // namespace sdk
}  // namespace omrade
