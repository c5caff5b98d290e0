#include "disclosure/precedence.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <tuple>

namespace omrade::disclosure {
namespace {

struct Precedence {
  std::size_t areas = 0;  ///< of the level of the most areas that prints it
  bool pairs = true;      ///< printed in no table but those of pairs
  double people = 0;      ///< in its group, where that is known

  explicit Precedence(const Profile& profile, const Count& count)
      : people(std::isfinite(count.most) ? count.most : 0) {
    for (const Place& place : count.places) {
      const LevelResult& level = profile.levels[place.level];
      areas = std::max(areas, level.areas->size());
      pairs = pairs && level.layers[place.layer].pairs != nullptr;
    }
  }
};

}  // namespace

std::vector<std::size_t> precedence_of(const Profile& profile, const std::vector<Count>& counts) {
  std::vector<Precedence> of;
  of.reserve(counts.size());
  for (const Count& count : counts) of.emplace_back(profile, count);
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&of](std::size_t a, std::size_t b) {
    return std::tuple(of[a].areas, of[a].pairs, -of[a].people) <
           std::tuple(of[b].areas, of[b].pairs, -of[b].people);
  });
  return order;
}

std::vector<std::uint8_t> ranks_of(const Profile& profile, const std::vector<Count>& counts) {
  std::size_t most = 0;
  for (const LevelResult& level : profile.levels) most = std::max(most, level.areas->size());
  std::vector<std::uint8_t> ranks;
  for (const Count& count : counts) {
    const Precedence one(profile, count);
    ranks.push_back(one.areas == 1 ? 2 : one.pairs || one.areas >= most ? 0 : 1);
  }
  return ranks;
}

}  // namespace omrade::disclosure
