// A table whose numbers were revised more than once.
#include "disclose_history.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using DiscloseRevisions = DiscloseHistory;

TEST_F(DiscloseRevisions, AFewMoreOrLessThanInAnyPublicationAreNotPublished) {
  write_spec("");
  EXPECT_EQ(publish("a,10\nb,30\n"), "a,10\nb,30\n");
  EXPECT_THAT(project.read("history.json"), Not(HasSubstr("earlier")));
  EXPECT_EQ(publish("a,20\nb,30\n"), "a,20\nb,30\n");
  const std::string after_two = project.read("history.json");
  EXPECT_EQ(publish("a,12\nb,30\n"), "a,withheld\nb,30\n");
  project.write("history.json", after_two);
  EXPECT_EQ(publish("a,10\nb,30\n"), "a,10\nb,30\n");
  EXPECT_EQ(publish("a,22\nb,30\n"), "a,withheld\nb,30\n");
}

TEST_F(DiscloseRevisions, ThoseWhoAreLeftOfAGroupDoNotBecomeAFewMoreWhereTheGroupChangedByMany) {
  const auto table = [&](const std::string& rows) {
    project.write("table.csv", "area,persons,all\n" + rows);
    const Ended ended = project.omrade(
        {"disclose", "table.csv", "--spec", "spec.toml", "-o", "published.csv", "--overwrite"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    return project.read("published.csv").substr(std::string("area,persons,all\n").size());
  };
  write_spec("", "denominator = \"all\"\n");
  EXPECT_EQ(table("a,40,60\nb,90,200\n"), "a,40,60\nb,90,200\n");
  project.write("history.json", project.read("published.history.json"));
  // 20 are left, then 22; 30; of two more who came none.
  EXPECT_EQ(table("a,50,72\nb,90,200\n"), "a,withheld,72\nb,90,200\n");
  EXPECT_EQ(table("a,50,80\nb,90,200\n"), "a,50,80\nb,90,200\n");
  EXPECT_EQ(table("a,40,62\nb,90,200\n"), "a,40,62\nb,90,200\n");
  // A number that was published of another group is none: 42 are left of 92, and 52 of 72.
  const std::string after_one = project.read("history.json");
  EXPECT_EQ(table("a,70,120\nb,90,200\n"), "a,70,120\nb,90,200\n");
  project.write("history.json", project.read("published.history.json"));
  EXPECT_EQ(table("a,70,92\nb,90,200\n"), "a,withheld,92\nb,90,200\n");
  project.write("history.json", after_one);
  // Two publications ago as well.
  EXPECT_EQ(table("a,70,100\nb,90,200\n"), "a,70,100\nb,90,200\n");
  project.write("history.json", project.read("published.history.json"));
  EXPECT_EQ(table("a,50,72\nb,90,200\n"), "a,withheld,72\nb,90,200\n");
}

}  // namespace
}  // namespace omrade::testing
