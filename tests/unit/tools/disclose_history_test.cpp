// A table that is disclosed again: what was published before, as a user meets it.
#include "disclose_history.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kMunicipality = "parent,child\nm,a\nm,b\nm,c\n";
const std::string kFirst = "a,3\nb,9\nc,20\nm,32\n";

TEST_F(DiscloseHistory, WhatWasWithheldStaysWithheld) {
  write_spec(kMunicipality);
  EXPECT_EQ(publish(kFirst), "a,withheld\nb,withheld\nc,20\nm,32\n");
  // Nothing of these rows by themselves would need b.
  write_spec("");
  EXPECT_EQ(publish("a,3\nb,9\n"), "a,withheld\nb,withheld\n");
  const Ended ended = disclose("b,9\n");
  EXPECT_THAT(ended.errors, HasSubstr("withheld: 1 of 1 cell (1 by history)"));
  EXPECT_THAT(ended.errors, HasSubstr("published.history.json says what is known then"));
}

TEST_F(DiscloseHistory, ALowerThresholdDoesNotPublishWhatAHigherOneWithheld) {
  write_spec("", "minimum_count = 10\n");
  EXPECT_EQ(publish("a,7\nb,30\n"), "a,withheld\nb,30\n");
  write_spec("", "minimum_count = 3\n");
  EXPECT_EQ(publish("a,7\nb,30\nc,4\n"), "a,withheld\nb,30\nc,4\n");
  // And all of 1 … 9 stay possible: c + d = 4 + 7 may be no row of two published ones.
  write_spec("parent,child\nd,a\nd,c\n", "minimum_count = 3\n");
  EXPECT_EQ(publish("c,4\nd,11\n"), "c,4\nd,withheld\n");
}

TEST_F(DiscloseHistory, WhatWasPublishedIsNotWithheldForAnother) {
  write_spec("");
  EXPECT_EQ(publish("b,9\nc,20\n"), "b,9\nc,20\n");
  write_spec(kMunicipality);
  EXPECT_EQ(publish(kFirst), "a,withheld\nb,9\nc,20\nm,withheld\n");
}

TEST_F(DiscloseHistory, WhereAllThatCouldProtectIsPublishedTheTableIsRefused) {
  write_spec("");
  EXPECT_EQ(publish("b,9\nc,20\nm,32\n"), "b,9\nc,20\nm,32\n");
  const std::string before = project.read("history.json");
  std::filesystem::remove(project.folder() / "published.csv");
  std::filesystem::remove(project.folder() / "published.history.json");
  write_spec(kMunicipality);
  const Ended ended = disclose(kFirst);
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.errors, HasSubstr("table.csv:2: area 'a' cannot be protected"));
  EXPECT_THAT(ended.errors, HasSubstr("leave it out"));
  EXPECT_FALSE(std::filesystem::exists(project.folder() / "published.csv"));
  EXPECT_FALSE(std::filesystem::exists(project.folder() / "published.history.json"));
  EXPECT_EQ(project.read("history.json"), before);
}

TEST_F(DiscloseHistory, EarlierCellsThatAreNoRowsAreReckonedWith) {
  write_spec(kMunicipality);
  publish(kFirst);
  // d less f is a, and m and c, which are no rows either, are known.
  write_spec("parent,child\nd,a\nd,f\n");
  EXPECT_EQ(publish("d,13\nf,10\n"), "d,13\nf,withheld\n");
  // By now f is known to be withheld, and d to be 13.
  write_spec("parent,child\ng,f\ng,h\n");
  EXPECT_EQ(publish("g,40\nh,30\n"), "g,40\nh,withheld\n");
}

TEST_F(DiscloseHistory, AnEarlierCellThatTheTableCannotHelpTellingIsNamed) {
  write_spec(kMunicipality);
  publish(kFirst);
  write_spec("");
  publish("f,10\nd,13\n");
  write_spec("parent,child\nd,a\nd,f\n");
  const Ended ended = disclose("d,13\ng,50\n");
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.errors, HasSubstr("area 'a', which was withheld before, would be told"));
}

TEST_F(DiscloseHistory, WhatWasPublishedAndIsFewerThanTodaysMinimumIsNotRepeated) {
  write_spec(kMunicipality, "minimum_count = 3\n");
  EXPECT_EQ(publish("a,4\nb,9\nc,20\nm,33\n"), "a,4\nb,9\nc,20\nm,33\n");
  write_spec(kMunicipality);
  EXPECT_EQ(publish("a,4\nb,9\nc,20\nm,33\n"), "a,withheld\nb,9\nc,20\nm,33\n");
  // Everybody knows it, and it is no fault of this table.
  const Ended ended = audit("a,withheld\nb,9\nc,20\nm,33\n");
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(ended.output, "area,lower,upper\na,4,4\n");
}

TEST_F(DiscloseHistory, WhatWasRevisedByAFewPersonsIsWithheld) {
  write_spec("");
  EXPECT_EQ(publish("c,20\nf,30\n"), "c,20\nf,30\n");
  write_spec("parent,child\ne,c\ne,f\n");
  // One person more in c. With e and f it would be known; f is known, so e goes.
  EXPECT_EQ(publish("c,21\nf,30\ne,51\n"), "c,withheld\nf,30\ne,withheld\n");
  EXPECT_THAT(disclose("c,21\nf,30\ne,51\n").errors, HasSubstr("2 by history"));
  // It stays withheld, whatever it becomes.
  EXPECT_EQ(publish("c,20\nf,30\ne,50\n"), "c,withheld\nf,30\ne,withheld\n");
}

TEST_F(DiscloseHistory, AMarkIsNotTakenForTheOldNumberWhereThatWasRevised) {
  write_spec("parent,child\nv,b\nv,c\n", "minimum_count = 3\n");
  EXPECT_EQ(publish("b,1\nc,3\nd,0\nv,4\n"), "b,withheld\nc,withheld\nd,0\nv,4\n");
  // 7 is 3 more than 4, which a reader of the mark may take v for still; m was never published.
  write_spec("parent,child\nm,a\nm,b\nm,c\nm,d\nu,a\nu,b\nv,b\nv,c\n");
  EXPECT_EQ(publish("a,0\nb,4\nc,3\nd,0\nm,7\nu,4\nv,7\n"),
            "a,0\nb,withheld\nc,withheld\nd,0\nm,withheld\nu,withheld\nv,withheld\n");
}

TEST_F(DiscloseHistory, ARevisedNumberThatWasWithheldIsNotPublishedBelowALowerThreshold) {
  const auto next = [&](const std::string& row) {
    project.write("table.csv", "area,persons,people\n" + row);
    const Ended ended = project.omrade(
        {"disclose", "table.csv", "--spec", "spec.toml", "-o", "published.csv", "--overwrite"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    project.write("history.json", project.read("published.history.json"));
    return project.read("published.csv").substr(std::string("area,persons,people\n").size());
  };
  write_spec("");
  EXPECT_EQ(next("v,38,40\n"), "v,38,40\n");
  // A reader may take v for 38 still, which would be withheld by now for the other 2.
  write_spec("", "denominator = \"people\"\n");
  EXPECT_EQ(next("v,3,40\n"), "v,withheld,40\n");
  write_spec("", "denominator = \"people\"\nminimum_count = 3\n");
  EXPECT_EQ(next("v,3,40\n"), "v,withheld,40\n");
}

TEST_F(DiscloseHistory, WhatIsNoRowIsWhatItWasThoughOthersWereRevised) {
  write_spec("parent,child\nm,a\nm,b\n", "minimum_count = 3\n");
  EXPECT_EQ(publish("a,1\nb,3\nm,4\nc,5\n"), "a,withheld\nb,withheld\nm,4\nc,5\n");
  // c is 20 by now and told; a and b were at most 4 all the time, by which nothing more is told.
  write_spec("parent,child\nn,c\nn,f\n", "minimum_count = 10\n");
  const Ended ended = audit("c,withheld\nf,20\nn,40\n");
  EXPECT_EQ(ended.output, "area,lower,upper\nc,20,20\na,0,4\nb,0,4\n");
  EXPECT_THAT(ended.errors, HasSubstr("of 3 withheld cells 1 can be worked out"));
}

TEST_F(DiscloseHistory, WhatWasWithheldForTheRestOfADenominatorStaysUncertainUpToIt) {
  const auto next = [&](const std::string& rows) {
    project.write("table.csv", "area,persons,people\n" + rows);
    const Ended ended = project.omrade(
        {"disclose", "table.csv", "--spec", "spec.toml", "-o", "published.csv", "--overwrite"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    project.write("history.json", project.read("published.history.json"));
    return project.read("published.csv");
  };
  const std::string people = "denominator = \"people\"\n";
  write_spec("", people);
  EXPECT_EQ(next("a,38,40\nb,20,40\n"), "area,persons,people\na,withheld,40\nb,20,40\n");
  EXPECT_THAT(project.read("history.json"), HasSubstr(R"("most": [40,40])"));
  // d less f is a, which is no row; by its own numbers nothing here would be withheld.
  write_spec("parent,child\nd,a\nd,f\n", people);
  EXPECT_EQ(next("d,88,140\nf,50,100\n"), "area,persons,people\nd,88,140\nf,withheld,100\n");
  // It stays withheld where nothing is small any longer.
  EXPECT_EQ(next("a,30,40\nd,80,140\nf,50,100\n"),
            "area,persons,people\na,withheld,40\nd,80,140\nf,withheld,100\n");
}

TEST_F(DiscloseHistory, WhatRestedOnTooFewAnswersStaysWithheldWhenThereAreMore) {
  const auto next = [&](const std::string& rows) {
    project.write("table.csv", "area,persons,answers\n" + rows);
    const Ended ended = project.omrade(
        {"disclose", "table.csv", "--spec", "spec.toml", "-o", "published.csv", "--overwrite"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    project.write("history.json", project.read("published.history.json"));
    return project.read("published.csv");
  };
  write_spec("", "respondents = \"answers\"\n");
  EXPECT_EQ(next("a,12,20\nb,14,60\n"), "area,persons,answers\na,withheld,20\nb,14,60\n");
  EXPECT_EQ(next("a,12,200\nb,14,60\n"), "area,persons,answers\na,withheld,200\nb,14,60\n");
  // What was published, and rests on too few now, is known.
  EXPECT_EQ(next("a,12,200\nb,14,20\n"), "area,persons,answers\na,withheld,200\nb,withheld,20\n");
  EXPECT_THAT(project.read("history.json"), HasSubstr(R"("withheld": [1,0])"));
}

TEST_F(DiscloseHistory, WhatWasRevisedByManyIsPublishedAnew) {
  write_spec("");
  publish("c,20\nf,30\n");
  EXPECT_EQ(publish("c,25\nf,30\n"), "c,25\nf,30\n");
  EXPECT_EQ(publish("c,24\nf,30\n"), "c,withheld\nf,30\n");
}

TEST_F(DiscloseHistory, WhatWasRevisedHasToBeARowAgain) {
  write_spec("");
  publish("c,20\nf,30\n");
  write_spec("parent,child\ne,c\ne,f\n");
  const Ended ended = disclose("f,30\ne,55\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("the parts of area 'e' do not sum to it any longer, as they "
                                      "did when area 'c' was published"));
  EXPECT_EQ(publish("c,25\nf,30\ne,55\n"), "c,25\nf,30\ne,55\n");
}

TEST_F(DiscloseHistory, WhatWasWithheldAndDoesNotFitIsRefused) {
  write_spec(kMunicipality);
  publish(kFirst);
  write_spec("parent,child\nd,a\nd,b\n");
  const Ended ended = disclose("d,11\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("no number of area 'a', which was withheld before, fits"));
}

TEST_F(DiscloseHistory, TheHistoryHoldsNoNumberOfAWithheldCell) {
  write_spec(kMunicipality);
  publish(kFirst);
  const std::string history = project.read("history.json");
  EXPECT_THAT(history, HasSubstr(R"("of": ["a","b","c","m"])"));
  EXPECT_THAT(history, HasSubstr(R"("numbers": [null,null,20,32])"));
  EXPECT_THAT(history, HasSubstr(R"("parts": ["a","b","c"])"));
}

TEST_F(DiscloseHistory, TheSameTableAgainIsTheSameAndAddsNothing) {
  write_spec(kMunicipality);
  const std::string first = publish(kFirst);
  const std::string history = project.read("history.json");
  EXPECT_EQ(publish(kFirst), first);
  EXPECT_EQ(project.read("history.json"), history);
}

TEST_F(DiscloseHistory, TheOrderOfColumnsAndRowsDoesNotMatter) {
  project.write("spec.toml",
                "cells = [\"group\", \"area\"]\nvalue = \"n\"\nhistory = \"history.json\"\n");
  const auto next = [&](const std::string& table) {
    project.write("table.csv", table);
    const Ended ended = project.omrade(
        {"disclose", "table.csv", "--spec", "spec.toml", "-o", "p.csv", "--overwrite"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
    return project.read("p.history.json");
  };
  const std::string one = next("group,area,n\nx,a,3\nx,b,9\n");
  project.write("spec.toml",
                "cells = [\"area\", \"group\"]\nvalue = \"n\"\nhistory = \"history.json\"\n");
  EXPECT_EQ(next("area,n,group\nb,9,x\na,3,x\n"), one);
  project.write("history.json", one);
  EXPECT_EQ(next("area,n,group\nb,9,x\na,3,x\n"), one);
  EXPECT_EQ(project.read("p.csv"), "area,n,group\nb,9,x\na,withheld,x\n");
}

TEST_F(DiscloseHistory, AnAuditIsOfBothPublicationsTogether) {
  write_spec(kMunicipality);
  publish(kFirst);
  write_spec("parent,child\nd,a\nd,f\n");
  const Ended told = audit("d,13\nf,10\n");
  EXPECT_EQ(told.code, 1);
  EXPECT_EQ(told.output, "area,lower,upper\na,3,3\nb,9,9\n");
  EXPECT_THAT(told.errors, HasSubstr("area 'a': merge it with area 'b'"));
  const Ended safe = audit("d,13\nf,withheld\n");
  EXPECT_EQ(safe.code, 0) << safe.errors;
  EXPECT_EQ(safe.output, "area,lower,upper\nf,1,13\na,0,12\nb,0,12\n");
}

TEST_F(DiscloseHistory, AnAuditFindsARevisionThatCanBeSeen) {
  write_spec("");
  publish("c,20\nf,30\n");
  write_spec("parent,child\ne,c\ne,f\n");
  // c is at most 22: one or two persons came, or some went, or nothing happened.
  const Ended ended = audit("c,withheld\nf,withheld\ne,22\n");
  EXPECT_EQ(ended.code, 0) << ended.errors;
  project.write("sums.csv", "parent,child\ne,c\ne,f\ng,c\ng,h\n");
  const Ended seen = audit("c,withheld\nf,30\ne,51\n");
  EXPECT_EQ(seen.code, 1);
  EXPECT_EQ(seen.output, "area,lower,upper\nc,21,21\n");
}

TEST_F(DiscloseHistory, TheSuccessorDoesNotReplaceTheHistoryThatIsRead) {
  write_spec(kMunicipality);
  project.write("published.history.json", R"({"history": 1})");
  project.change("spec.toml", "history.json", "published.history.json");
  const Ended ended = disclose(kFirst);
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("it is the history that is read"));
  EXPECT_EQ(project.read("published.history.json"), R"({"history": 1})");
}

TEST_F(DiscloseHistory, UnitsWithSeveralCountsHaveOneToo) {
  project.write("sums.csv", "parent,child\nm,a\nm,b\nm,c\n");
  const std::string spec =
      "id = \"area\"\ncounts = [\"old\", \"young\"]\nhistory = "
      "\"history.json\"\n";
  project.write("spec.toml", spec + "[[hierarchy]]\ncolumn = \"area\"\ntable = \"sums.csv\"\n");
  project.write("table.csv", "area,old,young\na,3,30\nb,9,30\nc,20,30\nm,32,90\n");
  const std::vector<std::string> command{"disclose", "table.csv",     "--spec",     "spec.toml",
                                         "-o",       "published.csv", "--overwrite"};
  ASSERT_EQ(project.omrade(command).code, 0);
  project.write("history.json", project.read("published.history.json"));
  project.write("spec.toml", spec);
  project.write("table.csv", "area,old,young\na,3,30\nb,9,30\n");
  ASSERT_EQ(project.omrade(command).code, 0);
  EXPECT_EQ(project.read("published.csv"), "area,old,young\na,withheld,30\nb,withheld,30\n");
}

TEST_F(DiscloseHistory, AnIdThatIsCalledColumnIsNotTakenForTheNameOfTheCount) {
  project.write("sums.csv", kMunicipality);
  const std::string spec =
      "id = \"column\"\ncounts = [\"old\", \"young\"]\nhistory = \"history.json\"\n";
  project.write("spec.toml", spec + "[[hierarchy]]\ncolumn = \"column\"\ntable = \"sums.csv\"\n");
  project.write("table.csv", "column,old,young\na,3,30\nb,9,30\nc,20,30\nm,32,90\n");
  const std::vector<std::string> command{"disclose", "table.csv",     "--spec",     "spec.toml",
                                         "-o",       "published.csv", "--overwrite"};
  ASSERT_EQ(project.omrade(command).code, 0);
  const std::string history = project.read("published.history.json");
  EXPECT_THAT(history, HasSubstr(R"("withheld": [1,0,1,0,0,0,0,0])"));
  EXPECT_THAT(history, HasSubstr(R"("numbers": [null,30,null,30,20,30,32,90])"));
  project.write("history.json", history);
  project.write("spec.toml", spec);
  project.write("table.csv", "column,old,young\nb,9,30\n");
  ASSERT_EQ(project.omrade(command).code, 0);
  EXPECT_EQ(project.read("published.csv"), "column,old,young\nb,withheld,30\n");
}

TEST_F(DiscloseHistory, PartsThatNoTableHasRowsOfTieTheirSumsTogether) {
  // t = x + y + z, d = x + y and e = z, of which only t, d and e are ever printed.
  const std::string sums = "parent,child\nt,x\nt,y\nt,z\nd,x\nd,y\ne,z\n";
  write_spec(sums);
  EXPECT_EQ(publish("t,17\n"), "t,17\n");
  EXPECT_EQ(publish("d,14\ne,3\n"), "d,withheld\ne,withheld\n");
  const Ended ended = audit("d,14\ne,withheld\n");
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(ended.output, "area,lower,upper\ne,3,3\n");
}

TEST_F(DiscloseHistory, SumsThatNoPartsFitAreRefused) {
  write_spec("parent,child\nt,x\nt,y\nd,x\nd,y\n");
  const Ended ended = disclose("t,17\nd,18\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("no numbers of their parts, which have no rows, fit"));
  EXPECT_THAT(ended.errors, HasSubstr("area 't'"));
}

}  // namespace
}  // namespace omrade::testing
