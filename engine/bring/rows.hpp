// Records that belong to areas: sorted once per keying, then seen from any level as runs with
// shares.
#pragma once

#include "bring/keyed.hpp"
#include "model/column.hpp"
#include "model/crosswalk.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace omrade::bring {

/// The order in which rows lie by area (stable: rows of one area keep their order), and where each
/// area's begin.
struct RowOrder {
  std::vector<std::size_t> row;             ///< sorted position -> row of the table
  std::vector<std::int64_t> area_begin{0};  ///< areas + 1
};

/// Rows without an area, and rows for which `keep` (if not empty) is 0, are left out.
RowOrder order_by_area(const Keyed& keyed, std::size_t areas, std::span<const std::uint8_t> keep);

/// The column in that order: reals or categories, as it was.
Column reorder(const Column& column, const RowOrder& order);

/// Runs of each target area: one for each source that has rows and a share.
struct Runs {
  std::vector<std::int64_t> offset{0};  ///< targets + 1
  std::vector<std::int64_t> begin, end;
  std::vector<double> share;
};
Runs runs_of(const RowOrder& order, const Crosswalk& crosswalk);

}  // namespace omrade::bring
