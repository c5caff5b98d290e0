// From metres on the ground to pixels of a drawing: scale and flip, north is up.
#pragma once

#include "model/area_set.hpp"

#include <cstddef>
#include <string>

namespace omrade::report {

/// A drawing of `width` x `height` pixels that shows `box`, which has the drawing's proportions.
struct View {
  double width = 0;
  double height = 0;
  Box box{};

  [[nodiscard]] double metres_per_pixel() const { return (box.max_x - box.min_x) / width; }
  [[nodiscard]] double x(double easting) const {
    return (easting - box.min_x) / metres_per_pixel();
  }
  [[nodiscard]] double y(double northing) const {
    return (box.max_y - northing) / metres_per_pixel();
  }
};

/// Shows `content` with a margin of `margin` (a part of its size) all round, at least `least`
/// metres wide.
View fit(Box content, double width, double height, double margin, double least);

/// The smallest box that holds both.
Box united(const Box& a, const Box& b);
/// A box that holds nothing yet.
Box no_box();

/// A coordinate with one decimal at most: "12.5", "12".
std::string pixel(double value);

/// The d attribute of area `area`: rings as closed relative paths on a raster of `tenths` tenths of
/// a pixel. Rings smaller than that are left out.
std::string path_data(const Polygons& polygons, std::size_t area, const View& view,
                      long tenths = 1);
/// Finer than the eye: what maps on pages, which are many numbers, are drawn on.
inline constexpr long kHalfPixel = 5;

}  // namespace omrade::report
