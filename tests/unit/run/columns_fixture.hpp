// A table read as a run does, for three areas.
#pragma once

#include "base/error.hpp"
#include "folder.hpp"
#include "run/columns.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::run {

/// One row for each area, so that none is warned of.
inline const std::string kThree = "0780A0010,1\n0780C1010,2\n0780C1020,3\n";

inline const AreaSet& deso() {
  static const AreaSet areas({.id = "deso", .ids = {"0780A0010", "0780C1010", "0780C1020"}});
  return areas;
}

/// A table written, opened and read as a run does.
class Columns : public ::testing::Test {
 protected:
  LoadedTable open(const std::string& csv) {
    spec_.name = {"scb", {}};
    spec_.source = {.written = "scb.csv", .path = folder_.put("scb.csv", csv)};
    spec_.keys = {{{"deso", {}}, {"desokod", {}}}};
    recipe_.file = "recipe.toml";
    recipe_.period = "2024";
    return load_table(spec_);
  }
  std::vector<double> read(const std::string& csv, Domain domain = Domain::nonnegative,
                           const std::string& period = "2024") {
    const LoadedTable table = open(csv);
    const Matched matched = match_rows(recipe_, spec_, table, "deso", deso(), warnings_);
    return values_of_areas({.recipe = recipe_,
                            .spec = spec_,
                            .table = table,
                            .column = {"n", {12, 3}},
                            .period = period,
                            .domain = domain,
                            .additive = additive_},
                           matched, deso());
  }
  std::string failure(const std::string& csv, Domain domain = Domain::nonnegative) {
    try {
      read(csv, domain);
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing was thrown";
  }

  Folder folder_;
  recipe::Recipe recipe_;
  recipe::TableSpec spec_;
  std::vector<std::string> warnings_;
  bool additive_ = true;
};

}  // namespace omrade::run
