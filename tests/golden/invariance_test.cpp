// Aggregation does not matter: what a plugin makes of a municipality is what it makes of the same
// people, answers and counts given as one area. Only inputs are aggregated, never results.
#include "base/file.hpp"
#include "base/text.hpp"
#include "project.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;

/// Of small areas, which the levels `kommun` and `region` are derived from, or of municipalities
/// that come as they are: `{set}`, `{key}` and `{levels}` differ.
constexpr const char* kRecipe = R"toml(recipe = 1
title  = "Prov"
period = "2024"
{set}
[areas.centre]
source = "k/data/centres.csv"
id     = "centre"
name   = "name"
x      = "x"
y      = "y"
crs    = "EPSG:3006"
[tables.scb]
source = "{data}/scb_2024.csv"
key    = { {key} = "desokod" }
[tables.persons]
source  = "{data}/persons/"
key     = { {key} = "home" }
outside = ["Utomläns"]
[tables.survey]
source = "{data}/respondents.csv"
key    = { {key} = "deso" }
[tables.dental]
source = "{data}/children.csv"
key    = { {key} = "deso" }
[tables.homes]
source = "{data}/homes.csv"
key    = { {key} = "desokod" }
[tables.people]
source = "{data}/population.csv"
key    = { {key} = "desokod" }
[tables.moves]
source = "{data}/moves_2024.csv"
key    = { {key} = "desokod" }
[tables.supply]
source = "k/data/supply.csv"
{levels}
[indicators.cni]
plugin = "cni"
levels = ["kommun", "region"]
[indicators.cni.inputs]
population    = "scb.befolkning"
under_5       = "scb.alder_0_4"
foreign_born  = "scb.utrikes_fodda"
old_alone     = "scb.ensam_65"
single_parent = "scb.ensamstaende"
moved_in      = "scb.inflyttade"
unemployed    = "scb.arbetslosa"
low_education = "scb.lagutbildade"
[indicators.listing]
plugin = "listing_mismatch"
levels = ["kommun", "region"]
[indicators.listing.inputs]
centres   = { areas = "centre" }
residents = { rows = "persons", by = "{key}", columns = { centre = "listed", how = "how", x = "age", place_x = "place_x", place_y = "place_y" } }
[indicators.habits]
plugin = "life_habits"
levels = ["kommun", "region"]
[indicators.habits.inputs]
respondents = { rows = "survey", by = "{key}", columns = { weight = "weight", age = "age", sex = "sex", audit_c = "audit_c", daily_smoking = "daily_smoking" } }
[indicators.smoking]
plugin = "life_habits_small_areas"
levels = ["kommun"]
[indicators.smoking.inputs]
respondents = { rows = "survey", by = "{key}", columns = { weight = "weight", age = "age", sex = "sex", daily_smoking = "daily_smoking" } }
population  = { rows = "persons", by = "{key}", columns = { age = "age", sex = "sex" } }
[indicators.smoking.parameters]
calibrate = true
[indicators.dental]
plugin = "dental_caries"
levels = ["kommun", "region"]
[indicators.dental.inputs]
children  = { rows = "dental", by = "{key}", columns = { age = "age", affected = "affected" } }
residents = { rows = "dental", by = "{key}", columns = { age = "age" } }
[indicators.access]
plugin = "access"
levels = ["kommun", "region"]
[indicators.access.inputs]
people  = { rows = "homes", by = "{key}", columns = { x = "x", y = "y", people = "people" } }
centres = { areas = "centre" }
supply  = { shared = "supply", columns = { centre = "centre", amount = "physicians" } }
[indicators.population]
plugin = "population"
levels = ["kommun", "region"]
[indicators.population.inputs]
moved_in  = "moves.moved_in"
moved_out = "moves.moved_out"
people    = { rows = "people", by = "{key}", columns = { age = "age", sex = "sex", people = "people", year = "year" } }
[indicators.money]
plugin = "need_allocation"
levels = ["kommun"]
[indicators.money.inputs]
people = "scb.befolkning"
need   = "scb.utrikes_fodda"
[indicators.money.parameters]
budget = 9500000
rule   = "constant"
[indicators.followed]
plugin = "follow_up"
levels = ["kommun", "region"]
[indicators.followed.inputs]
numerator   = "scb.alder_0_4"
denominator = "scb.befolkning"
[profile]
for = "kommun"
[disclosure]
off = "a test of numbers"
[output]
formats = ["csv"]
)toml";

std::string filled(std::string text, const std::map<std::string, std::string>& words) {
  for (const auto& [word, value] : words) {
    for (std::size_t at = 0; (at = text.find("{" + word + "}", at)) != std::string::npos;)
      text.replace(at, word.size() + 2, value);
  }
  return text;
}

/// The code of its municipality in place of each small area's.
std::string pooled_codes(std::string text) {
  for (std::size_t at = 0; (at = text.find("07", at)) != std::string::npos; ++at) {
    const bool begins = at == 0 || text[at - 1] == '\n' || text[at - 1] == ',';
    const bool code = begins && at + 9 <= text.size() && std::isupper(text[at + 4]) != 0;
    if (code) text.erase(at + 4, 5);
  }
  return text;
}

/// Rows of counts summed by municipality.
std::string summed(const std::string& text, char delimiter, std::size_t texts) {
  std::istringstream lines(text);
  std::string header, line;
  std::getline(lines, header);
  std::map<std::string, std::vector<double>> sums;
  while (std::getline(lines, line)) {
    const auto fields = split(line, delimiter);
    std::vector<double>& sum = sums[std::string(fields[0].substr(0, 4))];
    sum.resize(fields.size() - texts);
    for (std::size_t k = texts; k < fields.size(); ++k) sum[k - texts] += *parse_number(fields[k]);
  }
  std::string out = header + "\n";
  for (const auto& [code, sum] : sums) {
    out += code;
    for (std::size_t k = 1; k < texts; ++k) out += delimiter + code;
    for (const double one : sum) out += delimiter + shortest(one);
    out += "\n";
  }
  return out;
}

using Row = std::map<std::string, std::string>;

class Invariance : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::create_directories(base->folder() / "k");
    generated = run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, base->folder());
    if (generated.code != 0) return;
    pool();
    base->write("small.toml",
                filled(kRecipe, {{"set",
                                  "[areas.deso]\nsource = \"k/data/kronoberg.gpkg:deso\"\n"
                                  "id     = \"desokod\"\n"},
                                 {"data", "k/data"},
                                 {"key", "deso"},
                                 {"levels",
                                  "[levels.kommun]\nfrom = \"deso\"\nby   = { prefix = 4 }\n"
                                  "[levels.region]\nfrom = \"deso\"\nby   = \"all\"\n"}}));
    base->write(
        "large.toml",
        filled(kRecipe, {{"set",
                          "[areas.kommun]\nsource = \"pooled/kommun.csv\"\nid     = "
                          "\"kommun\"\nx      = \"x\"\ny      = \"y\"\n"
                          "crs    = \"EPSG:3006\"\n"},
                         {"data", "pooled"},
                         {"key", "kommun"},
                         {"levels", "[levels.region]\nfrom = \"kommun\"\nby   = \"all\"\n"}}));
    small = base->omrade({"run", "small.toml", "-o", "small"});
    large = base->omrade({"run", "large.toml", "-o", "large"});
  }
  static void TearDownTestSuite() {
    delete base;
    base = nullptr;
  }

  /// The same data, of municipalities.
  static void pool() {
    const fs::path from = base->folder() / "k/data", to = base->folder() / "pooled";
    fs::create_directories(to / "persons");
    for (const char* file : {"respondents.csv", "children.csv", "homes.csv", "population.csv"})
      write_file(to / file, pooled_codes(read_file(from / file)));
    write_file(to / "scb_2024.csv", summed(read_file(from / "scb_2024.csv"), ';', 2));
    write_file(to / "moves_2024.csv", summed(read_file(from / "moves_2024.csv"), ',', 1));
    for (const auto& entry : fs::directory_iterator(from / "persons"))
      fs::copy_file(entry.path(), to / "persons" / entry.path().filename());
    std::vector<std::string> codes;
    std::istringstream labels(read_file(from / "persons/home.labels.txt"));
    std::map<std::string, std::size_t> place;
    std::vector<std::int16_t> code_of;
    for (std::string label; std::getline(labels, label);) {
      const std::string code = label.substr(0, 2) == "07" ? label.substr(0, 4) : label;
      const auto [at, fresh] = place.try_emplace(code, codes.size());
      if (fresh) codes.push_back(code);
      code_of.push_back(static_cast<std::int16_t>(at->second));
    }
    std::string homes = read_file(from / "persons/home.npy"), names, table = "kommun,x,y\n";
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(homes[at]); };
    for (std::size_t at = 10U + byte(8) + 256U * byte(9); at < homes.size(); at += 2) {
      const auto code = static_cast<std::int16_t>(byte(at) + 256 * byte(at + 1));
      if (code < 0) continue;
      const auto pooled = static_cast<std::uint16_t>(code_of[static_cast<std::size_t>(code)]);
      homes[at] = static_cast<char>(pooled & 0xffU);
      homes[at + 1] = static_cast<char>(pooled >> 8U);
    }
    write_file(to / "persons/home.npy", homes);
    for (std::size_t k = 0; k < codes.size(); ++k) {
      names += codes[k] + "\n";
      if (codes[k].size() == 4) table += codes[k] + "," + std::to_string(450000 + k) + ",6300000\n";
    }
    write_file(to / "persons/home.labels.txt", names);
    write_file(to / "kommun.csv", table);
  }

  /// By level, area, layer and other.
  static std::map<std::string, Row> estimates(const std::string& out) {
    std::map<std::string, Row> found;
    std::vector<std::string> names;
    std::istringstream lines(base->read(out + "/tables/estimates.csv"));
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> fields;
      for (const std::string_view field : split(line, ',')) fields.emplace_back(field);
      if (names.empty()) {
        names = fields;
        continue;
      }
      Row row;
      for (std::size_t k = 0; k < names.size() && k < fields.size(); ++k) row[names[k]] = fields[k];
      if (row["level"] == "deso") continue;
      found[row["level"] + " " + row["area"] + " " + row["indicator"] + "." + row["layer"] + " " +
            row["other"]] = row;
    }
    return found;
  }

  static inline Project* base = nullptr;
  static inline Ended generated, small, large;
};

TEST_F(Invariance, AMunicipalityIsWhatThePluginMakesOfItsPeopleAsOneArea) {
  ASSERT_EQ(generated.code, 0) << generated.errors;
  ASSERT_EQ(small.code, 0) << small.errors;
  ASSERT_EQ(large.code, 0) << large.errors;
  const auto of_small = estimates("small"), of_large = estimates("large");
  std::map<std::string, int> compared;
  // Of the areas themselves: land, and what is made of it.
  const std::set<std::string> of_ground{"density"};
  for (const auto& [key, one] : of_large) {
    if (of_ground.contains(one.at("layer"))) continue;
    const auto other = of_small.find(key);
    ASSERT_NE(other, of_small.end()) << key;
    EXPECT_EQ(one.at("state"), other->second.at("state")) << key;
    for (const char* column :
         {"value", "lower95", "upper998", "numerator", "denominator", "base"}) {
      const auto a = parse_number(one.at(column)), b = parse_number(other->second.at(column));
      ASSERT_EQ(a.has_value(), b.has_value()) << key << " " << column;
      if (!a) continue;
      EXPECT_NEAR(*a, *b, 1e-9 * std::max(1.0, std::abs(*b))) << key << " " << column;
    }
    if (one.at("state") == "ok") ++compared[one.at("indicator")];
  }
  for (const char* indicator : {"access", "cni", "dental", "followed", "habits", "listing", "money",
                                "population", "smoking"})
    EXPECT_GE(compared[indicator], 8) << indicator;
}

/// Each plugin's numerators of the municipalities sum to the region's.
TEST_F(Invariance, TheRegionCountsEverybodyOfItsMunicipalitiesOnce) {
  std::map<std::string, double> parts, whole;
  for (const auto& [key, row] : estimates("small")) {
    const auto count = parse_number(row.at("numerator"));
    const std::string& layer = row.at("layer");
    const bool counted = !row.at("denominator").empty() && row.at("other").empty() &&
                         row.at("estimator") == "direct" && count;
    if (!counted || row.at("indicator") == "smoking") continue;
    auto& sums = row.at("level") == "region" ? whole : parts;
    sums[row.at("indicator") + "." + layer] += *count;
  }
  int compared = 0;
  for (const auto& [layer, sum] : whole) {
    if (layer.rfind("cni.share", 0) != 0 && layer.rfind("habits.", 0) != 0 &&
        layer.rfind("dental.caries_free", 0) != 0 && layer != "listing.unlisted" &&
        layer != "followed.measured")
      continue;
    ++compared;
    EXPECT_NEAR(parts[layer], sum, 1e-9 * sum) << layer;
  }
  EXPECT_GE(compared, 12);
}

}  // namespace
}  // namespace omrade::testing
