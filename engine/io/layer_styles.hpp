// The table layer_styles of a GeoPackage: how QGIS draws the levels, and which style it takes
// first.
#pragma once

#include "io/qml.hpp"
#include "model/profile.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

class GDALDataset;

namespace omrade::io {

inline constexpr std::string_view kStylesTable = "layer_styles";

/// A layer of a level and the field of its values; its other fields are FIELD_lower95, …
struct StyledColumn {
  std::string field;
  const LayerResult* layer;
};

/// Every field of a level's table in its order (id, name, then four per column) with its name for
/// readers: "Restid / Travel time", "Restid, nedre 95 % / Travel time, lower 95%". No two are the
/// same: where titles are, INDICATOR.LAYER stands beside them.
std::vector<QmlField> level_fields(std::span<const StyledColumn> columns);

struct LayerStyle {
  std::string table{};
  std::string name{};         ///< in both languages
  std::string description{};  ///< in both languages
  std::string qml{};
  bool is_default = false;
};

/// Polygons: a choropleth per layer that does not count, the first that did not fail being the
/// default, as on the pages' map. Points: one style.
std::vector<LayerStyle> level_styles(const LevelResult& level,
                                     std::span<const StyledColumn> columns);

/// Adds the table; the caller holds a GdalErrors. False if GDAL refuses.
bool write_layer_styles(GDALDataset& dataset, std::span<const LayerStyle> styles,
                        const std::string& description);

}  // namespace omrade::io
