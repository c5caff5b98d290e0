// A number unfolded, as its readers see it, on a region that can be checked by hand.
#include "base/file.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kNeed = R"toml(
[composites.need]
title  = { sv = "Behov", en = "Need" }
levels = ["deso"]
[[composites.need.parts]]
layer  = "cni.share_under_5"
weight = 3
[[composites.need.parts]]
layer    = "listing.unlisted"
polarity = "low_is_need"
)toml";
/// The unlisted of the squares are withheld for the two of each who are listed in another region.
constexpr const char* kOpen = "[disclosure]\noff = \"nobody lives in the squares\"\n";

std::string no_such(const Project& project, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "why");
  arguments.insert(arguments.end(), {"--log", "error"});
  const Ended ended = project.omrade(std::move(arguments));
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.output, "");
  return ended.errors;
}

TEST(Why, AnIndexUnfoldsToItsInputsAndTheirBaseAreas) {
  const Project project;
  const Ended ended = project.omrade({"why", "vast", "cni.relative"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const std::filesystem::path golden = std::filesystem::path(OMRADE_TEST_DATA) / "why.txt";
  if (std::getenv("OMRADE_REWRITE_GOLDEN") != nullptr) write_file(golden, ended.output);
  EXPECT_EQ(ended.output, read_file(golden))
      << "if the change is meant: OMRADE_REWRITE_GOLDEN=1 ctest -R Why";
}

TEST(Why, ANameServesAsWellAsAnId) {
  const Project project;
  const Ended by_id = project.omrade({"why", "vast", "cni.relative"});
  const Ended by_name =
      project.omrade({"why", "Västra", "cni.relative", "--recipe", "recipe.toml", "--quiet"});
  EXPECT_EQ(by_name.code, 0) << by_name.errors;
  EXPECT_EQ(by_name.output, by_id.output);
}

TEST(Why, AProportionIsMadeAgainFromItsNumeratorAndDenominator) {
  const Project project;
  const Ended ended = project.omrade({"why", "vast", "cni.share_under_5"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  // 50 + 40 + half of 60 + 70, of 3000
  EXPECT_THAT(ended.output, HasSubstr("155 / 3,000 × 100 = 5.2%"));
}

TEST(Why, OfAWithheldNumberOnlyDefinitionAndSourcesAreTold) {
  const Project project;
  const Ended ended =
      project.omrade({"why", "0780A0004", "cni.share_single_parent", "--level", "deso"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.output, HasSubstr("  value           protected\n"));
  EXPECT_THAT(ended.output, HasSubstr("scb.csv"));
  for (const char* told : {"numerator  ", "Inputs", "scb.population", "1,000", "0.3",
                           "95 % interval", "  n  ", "Comparison", "state"}) {
    EXPECT_THAT(ended.output, Not(HasSubstr(told)));
  }
  const Ended json =
      project.omrade({"why", "0780A0004", "cni.share_single_parent", "--level", "deso", "--json"});
  EXPECT_THAT(json.output, HasSubstr("\"value\": \"protected\""));
  for (const char* told : {"\"numerator\"", "\"inputs\"", "\"base\"", "\"comparison\""})
    EXPECT_THAT(json.output, Not(HasSubstr(told)));
}

TEST(Why, AProtectedBaseAreaIsNeverAloneInItsSum) {
  const Project project;
  const Ended ended = project.omrade({"why", "region", "cni.points", "--level", "region"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  // 20 + 30 + 10 + 3 single parents. The 3 are protected. East is made of halves of squares 2 and 4
  // alone, so that square 2 goes with it, here as there.
  EXPECT_THAT(ended.output,
              HasSubstr("(Single parents): 63 persons\n"
                        "    count from scb.single_parent, by deso, brought by shares\n"
                        "      base area             share         value       product\n"
                        "      0780A0001  Ruta 01   1.0000            20            20\n"
                        "      0780B0002  Ruta 02   1.0000     protected     protected\n"
                        "      0780A0003  Ruta 03   1.0000            10            10\n"
                        "      0780A0004  Ruta 04   1.0000     protected     protected\n"));
}

TEST(Why, WhatIsProtectedInOneSumIsProtectedInEverySum) {
  const Project project;
  for (const auto& [area, level] :
       {std::pair{"vast", "around"}, {"ost", "around"}, {"0780", "kommun"}, {"region", "region"}}) {
    const Ended ended = project.omrade({"why", area, "cni.relative", "--level", level});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    const std::size_t begin = ended.output.find("scb.single_parent");
    const std::string block =
        ended.output.substr(begin, ended.output.find("scb.", begin + 1) - begin);
    for (const char* square : {"0780B0002", "0780A0004"}) {
      const std::size_t at = block.find(square);
      if (at == std::string::npos) continue;  // it is no part of the area
      EXPECT_THAT(block.substr(at, block.find('\n', at) - at), HasSubstr("protected     protected"))
          << area;
    }
  }
}

constexpr const char* kParts = R"(recipe = 1
title = { sv = "Kaffe", en = "Coffee" }
period = "2024"
[areas.deso]
source = "deso.geojson"
id = "desokod"
[tables.counts]
source = "counts.csv"
key = { deso = "desokod" }
[levels.region]
from = "deso"
by = "all"
[indicators.coffee]
plugin = "proportion"
levels = LEVELS
inputs = { part = "counts.coffee", whole = "counts.n" }
[indicators.tea]
plugin = "proportion"
levels = LEVELS
inputs = { part = "counts.tea", whole = "counts.n" }
[indicators.both]
plugin = "proportion"
levels = LEVELS
inputs = { part = ["counts.coffee", "counts.tea"], whole = "counts.n" }
[profile]
for = "region"
maps = "deso"
)";

/// Two drink tea in the first square, and forty elsewhere.
void pour(const Project& project, const std::string& levels) {
  project.write("counts.csv",
                "desokod,coffee,tea,n\n0780A0001,31,2,100\n0780B0002,40,20,200\n"
                "0780A0003,50,9,300\n0780A0004,60,11,400\n");
  project.write("r.toml", kParts);
  for (int i = 0; i < 3; ++i) project.change("r.toml", "LEVELS", levels);
}

TEST(Why, BaseAreasThatTheRecipeDoesNotPrintAreNotShownByOneLayerAfterTheOther) {
  const Project project;
  pour(project, "[\"region\"]");
  for (const char* layer : {"coffee.share", "both.share", "tea.share"}) {
    const Ended ended = project.omrade({"why", "region", layer, "--recipe", "r.toml"});
    ASSERT_EQ(ended.code, 0) << ended.errors;
    EXPECT_THAT(ended.output, HasSubstr("base areas: 4; their numbers are not shown"));
    EXPECT_THAT(ended.output, Not(HasSubstr("0780A0001"))) << layer;
    const Ended json = project.omrade({"why", "region", layer, "--recipe", "r.toml", "--json"});
    EXPECT_THAT(json.output, HasSubstr("\"base_areas\": []"));
    EXPECT_THAT(json.output, HasSubstr("\"not_printed\": 4"));
  }
}

TEST(Why, ABaseAreaIsShownAsTheRunPrintsItAndNotWhereItWithholdsIt) {
  const Project project;
  pour(project, "[\"deso\", \"region\"]");
  const Ended ended = project.omrade({"why", "region", "tea.share", "--recipe", "r.toml"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.output, HasSubstr("0780A0001              1.0000     protected     protected"));
  EXPECT_THAT(ended.output, HasSubstr("0780A0003              1.0000             9             9"));
}

TEST(Why, TheWholeOfAShareThatIsPublishedIsNoSecretSinceAnotherShareOfItIs) {
  const Project project;
  pour(project, "[\"deso\", \"region\"]");
  // The two who drink tea are withheld there, and so is one of the other shares.
  std::size_t published = 0;
  for (const char* layer : {"coffee.share", "both.share"}) {
    const Ended ended =
        project.omrade({"why", "0780A0001", layer, "--recipe", "r.toml", "--level", "deso"});
    ASSERT_EQ(ended.code, 0) << ended.errors;
    if (ended.output.find("  n               100 persons") == std::string::npos) continue;
    ++published;
    EXPECT_THAT(ended.output, HasSubstr("100 persons\n    count from counts.n"));
  }
  EXPECT_GT(published, 0U);
}

TEST(Why, WithTheGateOffEverythingIsToldAndTheReasonIsPrinted) {
  const Project project;
  project.write("recipe.toml",
                project.read("recipe.toml") + "\n[disclosure]\noff = \"made-up people\"\n");
  const Ended ended = project.omrade({"why", "vast", "cni.share_single_parent", "--log", "error"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.output, HasSubstr("0780A0004  Ruta 04   0.5000             3           1.5"));
  EXPECT_THAT(ended.output, HasSubstr("Off: made-up people"));
}

TEST(Why, RowsAreToldByTheirNumber) {
  const Project project;
  const Ended ended = project.omrade({"why", "vast", "listing.localisation"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.output, HasSubstr("300 rows"));
  EXPECT_THAT(ended.output, HasSubstr("0780A0004  Ruta 04   0.5000           100            50"));
}

TEST(Why, SharesBySurfaceSpeakOfSurfaceAndNotOfPeople) {
  const Project project;
  project.change("recipe.toml", "areas = \"parish\", grid = \"people\"", "areas = \"parish\"");
  const Ended ended = project.omrade({"why", "vast", "cni.relative"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.output,
              HasSubstr("areal; 50.0% of the surface lies in base areas that are split,"));
}

TEST(Why, ACompositeUnfoldsToPartsThatSumToItsScore) {
  const Project project;
  project.write("recipe.toml", project.read("recipe.toml") + kNeed + kOpen);
  const Ended ended = project.omrade({"why", "0780A0001", "need.score", "--level", "deso"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  // Shares 5, 6, 4, 7 %: mean 5.5, deviation √(5/3), so z = −0.3873; of weights 3 + 1 it adds
  // 0.75 · z. All squares have 10 unlisted: the middle of the scale.
  EXPECT_THAT(ended.output, HasSubstr("cni.share_under_5"));
  EXPECT_THAT(ended.output, HasSubstr("−0.3873       3   −0.2905"));
  EXPECT_THAT(ended.output, HasSubstr("sum = −0.2905"));
  EXPECT_THAT(ended.output, HasSubstr("low is need"));
}

TEST(Why, AGeometricCompositeIsMadeAgainFromItsParts) {
  const Project project;
  std::string need = kNeed;
  need.replace(need.find("levels"), 0, "aggregate = \"geometric\"\nnormalise = \"min-max\"\n");
  project.write("recipe.toml", project.read("recipe.toml") + need + kOpen);
  const Ended ended = project.omrade({"why", "0780A0003", "need.score", "--level", "deso"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  // The lowest share of all, 4 %, is 0.01 and not 0, of weight 3; the middle of the other scale is
  // 0.505: exp(0.75 · ln 0.01 + 0.25 · ln 0.505) = exp(−3.4539 − 0.1708).
  EXPECT_THAT(ended.output, HasSubstr("which goes from 0.01 to 1; ln x is added"));
  EXPECT_THAT(ended.output, HasSubstr("0.0100       3   −3.4539"));
  EXPECT_THAT(ended.output, HasSubstr("0.5050       1   −0.1708"));
  EXPECT_THAT(ended.output, HasSubstr("exp of the sum = 0.0267"));
}

TEST(Why, ACompositeStandsForNoNumberOfPersons) {
  const Project project;
  project.write("recipe.toml", project.read("recipe.toml") + kNeed);
  for (const char* layer : {"need.score", "need.rank"}) {
    const Ended ended = project.omrade({"why", "0780A0001", layer, "--level", "deso"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    EXPECT_THAT(ended.output, Not(HasSubstr("\n  n  "))) << layer;
  }
}

TEST(Why, WrongNamesAreAnsweredWithTheNearest) {
  const Project project;
  EXPECT_EQ(no_such(project, {"vst", "cni.relative"}),
            "error: AREA: no area 'vst' at level 'around'; did you mean 'vast'?\n");
  EXPECT_EQ(no_such(project, {"vast", "cmi.relative"}),
            "error: LAYER: no indicator 'cmi' in the recipe; did you mean 'cni'?\n");
  EXPECT_EQ(no_such(project, {"vast", "cni.relatve"}),
            "error: LAYER: no layer 'relatve' of indicator 'cni'; did you mean 'relative'?\n");
  EXPECT_EQ(no_such(project, {"vast", "cni"}),
            "error: LAYER: 'cni' is no layer; write INDICATOR.LAYER, such as cni.relative\n");
  EXPECT_EQ(no_such(project, {"0780", "cni.relative", "--level", "komun"}),
            "error: --level: indicator 'cni' is not computed at level 'komun'; did you mean "
            "'kommun'?\n");
  EXPECT_EQ(no_such(project, {"vast", "cni.relative", "--period", "2023"}),
            "error: --period: no period '2023' in the recipe; did you mean '2024'?\n");
}

}  // namespace
}  // namespace omrade::testing
