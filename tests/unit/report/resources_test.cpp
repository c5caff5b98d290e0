// Steps 4 and 5 of a page: resources by category, and need beside resources.
#include "base/file.hpp"
#include "report/quadrant.hpp"
#include "report/report.hpp"
#include "report/resource_facts.hpp"
#include "report/sections.hpp"
#include "tiny_profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>

namespace omrade::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::layer_of;
using ::testing::Not;

LayerInfo count(const std::string& id) {
  return {.id = id,
          .title = {"Antal", "Number"},
          .kind = LayerKind::count,
          .base_of = BaseOf::events,
          .counts_persons = false,
          .decimals = 0};
}

LayerInfo rate(const std::string& id) {
  return {.id = id,
          .title = {"Per 1000", "Per 1000"},
          .kind = LayerKind::rate,
          .counts_persons = false,
          .multiplier = 1000};
}

LayerInfo nearest(const std::string& id) {
  return {.id = id,
          .title = {"Närmaste", "Nearest"},
          .unit = "km",
          .kind = LayerKind::mean,
          .counts_persons = false,
          .decimals = 1};
}

/// A library 500 m east of the first centre, and a school in the south-east, which is the second
/// area's. The need is high from 1.2 on: in the second area alone.
Profile with_resources() {
  Profile profile = testing::tiny_profile();
  auto& around = testing::level(profile, "around").layers;
  auto& region = testing::level(profile, "region").layers;
  const auto add = [&](const LayerInfo& info, const testing::Cell& first,
                       const testing::Cell& second, const testing::Cell& all) {
    around.push_back(layer_of("resources", info, {first, second}));
    region.push_back(layer_of("resources", info, {all}));
  };
  add(count("library_count"), {1}, {0}, {1});
  add(rate("library_per_1000"), {0.85}, {0}, {0.25});
  add(nearest("library_nearest"), {0.4}, {1.2}, {0.9});
  add(count("school_count"), {0}, {1}, {1});
  add(rate("school_per_1000"), {0}, {.state = State::withheld}, {0.25});
  add(nearest("school_nearest"), {2.1}, {.state = State::withheld}, {1.7});
  add(count("all_count"), {1}, {1}, {2});
  add(rate("all_per_1000"), {0.85}, {0.35}, {0.5});
  auto resources = std::make_shared<Resources>();
  resources->categories = {{"library", {"Bibliotek", "Libraries"}},
                           {"school", {"Skolor", "Schools"}}};
  resources->ids = {"a", "b"};
  resources->names = {"Boken <3", "Ekskolan"};
  resources->category = {0, 1};
  resources->points = {{1000, 1500}, {1600, 400}};
  resources->need_indicator = "cni";
  resources->need_layer = "relative";
  resources->high_need = 1.2;
  const std::vector<Point> from{{500, 1500}, {1400, 600}};
  resources->levels = {{.level = "around", .by_people = true, .area = {0, 1}, .from = from},
                       {.level = "region", .by_people = true, .area = {0, 0}, .from = {{1, 1}}}};
  profile.resources = std::move(resources);
  return profile;
}

GatedProfile gated() {
  return disclosure::Gate::pass(with_resources(), testing::tiny_summary());
}

std::string step_4(const GatedProfile& profile, std::size_t page) {
  const Context context(profile);
  return resources_section(context, Atlas(context), page);
}

void expect_golden(const std::string& name, const std::string& actual) {
  const auto path = std::filesystem::path(OMRADE_TEST_DATA) / "golden" / name;
  if (std::getenv("OMRADE_REWRITE_GOLDEN") != nullptr) write_file(path, actual);
  EXPECT_EQ(actual, read_file(path)) << name << " differs: OMRADE_REWRITE_GOLDEN=1 rewrites it";
}

TEST(ResourcesSection, IsAMapOfMarksAndATableByCategory) {
  const GatedProfile profile = gated();
  expect_golden("resources.html", step_4(profile, 0));
}

TEST(ResourcesSection, IsNotThereWithoutResources) {
  const GatedProfile profile = testing::tiny();
  EXPECT_EQ(step_4(profile, 0), "");
  const Context context(profile);
  EXPECT_EQ(quadrant_section(context, 0), "");
}

TEST(ResourcesSection, NamesThoseInsideWithTheWayToThem) {
  const GatedProfile profile = gated();
  const std::string page = step_4(profile, 0);
  EXPECT_THAT(page, HasSubstr("Boken &lt;3 <span class=\"ci\">500\u00a0m</span>"));
  EXPECT_THAT(page, HasSubstr("ingen i området"));
  EXPECT_THAT(page, HasSubstr("Ekskolan <span class=\"ci\"><span lang=\"sv\">1,6\u00a0km"));
}

TEST(ResourcesSection, MarksGapsWhereTheNeedIsHighAlone) {
  const GatedProfile profile = gated();
  EXPECT_THAT(step_4(profile, 0), Not(HasSubstr("lucka:")));
  EXPECT_THAT(step_4(profile, 1), HasSubstr("lucka: saknas"));
  EXPECT_THAT(step_4(profile, 1), Not(HasSubstr("lucka: långt bort")));
}

TEST(ResourcesSection, DoesNotSayThatAnUnknownNeedIsNotHigh) {
  Profile profile = with_resources();
  for (LayerResult& layer : testing::level(profile, "around").layers) {
    if (layer.indicator != "cni") continue;
    const EstimateSpans spans = layer.estimates.spans();
    spans.value[0] = std::numeric_limits<double>::quiet_NaN();
    spans.state[0] = static_cast<std::uint8_t>(State::missing);
  }
  const GatedProfile passed = disclosure::Gate::pass(std::move(profile), testing::tiny_summary());
  EXPECT_THAT(step_4(passed, 0), HasSubstr("här är det inte känt eller skyddat"));
  EXPECT_THAT(step_4(passed, 0), Not(HasSubstr("det är det inte här")));
}

TEST(ResourcesSection, SaysThatOfFewAreasThereIsNoHighestFifth) {
  Profile profile = with_resources();
  auto resources = std::make_shared<Resources>(*profile.resources);
  resources->high_need.reset();
  profile.resources = resources;
  const GatedProfile passed = disclosure::Gate::pass(std::move(profile), testing::tiny_summary());
  EXPECT_THAT(step_4(passed, 0), HasSubstr("bland så få områden"));
  EXPECT_THAT(step_4(passed, 0), Not(HasSubstr("utanför den högsta femtedelen")));
}

TEST(ResourcesSection, TellsNoNumberThatIsWithheld) {
  const GatedProfile profile = gated();
  const std::string page = step_4(profile, 1);
  EXPECT_THAT(page, HasSubstr("mark-withheld"));
  EXPECT_THAT(page, Not(HasSubstr("NaN")));
  EXPECT_THAT(page, Not(HasSubstr("nan")));
}

TEST(ResourcesSection, OfAHundredThousandPlacesIsNoLargerThanAPageMayBe) {
  Profile profile = with_resources();
  auto many = std::make_shared<Resources>(*profile.resources);
  for (std::size_t i = 0; i < 100'000; ++i) {
    many->ids.push_back(std::to_string(i));
    many->names.push_back("Plats " + std::to_string(i));
    many->category.push_back(static_cast<std::uint32_t>(i % 2));
    many->points.push_back({static_cast<double>(i % 400) * 5, static_cast<double>(i / 400) * 8});
    for (auto& level : many->levels) level.area.push_back(0);
  }
  profile.resources = many;
  const GatedProfile passed = disclosure::Gate::pass(std::move(profile), testing::tiny_summary());
  const std::string page = step_4(passed, 0);
  EXPECT_LT(page.size(), 60'000U);
  EXPECT_THAT(page, HasSubstr("ett tecken kan stå för flera"));
  EXPECT_THAT(step_4(gated(), 0), Not(HasSubstr("ett tecken kan stå för flera")));
}

TEST(ResourceFacts, PutsTheNearestFirstAndTellsTheMedian) {
  const GatedProfile profile = gated();
  const Context context(profile);
  const auto categories = ResourceFacts(context).categories(0);
  ASSERT_EQ(categories.size(), 2U);
  EXPECT_EQ(categories[0].inside.size(), 1U);
  EXPECT_DOUBLE_EQ(categories[0].inside[0].metres, 500);
  EXPECT_DOUBLE_EQ(categories[0].median_nearest, 0.8);  // of 0.4 and 1.2
  EXPECT_DOUBLE_EQ(categories[1].median_nearest, 2.1);  // the other is withheld
  ASSERT_TRUE(categories[1].closest.has_value());
  EXPECT_DOUBLE_EQ(categories[1].closest->metres, std::hypot(1100, 1100));
}

TEST(Resources, StandInNoOtherSection) {
  const GatedProfile profile = gated();
  const Context context(profile);
  for (const Group& group : context.groups) EXPECT_NE(group.id, "resources");
  for (const MapLayer& map : context.map_layers) EXPECT_NE(map.layer->indicator, "resources");
  EXPECT_THAT(PageSet::other_levels(profile), ElementsAre());
}

TEST(Quadrants, AreCutByTheMedians) {
  const GatedProfile profile = gated();
  const Context context(profile);  // "Alvesta <vårdcentral>" is page 1, "Östra" page 0
  const Quadrants two = quadrants_of(context, {3, 1}, {0.5, 2.5}, false);
  EXPECT_EQ(two.middle_need, 2);
  EXPECT_EQ(two.middle_resources, 1.5);
  ASSERT_EQ(two.points.size(), 2U);
  EXPECT_EQ(two.points[0].page, 0U);
  EXPECT_EQ(two.points[0].quadrant, Quadrant::high_few);
  EXPECT_EQ(two.points[1].quadrant, Quadrant::low_many);
}

TEST(Quadrants, CallNoneAtAllFewEvenWhereMostHaveNone) {
  const GatedProfile profile = gated();
  const Context context(profile);
  const Quadrants two = quadrants_of(context, {3, 1}, {0, 0}, false);
  EXPECT_EQ(two.middle_resources, 0);
  EXPECT_EQ(two.points[0].quadrant, Quadrant::high_few);
  EXPECT_EQ(two.points[1].quadrant, Quadrant::low_few);
}

TEST(Quadrants, TurnWhereLowIsNeed) {
  const GatedProfile profile = gated();
  const Context context(profile);
  const Quadrants two = quadrants_of(context, {3, 1}, {0.5, 2.5}, true);
  EXPECT_EQ(two.points[0].page, 1U);
  EXPECT_EQ(two.points[0].quadrant, Quadrant::high_many);
  EXPECT_EQ(two.points[1].quadrant, Quadrant::low_few);
}

TEST(Quadrants, LeaveOutAnAreaOfWhichOneIsNotKnown) {
  const GatedProfile profile = gated();
  const Context context(profile);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const Quadrants one = quadrants_of(context, {3, 1}, {none, 2.5}, false);
  ASSERT_EQ(one.points.size(), 1U);
  EXPECT_EQ(one.points[0].page, 1U);
}

TEST(QuadrantDrawing, IsReadWithoutColoursAndInBothLanguages) {
  const GatedProfile profile = gated();
  const Context context(profile);
  expect_golden("quadrant.svg",
                quadrant_svg(context, quadrants_of(context, {3, 1}, {0.5, 2.5}, false),
                             {"Behov", "Need"}, 0, "quadrant"));
}

TEST(QuadrantSection, IsNotThereForTwoAreasOnly) {
  const GatedProfile profile = gated();
  const Context context(profile);
  EXPECT_EQ(quadrant_section(context, 0), "");
}

}  // namespace
}  // namespace omrade::report
