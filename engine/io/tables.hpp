// The profile as CSV tables.
#pragma once

#include "model/gated_profile.hpp"

#include <filesystem>

namespace omrade::io {

/// Writes FOLDER/LEVEL.csv (wide: one row per area) for every level and FOLDER/estimates.csv (tidy:
/// one row per period, level, area, indicator, layer and, in pair layers, other). Numbers are the
/// shortest text that reads back; a withheld cell holds the word `withheld`; another cell without a
/// value is empty and its state says why.
void write_tables(const GatedProfile& profile, const std::filesystem::path& folder);

}  // namespace omrade::io
