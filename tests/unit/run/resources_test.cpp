#include "run/resources.hpp"

#include "run/place_shares.hpp"
#include "run/resource_places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

using ::testing::ElementsAre;
using ::testing::IsNan;

/// Two squares of a kilometre: west from 0 to 1000, east from 1000 to 2000.
std::shared_ptr<const AreaSet> squares() {
  Polygons all;
  for (const double x : {0.0, 1000.0}) {
    for (const Point p : {Point{x, 0}, {x + 1000, 0}, {x + 1000, 1000}, {x, 1000}, {x, 0}})
      all.points.push_back(p);
    all.ring_offset.push_back(all.points.size());
    all.area_offset.push_back(all.rings());
  }
  return std::make_shared<const AreaSet>(AreaSetParts{
      .id = "deso", .ids = {"west", "east"}, .crs = "EPSG:3006", .polygons = std::move(all)});
}

/// Cells of 500 m over both squares, row by row from the north-west.
class People : public Grid {
 public:
  explicit People(std::vector<double> values) : values_(std::move(values)) {}
  [[nodiscard]] const GridFrame& frame() const override { return frame_; }
  [[nodiscard]] const std::string& crs() const override { return crs_; }
  void read_rows(std::size_t first, std::size_t count, std::span<double> out) const override {
    std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(first * 4), count * 4, out.begin());
  }

 private:
  std::vector<double> values_;
  GridFrame frame_{0, 1000, 500, 500, 4, 2};
  std::string crs_ = "EPSG:3006";
};

/// A library in the west, a second one outside of both, and no school.
Resources two_libraries() {
  Resources out;
  out.categories = {{"library", {"Bibliotek", "Libraries"}}, {"school", {"Skolor", "Schools"}}};
  out.ids = {"a", "b"};
  out.names = {"A", "B"};
  out.category = {0, 0};
  out.points = {{250, 750}, {3000, 750}};
  return out;
}

/// What the numbers are made of: the squares themselves as the only level.
struct World {
  recipe::Recipe recipe;
  recipe::LevelPlan level{.id = "deso", .title = {}, .base = "deso"};
  Workspace workspace;

  World() {
    workspace.areas["deso"] = {squares(), {}};
    workspace.levels["deso"] = {workspace.areas["deso"].areas,
                                std::make_shared<const Crosswalk>(Crosswalk::identity(2)),
                                {},
                                {}};
    workspace.resources.resources = two_libraries();
  }

  ResourcePlaces places(const PeopleNearby* people) {
    return resource_places(workspace.resources.resources, PlaceShares(recipe, level, workspace),
                           {{500, 500}, {1500, 500}}, people);
  }
};

TEST(ResourcePlaces, AreInsideAnAreaOrOutsideAll) {
  World world;
  EXPECT_THAT(world.places(nullptr).area, ElementsAre(0, -1));
}

TEST(ResourcePlaces, AreAsFarAsFromTheAreasPointWithoutAGrid) {
  World world;
  const ResourcePlaces places = world.places(nullptr);
  EXPECT_FALSE(places.by_people);
  // From (500, 500) to (250, 750), and from (1500, 500) to it: the other library is further.
  EXPECT_DOUBLE_EQ(places.nearest[0][0], std::hypot(250, 250));
  EXPECT_DOUBLE_EQ(places.nearest[0][1], std::hypot(1250, 250));
  EXPECT_THAT(places.nearest[1], ElementsAre(IsNan(), IsNan()));
}

TEST(ResourcePlaces, AreAsFarAsResidentsHaveOnTheMean) {
  World world;
  // 30 people around the library itself and 10 a cell to the east of it; in the east 5 with 1 km,
  // and nobody anywhere else.
  const People grid({30, 10, 5, 0, 0, 0, NAN, -3});
  const Resources& resources = world.workspace.resources.resources;
  const PeopleNearby people = people_nearby(grid, resources, "EPSG:3006");
  EXPECT_THAT(people.people, ElementsAre(30, 10, 5));
  const ResourcePlaces places = world.places(&people);
  EXPECT_TRUE(places.by_people);
  EXPECT_THAT(places.people, ElementsAre(40, 5));
  EXPECT_DOUBLE_EQ(places.nearest[0][0], (30 * 0.0 + 10 * 500.0) / 40);
  EXPECT_DOUBLE_EQ(places.nearest[0][1], 1000);
  EXPECT_THAT(places.nearest[1], ElementsAre(IsNan(), IsNan()));
}

TEST(ResourcePlaces, CountWhereMostOfAnAreaBelongsWhenATableGivesShares) {
  World world;
  world.workspace.levels["half"] = {
      std::make_shared<const AreaSet>(AreaSetParts{.id = "half", .ids = {"n", "s"}}),
      std::make_shared<const Crosswalk>(
          CrosswalkMethod::given, 2, 2,
          std::vector<CrosswalkEntry>{{0, 0, 0.4}, {0, 1, 0.6}, {1, 0, 1.0}}),
      {},
      {}};
  world.level = {.id = "half", .title = {}, .base = "deso"};
  EXPECT_THAT(world.places(nullptr).area, ElementsAre(1, -1));
}

LayerResult layer_of(const char* id, LayerKind kind, const std::vector<double>& values) {
  LayerResult layer{.indicator = "people", .period = "2024"};
  layer.info = std::make_shared<const LayerInfo>(
      LayerInfo{.id = id, .title = {id, id}, .kind = kind, .decimals = 0});
  layer.estimates = Estimates(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const EstimateSpans spans = layer.estimates.spans();
    spans.value[i] = values[i];
    if (kind == LayerKind::count) spans.numerator[i] = values[i];
    spans.state[i] = static_cast<std::uint8_t>(std::isnan(values[i]) ? State::withheld : State::ok);
  }
  return layer;
}

/// Residents of the west and the east, NaN where they are withheld.
Profile made(std::vector<double> residents, std::vector<double> people_of_grid,
             std::optional<double> high_need = {}) {
  World world;
  recipe::ResourcesSpec spec{.high_need = high_need};
  recipe::Plan plan;
  plan.levels = {world.level};
  plan.resources = recipe::ResourcesPlan{.spec = &spec,
                                         .grid = "people",
                                         .levels = {0},
                                         .residents = {"people", "residents"},
                                         .need = {"people", "need"}};
  world.workspace.resource_places["deso"] = {.outlines = true,
                                             .area = {0, -1},
                                             .from = {{500, 500}, {1500, 500}},
                                             .by_people = true,
                                             .people = std::move(people_of_grid),
                                             .nearest = {{149, 1250}, {NAN, NAN}}};
  Profile profile{.period = "2024"};
  profile.levels.push_back({.id = "deso", .areas = world.workspace.areas["deso"].areas});
  auto& layers = profile.levels.front().layers;
  layers.push_back(layer_of("residents", LayerKind::count, residents));
  layers.push_back(layer_of("need", LayerKind::index, {2, 1}));
  add_resources(profile, plan, world.workspace, disclosure::Gate(disclosure::Rules{}));
  return profile;
}

ConstEstimateSpans spans_of(const Profile& profile, const std::string& id) {
  for (const LayerResult& layer : profile.levels.front().layers) {
    if (layer.indicator == kResources && layer.info->id == id) return layer.estimates.spans();
  }
  ADD_FAILURE() << "no layer " << id;
  return {};
}

TEST(Resources, AreCountedAndToldPerThousandResidents) {
  const Profile profile = made({4000, 500}, {4000, 500});
  EXPECT_THAT(spans_of(profile, "library_count").value, ElementsAre(1, 0));
  EXPECT_THAT(spans_of(profile, "library_per_1000").value, ElementsAre(0.25, 0));
  EXPECT_THAT(spans_of(profile, "school_count").value, ElementsAre(0, 0));
  EXPECT_THAT(spans_of(profile, "all_count").value, ElementsAre(1, 0));
  EXPECT_THAT(spans_of(profile, "all_per_1000").denominator, ElementsAre(4000, 500));
}

TEST(Resources, AreSoManyHundredsOfMetresAway) {
  const Profile profile = made({4000, 500}, {4000, 500});
  const ConstEstimateSpans nearest = spans_of(profile, "library_nearest");
  EXPECT_THAT(nearest.value, ElementsAre(0.1, 1.2));  // 149 m, and 1250 m to the even hundred
  EXPECT_THAT(nearest.base, ElementsAre(IsNan(), IsNan()));
}

TEST(Resources, TellNothingOfResidentsWhoAreWithheld) {
  const Profile profile = made({4000, NAN}, {4000, 500});
  EXPECT_EQ(spans_of(profile, "library_count").value[1], 0);  // places are public
  for (const char* const id : {"library_per_1000", "all_per_1000", "library_nearest"}) {
    EXPECT_EQ(spans_of(profile, id).state_of(1), State::withheld) << id;
    EXPECT_THAT(spans_of(profile, id).value[1], IsNan()) << id;
    EXPECT_THAT(spans_of(profile, id).denominator[1], IsNan()) << id;
    EXPECT_EQ(spans_of(profile, id).state_of(0), State::ok) << id;
  }
}

TEST(Resources, DoNotTellThatAWithheldNumberOfResidentsIsZero) {
  const Profile profile = made({4000, NAN}, {4000, 0});
  EXPECT_EQ(spans_of(profile, "library_nearest").state_of(1), State::withheld);
  EXPECT_EQ(spans_of(profile, "library_nearest").reason[1], -1);
}

TEST(Resources, TellNothingPerThousandOfFewResidents) {
  const Profile profile = made({4000, 12}, {4000, 500});
  EXPECT_EQ(spans_of(profile, "library_per_1000").state_of(1), State::withheld);
}

TEST(Resources, AreNoDistanceFromAHandfulOfPeople) {
  const Profile profile = made({4000, 500}, {4000, 19});
  EXPECT_EQ(spans_of(profile, "library_nearest").state_of(1), State::withheld);
  const Profile empty = made({4000, 500}, {4000, 0});
  EXPECT_EQ(spans_of(empty, "library_nearest").state_of(1), State::missing);
}

TEST(Resources, AreMissingWhereTheNeedIsHighAsDeclared) {
  const Profile profile = made({4000, 500}, {4000, 500}, 2.0);
  const ConstEstimateSpans gaps = spans_of(profile, "gaps");
  // In the west no school; its library is nearer than the median of 0.1 and 1.2.
  EXPECT_EQ(gaps.value[0], 1);
  EXPECT_EQ(gaps.state_of(1), State::not_applicable);
}

TEST(Resources, PassTheGateASecondTimeUnchanged) {
  Profile profile = made({4000, NAN}, {4000, 500}, 2.0);
  const disclosure::Gate gate(disclosure::Rules{});
  EXPECT_TRUE(gate.withhold(profile).empty());
}

}  // namespace
}  // namespace omrade::run
