// Opens what a recipe names: area sets, grids and tables, with errors that point into the recipe or
// the data.
#pragma once

#include "io/table.hpp"
#include "model/area_set.hpp"
#include "model/grid.hpp"
#include "model/provenance.hpp"
#include "recipe/recipe.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace omrade::run {

struct LoadedAreas {
  std::shared_ptr<const AreaSet> areas;
  SourceRecord record;
};
/// `target_crs` empty: the set's own, which must be projected in metres (Error user with the
/// remedy). Refuses invalid polygons, all at once, and degrees that pass for metres; says in
/// `warnings` when areas lie over each other.
LoadedAreas load_areas(const recipe::AreasSpec& spec, const std::string& target_crs,
                       std::vector<std::string>& warnings);

struct LoadedGrid {
  std::shared_ptr<const Grid> grid;
  SourceRecord record;
};
LoadedGrid load_grid(const recipe::GridSpec& spec);

struct LoadedTable {
  std::shared_ptr<const io::TableSource> source;
  SourceRecord record;
};
LoadedTable load_table(const recipe::TableSpec& spec);

/// Bytes of a file, or of the files in a folder; 0 where there is none. Near enough for a budget.
std::size_t size_on_disk(const std::filesystem::path& path);

/// The record of a file that is read by the way, such as a table of memberships.
SourceRecord record_of(std::string kind, const std::string& id, const recipe::Source& source,
                       const std::string& licence = {}, const std::string& attribution = {});

/// Error user with the nearest known name when the table has no such column; `where` is the
/// recipe's place.
void require_column(const recipe::Recipe& recipe, const recipe::TableSpec& table,
                    const io::TableSource& source, const recipe::Word& column);

}  // namespace omrade::run
