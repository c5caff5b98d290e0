// The rest of a benchmark is a cell of its own: what is told of it must pass the gate's rules.
#pragma once

#include "disclosure/gate.hpp"

#include <cstddef>
#include <vector>

namespace omrade::run {

/// Knows for one layer and its benchmark, both gated, where the benchmark without an area may be
/// told. All arguments must outlive it.
class Rest {
 public:
  /// `parents` tells the benchmark's area of each area, SIZE_MAX where there is none.
  Rest(const LevelResult& level, const LayerResult& layer, const LevelResult& benchmark,
       const std::vector<std::size_t>& parents, const disclosure::Gate& gate);

  /// False where the rest, or that of a part of the layer, holds too few people, and where it is
  /// one withheld area alone.
  [[nodiscard]] bool safe(std::size_t area) const;

  /// False where numbers that were rounded each by itself leave more of a proportion than there are
  /// people, or less than nothing of anything: a rest that nobody is.
  [[nodiscard]] bool possible(std::size_t area) const;

 private:
  struct Part {
    const LayerResult* areas;
    const LayerResult* wholes;
    std::vector<std::size_t> shown, withheld;  ///< areas, by parent
  };
  [[nodiscard]] bool safe(const Part& part, std::size_t area) const;

  std::vector<Part> parts_;  ///< the layer first
  const std::vector<std::size_t>& parents_;
  const disclosure::Gate& gate_;
};

}  // namespace omrade::run
