// Colour classes of a choropleth: quantiles of the numbers as readers see them, so that the file's
// map has the classes, colours and legend of the pages' map.
#pragma once

#include "model/layer.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace omrade::io {

struct QmlClass {
  double lower = 0;  ///< least and greatest number of the class, rounded to the layer's decimals
  double upper = 0;
  double from = 0;        ///< least value of the class, unrounded: where the class before it ends
  std::size_t areas = 0;  ///< how many values it holds
  std::size_t shade = 0;  ///< step 0 to 4 of the colour scale: few classes spread over it
};

/// Values that are not finite are no part of any class. At most five classes of about equally many
/// values; numbers that are equal when rounded never part; up to five distinct numbers have a class
/// each.
std::vector<QmlClass> qml_classes(std::span<const double> values, int decimals);

/// What the legend says: {"1,05–1,23", "1.05–1.23"}; one number where both ends are the same;
/// "till" and "to" where one is negative, for a dash would read as another minus.
Text class_label(const QmlClass& of, int decimals);

}  // namespace omrade::io
