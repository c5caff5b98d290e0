// Writes the layers on distance, and Huff's.
#pragma once

#include "distance_layers.hpp"
#include "distances.hpp"
#include "tally.hpp"
#include "writing.hpp"
#include <omrade/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace listing {

class DistanceWriter {
 public:
  explicit DistanceWriter(const omrade::Call& call)
      : residents_(call.has(kResidents)),
        high_share_(call[kHighShare]),
        mean_(call[kExcessMean]),
        median_(call[kExcessMedian]),
        high_(call[kExcessHigh]),
        not_nearest_(call[kNotNearest]),
        automatic_(call[kAutomaticNotNearest]),
        residual_(call[kHuffResidual]) {
    if (residents_) flows_.emplace(call[kResidents]);
    if (Distances::known(call)) distances_.emplace(call);
    if (residents_) manner_ = call[kResidents].has(kHow);
  }

  void write(std::size_t i) {
    if (!distances_) {
      const Text& why = residents_ ? kNoPlaces : kNoResidents;
      for (const auto* layer : {&mean_, &median_, &high_, &not_nearest_, &automatic_})
        layer->not_applicable(i, why);
      residual_.each(i, [](const omrade::PairWriter& out, std::size_t at, std::int32_t) {
        out.not_applicable(at, kNoPlaces);
      });
      return;
    }
    distances_->count(i);
    flows_->count(i, -1);
    write_excess(i);
    write_residuals(i);
  }

 private:
  void write_excess(std::size_t i) {
    Distances& d = *distances_;
    const double people = d.excess.weight();
    if (!manner_) {
      automatic_.not_applicable(i, kNoManner);
    } else {
      put_share(automatic_, i, d.automatic_not_nearest, d.automatic, kNobodyAutomatic);
    }
    put_share(not_nearest_, i, d.not_nearest, people, kNobodyPlaced);
    if (!(people > 0)) {
      for (const auto* layer : {&mean_, &median_, &high_}) layer->not_applicable(i, kNobodyPlaced);
      return;
    }
    constexpr double metres_per_km = 1000;
    const double base = omrade::whole_persons(people);
    mean_.set(i, d.excess.sum() / metres_per_km, people, base);
    mean_.value(i, d.excess.mean() / metres_per_km);
    median_.set(i, omrade::kNone, people, base);
    median_.value(i, d.excess.quantile(0.5) / metres_per_km);
    high_.set(i, omrade::kNone, people, base);
    high_.value(i, d.excess.quantile(high_share_) / metres_per_km);
  }

  void write_residuals(std::size_t i) {
    residual_.each(i, [&](const omrade::PairWriter& out, std::size_t at, std::int32_t code) {
      const std::optional<double> expected = distances_->expected(code);
      if (!expected) return out.not_applicable(at, kNotACentre);
      if (!distances_->all_placed) return out.missing(at, kSomeUnplaced);
      if (std::isnan(*expected)) return out.missing(at, kUnknownSize);
      const double listed = flows_->at_centre.of(code);
      out.set(at, listed, *expected, omrade::whole_persons(flows_->residents));
      out.value(at, listed - *expected);
    });
  }

  bool residents_;
  bool manner_ = false;
  double high_share_;
  omrade::EstimateWriter mean_, median_, high_, not_nearest_, automatic_;
  PairCursor residual_;
  std::optional<ResidentTally> flows_;
  std::optional<Distances> distances_;
};

}  // namespace listing
