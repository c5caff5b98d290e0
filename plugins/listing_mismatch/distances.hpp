// How far the residents of one area after another have to their centre, and where Huff's model has
// them listed.
#pragma once

#include <omrade/places.hpp>
#include <omrade/plugin.hpp>
#include <omrade/weighted_values.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace listing {

class Distances {
 public:
  /// Whether homes and centres have places in this call.
  static bool known(const omrade::Call& call);
  /// REQUIRES: known(call).
  explicit Distances(const omrade::Call& call);

  void count(std::size_t area);

  // Of the area counted last; those listed at a centre whose place is known, if their own is:
  omrade::WeightedValues excess;     ///< metres beyond those to the nearest
  double not_nearest = 0;            ///< sum of s of those for whom that is above the margin
  double automatic = 0;              ///< … listed automatically
  double automatic_not_nearest = 0;  ///< … and both
  bool all_placed = true;            ///< whether every resident's place is known

  /// Huff's expectation for a label of the residents' field `centre`; none for one that is no
  /// centre, and NaN where a size is not known.
  [[nodiscard]] std::optional<double> expected(std::int32_t code) const;

 private:
  void set_sizes(const omrade::Call& call);
  /// Adds people at a place to the expectations.
  void expect(double x, double y, double people);
  [[nodiscard]] double distance(std::size_t centre, double x, double y) const;

  omrade::RowsView rows_;
  omrade::Categories listed_at_;
  std::optional<omrade::Categories> manner_;
  std::vector<std::uint8_t> is_automatic_;  // by code of manner_
  std::span<const double> x_, y_;
  omrade::Points centres_;
  omrade::Places places_;
  std::vector<std::size_t> centre_of_;   // by code of listed_at_; their number for others
  std::vector<double> attraction_;       // by centre: its size to the power of alpha
  std::vector<double> pull_, expected_;  // by centre
  double margin_, beta_, least_;
};

}  // namespace listing
