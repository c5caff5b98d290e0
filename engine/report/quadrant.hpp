// Need and resources of all areas in one picture.
#pragma once

#include "report/context.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace omrade::report {

/// Where an area stands to the middle of all: as much as the middle counts as much.
enum class Quadrant : std::uint8_t { high_few, high_many, low_few, low_many };

/// An area of which both are known.
struct QuadrantPoint {
  std::size_t page = 0;
  double need = 0;       ///< as the layer has it
  double resources = 0;  ///< per 1 000 residents
  Quadrant quadrant = Quadrant::low_many;
};

struct Quadrants {
  std::vector<QuadrantPoint> points{};           ///< the most need first, then by name
  double middle_need = 0, middle_resources = 0;  ///< medians of the points
  bool low_is_need = false;
};

/// `need` and `resources` per page, NaN where not known.
Quadrants quadrants_of(const Context& context, const std::vector<double>& need,
                       const std::vector<double>& resources, bool low_is_need);

/// "stort behov, få resurser".
Phrase quadrant_words(Quadrant quadrant);

/// A drawing of 620 x 400 pixels, read without colours; `need` is the title of its level axis,
/// `caption` the id of its caption.
std::string quadrant_svg(const Context& context, const Quadrants& quadrants, const Text& need,
                         std::size_t page, const std::string& caption);

}  // namespace omrade::report
