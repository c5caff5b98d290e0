// The plugin on four homes along a road, by hand:
//
//   x      0      3000   4000          12000
//   home   h0 (10)       h1 (30)       h2 (20)     h3 (40) has no coordinates
//   centre        c0                   c1
//
// Distances: 3 km, 1 km, 0 km.
#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace omrade::host {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kClose = 1e-12;

const catalogue::Descriptor& descriptor() {
  static const catalogue::Descriptor read = catalogue::read_library(PLUGIN_FILE).front();
  return read;
}

struct World {
  std::vector<double> x{0, 4000, 12000, kNone}, y{0, 0, 0, 0}, people{10, 30, 20, 40};
  std::vector<std::string> centres{"c0", "c1"};
  std::vector<double> at{3000, 12000};
  std::map<std::string, double> supply{};      ///< empty: not given
  std::map<std::string, double> parameters{};  ///< choices by index
  struct Way {
    std::string place{}, centre{};
    double distance = 0;
  };
  bool named = true;        ///< people's places
  std::vector<Way> ways{};  ///< empty: not given; from h0 … h3

  /// west: h0, half of h1; east: the other half, h2 and h3; away: nobody with coordinates.
  [[nodiscard]] Outcome compute() const {
    static const Cancel cancel;
    static const auto plugin = Plugin::load(descriptor(), cancel);
    Request request;
    request.area_ids = {"west", "east", "away"};
    request.period = "2024";
    for (const catalogue::Param& param : descriptor().params) {
      request.params.push_back(param.fallback);
      const auto given = parameters.find(param.id);
      if (given == parameters.end()) continue;
      request.params.back().number = given->second;
      if (!param.choices.empty())
        request.params.back().text = param.choices[static_cast<std::size_t>(given->second)].id;
    }
    request.inputs.resize(4);
    request.inputs[0].rows = RowsInput{
        .fields = {Column::of_reals(x), Column::of_reals(y), Column::of_reals(people),
                   Column::of_categories(std::vector<std::int32_t>{0, 1, 2, 3},
                                         std::vector<std::string>{"h0", "h1", "h2", "h3"})},
        .rows = x.size(),
        .run_offset = {0, 2, 4, 5},
        .run_begin = {0, 1, 1, 2, 3},
        .run_end = {1, 2, 2, 4, 4},
        .run_share = {1, 0.5, 0.5, 1, 1}};
    if (!named) request.inputs[0].rows->fields[3].reset();
    if (!centres.empty()) {
      std::vector<std::int32_t> codes;
      for (std::size_t j = 0; j < centres.size(); ++j) codes.push_back(static_cast<int>(j));
      request.inputs[1].table = TableInput{
          .fields = {Column::of_reals(at), Column::of_reals(std::vector<double>(at.size())),
                     Column::of_categories(codes, centres)},
          .rows = centres.size()};
    }
    if (!supply.empty()) {
      std::vector<std::string> ids;
      std::vector<std::int32_t> codes;
      std::vector<double> amounts;
      for (const auto& [id, amount] : supply) {
        codes.push_back(static_cast<int>(ids.size()));
        ids.push_back(id);
        amounts.push_back(amount);
      }
      request.inputs[2].table =
          TableInput{.fields = {Column::of_categories(codes, ids), Column::of_reals(amounts)},
                     .rows = ids.size()};
    }
    if (!ways.empty()) request.inputs[3].table = table_of_ways();
    return plugin->compute(request);
  }

  [[nodiscard]] TableInput table_of_ways() const {
    std::vector<std::string> from, to;
    std::vector<std::int32_t> codes;
    std::vector<double> distance;
    for (const Way& way : ways) {
      codes.push_back(static_cast<std::int32_t>(codes.size()));
      from.push_back(way.place);
      to.push_back(way.centre);
      distance.push_back(way.distance);
    }
    return {.fields = {Column::of_categories(codes, from), Column::of_categories(codes, to),
                       Column::of_reals(distance)},
            .rows = ways.size()};
  }
};

std::size_t place_of(const std::string& id) {
  for (std::size_t k = 0; k < descriptor().layers.size(); ++k) {
    if (descriptor().layers[k].id == id) return k;
  }
  throw std::out_of_range(id);
}
ConstEstimateSpans layer(const Outcome& outcome, const std::string& id) {
  if (outcome.layers.empty()) throw std::runtime_error(outcome.failure);
  return std::as_const(outcome.layers.at(place_of(id)).estimates).spans();
}
std::string reason(const Outcome& outcome, const std::string& id, std::size_t i) {
  const std::int32_t at = layer(outcome, id).reason[i];
  return at < 0 ? ""
                : descriptor().layers[place_of(id)].reasons.at(static_cast<std::size_t>(at)).en;
}

TEST(Access, DistancesAreWeighedByPeople) {
  const Outcome outcome = World().compute();
  const auto mean = layer(outcome, "distance_mean");
  // west: 10 at 3 km, 15 at 1 km; east: 15 at 1 km, 20 at 0 km.
  EXPECT_NEAR(mean.value[0], 45.0 / 25, kClose);
  EXPECT_NEAR(mean.value[1], 15.0 / 35, kClose);
  EXPECT_EQ(mean.denominator[0], 25);
  EXPECT_EQ(mean.base[0], 25);
  EXPECT_EQ(mean.interval[0], static_cast<std::uint8_t>(IntervalKind::none));
  EXPECT_EQ(layer(outcome, "distance_median").value[0], 1);
  EXPECT_EQ(layer(outcome, "distance_high").value[0], 3);
  EXPECT_EQ(layer(outcome, "distance_median").value[1], 0);
  EXPECT_EQ(layer(outcome, "distance_high").value[1], 1);
}

TEST(Access, FarIsBeyondTheDistanceAndNotAtIt) {
  World world;
  EXPECT_EQ(layer(world.compute(), "far").value[0], 0);
  world.parameters["far_distance"] = 1000;
  const Outcome outcome = world.compute();
  EXPECT_NEAR(layer(outcome, "far").value[0], 100.0 * 10 / 25, kClose);
  EXPECT_EQ(layer(outcome, "far").numerator[0], 10);
  EXPECT_EQ(layer(outcome, "far").value[1], 0);
}

TEST(Access, SupplyIsSharedByAllWithinReachWhereverTheyLive) {
  World world;
  world.supply = {{"c0", 4}, {"c1", 6}, {"of no place", 100}};
  world.parameters["radius"] = 8000;
  // c0 reaches h0 and h1: 4 / 40; c1 reaches h1, at 8 km to the metre, and h2: 6 / 50.
  const Outcome outcome = world.compute();
  const auto access = layer(outcome, "access");
  EXPECT_NEAR(access.value[0], 1000 * (10 * 0.1 + 15 * (0.1 + 0.12)) / 25, 1e-9);
  EXPECT_NEAR(access.value[1], 1000 * (15 * (0.1 + 0.12) + 20 * 0.12) / 35, 1e-9);
  // All that is supplied is handed out.
  EXPECT_NEAR(access.value[0] * 25 + access.value[1] * 35, 1000 * 10, 1e-6);
}

TEST(Access, AGaussianKernelCountsWhatIsFarForLess) {
  World world;
  world.centres = {"c0"};
  world.at = {3000};
  world.parameters = {{"radius", 4000}, {"kernel", 1}};
  // s = 2 km: h0 at 3 km weighs exp(-9/8), h1 at 1 km exp(-1/8).
  const double far = std::exp(-9.0 / 8), near = std::exp(-1.0 / 8);
  const double ratio = 1 / (10 * far + 30 * near);
  EXPECT_NEAR(layer(world.compute(), "access").value[0], 1000 * ratio * (10 * far + 15 * near) / 25,
              1e-9);
}

TEST(Access, WaysThatAreGivenReplaceStraightLines) {
  World world;
  // A lake lies between h1 and c0: c1 is nearer by road. Of two ways the shorter counts.
  world.ways = {{"h0", "c0", 3500},     {"h0", "c1", 14000},  {"h1", "c0", 11000},
                {"h1", "c1", 9500},     {"h1", "c1", 9000},   {"h2", "c1", 50},
                {"h2", "of no set", 1}, {"nobody's", "c0", 1}};
  world.supply = {{"c0", 4}, {"c1", 6}};
  world.parameters["radius"] = 9000;
  const Outcome outcome = world.compute();
  // west: 10 at 3.5 km, 15 at 9 km; east: 15 at 9 km, 20 at 0.05 km.
  EXPECT_NEAR(layer(outcome, "distance_mean").value[0], (35.0 + 135) / 25, kClose);
  EXPECT_NEAR(layer(outcome, "distance_mean").value[1], (135.0 + 1) / 35, kClose);
  EXPECT_NEAR(layer(outcome, "far").value[0], 100.0 * 15 / 25, kClose);
  // c0 reaches h0 alone: 4 / 10; c1 reaches h1, at 9 km to the metre, and h2: 6 / 50.
  EXPECT_NEAR(layer(outcome, "access").value[0], 1000 * (10 * 0.4 + 15 * 0.12) / 25, 1e-9);
  EXPECT_NEAR(layer(outcome, "access").value[1], 1000 * 0.12, 1e-9);
}

TEST(Access, ACentreThatNoWayLeadsToIsNotTakenForOneOutOfReach) {
  World world;
  world.ways = {{"h0", "c0", 3000}, {"h1", "c0", 1000}, {"h2", "c0", 9000}};
  EXPECT_EQ(reason(world.compute(), "distance_mean", 0),
            "there is a centre without any ways to it");
  world.ways.push_back({"h2", "c1", 0});
  EXPECT_EQ(layer(world.compute(), "distance_mean").value[1], 15.0 / 35);
}

TEST(Access, APlaceWithoutWaysIsNotLeftOut) {
  World world;
  world.ways = {{"h0", "c0", 3000}, {"h2", "c1", 0}};
  const Outcome outcome = world.compute();
  EXPECT_EQ(reason(outcome, "distance_mean", 0),
            "the way to a centre is not known from every place");
  EXPECT_EQ(layer(outcome, "far").state_of(1), State::not_applicable);
}

TEST(Access, AWayToWhereACentreLayBeforeItMovedIsNotBelieved) {
  World world;
  world.ways = {{"h0", "c0", 3000}, {"h1", "c0", 1000}, {"h1", "c1", 8000}, {"h2", "c1", 0}};
  EXPECT_EQ(layer(world.compute(), "distance_mean").state_of(0), State::ok);
  world.at = {9000, 12000};  // c0 moves, and its ways do not
  EXPECT_EQ(reason(world.compute(), "distance_mean", 0),
            "a way is shorter than the straight line to where the centre lies");
}

TEST(Access, WaysAreOfNoUseWherePlacesHaveNoNames) {
  World world;
  world.ways = {{"h0", "c0", 3000}, {"h1", "c0", 1000}, {"h2", "c1", 0}};
  world.named = false;
  EXPECT_EQ(reason(world.compute(), "distance_mean", 0),
            "ways are given, but not at which place people live");
  world.ways.clear();
  EXPECT_EQ(layer(world.compute(), "distance_mean").state_of(0), State::ok);
}

TEST(Access, AnImpossibleWayIsRefused) {
  for (const double bad : {-1.0, kNone, std::numeric_limits<double>::infinity()}) {
    World world;
    world.ways = {{"h0", "c0", bad}};
    EXPECT_THAT(world.compute().failure,
                ::testing::HasSubstr("a distance that is missing, below 0 or infinite"));
  }
}

TEST(Access, ACentreOfUnknownSupplyMakesItMissingWithinItsReachOnly) {
  World world;
  world.supply = {{"c0", 4}};
  world.parameters["radius"] = 5000;
  const Outcome outcome = world.compute();
  EXPECT_NEAR(layer(outcome, "access").value[0], 1000 * 4.0 / 40, 1e-9);
  EXPECT_EQ(layer(outcome, "access").state_of(1), State::missing);
  EXPECT_EQ(reason(outcome, "access", 1), "the supply is not known of every centre within reach");
  EXPECT_EQ(layer(outcome, "distance_mean").state_of(1), State::ok);
}

TEST(Access, SaysWhyThereIsNoValue) {
  World world;
  EXPECT_EQ(reason(world.compute(), "access", 2), "nobody whose place is known lives here");
  world.people[1] = kNone;
  const Outcome unknown = world.compute();
  EXPECT_EQ(reason(unknown, "distance_mean", 0),
            "the number of people is not known at every place");
  world.people[1] = 30;
  world.centres.clear();
  EXPECT_EQ(reason(world.compute(), "far", 0), "the places of the centres are not given");
  world = {};
  world.people[0] = -1;
  EXPECT_THAT(world.compute().failure, ::testing::HasSubstr("area 'west', 'people'"));
}

TEST(Access, SpeaksBothLanguagesEverywhere) {
  const auto both = [](const Text& text) { return !text.sv.empty() && !text.en.empty(); };
  EXPECT_TRUE(both(descriptor().title) && both(descriptor().summary) && both(descriptor().method));
  for (const auto& one : descriptor().inputs)
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
  for (const auto& one : descriptor().params)
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
  for (const auto& one : descriptor().layers) {
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
    for (const Text& text : one.reasons) EXPECT_TRUE(both(text)) << one.id;
  }
}

}  // namespace
}  // namespace omrade::host
