// Plausible data for a plugin that nobody has data for, drawn from its descriptor. Private to the
// module.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/host.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace omrade::validate {

/// What a sample is drawn by. A plugin may refuse data that make no sense to it, so that each input
/// and field has several readings; `reading` counts inputs and then their fields, in declared
/// order.
struct Shape {
  std::size_t areas = 24;
  std::uint64_t seed = 1;
  std::size_t rows_per_area = 80;  ///< at most
  std::vector<std::size_t> reading{};
};

/// How many readings a sample of this plugin has.
std::size_t readings(const catalogue::Descriptor& plugin);

/// Where nothing tells which count is the whole of the others, the last is taken for it: the
/// readings in which it is another, in declared order. Else none.
std::vector<std::vector<std::size_t>> other_wholes(const catalogue::Descriptor& plugin);

/// The same shape is the same sample. Counts are whole, and no more than their whole; a quarter of
/// the runs of rows have a share below 1.
host::Request sample(const catalogue::Descriptor& plugin, const Shape& shape);

}  // namespace omrade::validate
