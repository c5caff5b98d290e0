#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/draft_recipe.hpp"
#include "io/connection.hpp"
#include "io/raster.hpp"
#include "io/source_file.hpp"
#include "io/vector.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirstRecipe =
    R"toml(# A first recipe. Put your own files in place of the ones named here, then:
#   omrade check recipe.toml     says all that is wrong, with line and remedy
#   omrade run recipe.toml       writes the pages to profiles/
recipe = 1
title  = { sv = "Områdesprofiler", en = "Area profiles" }
period = "2024"

[areas.deso]                        # the small areas: polygons with an id of their own
source = "areas.gpkg:deso"          # FILE or FILE:LAYER, relative to this recipe
id     = "desokod"
name   = "desonamn"

[areas.centre]                      # the health centres: points
source = "centres.csv"
id   = "centre"
name = "name"
x    = "x"
y    = "y"
crs  = "EPSG:3006"

[tables.scb]                        # counts per small area
source = "scb.csv"
key    = { deso = "desokod" }

[levels.region]                     # all small areas together: what everything is compared with
from  = "deso"
by    = "all"
title = { sv = "Regionen", en = "The region" }

[levels.around]                     # "runt": those who live in a centre's catchment
from  = "deso"
to    = "centre"
by    = { table = "catchment.csv", from = "desokod", to = "centre" }
title = { sv = "Boende i området (runt)", en = "Residents (around)" }

[indicators.cni]
plugin  = "cni"                     # omrade plugin list
levels  = ["deso", "around", "region"]
compare = "region"
[indicators.cni.inputs]             # input = "table.column"
population     = "scb.population"
under_5        = "scb.under_5"
foreign_born   = "scb.foreign_born"
old_alone      = "scb.old_alone"
single_parent  = "scb.single_parent"
moved_in       = "scb.moved_in"
unemployed     = "scb.unemployed"
low_education  = "scb.low_education"

[profile]
for  = "around"                     # one page per area of this level
maps = "deso"
)toml";

bool ends_in(const std::string& text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

/// The place in the recipe has no use for the file's own name in front.
std::string reason(const Error& error) {
  const Message& first = error.messages().front();
  return first.hint.empty() ? first.what : first.what + "; " + first.hint;
}

std::vector<fs::path> files_of(const std::vector<std::string>& sources) {
  std::vector<fs::path> files;
  for (const std::string& source : sources) {
    if (io::is_connection(source)) {
      throw Error(ErrorKind::user,
                  {.subject = io::shown_source(source),
                   .what = "init looks at files, not into databases",
                   .hint = "name it in the recipe: source = \"PG:dbname=… tables=SCHEMA.TABLE\""});
    }
    io::require_readable(source);
    if (!fs::is_directory(source)) {
      files.emplace_back(source);
      continue;
    }
    std::vector<fs::path> inside;
    for (const fs::directory_entry& entry : fs::directory_iterator(source))
      if (entry.is_regular_file()) inside.push_back(entry.path());
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

std::optional<SeenAreas> read_areas(const fs::path& file, const std::string& layer,
                                    const std::string& id, std::string& why) {
  try {
    const io::VectorResult result =
        io::read_vector({.set = "areas", .file = file, .layer = layer, .id = id});
    if (!result.parts.polygons) {
      why = "no polygons in it";
      return std::nullopt;
    }
    return SeenAreas{
        file, layer, id, result.parts.crs, {result.parts.ids.begin(), result.parts.ids.end()}};
  } catch (const Error& error) {
    why = reason(error);
    return std::nullopt;
  }
}

void see_vector(const fs::path& file, Seen& seen) {
  for (const std::string& layer : io::layer_names(file)) {
    std::vector<std::string> fields = io::field_names(file, layer);
    std::stable_partition(fields.begin(), fields.end(), looks_like_code);
    std::string why = "no field in it";
    bool found = false;
    for (const std::string& field : fields) {
      if (found && !looks_like_code(field)) break;
      std::string said;
      std::optional<SeenAreas> areas = read_areas(file, layer, field, said);
      if (!areas) {
        if (field == fields.front()) why = said;
        continue;
      }
      seen.areas.push_back(std::move(*areas));
      found = true;
    }
    if (!found) seen.left_out.emplace_back(file, "layer " + layer + ": " + why);
  }
}

void see_table(const fs::path& file, Seen& seen) {
  SeenTable table{file, io::open_table(file, {}), {}};
  for (const std::string& name : table.source->names()) {
    const Column column = table.source->categories(name);
    SeenColumn found{name, {}, false};
    for (std::size_t label = 0; label < column.label_count(); ++label)
      found.codes.emplace(column.label(label));
    found.unique = found.codes.size() == column.size();
    table.columns.push_back(std::move(found));
  }
  seen.tables.push_back(std::move(table));
}

void see(const fs::path& file, Seen& seen) {
  const std::string name = file.filename().string();
  try {
    if (ends_in(name, {".gpkg", ".geojson", ".shp", ".fgb", ".gml", ".tab"})) {
      see_vector(file, seen);
    } else if (ends_in(name, {".tif", ".tiff", ".asc", ".img", ".vrt"})) {
      seen.grids.push_back({file, io::open_grid(file, "")->crs()});
    } else if (ends_in(name, {".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz", ".xlsx",
                              ".xlsm", ".ods", ".json", ".json.gz"})) {
      see_table(file, seen);
    } else {
      seen.left_out.emplace_back(file, "neither a table, a map nor a grid by its name");
    }
  } catch (const Error& error) {
    seen.left_out.emplace_back(file, reason(error));
  }
}

Seen look_at(const std::vector<std::string>& sources) {
  Seen seen;
  seen.files = files_of(sources);
  for (const fs::path& file : seen.files) see(file, seen);
  return seen;
}

}  // namespace

int init_command(const InitArguments& arguments) {
  std::vector<std::string> sources = arguments.sources;
  std::string file = arguments.out;
  if (file.empty() && sources.size() == 1 && sources.front().ends_with(".toml")) {
    file = sources.front();
    sources.clear();
  }
  if (file.empty()) file = "recipe.toml";
  if (fs::exists(file)) {
    throw Error(ErrorKind::user, {.subject = file,
                                  .what = "the file exists already",
                                  .hint = sources.empty() ? "name another: omrade init FILE"
                                                          : "name another: omrade init -o FILE"});
  }
  const fs::path folder = fs::absolute(file).lexically_normal().parent_path();
  const std::string text = sources.empty() ? kFirstRecipe : draft_recipe(look_at(sources), folder);
  std::error_code refused;  // the writing says what is wrong
  fs::create_directories(folder, refused);
  write_file(file, text);
  std::fprintf(stderr, "wrote %s; %s, then: omrade check %s\n", file.c_str(),
               sources.empty() ? "put your files in it" : "read what it chose and why",
               file.c_str());
  return 0;
}

}  // namespace omrade::cli
