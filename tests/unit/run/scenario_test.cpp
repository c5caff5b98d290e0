#include "run/scenario.hpp"

#include "folder.hpp"
#include "run/workspace.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace omrade::run {
namespace {

using ::testing::ElementsAre;

std::shared_ptr<const AreaSet> centres(std::vector<std::string> ids, std::vector<Point> points) {
  return std::make_shared<const AreaSet>(AreaSetParts{
      .id = "centre", .ids = std::move(ids), .crs = "EPSG:3006", .points = std::move(points)});
}

recipe::Recipe recipe_of_centres() {
  recipe::Recipe recipe;
  recipe.file = "recipe.toml";
  recipe.areas.push_back({.name = {"centre", {}}, .x = {"x", {}}, .crs = {"EPSG:3006", {}}});
  return recipe;
}

class Places : public ::testing::Test {
 protected:
  std::string problem(const recipe::ScenarioSpec& spec) {
    try {
      changed_places(recipe_, spec, *today_);
    } catch (const Error& error) {
      return error.messages().front().text();
    }
    return "no problem";
  }
  recipe::Recipe recipe_ = recipe_of_centres();
  std::shared_ptr<const AreaSet> today_ = centres({"east", "west"}, {{10, 0}, {0, 0}});
};

TEST_F(Places, AreClosedMovedAndOpened) {
  const auto after = changed_places(recipe_,
                                    {.name = {"s", {}},
                                     .close = {{"west", {}}},
                                     .open = {{.id = {"new", {}}, .x = 7, .y = 8}},
                                     .move = {{.id = {"east", {}}, .x = 1, .y = 2}}},
                                    *today_);
  EXPECT_THAT(after->ids(), ElementsAre("east", "new"));
  EXPECT_THAT(after->points(), ElementsAre(Point{1, 2}, Point{7, 8}));
  EXPECT_EQ(after->name(1), "new");
}

TEST_F(Places, ThatAreUnknownAreNamedWithTheNearest) {
  EXPECT_EQ(problem({.name = {"s", {}}, .close = {{"wset", {4, 10}}}}),
            "recipe.toml:4:10: scenario 's': areas 'centre' have no 'wset'; did you mean 'west'?");
}

TEST_F(Places, ThatExistCannotBeOpened) {
  EXPECT_EQ(problem({.name = {"s", {}}, .open = {{.id = {"west", {5, 6}}}}}),
            "recipe.toml:5:6: scenario 's' opens 'west', which areas 'centre' have already; give "
            "the new one an id of its own, or move the old one");
}

TEST_F(Places, CannotAllBeClosed) {
  EXPECT_EQ(problem({.name = {"s", {2, 1}}, .close = {{"west", {}}, {"east", {}}}}),
            "recipe.toml:2:1: scenario 's' closes every one of 'centre'; leave one open, or open "
            "another");
}

/// Homes h1 and h2: today h1 is nearest to west, h2 to east.
class Lists : public ::testing::Test {
 protected:
  Lists() {
    spec_.name = {"persons", {}};
    spec_.keys = {{{"deso", {}}, {"home", {}}}, {{"centre", {}}, {"listed", {}}}};
    today_.areas = centres({"east", "west"}, {{10, 0}, {0, 0}});
    today_.crosswalk = nearest({{0, 1, 1.0}, {1, 0, 1.0}});
  }
  static std::shared_ptr<const Crosswalk> nearest(std::vector<CrosswalkEntry> entries,
                                                  std::size_t targets = 2) {
    return std::make_shared<const Crosswalk>(CrosswalkMethod::areal, 2, targets,
                                             std::move(entries));
  }
  /// The listed centre of each row afterwards.
  std::vector<std::string> listed(const std::string& rows) {
    const std::shared_ptr<const io::TableSource> table =
        io::open_table(folder_.put("persons.csv", "home,listed\n" + rows), {});
    const AreaSet homes(AreaSetParts{.id = "deso", .ids = {"h1", "h2"}});
    const auto anew = relisted(table, {.table = spec_,
                                       .home = home_,
                                       .set = set_,
                                       .homes = homes,
                                       .today = today_,
                                       .after = after_});
    const Column column = anew->categories("listed");
    std::vector<std::string> out;
    for (std::size_t row = 0; row < column.size(); ++row) out.emplace_back(column.text(row));
    EXPECT_EQ(anew->categories("home").text(0), table->categories("home").text(0));
    return out;
  }

  Folder folder_;
  recipe::TableSpec spec_;
  std::string home_ = "deso", set_ = "centre";
  Level today_, after_;
};

TEST_F(Lists, WhoseCentreClosesGoToTheNearestOfTheirHome) {
  after_.areas = centres({"east"}, {{10, 0}});
  after_.crosswalk = nearest({{0, 0, 1.0}, {1, 0, 1.0}}, 1);
  EXPECT_THAT(listed("h1,west\nh1,east\nh2,west\nh2,east\n"),
              ElementsAre("east", "east", "east", "east"));
}

TEST_F(Lists, WhoLiveOutsideGoToTheCentreNearestToTheClosedOne) {
  after_.areas = centres({"east", "new"}, {{10, 0}, {2, 0}});
  after_.crosswalk = nearest({{0, 1, 1.0}, {1, 0, 1.0}});
  EXPECT_THAT(listed("elsewhere,west\n,west\nelsewhere,east\n"), ElementsAre("new", "new", "east"));
}

TEST_F(Lists, WhoChoseAnotherThanTheNearestStay) {
  after_.areas = centres({"east", "west", "new"}, {{10, 0}, {0, 0}, {1, 0}});
  after_.crosswalk = nearest({{0, 2, 0.6}, {0, 1, 0.4}, {1, 0, 1.0}}, 3);
  EXPECT_THAT(listed("h1,west\nh1,east\nh2,east\nh2,west\n"),
              ElementsAre("new", "east", "east", "west"));
}

TEST_F(Lists, NobodyMovesWhenNothingChanges) {
  after_ = today_;
  EXPECT_THAT(listed("h1,west\nh2,west\nh1,utomlan\nh1,\n"),
              ElementsAre("west", "west", "utomlan", ""));
}

}  // namespace
}  // namespace omrade::run
