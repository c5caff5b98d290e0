#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/commands.hpp"

#include <cstdio>
#include <filesystem>

namespace omrade::cli {
namespace {

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

}  // namespace

int init_command(const std::string& file) {
  if (std::filesystem::exists(file)) {
    throw Error(ErrorKind::user, {.subject = file,
                                  .what = "the file exists already",
                                  .hint = "name another: omrade init FILE"});
  }
  write_file(file, kFirstRecipe);
  std::fprintf(stderr, "wrote %s; put your files in it, then: omrade check %s\n", file.c_str(),
               file.c_str());
  return 0;
}

}  // namespace omrade::cli
