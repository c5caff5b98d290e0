// The places where people live: how far each has to the nearest centre, and its part of what the
// centres offer. One record of the people's table is one place, at every level the same.
#pragma once

#include "declarations.hpp"
#include "ways.hpp"
#include <omrade/places.hpp>
#include <omrade/plugin.hpp>
#include <omrade/two_step.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace access_to_care {

/// A place is its middle, and coordinates and roads are measured by different hands: a way may be
/// so much shorter than the straight line.
constexpr double kWithinPlace = 200;
constexpr double kShortest = 0.95;

class Homes {
 public:
  /// REQUIRES: the call has centres.
  explicit Homes(const omrade::Call& call)
      : x_(call[kPeople][kX]), y_(call[kPeople][kY]), distance_(x_.size(), omrade::kNone) {
    const omrade::RowsView rows = call[kPeople];
    if (rows.has(kHowMany)) people_ = rows[kHowMany];
    const omrade::Points centres = call[kCentres];
    const omrade::Places places(centres);
    std::optional<Ways> ways;
    if (call.has(kWays)) ways.emplace(call, centres);
    if (ways) refusal_ = ways->refusal();
    const double radius = call[kRadius];
    const auto kernel =
        call[kKernel].id == "gauss" ? omrade::access::Kernel::gauss : omrade::access::Kernel::step;
    std::vector<omrade::access::Reach> reaches;
    std::vector<double> demand(x_.size(), 0.0);
    for (std::size_t r = 0; r < x_.size(); ++r) {
      if (!placed(r)) continue;
      demand[r] = people_.empty() ? 1 : people_[r];
      unknown_people_ = unknown_people_ || std::isnan(demand[r]);
      const auto reach = [&](std::size_t centre, double distance) {
        const double weight = omrade::access::kernel_weight(kernel, distance, radius);
        if (weight > 0) reaches.push_back({.demand = r, .supply = centre, .weight = weight});
      };
      if (ways) {
        follow(*ways, r, centres, reach);
      } else {
        distance_[r] = places.nearest(x_[r], y_[r]).distance;
        places.within(x_[r], y_[r], radius, reach);
      }
    }
    access_ = omrade::access::two_step(demand, supply_of(call, centres), reaches).access;
  }

  /// Why nothing can be said of any area; null where something can.
  [[nodiscard]] const Text* refusal() const { return refusal_; }
  [[nodiscard]] bool placed(std::size_t row) const {
    return std::isfinite(x_[row]) && std::isfinite(y_[row]);
  }
  /// NaN where the number is not known.
  [[nodiscard]] double people(std::size_t row, std::size_t area) const {
    if (people_.empty()) return 1;
    if (people_[row] < 0 || std::isinf(people_[row])) {
      throw omrade::Error("a number of people that is below 0 or infinite",
                          {.area = area, .column = kHowMany.id});
    }
    return people_[row];
  }
  /// Of a place: metres to the nearest centre; NaN where no way from it is known.
  [[nodiscard]] double distance(std::size_t row) const { return distance_[row]; }
  /// Supply per person; NaN where that of a centre within reach is not known.
  [[nodiscard]] double access(std::size_t row) const { return access_[row]; }
  /// Whether nobody's access is known, since somewhere the number of those who share is not.
  [[nodiscard]] bool unknown_people() const { return unknown_people_; }

 private:
  template <class Reach>
  void follow(const Ways& ways, std::size_t row, const omrade::Points& centres,
              const Reach& reach) {
    for (const Way& way : ways.of(row)) {
      const double straight =
          std::hypot(centres.x(way.centre) - x_[row], centres.y(way.centre) - y_[row]);
      if (way.distance < kShortest * straight - kWithinPlace) refusal_ = &kShortWays;
      distance_[row] = std::fmin(distance_[row], way.distance);
      reach(way.centre, way.distance);
    }
  }

  /// By centre. One that the table does not list is not known: a place that opens brings nothing
  /// until it is said what.
  static std::vector<double> supply_of(const omrade::Call& call, const omrade::Points& centres) {
    if (!call.has(kSupply)) return std::vector<double>(centres.size(), 1.0);
    const omrade::TableView table = call[kSupply];
    const omrade::Categories ids = table[kCentre];
    const std::span<const double> amounts = table[kAmount];
    std::unordered_map<std::string_view, double> known;  // looked up only
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (ids.code(row) < 0) continue;
      if (amounts[row] < 0 || std::isinf(amounts[row]))
        throw omrade::Error("a supply that is below 0 or infinite", {.column = kAmount.id});
      const std::string_view id = ids.label(static_cast<std::size_t>(ids.code(row)));
      known[id] += amounts[row];
    }
    std::vector<double> supply;
    for (std::size_t j = 0; j < centres.size(); ++j) {
      const auto at = known.find(centres.id(j));
      supply.push_back(at == known.end() ? omrade::kNone : at->second);
    }
    return supply;
  }

  std::span<const double> x_, y_, people_;
  std::vector<double> distance_, access_;
  bool unknown_people_ = false;
  const Text* refusal_ = nullptr;
};

}  // namespace access_to_care
