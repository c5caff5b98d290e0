// The rows of `omrade composite --tipping`: what would change a rank.
#pragma once

#include "composite/table_spec.hpp"
#include "tools/composite_columns.hpp"
#include "tools/composite_result.hpp"

namespace omrade::tools {

/// Error user for an index whose scores are of pairs of areas.
void require_tipping(const composite::TableSpec& spec);

/// One row per area of the table and part, the parts within the area:
/// `id,layer,value,better_at,worse_at,state`, as composite::tipping_points. A part that was filled
/// in has no value of its own that could be another, and is not answered.
CompositeTable tipping_of(const CompositeMade& made, const composite::TableSpec& spec);

}  // namespace omrade::tools
