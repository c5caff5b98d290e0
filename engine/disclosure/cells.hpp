// What the rules do to single cells; for the gate alone.
#pragma once

#include "disclosure/gate.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace omrade::disclosure {

/// Some persons, and fewer than `minimum`; false for NaN.
bool few(double persons, std::uint32_t minimum);

/// Whether those who are not in the numerator are persons as well: of a proportion, and of the mean
/// of a yes or no, which a numerator within the denominator may be.
bool holds_complement(const LayerInfo& info, double numerator, double denominator);

/// The rule for its own numbers by which a cell of such a layer is withheld, if any.
std::optional<Rule> rule_of(const Rules& rules, const LayerInfo& info, double numerator,
                            double denominator, double base);

/// Overwrites every number of estimate i and marks it withheld.
void wipe(EstimateSpans spans, std::size_t i);

/// What must stay open of a cell, as a part of its number (LayerResult::stays_open).
double stays_open(const LayerResult& layer, std::size_t i);

/// The log's entry for cell i of a layer.
Withheld entry_of(const LevelResult& level, const LayerResult& layer, std::size_t i, Rule rule);

}  // namespace omrade::disclosure
