// Indices that are printed as weighed sums of numbers that are printed beside them. They tell
// nothing that those do not: with a withheld one they are withheld, and of rounded ones they are
// made anew. For the gate alone.
#pragma once

#include "disclosure/series.hpp"
#include "disclosure/sums.hpp"
#include "model/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace omrade::disclosure {

/// A layer whose cells print Σ weight · numerator of the parts that it names, in their order, over
/// a divisor, with no limits or Dobson's (Dobson, Kuulasmaa, Eberle and Scherer 1991, by Byar's
/// limits of the sum of the numerators).
struct WeightedSum {
  std::uint32_t level = 0, layer = 0;
  std::vector<double> weights{};
};

/// Takes the series out that are such layers wherever they are printed, with all of their parts:
/// those of `sums`, which are the declared ones of the series.
std::vector<WeightedSum> take_weighted_sums(const Profile& profile,
                                            const std::vector<SeriesSum>& sums,
                                            std::vector<Series>& series);

/// Makes those cells anew that differ from what the parts that are printed now make, where all are.
void remake(Profile& profile, const std::vector<WeightedSum>& sums);

/// Makes all cells anew of which all parts are printed, each as `scale(cell)` times its points:
/// the same to the last bit, however they were made before. Where that is no number the cell stays.
void make_all_anew(Profile& profile, const WeightedSum& sum,
                   const std::function<double(std::size_t cell)>& scale);

}  // namespace omrade::disclosure
