// Who is whose neighbour, as lists one after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::geometry {

/// The neighbours of area i are of[begin[i]] .. of[begin[i + 1]), ascending, each once and never i
/// itself.
struct Neighbours {
  std::vector<std::size_t> begin{0};
  std::vector<std::uint32_t> of{};

  [[nodiscard]] std::size_t areas() const noexcept { return begin.size() - 1; }
  /// Pairs in both directions.
  [[nodiscard]] std::size_t links() const noexcept { return of.size(); }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t area) const {
    return std::span(of).subspan(begin[area], begin[area + 1] - begin[area]);
  }
  /// Areas without neighbours.
  [[nodiscard]] std::size_t islands() const noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < areas(); ++i) count += begin[i] == begin[i + 1] ? 1U : 0U;
    return count;
  }
};

}  // namespace omrade::geometry
