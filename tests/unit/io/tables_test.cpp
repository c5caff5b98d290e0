#include "io/tables.hpp"

#include "base/file.hpp"
#include "fixtures.hpp"
#include "io/csv.hpp"
#include "profile_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace omrade::io {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

TEST(WriteTables, LevelHasOneRowPerAreaAndFourColumnsPerLayer) {
  const TestFolder folder;
  write_tables(small_profile(), folder.path("tables"));
  EXPECT_EQ(
      read_file(folder.path("tables/deso.csv")),
      "id,name,cni.relative,cni.relative_lower95,cni.relative_upper95,cni.relative_state,"
      "cni.relative@2023,cni.relative@2023_lower95,cni.relative@2023_upper95,cni.relative@2023_"
      "state\n"
      "0780,\"Araby, norra\",1.5,1.25,1.75,ok,2,,,unreliable\n"
      "b,Teleborg,withheld,withheld,withheld,withheld,,,,missing\n");
  EXPECT_EQ(read_file(folder.path("tables/centre.csv")),
            "id,name,cni.relative,cni.relative_lower95,cni.relative_upper95,cni.relative_state\n"
            "c1,c1,,,,failed\n");
  EXPECT_EQ(read_file(folder.path("tables/region.csv")), "id,name\n07,Kronoberg\n");
}

TEST(WriteTables, LongTableHasOneRowPerEstimate) {
  const TestFolder folder;
  write_tables(small_profile(), folder.path("tables"));
  EXPECT_EQ(
      read_file(folder.path("tables/estimates.csv")),
      "period,level,area,name,indicator,layer,other,value,lower95,upper95,lower998,upper998,"
      "numerator,"
      "denominator,base,base_of,unit,state,estimator,interval,reason,benchmark,difference,"
      "difference_"
      "lower95,difference_upper95,clear\n"
      "2024,deso,0780,\"Araby, "
      "norra\",cni,relative,,1.5,1.25,1.75,1,2,30,100,100,persons,%,ok,direct,"
      "wilson,,1,0.5,0.25,0.75,higher\n"
      "2024,deso,b,Teleborg,cni,relative,,withheld,withheld,withheld,withheld,withheld,withheld,"
      "withheld,withheld,persons,%,withheld,,,,withheld,withheld,withheld,withheld,withheld\n"
      "2023,deso,0780,\"Araby, norra\",cni,relative,,2,,,,,30,100,100,persons,%,unreliable,direct,"
      "none,,,,,,\n"
      "2023,deso,b,Teleborg,cni,relative,,,,,,,,,,persons,%,missing,,,absent from the source,,,,,\n"
      "2024,deso,b,Teleborg,flows,people,north,30,,,,,30,100,100,persons,persons,ok,direct,none,,,,"
      ",,"
      "\n"
      "2024,centre,c1,c1,cni,relative,,,,,,,,,,persons,%,failed,,,,,,,,\n");
}

TEST(WriteTables, NumbersOfAWithheldCellAreNeverPrintedEvenIfTheyStand) {
  const TestFolder folder;
  Profile profile = small_ungated_profile();
  const EstimateSpans spans = profile.levels[0].layers[0].estimates.spans();
  spans.value[1] = spans.numerator[1] = spans.base[1] = 3;
  write_tables(pass(std::move(profile)), folder.path("tables"));
  const Csv csv = Csv::read(folder.path("tables/estimates.csv"), {});
  for (const char* column : {"value", "numerator", "denominator", "base", "benchmark", "clear"}) {
    EXPECT_EQ(csv.texts(column)[1], "withheld") << column;
  }
  EXPECT_EQ(Csv::read(folder.path("tables/deso.csv"), {}).texts("cni.relative")[1], "withheld");
}

TEST(WriteTables, ClearIsSaidInWords) {
  const TestFolder folder;
  Profile profile = small_ungated_profile();
  profile.levels[0].layers[0].estimates.spans().state[1] = 0;
  profile.levels[0].layers[0].comparison->clear = {-1, 0};
  write_tables(pass(std::move(profile)), folder.path("tables"));
  const auto clear = Csv::read(folder.path("tables/estimates.csv"), {}).texts("clear");
  EXPECT_THAT(clear, ElementsAre("lower", "similar", "", "", "", ""));
}

TEST(WriteTables, NoNameIsComputedByASpreadsheet) {
  const TestFolder folder;
  Profile profile = small_ungated_profile();
  profile.levels[2].areas = std::make_shared<const AreaSet>(
      AreaSetParts{.id = "region", .ids = {"07"}, .names = {"=HYPERLINK(\"x\")\n"}});
  write_tables(pass(std::move(profile)), folder.path("tables"));
  EXPECT_EQ(read_file(folder.path("tables/region.csv")),
            "id,name\n07,\"'=HYPERLINK(\"\"x\"\") \"\n");
}

TEST(WriteTables, LevelNameIsMadeSafeForAFileName) {
  const TestFolder folder;
  Profile profile = small_ungated_profile();
  profile.levels[2].id = "hela/riket";
  write_tables(pass(std::move(profile)), folder.path("tables"));
  EXPECT_TRUE(std::filesystem::exists(folder.path("tables/hela%2Friket.csv")));
}

TEST(WriteTables, LevelNamedAsTheLongTableIsRefused) {
  const TestFolder folder;
  Profile profile = small_ungated_profile();
  profile.levels[2].id = "estimates";
  const GatedProfile gated = pass(std::move(profile));
  EXPECT_EQ(folder.error([&] { write_tables(gated, folder.path("tables")); }),
            "level 'estimates': its table would take the place of the long table; give the level "
            "another name");
}

TEST(WriteTables, LayerThatDoesNotFitItsLevelIsABug) {
  const TestFolder folder;
  Profile profile = small_ungated_profile();
  profile.levels[0].layers[1].estimates = Estimates(1);
  const GatedProfile gated = pass(std::move(profile));
  EXPECT_EQ(folder.error([&] { write_tables(gated, folder.path("tables")); }, ErrorKind::bug),
            "cni.relative: not one estimate per area at level deso");
}

TEST(WriteTables, FolderThatCannotBeMadeIsTheEnvironmentsFault) {
  const TestFolder folder;
  folder.write("tables", "a file");
  EXPECT_NE(folder.error([&] { write_tables(small_profile(), folder.path("tables/x")); },
                         ErrorKind::environment),
            "");
}

}  // namespace
}  // namespace omrade::io
