#include "need.hpp"

namespace kronoberg {

void NeedCounts::add_person(NeedSet needs) {
  people += 1.0;
  for (std::size_t i = 0; i < need_count; ++i) {
    if ((needs & need_bit(static_cast<Need>(i))) != 0) with_need[i] += 1.0;
  }
}

void NeedCounts::add_share(const NeedCounts& other, double share) {
  people += share * other.people;
  for (std::size_t i = 0; i < need_count; ++i) with_need[i] += share * other.with_need[i];
}

double NeedCounts::cni() const {
  constexpr double country = 2.4761;  // weighted needs for each person in Sweden
  double sum = 0.0;
  for (std::size_t i = 0; i < need_count; ++i) sum += need_groups[i].weight * with_need[i];
  return sum / people / country;
}

}  // namespace kronoberg
