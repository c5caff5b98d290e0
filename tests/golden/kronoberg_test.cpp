// The main job: 32 centres on the generated region.
#include "base/file.hpp"
#include "base/text.hpp"
#include "folder_content.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;

/// Listed on 1 May 2025: minutes of Region Kronoberg's primary-care forum, 27 May 2025.
const std::map<std::string, double> kListed{
    {"dalbo", 9533}, {"skarvet", 13058}, {"aseda", 3579}, {"halsocentralen-falken", 2008}};

class Kronoberg : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::create_directories(base->folder() / "k");
    fs::copy_file(fs::path(OMRADE_SOURCE_DIR) / "examples/kronoberg/recipe.toml",
                  base->folder() / "k/recipe.toml");
    generated = run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, base->folder());
    ended = base->omrade({"run", "k/recipe.toml", "-o", "out", "--threads", "1"});
  }
  static void TearDownTestSuite() {
    delete base;
    base = nullptr;
  }
  static std::vector<std::vector<std::string>> rows(const std::string& file) {
    std::vector<std::vector<std::string>> out;
    std::istringstream lines(base->read(file));
    for (std::string line; std::getline(lines, line);) {
      out.emplace_back();
      for (const std::string_view field : split(line, ',')) out.back().emplace_back(field);
    }
    return out;
  }
  /// value by area of one layer at one level, from the tidy table; rows withheld are left out.
  static std::map<std::string, double> values(const std::string& level, const std::string& layer) {
    const auto table = rows("out/tables/estimates.csv");
    const auto column = [&](const std::string& name) {
      return static_cast<std::size_t>(std::find(table[0].begin(), table[0].end(), name) -
                                      table[0].begin());
    };
    std::map<std::string, double> out;
    for (std::size_t r = 1; r < table.size(); ++r) {
      const auto& row = table[r];
      if (row[column("level")] != level || row[column("layer")] != layer) continue;
      if (const auto number = parse_number(row[column("value")]))
        out[row[column("area")]] = *number;
    }
    return out;
  }
  static std::string highest(const std::map<std::string, double>& values) {
    return std::max_element(values.begin(), values.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  static inline Project* base = nullptr;
  static inline Ended generated, ended;
};

TEST_F(Kronoberg, RunsWithoutAWordOfWarning) {
  ASSERT_EQ(generated.code, 0) << generated.errors;
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(ended.errors.find("warn"), std::string::npos) << ended.errors;
}

TEST_F(Kronoberg, HasAPageForEachOfThe32Centres) {
  EXPECT_EQ(std::distance(fs::directory_iterator(base->folder() / "out/centres"),
                          fs::directory_iterator()),
            32);
  EXPECT_TRUE(fs::exists(base->folder() / "out/centres/dalbo.html"));
}

TEST_F(Kronoberg, EveryPageSaysThatTheDataAreSynthetic) {
  for (const auto& entry : fs::directory_iterator(base->folder() / "out/centres")) {
    EXPECT_NE(read_file(entry.path()).find("Alla uppgifter är påhittade"), std::string::npos)
        << entry.path();
  }
  EXPECT_NE(base->read("out/index.html").find("Alla uppgifter är påhittade"), std::string::npos);
}

TEST_F(Kronoberg, ListedMarginsEqualThePublishedCounts) {
  const auto listed = values("centre", "listed");
  EXPECT_EQ(listed.size(), 32U);
  double sum = 0;
  for (const auto& [centre, count] : listed) sum += count;
  EXPECT_EQ(sum, 201669);
  for (const auto& [centre, count] : kListed) {
    EXPECT_EQ(listed.at(centre), count) << centre;
  }
}

TEST_F(Kronoberg, DalboHasTheHighestCareNeedAroundAndWithin) {
  EXPECT_EQ(highest(values("around", "relative")), "dalbo");
  EXPECT_EQ(highest(values("centre", "relative")), "dalbo");
}

TEST_F(Kronoberg, AllFourIndicatorsAndTheirCompositeStandOnThePagesOfDalboAndOfRyd) {
  for (const char* centre : {"dalbo", "ryd"}) {
    const std::string page = base->read("out/centres/" + std::string(centre) + ".html");
    for (const char* words :
         {"Care Need Index (CNI)", "Boende och listade", "Levnadsvanor", "Daglig rökning",
          "Karies hos barn och unga", "Kariesindex", "Samlat behov"}) {
      EXPECT_THAT(page, ::testing::HasSubstr(words)) << centre;
    }
  }
}

TEST_F(Kronoberg, DalboIsTheMostInNeedOfAllWithAWholeComposite) {
  const auto score = values("around", "score");
  EXPECT_GT(score.size(), 16U);
  EXPECT_EQ(highest(score), "dalbo");
  EXPECT_EQ(values("around", "rank").at("dalbo"), 1);
  // Centres whose composite is withheld have no place, and the page says how many they are.
  const std::size_t places = values("around", "rank").size();
  ASSERT_LT(places, 32U);
  const std::string page = base->read("out/centres/dalbo.html");
  EXPECT_THAT(page, ::testing::HasSubstr("plats 1 av " + std::to_string(places) + "<"));
  EXPECT_THAT(page, ::testing::HasSubstr("utan plats, skyddade eller utan uppgift: " +
                                         std::to_string(32 - places)));
}

TEST_F(Kronoberg, EveryResourceLiesInOneCatchmentOneMunicipalityAndTheRegion) {
  for (const char* level : {"around", "kommun", "region"}) {
    double sum = 0;
    for (const auto& [area, count] : values(level, "all_count")) sum += count;
    EXPECT_EQ(sum, 342) << level;  // rows of resources.csv
  }
  double schools = 0;
  for (const auto& [area, count] : values("around", "school_count")) schools += count;
  EXPECT_EQ(schools, 84);
}

TEST_F(Kronoberg, ResourcesPerThousandAreThoseOfThePublishedResidents) {
  const auto residents = values("around", "residents");
  const auto count = values("around", "library_count");
  const auto rate = values("around", "library_per_1000");
  ASSERT_EQ(rate.size(), 32U);
  for (const auto& [centre, per_1000] : rate)
    EXPECT_DOUBLE_EQ(per_1000, 1000 * count.at(centre) / residents.at(centre)) << centre;
}

TEST_F(Kronoberg, NeedAndResourcesStandOnThePageOfDalbo) {
  const std::string page = base->read("out/centres/dalbo.html");
  for (const char* words : {"Resurser i och kring ", "Biblioteket Hallon i Dalbo",
                            "Behov och resurser i alla områden", "större behov, färre resurser"})
    EXPECT_THAT(page, ::testing::HasSubstr(words));
}

TEST_F(Kronoberg, NoPageIsLargerThan300Kilobytes) {
  std::size_t pages = 0;
  for (const auto& entry : fs::recursive_directory_iterator(base->folder() / "out")) {
    if (entry.path().extension() != ".html") continue;
    ++pages;
    EXPECT_LE(entry.file_size(), 300'000U) << entry.path();
  }
  // Of 32 centres their pages and interviews, 8 municipalities, the region, the index and the
  // about.
  EXPECT_EQ(pages, 75U);
}

TEST_F(Kronoberg, PeopleAreConservedFromSmallAreasToCatchments) {
  const auto residents = values("around", "residents");
  double sum = 0;
  for (const auto& [centre, count] : residents) sum += count;
  // Shores of the two divisions differ by up to a centimetre, so a ten-thousandth of a person may
  // fall between.
  EXPECT_NEAR(sum, values("region", "residents").at("region"), 1e-3);
}

TEST_F(Kronoberg, TheBytesAreTheSameForTwoAndForEightThreads) {
  const auto one = content_of(base->folder() / "out");
  for (const char* threads : {"2", "8"}) {
    ASSERT_EQ(base->omrade({"run", "k/recipe.toml", "-o", "other", "--threads", threads}).code, 0);
    EXPECT_EQ(difference(one, content_of(base->folder() / "other")), "") << threads;
  }
}

TEST_F(Kronoberg, PublishedAgainWithItsHistoryItIsTheSame) {
  const auto publish = [](const std::string& name, const std::string& before) {
    base->write("k/" + name + ".json", before);
    base->write("k/" + name + ".toml", base->read("k/recipe.toml"));
    base->change("k/" + name + ".toml", "[disclosure]",
                 "[disclosure]\nhistory = \"" + name + ".json\"");
    const Ended one = base->omrade({"run", "k/" + name + ".toml", "-o", name});
    EXPECT_EQ(one.code, 0) << one.errors;
    return base->read(name + "/history.json");
  };
  const std::string first = publish("first", "{\"history\": 1}");
  EXPECT_EQ(publish("second", first), first);
  EXPECT_EQ(base->read("first/tables/estimates.csv"), base->read("out/tables/estimates.csv"));
  EXPECT_EQ(base->read("second/tables/estimates.csv"), base->read("out/tables/estimates.csv"));
}

TEST_F(Kronoberg, TheGeneratorWritesTheSameBytesAgain) {
  const auto once = content_of(base->folder() / "k/data");
  ASSERT_EQ(run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "again"}, base->folder()).code,
            0);
  EXPECT_EQ(difference(once, content_of(base->folder() / "again")), "");
}

}  // namespace
}  // namespace omrade::testing
