// Which share of each base area belongs to each target area.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace omrade {

/// How the shares were found; printed in the provenance and on pages.
enum class CrosswalkMethod : std::uint8_t { identity, nested, given, areal, dasymetric };

std::string_view to_string(CrosswalkMethod method);

struct CrosswalkEntry {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double share = 0;  ///< in (0, 1]
  friend bool operator==(const CrosswalkEntry&, const CrosswalkEntry&) = default;
};

/// Sparse shares from `sources` base areas to `targets` target areas. Entries are ordered by
/// target, then source, whatever order they were given in, so that sums have one order.
class Crosswalk {
 public:
  /// Entries with the same (source, target) are added up. Error bug when an index or share is out
  /// of range (a share or covered share above 1 by more than 1e-9).
  Crosswalk(CrosswalkMethod method, std::size_t sources, std::size_t targets,
            std::vector<CrosswalkEntry> entries);
  static Crosswalk identity(std::size_t areas);

  [[nodiscard]] CrosswalkMethod method() const noexcept { return method_; }
  [[nodiscard]] std::size_t sources() const noexcept { return covered_.size(); }
  [[nodiscard]] std::size_t targets() const noexcept { return target_offset_.size() - 1; }
  /// The entries of one target, by source.
  [[nodiscard]] std::span<const CrosswalkEntry> of_target(std::size_t target) const {
    return std::span(entries_).subspan(target_offset_[target],
                                       target_offset_[target + 1] - target_offset_[target]);
  }
  [[nodiscard]] std::span<const CrosswalkEntry> entries() const noexcept { return entries_; }
  /// Σ share over targets per source, in [0, 1]: less than 1 where a source is not wholly covered.
  [[nodiscard]] std::span<const double> covered() const noexcept { return covered_; }
  /// The targets of `first` seen from the sources of this: this followed by `next` (targets of this
  /// = sources of next); shares multiply and add.
  [[nodiscard]] Crosswalk then(const Crosswalk& next) const;

 private:
  CrosswalkMethod method_;
  std::vector<CrosswalkEntry> entries_;
  std::vector<std::size_t> target_offset_;
  std::vector<double> covered_;
};

/// Apportionment error: how much of the sources' people (weight) lies in sources that are split.
struct ApportionmentError {
  double split_share = 0;      ///< Σ weight of sources with two or more targets / Σ weight
  double uncovered_share = 0;  ///< Σ weight · (1 - covered) / Σ weight
  std::size_t split_sources = 0;
};

/// `weight` has one value per source (people or m2), NaN counted as 0.
ApportionmentError apportionment_error(const Crosswalk& crosswalk, std::span<const double> weight);

}  // namespace omrade
