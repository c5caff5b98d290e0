// What differs between two tables of estimates. Private to `plugin watch`.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace omrade::cli {

struct Change {
  std::string layer{};  ///< INDICATOR.LAYER
  std::string level{};
  std::string area{};    ///< id and name, with the other end of a pair and the period where told
  std::string before{};  ///< value, 95 % limits, and the state unless it is ok; "" where not there
  std::string after{};
};

struct Comparison {
  std::size_t estimates = 0;  ///< in the later table
  std::vector<Change> changes{};
};

/// Two files tables/estimates.csv, in the order of the later and then what it no longer has.
Comparison changes_between(const std::filesystem::path& before, const std::filesystem::path& after);

/// Columns for a terminal, with a head.
std::string table_of(const std::vector<Change>& changes);

}  // namespace omrade::cli
