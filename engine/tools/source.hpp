// Where a command reads from: FILE, FILE:LAYER or a column folder.
#pragma once

#include "geometry/overlay.hpp"
#include "io/vector.hpp"
#include "model/area_set.hpp"

#include <filesystem>
#include <string>

namespace omrade::tools {

struct Source {
  std::filesystem::path file{};  ///< or a folder of columns, or a connection
  std::string layer{};           ///< empty: the only one
};

/// A text that names a file as it stands is that file, whatever colons it holds; else what follows
/// its last colon is a layer.
Source parse_source(const std::string& text);

/// True for a folder that holds .npy files.
bool is_column_folder(const std::filesystem::path& folder);

/// The areas of a vector source: transformed to `target_crs`, or kept where that is
/// empty. Error user as io::read_vector; also for points where polygons are wanted, and the other
/// way round, and for a CRS that is not in metres where `units` are to be.
enum class Wanted { polygons, points, either };
enum class Units { metres, any };
AreaSetParts read_areas(const Source& source, const std::string& id_field, Wanted wanted,
                        const std::string& target_crs, Units units = Units::metres);

/// Error user, naming up to five areas, if some are invalid: kernels would give wrong numbers for
/// them. `source` is its name on the command line.
void require_valid(const AreaSet& areas, const std::string& source,
                   const geometry::ParallelFor& loop);

struct AreasRequest {
  Source source{};
  std::string id{};  ///< field of ids
  Wanted wanted = Wanted::polygons;
  std::string target_crs{};     ///< empty: kept
  std::string value{};          ///< field of numbers to read along; empty: none
  Units units = Units::metres;  ///< any: for work without distances and areas
  bool doubled_ids = false;     ///< ids may stand for several areas
};

/// Likewise, with more to choose.
io::VectorResult read_areas(const AreasRequest& request);

/// Error user for a system that is not in metres.
void require_metres(const std::string& crs, const std::string& source);

}  // namespace omrade::tools
