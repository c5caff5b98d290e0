// QGIS style documents (QML, as QGIS 3.22 and later read them). The same bytes for the same input.
#pragma once

#include "io/qml_classes.hpp"

#include <span>
#include <string>
#include <vector>

namespace omrade::io {

/// A field and what QGIS shows in place of its name.
struct QmlField {
  std::string name;
  std::string alias;
};

struct Choropleth {
  std::string field;        ///< of the numbers
  std::string state_field;  ///< "withheld" where the gate withheld the number
  int decimals = 2;
  std::vector<QmlClass> classes;
};

/// Both languages in one line: "uppgift saknas / no data"; once where they say the same.
std::string in_both(const Text& text);

/// Polygons by rules, each area by exactly one: withheld (hatched), no value (light grey, dotted),
/// then the classes.
std::string choropleth_qml(const Choropleth& map, std::span<const QmlField> fields);

/// Points as small discs, labelled with the field `label`.
std::string points_qml(const std::string& label, std::span<const QmlField> fields);

}  // namespace omrade::io
