#include "io/geopackage.hpp"

#include "base/file.hpp"
#include "fixtures.hpp"
#include "io/gdal.hpp"
#include "io/vector.hpp"
#include "profile_fixture.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <string>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// All fields of a layer's features as text; NULL where there is no value.
std::vector<std::vector<std::string>> records(const std::filesystem::path& file,
                                              const std::string& layer) {
  const DatasetHandle dataset = open_dataset(file, GdalKind::vector);
  OGRLayer& from = *dataset->GetLayerByName(layer.c_str());
  std::vector<std::vector<std::string>> out;
  while (const FeatureHandle feature{from.GetNextFeature()}) {
    std::vector<std::string>& record = out.emplace_back();
    for (int i = 0; i < feature->GetFieldCount(); ++i) {
      record.emplace_back(feature->IsFieldSetAndNotNull(i) != 0 ? feature->GetFieldAsString(i)
                                                                : "NULL");
    }
  }
  return out;
}

class GeoPackageTest : public ::testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path("profile.gpkg"); }
  TestFolder folder_;
};

TEST_F(GeoPackageTest, HasALayerForEveryLevelWithAPlaceTheLongTableAndTheStyles) {
  write_geopackage(small_profile(), file());
  EXPECT_THAT(layer_names(file()), ElementsAre("deso", "centre", "estimates", "layer_styles"));
  EXPECT_THAT(field_names(file(), "deso"),
              ElementsAre("id", "name", "cni_relative", "cni_relative_lower95",
                          "cni_relative_upper95", "cni_relative_state"));
}

TEST_F(GeoPackageTest, LevelHoldsTheDefaultPeriod) {
  write_geopackage(small_profile(), file());
  EXPECT_THAT(records(file(), "deso"),
              ElementsAre(ElementsAre("0780", "Araby, norra", "1.5", "1.25", "1.75", "ok"),
                          ElementsAre("b", "Teleborg", "NULL", "NULL", "NULL", "withheld")));
  EXPECT_THAT(records(file(), "centre"),
              ElementsAre(ElementsAre("c1", "c1", "NULL", "NULL", "NULL", "failed")));
}

TEST_F(GeoPackageTest, LevelHoldsAnotherPeriodWhereTheDefaultHasNothing) {
  Profile profile = small_ungated_profile();
  LevelResult& level = profile.levels[0];
  const std::string other = level.layers[1].period;
  for (std::uint8_t& state : level.layers[0].estimates.spans().state)
    state = static_cast<std::uint8_t>(State::missing);
  write_geopackage(pass(std::move(profile)), file());
  EXPECT_THAT(field_names(file(), "deso"), ::testing::Contains("cni_relative_" + other));
  EXPECT_THAT(field_names(file(), "deso"), ::testing::Not(::testing::Contains("cni_relative")));
}

TEST_F(GeoPackageTest, AreasAreReadBackAsTheyWere) {
  const GatedProfile profile = small_profile();
  write_geopackage(profile, file());
  const VectorResult result =
      read_vector({.set = "deso", .file = file(), .layer = "deso", .id = "id", .name = "name"});
  const AreaSet& areas = *profile.view().levels[0].areas;
  EXPECT_EQ(result.parts.ids, areas.ids());
  EXPECT_EQ(result.parts.crs, "EPSG:3006");
  EXPECT_EQ(result.parts.polygons->points, areas.polygons()->points);
  EXPECT_EQ(result.parts.polygons->ring_offset, areas.polygons()->ring_offset);
  EXPECT_EQ(result.parts.polygons->area_offset, areas.polygons()->area_offset);
  const VectorResult centres =
      read_vector({.set = "centre", .file = file(), .layer = "centre", .id = "id"});
  EXPECT_THAT(centres.parts.points, ElementsAre(Point{5, 6}));
}

TEST_F(GeoPackageTest, LongTableHasTheRowsOfTheCsv) {
  write_geopackage(small_profile(), file());
  const auto rows = records(file(), "estimates");
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_THAT(rows[0],
              ElementsAre("2024", "deso", "0780", "Araby, norra", "cni", "relative", "NULL", "1.5",
                          "1.25", "1.75", "1", "2", "30", "100", "100", "persons", "%", "ok",
                          "direct", "wilson", "NULL", "1", "0.5", "0.25", "0.75", "higher"));
  EXPECT_THAT(rows[1], ElementsAre("2024", "deso", "b", "Teleborg", "cni", "relative", "NULL",
                                   "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL", "NULL",
                                   "persons", "%", "withheld", "NULL", "NULL", "NULL", "NULL",
                                   "NULL", "NULL", "NULL", "withheld"));
  EXPECT_EQ(rows[4][6], "north");
}

TEST_F(GeoPackageTest, SameProfileGivesTheSameBytes) {
  write_geopackage(small_profile(), file());
  const std::string first = read_file(file());
  write_geopackage(small_profile(), folder_.path("again.gpkg"));
  EXPECT_EQ(first, read_file(folder_.path("again.gpkg")));
  write_geopackage(small_profile(), file());
  EXPECT_EQ(first, read_file(file()));
  // Not only because all were written within a second.
  EXPECT_THAT(first, HasSubstr("1970-01-01T00:00:00.000Z"));
}

TEST_F(GeoPackageTest, NothingElseIsLeftBehind) {
  write_geopackage(small_profile(), file());
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(file().parent_path())) {
    names.push_back(entry.path().filename().string());
  }
  EXPECT_THAT(names, ElementsAre("profile.gpkg"));
}

TEST_F(GeoPackageTest, NumbersOfAWithheldCellAreNowhereInTheFile) {
  Profile profile = small_ungated_profile();
  const EstimateSpans spans = profile.levels[0].layers[0].estimates.spans();
  spans.value[1] = spans.base[1] = 3;
  write_geopackage(pass(std::move(profile)), file());
  EXPECT_EQ(records(file(), "deso")[1][2], "NULL");
  EXPECT_EQ(records(file(), "estimates")[1][7], "NULL");
  EXPECT_EQ(records(file(), "estimates")[1][14], "NULL");
}

TEST_F(GeoPackageTest, DescriptionTellsOfTheGate) {
  write_geopackage(small_profile(), file());
  EXPECT_THAT(read_file(file()), HasSubstr("Profile. Disclosure control: on (counts from 5, "
                                           "denominators from 20, respondents from 30)"));
  write_geopackage(pass(small_ungated_profile(), {.on = false, .off_reason = "synthetic data"}),
                   file());
  EXPECT_THAT(read_file(file()), HasSubstr("Profile. Disclosure control: off (synthetic data)"));
}

TEST_F(GeoPackageTest, FieldsThatRunTogetherAreNumbered) {
  Profile profile = small_ungated_profile();
  LevelResult& level = profile.levels[0];
  level.layers[1].period = "2024";
  level.layers[1].indicator = "CNI";
  write_geopackage(pass(std::move(profile)), file());
  EXPECT_THAT(
      field_names(file(), "deso"),
      ElementsAre("id", "name", "cni_relative", "cni_relative_lower95", "cni_relative_upper95",
                  "cni_relative_state", "CNI_relative_2", "CNI_relative_2_lower95",
                  "CNI_relative_2_upper95", "CNI_relative_2_state"));
}

TEST_F(GeoPackageTest, FolderThatIsNotThereIsTheEnvironmentsFault) {
  EXPECT_THAT(folder_.error([&] { write_geopackage(small_profile(), folder_.path("x/p.gpkg")); },
                            ErrorKind::environment),
              testing::StartsWith("x/p.gpkg: cannot create the file"));
}

TEST_F(GeoPackageTest, LevelNamedAsTheLongTableIsRefused) {
  Profile profile = small_ungated_profile();
  profile.levels[2].id = "estimates";
  const GatedProfile gated = pass(std::move(profile));
  EXPECT_NE(folder_.error([&] { write_geopackage(gated, file()); }), "");
  EXPECT_FALSE(std::filesystem::exists(file()));
}

}  // namespace
}  // namespace omrade::io
