#include "strain.hpp"

#include <cstddef>

namespace kronoberg {
namespace {

double own_need(NeedSet needs) {
  double sum = 0.0;
  for (std::size_t i = 0; i < need_count; ++i) {
    const auto need = static_cast<Need>(i);
    // To be small is a need of care, but no strain.
    if (need != Need::under_5 && (needs & need_bit(need)) != 0) sum += need_groups[i].weight;
  }
  return sum;
}

}  // namespace

std::vector<double> strains_of(const Persons& persons,
                               const std::vector<NeedCounts>& residents_of_deso) {
  std::vector<double> around;
  for (const NeedCounts& counts : residents_of_deso) around.push_back(counts.cni() - 1.0);
  std::vector<double> strains;
  strains.reserve(persons.size());
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const auto home = static_cast<std::size_t>(persons.home[i]);
    strains.push_back(
        home < around.size() ? 0.12 * (own_need(persons.needs[i]) - 2.3) + around[home] : 0.0);
  }
  return strains;
}

}  // namespace kronoberg
