// Distances that the recipe gives in place of straight lines, such as those along roads.
#pragma once

#include "declarations.hpp"
#include <omrade/plugin.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace access_to_care {

struct Way {
  std::size_t centre = 0;
  double distance = 0;
};

/// From each place to the centres that the table names; of two ways between the same the shorter.
class Ways {
 public:
  /// REQUIRES: the call has ways.
  /// Throws omrade::Error where a distance is impossible.
  Ways(const omrade::Call& call, const omrade::Points& centres) : rows_(call[kPeople]) {
    if (!rows_.has(kPlace)) {
      refusal_ = &kNamelessPlaces;
      return;
    }
    codes_of_places();
    const std::unordered_map<std::string_view, std::size_t> number = numbers(centres);
    const omrade::TableView table = call[kWays];
    const omrade::Categories from = table[kFrom];
    const omrade::Categories to = table[kTo];
    const std::span<const double> distance = table[kWayDistance];
    std::vector<bool> reached(centres.size(), false);
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (!(distance[row] >= 0) || std::isinf(distance[row]))
        throw omrade::Error("a distance that is missing, below 0 or infinite",
                            {.column = kWayDistance.id});
      if (from.code(row) < 0 || to.code(row) < 0) continue;
      const auto place = places_.find(label(from, row));
      const auto centre = number.find(label(to, row));
      if (centre == number.end()) continue;  // closed in a scenario, or another's
      reached[centre->second] = true;
      if (place != places_.end()) add(place->second, {centre->second, distance[row]});
    }
    if (std::find(reached.begin(), reached.end(), false) != reached.end()) refusal_ = &kNoWays;
  }

  /// Why they are of no use: there are none to some centre, such as one that a scenario opens, or
  /// places have no names. Null where they are.
  [[nodiscard]] const Text* refusal() const { return refusal_; }

  /// Of a record of people; none where its place is not known or has no way.
  [[nodiscard]] std::span<const Way> of(std::size_t row) const {
    if (refusal_ != nullptr) return {};
    const std::int32_t code = rows_[kPlace].code(row);
    if (code < 0) return {};
    return ways_[static_cast<std::size_t>(code)];
  }

 private:
  static std::string_view label(const omrade::Categories& all, std::size_t row) {
    return all.label(static_cast<std::size_t>(all.code(row)));
  }

  static std::unordered_map<std::string_view, std::size_t> numbers(const omrade::Points& centres) {
    std::unordered_map<std::string_view, std::size_t> out;  // looked up only
    for (std::size_t j = 0; j < centres.size(); ++j) out[centres.id(j)] = j;
    return out;
  }

  void codes_of_places() {
    const omrade::Categories places = rows_[kPlace];
    ways_.resize(places.size());
    for (std::size_t code = 0; code < ways_.size(); ++code) places_[places.label(code)] = code;
  }

  void add(std::size_t place, Way way) {
    std::vector<Way>& all = ways_[place];
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const Way& one) { return one.centre == way.centre; });
    if (same == all.end()) {
      all.push_back(way);
    } else {
      same->distance = std::min(same->distance, way.distance);
    }
  }

  omrade::RowsView rows_;
  std::unordered_map<std::string_view, std::size_t> places_;  // looked up only
  std::vector<std::vector<Way>> ways_;                        // by the code of the place
  const Text* refusal_ = nullptr;
};

}  // namespace access_to_care
