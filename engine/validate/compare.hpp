// Results of two calls, side by side. Private to the module.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/host.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace omrade::validate {

/// A request and what the plugin made of it.
struct Answered {
  host::Request request;
  std::vector<host::LayerOutput> layers;
};

/// Entries of one layer by area, and label where the layer is of pairs.
struct CellKey {
  std::string area, label;
  friend auto operator<=>(const CellKey&, const CellKey&) = default;
};
std::map<CellKey, std::size_t> cells_of(const host::Request& request,
                                        const host::LayerOutput& layer);
/// "layer 'x', area 'A3'", with the label of a pair.
std::string place_of(const LayerInfo& layer, const CellKey& key);

/// True where both are NaN or they differ by at most `tolerance`, relative to the larger and to 1;
/// a tolerance of 0 demands the same bits.
bool alike(double a, double b, double tolerance);

/// The first entry of `some` that `all` does not hold alike, as a sentence; "" if there is none.
/// Limits of simulated intervals may differ where `simulated_may_differ`, since random streams go
/// by the place of an area.
std::string difference(const catalogue::Descriptor& plugin, const Answered& all,
                       const Answered& some, double tolerance, bool simulated_may_differ);

}  // namespace omrade::validate
