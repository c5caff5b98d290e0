#include "project.hpp"

#include "base/file.hpp"

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRecipe = R"toml(recipe = 1
title  = { sv = "Provregionen", en = "The test region" }
period = "2024"

[areas.deso]
source   = "deso.geojson"
id       = "desokod"
name     = "desonamn"
division = "DeSO"

[areas.parish]
source = "parish.geojson"
id     = "kod"

[areas.centre]
source = "centres.csv"
id     = "centre"
name   = "name"
x      = "x"
y      = "y"
crs    = "EPSG:3006"
title  = "Listade (inom)"

[grids.people]
source = "people.asc"
unit   = "persons"
crs    = "EPSG:3006"

[tables.scb]
source = "scb.csv"
key    = { deso = "desokod" }

[tables.persons]
source  = "persons.csv"
key     = { deso = "home", centre = "listed" }
outside = ["utomlan"]

[levels.kommun]
from = "deso"
by   = { prefix = 4 }

[levels.around]
from  = "deso"
to    = "centre"
by    = { table = "catchment.csv", from = "kod", to = "centre", areas = "parish", grid = "people" }
title = "Boende (runt)"

[levels.region]
from = "deso"
by   = "all"

[indicators.cni]
plugin  = "cni"
levels  = ["deso", "kommun", "around", "region"]
compare = "region"
[indicators.cni.inputs]
population    = "scb.population"
under_5       = "scb.under_5"
foreign_born  = "scb.foreign_born"
old_alone     = "scb.old_alone"
single_parent = "scb.single_parent"
moved_in      = "scb.moved_in"
unemployed    = "scb.unemployed"
low_education = "scb.low_education"

[indicators.listing]
plugin  = "listing_mismatch"
levels  = ["deso", "around", "centre", "region"]
[indicators.listing.inputs]
residents = { rows = "persons", by = "deso", columns = { centre = "listed", how = "how" } }
listed    = { rows = "persons", by = "centre", columns = { home = "home" } }

[profile]
for  = "around"
maps = "deso"
)toml";

std::string square(double x, double y, double width, double height, const std::string& properties) {
  const auto point = [](double px, double py) {
    return "[" + std::to_string(px) + "," + std::to_string(py) + "]";
  };
  return R"({"type":"Feature","properties":{)" + properties +
         R"(},"geometry":{"type":"Polygon","coordinates":[[)" + point(x, y) + "," +
         point(x + width, y) + "," + point(x + width, y + height) + "," + point(x, y + height) +
         "," + point(x, y) + "]]}}";
}

std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"features":[)" +
         features + "]}\n";
}

std::string deso(const std::string& code, double x, double y) {
  return square(x, y, 1000, 1000,
                R"("desokod":")" + code + R"(","desonamn":"Ruta )" + code.substr(7) + "\"");
}

/// 100 people in each square: 60 of whom are listed at the centre of their own side, the others at
/// the other one, nowhere (10), or in another region (the last 2).
std::string persons() {
  std::string csv = "home,listed,how\n";
  const std::vector<std::pair<std::string, bool>> squares{
      {"0780A0001", true}, {"0780B0002", false}, {"0780A0003", true}, {"0780A0004", false}};
  for (const auto& [code, west] : squares) {
    for (int person = 0; person < 100; ++person) {
      const std::string own = west ? "vast" : "ost";
      const std::string other = west ? "ost" : "vast";
      const std::string listed = person < 60   ? own
                                 : person < 88 ? other
                                 : person < 98 ? ""
                                               : "utomlan";
      csv += code + "," + listed + "," +
             (listed.empty()    ? ""
              : person % 4 == 0 ? "automatiskt"
                                : "aktivt") +
             "\n";
    }
  }
  for (int person = 0; person < 12; ++person) csv += "utomlan,vast,aktivt\n";
  return csv;
}

}  // namespace

std::string omrade_program() {
  return OMRADE_BINARY_DIR "/bin/omrade";
}

Project::Project() {
  std::string pattern = (fs::temp_directory_path() / "omrade-project-XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
  write("recipe.toml", kRecipe);
  write("deso.geojson",
        collection(deso("0780A0001", 500000, 6300000) + "," + deso("0780B0002", 501000, 6300000) +
                   "," + deso("0780A0003", 500000, 6301000) + "," +
                   deso("0780A0004", 501000, 6301000)));
  write("parish.geojson",
        collection(square(500000, 6300000, 1500, 2000, R"("kod":"078001")") + "," +
                   square(501500, 6300000, 500, 2000, R"("kod":"078002")")));
  write("people.asc",
        "ncols 4\nnrows 4\nxllcorner 500000\nyllcorner 6300000\ncellsize 500\n25 25 25 25\n25 25 "
        "25 25\n25 25 25 25\n25 25 25 25\n");
  write("centres.csv", "centre,name,x,y\nvast,Västra,500500,6301000\nost,Östra,501500,6301000\n");
  write("catchment.csv", "kod,centre\n078001,vast\n078002,ost\n");
  write("scb.csv",
        "desokod;population;under_5;foreign_born;old_alone;single_parent;moved_in;unemployed;low_"
        "education\n"
        "0780A0001;1000;50;100;40;20;80;60;70\n"
        "0780B0002;1000;60;300;50;30;90;120;110\n"
        "0780A0003;1000;40;80;60;10;70;40;60\n"
        "0780A0004;1000;70;200;30;3;60;80;90\n");
  write("persons.csv", persons());
  write("key", std::string(32, 'k'));
  fs::permissions(folder_ / "key", fs::perms::owner_read | fs::perms::owner_write);
}

Project::~Project() {
  fs::remove_all(folder_);
}

std::string Project::read(const std::string& file) const {
  return read_file(folder_ / file);
}

void Project::write(const std::string& file, const std::string& content) const {
  write_file(folder_ / file, content);
}

void Project::change(const std::string& file, const std::string& from,
                     const std::string& to) const {
  std::string content = read(file);
  const std::size_t at = content.find(from);
  if (at == std::string::npos) throw std::logic_error("'" + from + "' is not in " + file);
  write(file, content.replace(at, from.size(), to));
}

std::vector<std::string> Project::environment() const {
  return {"OMRADE_DISCLOSURE_KEY=" + (folder_ / "key").string(), "OMRADE_PLUGIN_PATH="};
}

Ended Project::omrade(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), omrade_program());
  return run_program(arguments, folder_, environment());
}

}  // namespace omrade::testing
