// Reads the children and residents of one area after another.
#pragma once

#include "teeth.hpp"
#include <omrade/plugin.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace caries {

/// The ages that are followed nationally, in completed years.
inline constexpr std::array<int, 5> kAges{3, 6, 12, 19, 23};
enum AgeAt : std::size_t { at3, at6, at12, at19, at23 };

/// One area.
struct Counted {
  std::array<Teeth, kAges.size()> teeth{};       ///< of each age
  std::array<bool, kAges.size()> among{};        ///< whether there are records of the age
  std::array<double, kAges.size()> residents{};  ///< of each age
  /// Whether a record of the age stands for an unknown number, so that its sum is none.
  std::array<bool, kAges.size()> unknown_children{}, unknown_residents{};
  double of_distribution = 0;         ///< examined of the distribution's age …
  std::vector<double> by_class = {};  ///< … and of them in each class, by code
  bool unknown_distribution = false;  ///< … unless a record stands for an unknown number

  [[nodiscard]] double examined() const;
  [[nodiscard]] bool any_unknown_children() const;
};

class Reader {
 public:
  explicit Reader(const omrade::Call& call);

  [[nodiscard]] bool has_residents() const { return residents_.has_value(); }
  [[nodiscard]] bool has_classes() const { return classes_.has_value(); }
  /// Throws where a number cannot be.
  [[nodiscard]] Counted count(std::size_t area) const;

 private:
  struct People {
    omrade::RowsView rows;
    std::span<const double> age;
    std::span<const double> people;  ///< empty: one each
  };

  void count_children(std::size_t area, Counted& into) const;
  void count_residents(std::size_t area, Counted& into) const;

  People children_;
  std::span<const double> affected_;
  std::optional<omrade::Categories> classes_;
  std::optional<People> residents_;
  double distribution_age_;
};

}  // namespace caries
