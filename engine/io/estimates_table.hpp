// The long table of a profile as one file, with what its numbers mean beside it.
#pragma once

#include "model/gated_profile.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace omrade::io {

/// What of a profile is wanted; an empty list wants all.
struct EstimateChoice {
  std::vector<std::string> layers{};  ///< INDICATOR.LAYER, or INDICATOR for all of its layers
  std::vector<std::string> levels{};
  std::vector<std::string> periods{};
};

/// Error user for an ending that is none of .csv, .xlsx and .ods.
void require_estimates_ending(const std::filesystem::path& out);

/// The rows of tables/estimates.csv that are chosen, in their order: as .csv, or as a workbook with
/// the sheets "estimates" and "metadata" (metadata_rows). `out` empty: standard output, as CSV. A
/// withheld number is the word `withheld`, another one without a value an empty cell. Returns how
/// many rows there are. Error user for a layer, level or period that the profile has not, with the
/// nearest name, and for a choice that no row fits.
std::size_t write_estimates(const GatedProfile& profile, const EstimateChoice& choice,
                            const std::string& language, const std::filesystem::path& out);

}  // namespace omrade::io
