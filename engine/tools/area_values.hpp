// A number for each area, from its own layer or from a table beside it.
#pragma once

#include "model/area_set.hpp"
#include "tools/source.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace omrade::tools {

struct AreaValuesRequest {
  AreasRequest areas{};    ///< its `value` is the column of numbers, also that of the table
  std::string table{};     ///< a table (FILE or FILE:SHEET); empty: the layer's own field
  std::string table_id{};  ///< its column of ids; empty: named as that of the areas
};

struct AreaValues {
  std::unique_ptr<AreaSet> areas;
  std::vector<double> values;  ///< one per area; NaN where there is none
  std::size_t strangers = 0;   ///< rows of the table whose id no area has
};

/// Error user as read_areas and io::open_table; also for columns that do not exist, an id that
/// stands in several rows, and a table whose ids are none of the areas'.
AreaValues read_area_values(const AreaValuesRequest& request);

}  // namespace omrade::tools
