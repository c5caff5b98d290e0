// omrade disclose and omrade audit, as a user meets them.
#include "project.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace omrade::testing {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

/// Three areas of a municipality m, and what they sum to.
class DiscloseCommand : public ::testing::Test {
 protected:
  DiscloseCommand() {
    project.write("areas.csv", "parent,child\nm,a\nm,b\nm,c\n");
    project.write("spec.toml",
                  "cells = [\"area\", \"group\"]\nvalue = \"persons\"\n\n[[hierarchy]]\ncolumn = "
                  "\"area\"\ntable = \"areas.csv\"\n");
  }

  [[nodiscard]] Ended disclose(const std::string& rows, std::vector<std::string> more = {}) const {
    project.write("table.csv", "area,group,persons\n" + rows);
    std::vector<std::string> all{"disclose", "table.csv", "--spec", "spec.toml"};
    all.insert(all.end(), more.begin(), more.end());
    return project.omrade(std::move(all));
  }
  [[nodiscard]] Ended audit(const std::string& rows, std::vector<std::string> more = {}) const {
    project.write("published.csv", "area,group,persons\n" + rows);
    std::vector<std::string> all{"audit", "published.csv", "--spec", "spec.toml"};
    all.insert(all.end(), more.begin(), more.end());
    return project.omrade(std::move(all));
  }

  const Project project;
};

TEST_F(DiscloseCommand, AWithheldCountTakesTheCheapestPartnerOfItsSumAlong) {
  const Ended ended = disclose("a,x,3\nb,x,9\nc,x,20\nm,x,32\n");
  EXPECT_EQ(ended.output, "area,group,persons\na,x,withheld\nb,x,withheld\nc,x,20\nm,x,32\n");
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.errors, HasSubstr("withheld: 2 of 4 cells (1 by minimum_count, 1 by sum)"));
  EXPECT_THAT(ended.errors, Not(HasSubstr("not gated")));
}

TEST_F(DiscloseCommand, AZeroIsPublishedAndSoIsAFive) {
  EXPECT_EQ(disclose("a,x,0\nb,x,5\n").output, "area,group,persons\na,x,0\nb,x,5\n");
}

TEST_F(DiscloseCommand, TwoSmallCountsThatSumToLittleNeedAThird) {
  // 1 + 2 = 3: neither can be 4.
  const Ended ended = disclose("a,x,1\nb,x,2\nc,x,20\nm,x,23\n");
  EXPECT_EQ(ended.output, "area,group,persons\na,x,withheld\nb,x,withheld\nc,x,withheld\nm,x,23\n");
}

TEST_F(DiscloseCommand, OverlappingParentsAreReckonedWithTogether) {
  // m = a + b + c and u = b + c: with m, u and c alone a follows, whatever of b is withheld.
  project.write("areas.csv", "parent,child\nm,a\nm,b\nm,c\nu,b\nu,c\n");
  const Ended ended = disclose("a,x,3\nb,x,9\nc,x,20\nm,x,32\nu,x,29\n");
  EXPECT_EQ(ended.output,
            "area,group,persons\na,x,withheld\nb,x,9\nc,x,20\nm,x,withheld\nu,x,29\n");
}

TEST_F(DiscloseCommand, AParentWithoutARowTiesItsPartsToItsOwnParent) {
  project.write("areas.csv", "parent,child\nm,a\nm,b\nr,m\nr,n\n");
  const Ended ended = disclose("a,x,3\nb,x,9\nn,x,20\nr,x,32\n");
  EXPECT_EQ(ended.output, "area,group,persons\na,x,withheld\nb,x,withheld\nn,x,20\nr,x,32\n");
}

TEST_F(DiscloseCommand, JsonTellsTheRuleOfEachCellAndNoValue) {
  const Json json =
      Json::parse(disclose("a,x,3\nb,x,9\nc,x,20\nm,x,32\n", {"--json", "-o", "out.csv"}).output);
  EXPECT_EQ(json["disclosure"], "gated");
  ASSERT_EQ(json["result"]["withheld"].size(), 2U);
  EXPECT_EQ(json["result"]["withheld"][0].dump(),
            R"({"area":"a","group":"x","rule":"minimum_count"})");
  EXPECT_EQ(json["result"]["withheld"][1]["rule"], "sum");
}

TEST_F(DiscloseCommand, WhatNothingCanProtectIsNotWritten) {
  // All there is is one person, and the total has to be withheld too: 1 … 4 with nothing above.
  project.write("areas.csv", "parent,child\nm,a\n");
  project.write("spec.toml",
                "cells = [\"area\", \"group\"]\nvalue = \"persons\"\ndenominator = \"all\"\n\n"
                "[[hierarchy]]\ncolumn = \"area\"\ntable = \"areas.csv\"\n");
  project.write("table.csv", "area,group,persons,all\na,x,3,4\nm,x,3,3\n");
  const Ended ended =
      project.omrade({"disclose", "table.csv", "--spec", "spec.toml", "-o", "o.csv"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(ended.output, "");
  EXPECT_FALSE(std::filesystem::exists(project.folder() / "o.csv"));
  EXPECT_THAT(ended.errors, HasSubstr("area 'a', group 'x' cannot be protected"));
  EXPECT_THAT(ended.errors, HasSubstr("merge it with area 'm', group 'x'"));
}

TEST_F(DiscloseCommand, TheSameBytesForAnyNumberOfThreads) {
  std::string rows;
  for (int a = 0; a < 3; ++a) {
    for (int g = 0; g < 40; ++g)
      rows += std::string(1, static_cast<char>('a' + a)) + ",g" + std::to_string(g) + "," +
              std::to_string((a * 7 + g * 5) % 11) + "\n";
  }
  for (int g = 0; g < 40; ++g) {
    int sum = 0;
    for (int a = 0; a < 3; ++a) sum += (a * 7 + g * 5) % 11;
    rows += "m,g" + std::to_string(g) + "," + std::to_string(sum) + "\n";
  }
  const std::string one = disclose(rows, {"--threads", "1"}).output;
  EXPECT_EQ(disclose(rows, {"--threads", "3"}).output, one);
  EXPECT_THAT(one, HasSubstr("withheld"));
}

TEST_F(DiscloseCommand, ATableThatDoesNotAddUpIsRefused) {
  const Ended ended = disclose("a,x,3\nb,x,9\nc,x,20\nm,x,33\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("table.csv:5: the parts of area 'm', group 'x' sum to 32, "
                                      "and its row says 33"));
  const Ended missing = disclose("a,x,3\nb,x,9\nm,x,33\n");
  EXPECT_THAT(missing.errors, HasSubstr("no row for its part 'c'"));
}

TEST_F(DiscloseCommand, ToleranceTakesTotalsAsTheyAreAndProtectsAllTheSame) {
  project.write("spec.toml",
                "cells = [\"area\", \"group\"]\nvalue = \"persons\"\ntolerance = 2\n\n"
                "[[hierarchy]]\ncolumn = \"area\"\ntable = \"areas.csv\"\n");
  const Ended ended = disclose("a,x,3\nb,x,9\nc,x,20\nm,x,33\n");
  EXPECT_EQ(ended.output, "area,group,persons\na,x,withheld\nb,x,withheld\nc,x,20\nm,x,33\n");
}

TEST_F(DiscloseCommand, AllOfAGroupIsWithheldWhereAsked) {
  project.write("groups.csv", "parent,child\nall,x\nall,y\n");
  const std::string spec =
      "cells = [\"area\", \"group\"]\nvalue = \"persons\"\n[[hierarchy]]\ncolumn = \"group\"\n"
      "table = \"groups.csv\"\n";
  project.write("spec.toml", spec);
  EXPECT_EQ(disclose("a,x,30\na,y,0\na,all,30\n").output,
            "area,group,persons\na,x,30\na,y,0\na,all,30\n");
  project.write("spec.toml", "group_disclosure = true\n" + spec);
  EXPECT_EQ(disclose("a,x,30\na,y,0\na,all,30\n").output,
            "area,group,persons\na,x,withheld\na,y,withheld\na,all,30\n");
}

TEST_F(DiscloseCommand, ASumThatTellsItsLargestContributionIsWithheld) {
  project.write(
      "spec.toml",
      "cells = [\"area\", \"branch\"]\nvalue = \"turnover\"\nlargest = \"first\"\nsecond = "
      "\"second\"\np_percent = 10\n\n[[hierarchy]]\ncolumn = \"area\"\ntable = "
      "\"areas.csv\"\n");
  // a: 100 - 80 - 15 = 5 is less than 10 % of 80. b and c: the rest is 40 and 30.
  project.write("table.csv",
                "area,branch,turnover,first,second\na,x,100,80,15\nb,x,90,30,20\nc,x,60,20,10\n"
                "m,x,250,80,30\n");
  const Ended ended = project.omrade({"disclose", "table.csv", "--spec", "spec.toml"});
  EXPECT_EQ(ended.output, "area,branch,turnover\na,x,withheld\nb,x,withheld\nc,x,60\nm,x,250\n");
  EXPECT_THAT(ended.errors, HasSubstr("1 by p_percent, 1 by sum"));
}

TEST_F(DiscloseCommand, RoundedCountsAddUpAndAreNearTheTrueOnes) {
  project.write("spec.toml",
                "rounding = 5\ncells = [\"area\", \"group\"]\nvalue = \"persons\"\n"
                "[[hierarchy]]\ncolumn = \"area\"\ntable = \"areas.csv\"\n");
  std::string rows;
  for (int g = 0; g < 400; ++g) {
    const std::string group = ",g" + std::to_string(g) + ",";
    rows += "a" + group + "3\nb" + group + "0\nc" + group + "20\nm" + group + "23\n";
  }
  const Ended ended = disclose(rows);
  std::istringstream lines(ended.output);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "area,group,persons,persons_step");
  int fives = 0;
  for (int g = 0; g < 400; ++g) {
    const std::string group = ",g" + std::to_string(g) + ",";
    std::getline(lines, line);
    const bool up = line == "a" + group + "5,5";
    EXPECT_TRUE(up || line == "a" + group + "0,5") << line;
    fives += up ? 1 : 0;
    std::getline(lines, line);
    EXPECT_EQ(line, "b" + group + "0,5");
    std::getline(lines, line);
    EXPECT_EQ(line, "c" + group + "20,5");
    std::getline(lines, line);
    EXPECT_EQ(line, "m" + group + (up ? "25,15" : "20,15"));
  }
  // 240 are expected; the standard deviation is 9.8.
  EXPECT_GT(fives, 200);
  EXPECT_LT(fives, 280);
  EXPECT_EQ(disclose(rows).output, ended.output);
}

TEST_F(DiscloseCommand, ABaseThatTellsSmallCountsApartIsRefused) {
  project.write("spec.toml", "rounding = 3\ncells = [\"area\", \"group\"]\nvalue = \"persons\"\n");
  const Ended ended = disclose("a,x,3\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("'rounding' is below minimum_count, 5"));
}

TEST_F(DiscloseCommand, TwoWaysToMakeUpASumCannotBothBeRounded) {
  project.write("other.csv", "parent,child\nm,d\nm,e\n");
  project.write("spec.toml",
                "rounding = 5\ncells = [\"area\", \"group\"]\nvalue = \"persons\"\n"
                "[[hierarchy]]\ncolumn = \"area\"\ntable = \"areas.csv\"\n"
                "[[hierarchy]]\ncolumn = \"area\"\ntable = \"other.csv\"\n");
  const Ended ended = disclose("a,x,3\nb,x,9\nc,x,20\nd,x,16\ne,x,16\nm,x,32\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("area 'm', group 'x' is made up in two ways"));
}

TEST_F(DiscloseCommand, WhatIsChosenDoesNotDependOnWhatIsWithheld) {
  // A person moved between two small counts of one sum: the same is printed.
  const std::string one = disclose("a,x,1\nb,x,4\nc,x,20\nm,x,25\n").output;
  EXPECT_EQ(disclose("a,x,2\nb,x,3\nc,x,20\nm,x,25\n").output, one);
}

TEST_F(DiscloseCommand, AnAuditOfWhatWasDisclosedPasses) {
  const Ended ended = audit("a,x,withheld\nb,x,withheld\nc,x,20\nm,x,32\n");
  EXPECT_EQ(ended.output, "area,group,lower,upper\na,x,0,12\nb,x,0,12\n");
  EXPECT_EQ(ended.code, 0);
}

TEST_F(DiscloseCommand, AnAuditPrintsTheIntervalsAlsoWhenTheyAreTooNarrow) {
  const Ended ended = audit("a,x,< 5\nb,x,9\nc,x,20\nm,x,32\n");
  EXPECT_EQ(ended.output, "area,group,lower,upper\na,x,3,3\n");
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.errors, HasSubstr("of 1 withheld cell 1 can be worked out further"));
  EXPECT_THAT(ended.errors, HasSubstr("area 'a', group 'x': withhold another cell"));
}

TEST_F(DiscloseCommand, MarksOfOtherOwnersAreRead) {
  const Ended ended = audit("a,x,<4\nb,x,..\nc,x,20\nm,x,23\n");
  // a is 1 … 3, so b is 0 … 2, and all of it fits; but b, if it is small, is 1 or 2.
  EXPECT_EQ(ended.output, "area,group,lower,upper\na,x,1,3\nb,x,0,2\n");
  EXPECT_EQ(ended.code, 1);
  const Ended alone = audit("a,x,-\nb,x,9\n");
  EXPECT_EQ(alone.output, "area,group,lower,upper\na,x,0,\n");
  EXPECT_EQ(alone.code, 0);
}

TEST_F(DiscloseCommand, ThousandsAreNoMarks) {
  for (const std::string text : {"5 000", "\"5,000\"", "5\u00A0000"}) {
    const Ended ended = audit("a,x," + text + "\n");
    EXPECT_EQ(ended.code, 2) << text;
    EXPECT_THAT(ended.errors, HasSubstr("is no count"));
  }
  EXPECT_EQ(audit("a,x,1-4\n").code, 0);
}

TEST_F(DiscloseCommand, ATableThatNoCountsFitIsRefused) {
  const Ended ended = audit("a,x,withheld\nb,x,withheld\nc,x,20\nm,x,19\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("no count of area 'a', group 'x' fits"));
}

/// Three counts and the index of them: (6 a + 5 b + 3 c) / population / 2.
class DiscloseUnits : public ::testing::Test {
 protected:
  DiscloseUnits() {
    project.write("spec.toml",
                  "id = \"unit\"\ncounts = [\"a\", \"b\", \"c\"]\n\n[[composite]]\ncolumn = "
                  "\"index\"\npopulation = \"people\"\nnational = 2\nweights = { a = 6, b = 5, c "
                  "= 3 }\n");
  }
  [[nodiscard]] Ended run(const std::string& command, const std::string& table) const {
    project.write("table.csv", table);
    return project.omrade({command, "table.csv", "--spec", "spec.toml"});
  }
  const Project project;
};

TEST_F(DiscloseUnits, AnIndexIsRoundedUntilEveryHiddenNumberGivesIt) {
  // u: a is 1 … 4, so the points are 6 … 24 and 200 + 180 = 380 more: 386 to 404 of 500 · 2, or
  // 0.386 to 0.404. With step 0.05 all are 0.40, with any finer one they are not.
  const Ended ended =
      run("disclose", "unit,people,a,b,c,index\nu,500,3,40,60,0.398\nv,400,30,40,60,0.7\n");
  EXPECT_EQ(ended.output,
            "unit,people,a,b,c,index,index_step\nu,500,withheld,40,60,0.40,0.05\n"
            "v,400,30,40,60,0.7,\n");
}

TEST_F(DiscloseUnits, ItsOwnColumnOfStepsIsNoneThatTheSpecForgot) {
  const Ended ended = run("disclose",
                          "unit,people,a,b,c,index,remark\nu,500,3,40,60,0.398,x\n"
                          "v,400,30,40,60,0.7,y\n");
  EXPECT_THAT(ended.output, HasSubstr("index_step"));
  EXPECT_THAT(ended.errors, HasSubstr("since the spec does not name them: remark\n"));
}

TEST_F(DiscloseUnits, AnIndexOfFewPeopleIsWithheld) {
  const Ended ended = run("disclose", "unit,people,a,b,c,index\nu,19,0,6,6,1.26316\n");
  EXPECT_EQ(ended.output, "unit,people,a,b,c,index\nu,19,0,6,6,withheld\n");
}

TEST_F(DiscloseUnits, AllButAFewAreWithheldToo) {
  const Ended ended = run("disclose", "unit,people,a,b,c,index\nu,40,0,6,38,1.8\n");
  EXPECT_EQ(ended.output, "unit,people,a,b,c,index\nu,40,0,6,withheld,withheld\n");
}

TEST_F(DiscloseUnits, APrintedIndexTellsTheLastCount) {
  const Ended ended = run("audit", "unit,people,a,b,c,index\nu,500,withheld,40,60,0.398\n");
  EXPECT_EQ(ended.output, "id,column,lower,upper\nu,a,3,3\n");
  EXPECT_EQ(ended.code, 1);
}

TEST_F(DiscloseUnits, WholeNumbersThatFitAPrintedIndexAreEnumerated) {
  // 6 a + 5 b = 398 - 180 - … : 6 a + 5 b = 38 with a and b of 1 … 4 is (3, 4) alone.
  const Ended ended = run("audit", "unit,people,a,b,c,index\nu,500,< 5,< 5,60,0.218\n");
  EXPECT_EQ(ended.output, "id,column,lower,upper\nu,a,3,3\nu,b,4,4\n");
  EXPECT_EQ(ended.code, 1);
}

TEST_F(DiscloseUnits, AnIndexThatIsNotThatOfItsCountsIsRefused) {
  const Ended ended = run("disclose", "unit,people,a,b,c,index\nu,500,3,40,60,0.5\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("table.csv:2: column 'index' holds 0.5, and its counts make "
                                      "0.398"));
}

}  // namespace
}  // namespace omrade::testing
