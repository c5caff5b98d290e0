// Points of a layer that GDAL reads.
#pragma once

#include "io/point_source.hpp"

namespace omrade::io {

/// As open_points. Rows are the features in the order of the source, counted from 1.
std::unique_ptr<PointSource> open_point_features(const std::filesystem::path& path,
                                                 const PointOptions& options);

}  // namespace omrade::io
