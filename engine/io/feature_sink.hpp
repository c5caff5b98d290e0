// Results in the formats that GDAL writes.
#pragma once

#include "io/table_sink.hpp"

namespace omrade::io {

/// `ending` is geojson, gpkg, fgb or xlsx. The same bytes for the same rows: GDAL's clock is fixed.
std::unique_ptr<TableSink> open_feature_sink(const std::filesystem::path& out,
                                             const std::string& ending,
                                             std::vector<ResultColumn> columns,
                                             const AreaSet* places);

}  // namespace omrade::io
