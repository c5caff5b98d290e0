// The layers of a vector source. For .cpp files that include GDAL anyhow.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

class GDALDataset;
class OGRLayer;

namespace omrade::io {

std::vector<std::string> names_of(GDALDataset& dataset);

/// The layer of that name, or the only one where it is empty. Error user when there is none, or
/// when there are several and none is named.
OGRLayer& find_layer(GDALDataset& dataset, const std::filesystem::path& file,
                     const std::string& wanted);

/// "layer 'deso'", for messages.
std::string layer_title(OGRLayer& layer);

}  // namespace omrade::io
