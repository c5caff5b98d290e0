// The recipes on real open data, where the data lie beside the checkout.
#include "base/file.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

const fs::path kData = fs::path(OMRADE_SOURCE_DIR) / "../shared/data";

class RealData : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(kData))
      GTEST_SKIP() << "skipped: the folder shared/data does not lie beside the checkout";
  }
  Ended omrade(const std::string& command, const std::string& recipe) {
    const std::string path = OMRADE_SOURCE_DIR "/examples/real/" + recipe;
    return command == "run" ? project_.omrade({"run", path, "-o", "out"})
                            : project_.omrade({command, path});
  }
  std::size_t pages() {
    return static_cast<std::size_t>(std::distance(
        fs::directory_iterator(project_.folder() / "out/centres"), fs::directory_iterator()));
  }
  /// The row of one estimate, from its area to its last column; "" where there is none.
  std::string row(const std::string& begin) {
    const std::string table = project_.read("out/tables/estimates.csv");
    const std::size_t at = table.find("\n" + begin);
    if (at == std::string::npos) return "";
    return table.substr(at + 1, table.find('\n', at + 1) - at - 1);
  }
  Project project_;
};

TEST_F(RealData, KronobergHasAPageForEachOfItsEightMunicipalities) {
  const Ended ended = omrade("run", "kronoberg.toml");
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(pages(), 8U);
  EXPECT_TRUE(fs::exists(project_.folder() / "out/centres/0780.html"));
}

TEST_F(RealData, ThreeAreasBetweenTheDivisionsAreReconciled) {
  const Ended ended = omrade("run", "kronoberg.toml");
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.errors, HasSubstr("3 codes of an older division are reconciled by "
                                      "'deso_2018_2025.csv' (counts split by 'befolkning_2025')"));
  // Nobody is lost between the divisions: bef_2022 sums to 204 335 over the old one.
  EXPECT_THAT(row("2022,lan,lan,Kronobergs län,behov,partial,"),
              HasSubstr(",204335,204335,persons,"));
  EXPECT_THAT(row("2022,deso,0780C1021,"), Not(::testing::IsEmpty()));
}

TEST_F(RealData, PerturbedPartsAreAcceptedWithinTheToleranceAndReported) {
  EXPECT_THAT(omrade("check", "kronoberg.toml").errors,
              HasSubstr("the parts of 'befolkning_2025' differ from it in 111 of 115 rows, by 24 "
                        "at most (accepted: tolerance 25)"));
}

TEST_F(RealData, APageShowsEachMeasureInTheLatestPeriodThatHasIt) {
  const Ended ended = omrade("run", "kronoberg.toml");
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const std::string page = project_.read("out/centres/0761.html");
  const std::size_t row = page.find("Barn 0–4 år", page.find("Mått och jämförelser"));
  EXPECT_THAT(page.substr(row, page.find("80 år och äldre", row) - row),
              ::testing::AllOf(HasSubstr("2025</small></td>"), Not(HasSubstr("uppgift saknas"))));
}

TEST_F(RealData, AnIndexOfFiveVariablesIsNeverCalledCni) {
  ASSERT_EQ(omrade("run", "kronoberg.toml").code, 0);
  const std::string page = project_.read("out/centres/0761.html");
  EXPECT_THAT(page, HasSubstr("Behovsindex av en del av CNI:s variabler (inte CNI)"));
  const std::string definitions = project_.read("out/about.html");
  EXPECT_THAT(page, HasSubstr("index av 5 av CNI:s 7 variabler, inte CNI"));
  EXPECT_THAT(definitions, Not(HasSubstr("<dt>CNI</dt>")));
  EXPECT_THAT(page, Not(HasSubstr("<dt>CNI</dt>")));
}

TEST_F(RealData, DalarnaSharesItsPeopleOutToTheNearestHospital) {
  const Ended ended = omrade("run", "dalarna.toml");
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(pages(), 5U);
  EXPECT_THAT(project_.read("out/centres/mora.html"),
              HasSubstr("Varje plats hör till den närmaste punkten, fågelvägen"));
  // Both parts are the same layer of the same plugin; the recipe's titles tell them apart.
  EXPECT_THAT(project_.read("out/about.html"),
              HasSubstr("Viktat medelvärde av 65 år och äldre: andelen av de andra områdena som "
                        "har lägre värde (percentilrang), vikt 1; 80 år och äldre: "));
}

}  // namespace
}  // namespace omrade::testing
