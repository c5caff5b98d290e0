// The same data told in another way, as the engine tells them. Private to the module.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/host.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace omrade::validate {

/// The areas `chosen` alone, in that order.
host::Request select(const catalogue::Descriptor& plugin, const host::Request& request,
                     std::span<const std::size_t> chosen);

/// Areas `a` < `b` as one, in the place and by the id of `a`: counts add, means weigh by their
/// base, rows follow one another. Columns that are not brought to levels, and derived inputs, are
/// not for this.
host::Request merged(const catalogue::Descriptor& plugin, const host::Request& request,
                     std::size_t a, std::size_t b);

/// Everybody twice: counts doubled, every run of rows there a second time.
host::Request doubled(const catalogue::Descriptor& plugin, const host::Request& request);

/// Every `step`-th area without people: its counts 0, its other columns missing, no rows.
host::Request without_anybody(const catalogue::Descriptor& plugin, const host::Request& request,
                              std::size_t step);

/// Every run as two over the same rows, whose shares add up to its own.
host::Request with_split_runs(const host::Request& request);

}  // namespace omrade::validate
