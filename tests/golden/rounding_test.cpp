// A run whose numbers of persons are rounded to the nearest 5.
#include "base/text.hpp"
#include "folder_content.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& table) {
  std::vector<Row> out;
  std::vector<std::string> names;
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    const auto fields = split(line, ',');
    if (names.empty()) {
      names.assign(fields.begin(), fields.end());
      continue;
    }
    Row& row = out.emplace_back();
    // Reasons with commas come after the numbers.
    for (std::size_t i = 0; i < names.size() && i < fields.size(); ++i) row[names[i]] = fields[i];
  }
  return out;
}

bool is_multiple_of_five(const std::string& text) {
  const auto number = parse_number(text);
  return !number || std::fmod(*number, 5) == 0;
}

/// The example of Kronoberg, with or without rounding.
class KronobergRounded : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base = new Project;
    fs::create_directories(base->folder() / "k");
    for (const char* file : {"recipe.toml", "scenario.toml"}) {
      fs::copy_file(fs::path(OMRADE_SOURCE_DIR) / "examples/kronoberg" / file,
                    base->folder() / "k" / file);
    }
    ASSERT_EQ(run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, base->folder()).code,
              0);
    ASSERT_EQ(base->omrade({"run", "k/recipe.toml", "-o", "exact", "--quiet"}).code, 0);
    base->change("k/recipe.toml", "[disclosure]", "[disclosure]\nrounding = 5");
    const Ended ended = base->omrade({"run", "k/recipe.toml", "-o", "out", "--quiet"});
    ASSERT_EQ(ended.code, 0) << ended.errors;
  }
  static void TearDownTestSuite() {
    delete base;
    base = nullptr;
  }
  static inline Project* base = nullptr;
};

TEST_F(KronobergRounded, EveryNumberOfPersonsInTheTableIsAMultiple) {
  // Points, teeth, places and weighted answers are no persons, nor are teeth that are expected.
  const std::set<std::string> no_persons{"points",  "per_person", "relative",    "mean_12",
                                         "mean_19", "mean_23",    "sic_12",      "sic_19",
                                         "sic_23",  "sic10_12",   "caries_index"};
  std::size_t numerators = 0;
  for (const Row& row : rows_of(base->read("out/tables/estimates.csv"))) {
    const std::string where =
        row.at("level") + " " + row.at("area") + " " + row.at("indicator") + "." + row.at("layer");
    EXPECT_TRUE(is_multiple_of_five(row.at("base"))) << where;
    if (row.at("layer") == "caries_index") continue;
    EXPECT_TRUE(is_multiple_of_five(row.at("denominator"))) << where;
    if (row.at("unit") == "persons") {
      EXPECT_TRUE(is_multiple_of_five(row.at("value"))) << where;
    }
    const bool of_persons = !no_persons.contains(row.at("layer")) &&
                            row.at("indicator") != "habits" && row.at("indicator") != "resources";
    if (!of_persons) continue;
    EXPECT_TRUE(is_multiple_of_five(row.at("numerator"))) << where;
    if (!row.at("numerator").empty()) ++numerators;
  }
  EXPECT_GT(numerators, 10000U);
}

TEST_F(KronobergRounded, TheSameCellsAreWithheldAndNoOthers) {
  const auto states = [](const std::string& folder) {
    std::map<std::string, std::string> out;
    for (const Row& row : rows_of(base->read(folder + "/tables/estimates.csv"))) {
      std::string cell;
      for (const char* key : {"period", "level", "area", "indicator", "layer", "other"})
        cell += row.at(key) + "|";
      out[cell] = row.at("state");
    }
    return out;
  };
  EXPECT_EQ(states("out"), states("exact"));
}

TEST_F(KronobergRounded, EveryOutputSaysThatItIsRounded) {
  const std::string page = base->read("out/centres/dalbo.html");
  EXPECT_THAT(page, HasSubstr("Antal personer är avrundade till närmaste 5-tal"));
  EXPECT_THAT(page, HasSubstr("Numbers of persons are rounded to the nearest 5"));
  EXPECT_THAT(base->read("out/profiles.json"), HasSubstr("\"rounding\": 5"));
  const std::string provenance = base->read("out/provenance.json");
  EXPECT_THAT(provenance, HasSubstr("Antal personer är avrundade till närmaste 5-tal."));
  EXPECT_THAT(provenance, HasSubstr("Numbers of persons are rounded to the nearest 5."));
  EXPECT_THAT(base->read("out/region.gpkg"),
              HasSubstr("numbers of persons rounded to the nearest"));
  EXPECT_THAT(base->read("exact/centres/dalbo.html"),
              ::testing::Not(HasSubstr("rounded to the nearest")));
}

TEST_F(KronobergRounded, TheBytesDependNeitherOnThreadsNorOnHowPluginsRun) {
  const auto out = content_of(base->folder() / "out");
  for (const std::vector<std::string>& how :
       {std::vector<std::string>{"--threads", "1"}, {"--threads", "8", "--isolate", "all"}}) {
    std::vector<std::string> arguments{"run", "k/recipe.toml", "-o", "other", "--quiet"};
    arguments.insert(arguments.end(), how.begin(), how.end());
    ASSERT_EQ(base->omrade(arguments).code, 0);
    EXPECT_EQ(difference(out, content_of(base->folder() / "other")), "") << how.at(1);
  }
}

/// Without what `omrade report` does not make.
std::map<std::string, std::string> pages_of(const fs::path& folder) {
  auto content = content_of(folder);
  std::erase_if(content, [](const auto& one) {
    const fs::path path = one.first;
    return path.extension() == ".gpkg" || path.extension() == ".csv";
  });
  return content;
}

TEST_F(KronobergRounded, AReportOfItIsTheSameToTheLastByte) {
  ASSERT_EQ(base->omrade({"report", "out", "-o", "again", "--quiet"}).code, 0);
  EXPECT_EQ(difference(pages_of(base->folder() / "out"), content_of(base->folder() / "again")), "");
}

TEST_F(KronobergRounded, AScenarioIsRoundedAndWithholdsTheDifferencesThatItWouldUnrounded) {
  const auto withheld = [](const std::string& folder) {
    const Ended ended =
        base->omrade({"run", "k/scenario.toml", "-o", folder, "--log", "error", "--json"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    std::map<std::string, std::string> lines;
    const fs::path scenarios = base->folder() / folder / "scenarios";
    for (const auto& [file, bytes] : content_of(scenarios)) {
      std::size_t marks = 0;
      for (std::size_t at = bytes.find("skyddad"); at != std::string::npos;
           at = bytes.find("skyddad", at + 1))
        ++marks;
      lines[file] = std::to_string(marks);
    }
    return lines;
  };
  const auto exact = withheld("scenario_exact");
  EXPECT_FALSE(exact.empty());
  std::string recipe = base->read("k/scenario.toml");
  base->write("k/scenario.toml", recipe + "\n[disclosure]\nrounding = 5\n");
  EXPECT_EQ(withheld("scenario_rounded"), exact);
  ASSERT_EQ(base->omrade({"report", "scenario_rounded", "-o", "scenario_again", "--quiet"}).code,
            0);
  EXPECT_EQ(difference(pages_of(base->folder() / "scenario_rounded"),
                       content_of(base->folder() / "scenario_again")),
            "");
}

TEST_F(KronobergRounded, WithAHistoryTheSameDataArePublishedTheSameAgain) {
  base->write("k/before.json", "{\"history\": 1}");
  base->write("k/again.toml", base->read("k/recipe.toml"));
  base->change("k/again.toml", "rounding = 5", "rounding = 5\nhistory = \"before.json\"");
  ASSERT_EQ(base->omrade({"run", "k/again.toml", "-o", "first", "--quiet"}).code, 0);
  base->write("k/before.json", base->read("first/history.json"));
  const Ended ended = base->omrade({"run", "k/again.toml", "-o", "second", "--quiet"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_TRUE(base->read("second/history.json") == base->read("first/history.json"));
  EXPECT_TRUE(base->read("second/tables/estimates.csv") == base->read("out/tables/estimates.csv"));
}

TEST(RoundedWhy, ShowsNoNumberOfPersonsThatIsNoMultiple) {
  const Project project;
  project.change("recipe.toml", "[profile]", "[disclosure]\nrounding = 3\n\n[profile]");
  const Ended ended = project.omrade({"why", "vast", "cni.share_under_5", "--json"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  // 50 + 40 + half of 60 + 70 are 155 of 3000, which is 156 rounded; 50 is 51, 40 is 39 and so on.
  EXPECT_THAT(ended.output, HasSubstr("\"numerator\": 156"));
  const std::regex values("\"(value|numerator|denominator|base)\": ([0-9]+)(\\.0)?[,\n]");
  std::size_t seen = 0;
  for (std::sregex_iterator at(ended.output.begin(), ended.output.end(), values), end; at != end;
       ++at) {
    EXPECT_EQ(std::stol((*at)[2]) % 3, 0) << (*at)[0];
    ++seen;
  }
  EXPECT_GE(seen, 10U);
  const Ended told = project.omrade({"why", "vast", "cni.share_under_5"});
  EXPECT_THAT(told.output, HasSubstr("Numbers of persons are rounded to the nearest 3"));
}

TEST(RoundedHistory, ALaterRunIsRoundedAlike) {
  const Project project;
  project.write("before.json", "{\"history\": 1}");
  project.change("recipe.toml", "[profile]",
                 "[disclosure]\nrounding = 5\nhistory = \"before.json\"\n\n[profile]");
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "one"}).code, 0);
  EXPECT_THAT(project.read("one/history.json"), HasSubstr("\"rounding\": 5"));
  project.write("before.json", project.read("one/history.json"));
  const Ended again = project.omrade({"run", "recipe.toml", "-o", "two"});
  ASSERT_EQ(again.code, 0) << again.errors;
  EXPECT_EQ(project.read("two/tables/estimates.csv"), project.read("one/tables/estimates.csv"));
  EXPECT_EQ(project.read("two/history.json"), project.read("one/history.json"));
  project.change("recipe.toml", "rounding = 5", "rounding = 3");
  const Ended other = project.omrade({"run", "recipe.toml", "-o", "three"});
  EXPECT_EQ(other.code, 2);
  EXPECT_THAT(other.errors, HasSubstr("were published rounded to 5, and would be rounded to 3"));
  EXPECT_FALSE(fs::exists(project.folder() / "three"));
}

TEST(RoundedHistory, AFewDividedPeopleMoreAreWithheldWhenTheyShowOnTheMultiplesAlone) {
  const Project project;
  project.write("before.json", "{\"history\": 1}");
  project.change("recipe.toml", "[profile]",
                 "[disclosure]\nminimum_count = 7\nrounding = 5\nhistory = \"before.json\"\n\n"
                 "[profile]");
  const auto publish = [&](int a, int b, int c, int d, const std::string& folder) {
    const auto row = [](const char* code, int under_5, const char* others) {
      return std::string(code) + ";1000;" + std::to_string(under_5) + others;
    };
    project.write("scb.csv",
                  "desokod;population;under_5;foreign_born;old_alone;single_parent;moved_in;"
                  "unemployed;low_education\n" +
                      row("0780A0001", a, ";100;40;20;80;60;70\n") +
                      row("0780B0002", b, ";300;50;30;90;120;110\n") +
                      row("0780A0003", c, ";80;60;10;70;40;60\n") +
                      row("0780A0004", d, ";200;30;3;60;80;90\n"));
    const Ended ended = project.omrade({"run", "recipe.toml", "-o", folder});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    std::map<std::string, std::string> printed;
    for (const Row& row_of : rows_of(project.read(folder + "/tables/estimates.csv"))) {
      if (row_of.at("layer") == "share_under_5" || row_of.at("layer") == "points")
        printed[row_of.at("layer") + " " + row_of.at("level") + " " + row_of.at("area")] =
            row_of.at("state") == "withheld" ? "withheld" : row_of.at("numerator");
    }
    project.write("before.json", project.read(folder + "/history.json"));
    return printed;
  };
  // 50 + half of 61 + 40 + half of 70 are 155.5; 52 + half of 60 + 41 + half of 69 are 157.5. The
  // small areas, the municipalities and the region are the same multiples in both.
  auto first = publish(50, 61, 40, 70, "one");
  EXPECT_EQ(first.at("share_under_5 around vast"), "155");
  auto second = publish(52, 60, 41, 69, "two");
  EXPECT_EQ(second.at("share_under_5 around vast"), "withheld");
  EXPECT_EQ(second.at("points around vast"), "withheld");
  // Every other count is. (Of points in so few areas the weights cannot be told: they are kept.)
  first.erase("share_under_5 around vast");
  second.erase("share_under_5 around vast");
  const auto of_points = [](const auto& one) { return one.first.starts_with("points"); };
  std::erase_if(first, of_points);
  std::erase_if(second, of_points);
  EXPECT_EQ(second, first);
  // What was withheld since stays withheld, whatever it becomes.
  EXPECT_EQ(publish(50, 61, 40, 70, "three").at("share_under_5 around vast"), "withheld");
}

}  // namespace
}  // namespace omrade::testing
