// The GeoPackage in QGIS, without a screen.
#include "installed.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Qgis : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    project = new Project;
    ended = project->omrade({"run", "recipe.toml", "-o", "out"});
    fs::create_directory(project->folder() / "home");
    fs::permissions(project->folder() / "home", fs::perms::owner_all);
  }
  static void TearDownTestSuite() {
    delete project;
    project = nullptr;
  }
  void SetUp() override { ASSERT_EQ(ended.code, 0) << ended.errors; }

  static Ended headless(const std::vector<std::string>& command) {
    const std::string home = (project->folder() / "home").string();
    return run_program(command, project->folder(),
                       {"QT_QPA_PLATFORM=offscreen", "HOME=" + home, "XDG_RUNTIME_DIR=" + home});
  }
  /// The program behind Debian's wrapper, which adds an option of the desktop that it refuses.
  static std::string qgis_process() { return installed({"qgis_process.bin", "qgis_process"}); }
  static std::string layer(const std::string& name) {
    return (project->folder() / "out/region.gpkg").string() + "|layername=" + name;
  }
  /// The rows for which an expression holds, as CSV.
  static std::string extracted(const std::string& level, const std::string& expression) {
    const Ended told = headless({qgis_process(), "run", "native:extractbyexpression",
                                 "--INPUT=" + layer(level), "--EXPRESSION=" + expression,
                                 "--OUTPUT=" + (project->folder() / "found.csv").string()});
    EXPECT_EQ(told.code, 0) << told.output << told.errors;
    return project->read("found.csv");
  }
  /// Debian's Python, for which QGIS is built.
  static nlohmann::json opened(const std::string& name) {
    const Ended told = headless({"/usr/bin/python3", OMRADE_TEST_DATA "/layer_in_qgis.py",
                                 (project->folder() / "out/region.gpkg").string(), name});
    EXPECT_EQ(told.code, 0) << told.errors;
    return nlohmann::json::parse(told.output.substr(told.output.find('{')), nullptr, false);
  }
  static bool has_python() {
    return headless({"/usr/bin/python3", "-c", "import qgis.core"}).code == 0;
  }

  static inline Project* project = nullptr;
  static inline Ended ended;
};

TEST_F(Qgis, StatisticsOfAFieldAreThoseOfItsOpenCells) {
  if (qgis_process().empty()) GTEST_SKIP() << "skipped: install qgis";
  // 50, 60, 40 and 70 of 1000 each are under 5; one cell of single parents is protected.
  const std::string rows = extracted(
      "deso",
      "count(\"cni_share_under_5\") = 4 AND round(sum(\"cni_share_under_5\"), 9) = 22 AND "
      "minimum(\"cni_share_under_5\") = 4 AND maximum(\"cni_share_under_5\") = 7 AND "
      "count(\"cni_share_single_parent\") = 3");
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 5) << rows;
}

TEST_F(Qgis, AnExpressionFindsTheWithheldCellsAndTheyAreEmpty) {
  if (qgis_process().empty()) GTEST_SKIP() << "skipped: install qgis";
  const std::string rows = extracted("deso",
                                     "\"cni_share_single_parent_state\" = 'withheld' AND "
                                     "\"cni_share_single_parent\" IS NULL");
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), 2) << rows;
  EXPECT_THAT(rows, HasSubstr("0780A0004"));
}

TEST_F(Qgis, ALevelOpensInItsClassesWithoutAQuestion) {
  if (!has_python()) GTEST_SKIP() << "skipped: install python3-qgis";
  const auto deso = opened("deso");
  EXPECT_EQ(deso.at("valid"), true);
  EXPECT_EQ(deso.at("crs"), "EPSG:3006");
  EXPECT_EQ(deso.at("renderer"), "RuleRenderer");
  EXPECT_THAT(deso.at("aliases"), Contains("CNI"));
  EXPECT_THAT(deso.at("rules"), ElementsAre("skyddad / protected", "uppgift saknas / no data",
                                            "0,70 / 0.70", "0,80 / 0.80", "1,52 / 1.52"));
}

TEST_F(Qgis, EveryAreaIsDrawnByExactlyOneRuleAndAWithheldOneHatched) {
  if (!has_python()) GTEST_SKIP() << "skipped: install python3-qgis";
  const auto deso = opened("deso");
  ASSERT_EQ(deso.at("drawn_by").size(), 4U);
  for (const auto& [id, rules] : deso.at("drawn_by").items()) EXPECT_EQ(rules.size(), 1U) << id;
  EXPECT_EQ(deso.at("drawn_by").at("0780A0004").at(0), "skyddad / protected");
}

TEST_F(Qgis, PointsOpenWithTheirNames) {
  if (!has_python()) GTEST_SKIP() << "skipped: install python3-qgis";
  const auto centre = opened("centre");
  EXPECT_EQ(centre.at("valid"), true);
  EXPECT_EQ(centre.at("renderer"), "singleSymbol");
  EXPECT_EQ(centre.at("labels"), true);
}

}  // namespace
}  // namespace omrade::testing
