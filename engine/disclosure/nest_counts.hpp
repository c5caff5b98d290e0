// Those who live where areas of two sets of polygons overlap, where their number follows from those
// of the areas: nobody prints it, and it is protected like one that is printed. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"
#include "disclosure/nests.hpp"
#include "disclosure/series.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace omrade::disclosure {

class NestCounts {
 public:
  /// Adds to `counts` what it makes.
  explicit NestCounts(Counts& counts) : counts_(counts) {}

  /// What follows is asked of the overlaps of these numbers.
  void begin(const Nest& nest, const SeriesPart& first, const SeriesPart& second, bool persons);

  /// The sums that hold of them. Overlaps of numbers that count no persons are taken for unknown.
  [[nodiscard]] std::vector<NestSum> sums() const;

  /// The count of those in an overlap; one for all layers that print the same numbers.
  std::uint32_t of(Overlap overlap);

  /// The count of those who are left of an area; none where nobody is, or less than nobody.
  std::optional<std::uint32_t> left(const NestSum& sum);

 private:
  struct Most {
    NestNumbers number, lacking;  ///< of areas, and how many have none that everybody knows
  };
  using Key = std::tuple<std::uint32_t, std::uint32_t, Overlap, std::uint32_t, std::uint32_t>;

  [[nodiscard]] std::uint32_t index_of(std::uint32_t node) const;
  [[nodiscard]] std::optional<Place> place_of(std::uint32_t node) const;
  const Most& most();
  bool all_whole();
  std::uint32_t find(const Key& key, double persons, const std::vector<std::uint32_t>& ends);

  Counts& counts_;
  const Nest* nest_ = nullptr;
  const SeriesPart* first_ = nullptr;
  const SeriesPart* second_ = nullptr;
  bool persons_ = false;
  std::optional<NestNumbers> numbers_;
  std::optional<Most> most_;
  std::optional<bool> whole_;
  std::map<Key, std::uint32_t> known_;
};

}  // namespace omrade::disclosure
