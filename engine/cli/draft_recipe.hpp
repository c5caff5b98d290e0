// A first recipe drawn from the files that a user has: what they hold decides, and every choice is
// explained in a comment.
#pragma once

#include "io/table.hpp"

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace omrade::cli {

struct SeenColumn {
  std::string name;
  std::set<std::string> codes;
  bool unique = false;  ///< one row for each code, none without
};

struct SeenTable {
  std::filesystem::path file;
  std::unique_ptr<io::TableSource> source;
  std::vector<SeenColumn> columns;
};

/// A layer of polygons with a field that may be their id: unique texts.
struct SeenAreas {
  std::filesystem::path file;
  std::string layer, id, crs;
  std::set<std::string> codes;
};

struct SeenGrid {
  std::filesystem::path file;
  std::string crs;
};

struct Seen {
  std::vector<std::filesystem::path> files;
  std::vector<SeenTable> tables;
  std::vector<SeenAreas> areas;
  std::vector<SeenGrid> grids;
  std::vector<std::pair<std::filesystem::path, std::string>> left_out;  ///< and why
};

/// True for "desokod", "area_code", "id" and the like.
bool looks_like_code(const std::string& field);

/// The text of a recipe that is to lie in `folder`, on which its paths depend. Error user when no
/// polygons with unique codes were seen (saying what was looked at).
std::string draft_recipe(const Seen& seen, const std::filesystem::path& folder);

}  // namespace omrade::cli
