// The GeoPackage as GDAL's own tool tells of it.
#include "installed.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class OgrInfo : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    project = new Project;
    ended = project->omrade({"run", "recipe.toml", "-o", "out"});
  }
  static void TearDownTestSuite() {
    delete project;
    project = nullptr;
  }
  void SetUp() override { ASSERT_EQ(ended.code, 0) << ended.errors; }

  static std::string ogrinfo(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {gdal_tool("ogrinfo"), "-ro"});
    const Ended told = run_program(arguments, project->folder());
    EXPECT_EQ(told.code, 0) << told.errors;
    EXPECT_THAT(told.errors, Not(HasSubstr("Warning")));
    return told.output;
  }
  static std::string summary(const std::string& layer) {
    return ogrinfo({"-so", "out/region.gpkg", layer});
  }
  /// The one feature of a layer with this id, its fields one a line.
  static std::string feature(const std::string& layer, const std::string& id) {
    return ogrinfo({"-q", "-geom=NO", "-where", "id = '" + id + "'", "out/region.gpkg", layer});
  }
  /// The only answer of an SQL query for one column, such as "count".
  static std::string answer(const std::string& column, const std::string& query) {
    const std::string text = ogrinfo({"-q", "out/region.gpkg", "-sql", query});
    const std::size_t at = text.find("  " + column + " (");
    const std::size_t equals = text.find(" = ", at);
    if (at == std::string::npos || equals == std::string::npos) return "no answer: " + text;
    return text.substr(equals + 3, text.find('\n', equals) - equals - 3);
  }

  static inline Project* project = nullptr;
  static inline Ended ended;
};

TEST_F(OgrInfo, ListsALayerForEveryLevelWithAPlaceAndTwoTables) {
  EXPECT_EQ(
      ogrinfo({"-q", "out/region.gpkg"}),
      "1: deso (Multi Polygon)\n2: centre (Point)\n3: around (Point)\n4: estimates (None)\n5: "
      "layer_styles (None)\n");
}

TEST_F(OgrInfo, ALevelHasItsAreasItsFieldsAndItsCoordinateSystem) {
  EXPECT_THAT(
      summary("deso"),
      AllOf(HasSubstr("Geometry: Multi Polygon\n"), HasSubstr("Feature Count: 4\n"),
            HasSubstr("Extent: (500000.000000, 6300000.000000) - (502000.000000, "
                      "6302000.000000)\n"),
            HasSubstr("PROJCRS[\"SWEREF99 TM\""), HasSubstr("ID[\"EPSG\",3006]"),
            HasSubstr("id: String"), HasSubstr("name: String"), HasSubstr("cni_relative: Real"),
            HasSubstr("cni_relative_lower95: Real"), HasSubstr("cni_relative_upper95: Real"),
            HasSubstr("cni_relative_state: String")));
  EXPECT_THAT(summary("around"),
              AllOf(HasSubstr("Geometry: Point\n"), HasSubstr("Feature Count: 2\n")));
}

TEST_F(OgrInfo, AnOpenCellIsANumberAndAWithheldOneIsNull) {
  EXPECT_THAT(feature("deso", "0780A0004"),
              AllOf(HasSubstr("cni_share_under_5 (Real) = 7\n"),
                    HasSubstr("cni_share_under_5_state (String) = ok\n"),
                    HasSubstr("cni_share_single_parent (Real) = (null)\n"),
                    HasSubstr("cni_share_single_parent_lower95 (Real) = (null)\n"),
                    HasSubstr("cni_share_single_parent_upper95 (Real) = (null)\n"),
                    HasSubstr("cni_share_single_parent_state (String) = withheld\n"),
                    HasSubstr("cni_relative (Real) = (null)\n"),
                    HasSubstr("cni_relative_state (String) = withheld\n")));
}

TEST_F(OgrInfo, NoWithheldRowOfTheLongTableHoldsANumber) {
  const std::string withheld = "FROM estimates WHERE state = 'withheld'";
  EXPECT_THAT(answer("n", "SELECT COUNT(*) AS n " + withheld), Not("0"));
  EXPECT_EQ(answer("n",
                   "SELECT COUNT(value) + COUNT(lower95) + COUNT(upper95) + COUNT(lower998) + "
                   "COUNT(upper998) + COUNT(numerator) + COUNT(denominator) + COUNT(base) + "
                   "COUNT(benchmark) + COUNT(difference) AS n " +
                       withheld),
            "0");
}

TEST_F(OgrInfo, TheLongTableHasARowForEveryRowOfTheCsv) {
  const std::string csv = project->read("out/tables/estimates.csv");
  EXPECT_EQ(answer("n", "SELECT COUNT(*) AS n FROM estimates"),
            std::to_string(std::count(csv.begin(), csv.end(), '\n') - 1));
}

TEST_F(OgrInfo, EveryLevelWithAreasHasOneDefaultStyle) {
  EXPECT_THAT(summary("layer_styles"),
              AllOf(HasSubstr("f_table_name: String"), HasSubstr("styleQML: String"),
                    HasSubstr("useAsDefault: Integer(Boolean)")));
  for (const std::string level : {"deso", "centre", "around"}) {
    EXPECT_EQ(answer("n",
                     "SELECT COUNT(*) AS n FROM layer_styles WHERE useAsDefault = 1 AND "
                     "f_table_name = '" +
                         level + "'"),
              "1")
        << level;
  }
}

}  // namespace
}  // namespace omrade::testing
