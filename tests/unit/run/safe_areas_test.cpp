#include "run/safe_areas.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> faults(std::vector<std::string> ids, bool pages = true) {
  std::vector<std::string> texts;
  try {
    require_safe_ids(AreaSet({.id = "deso", .ids = std::move(ids)}), "a.gpkg", pages);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    for (const Message& message : error.messages()) texts.push_back(message.text());
  }
  return texts;
}

TEST(SafeIds, NoIdIsComputedByASpreadsheet) {
  EXPECT_THAT(faults({"0780", "=1+1", "-2"}, false),
              ElementsAre("a.gpkg: the id '=1+1' begins like a formula, which spreadsheets would "
                          "compute; let ids begin with a letter or a digit",
                          "a.gpkg: the id '-2' begins like a formula, which spreadsheets would "
                          "compute; let ids begin with a letter or a digit"));
}

TEST(SafeIds, NoIdHoldsWhatCannotBeSeen) {
  EXPECT_THAT(faults({"07\n80"}, false),
              ElementsAre("a.gpkg: the id '07 80' holds a line break or another character that "
                          "cannot be seen; take it away"));
}

TEST(SafeIds, APageHasANameThatFitsAFileSystem) {
  EXPECT_THAT(faults({std::string(200, 'a')}), IsEmpty());
  EXPECT_THAT(faults({std::string(3000, 'a')}, false), IsEmpty()) << "names no page";
  EXPECT_THAT(faults({std::string(3000, 'a')}),
              ElementsAre("a.gpkg: the id '" + std::string(40, 'a') +
                          "…' is too long for the name of a page (3000 bytes); use ids of at most "
                          "200 bytes; a letter beyond a to z takes six"));
}

TEST(SafeIds, TwoPagesAreNotOneFileWhereCaseIsIgnored) {
  EXPECT_THAT(faults({"Dalbo", "dalbo", "Åby", "åby"}),
              ElementsAre("a.gpkg: the ids 'Dalbo' and 'dalbo' differ by case alone, and their "
                          "pages would overwrite one another; give one of them another id"));
  EXPECT_THAT(faults({"Dalbo", "dalbo"}, false), IsEmpty());
}

TEST(SafeIds, NoPageIsADeviceOfWindows) {
  EXPECT_THAT(faults({"con", "nul.1", "console"}),
              ElementsAre("a.gpkg: no page can be named after the id 'con', which is a device on "
                          "Windows; give the area another id",
                          "a.gpkg: no page can be named after the id 'nul.1', which is a device on "
                          "Windows; give the area another id"));
}

TEST(TidyNames, ANameIsOneLineAndReadsAsItIsWritten) {
  AreaSetParts parts{.id = "deso", .ids = {"a"}, .names = {"Dalbo\nnorra \xE2\x80\xAEx"}};
  tidy_names(parts);
  EXPECT_THAT(parts.names, ElementsAre("Dalbo norra  x"));
}

}  // namespace
}  // namespace omrade::run
