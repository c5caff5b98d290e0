// The same people in several layers: flows from either end, to the own centre, and those who go
// nowhere.
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/series.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;

struct Share {
  double numerator, denominator;
};

LayerResult layer_of(const std::string& id, const std::vector<Share>& cells,
                     std::vector<std::string> parts, std::shared_ptr<const Pairs> pairs = {}) {
  const LayerInfo info{.id = id, .kind = LayerKind::proportion, .parts = std::move(parts)};
  LayerResult layer{.indicator = "listing",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(info),
                    .estimates = Estimates(cells.size()),
                    .pairs = std::move(pairs)};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    spans.numerator[i] = cells[i].numerator;
    spans.denominator[i] = spans.base[i] = cells[i].denominator;
    spans.value[i] = cells[i].numerator / cells[i].denominator;
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  return layer;
}

LevelResult level_of(const std::string& id, const std::vector<std::string>& areas) {
  return {.id = id, .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = id, .ids = areas})};
}

std::shared_ptr<const Pairs> pairs_of(std::vector<std::uint32_t> area,
                                      std::vector<std::uint32_t> other,
                                      std::vector<std::string> labels) {
  return std::make_shared<const Pairs>(Pairs{std::move(area), std::move(other), std::move(labels)});
}

std::vector<State> states(const LayerResult& layer) {
  std::vector<State> out;
  const ConstEstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) out.push_back(spans.state_of(i));
  return out;
}

constexpr State kOk = State::ok;
constexpr State kWithheld = State::withheld;

TEST(FlowsAtTheGate, WhoIsListedNowhereIsOneMoreTermOfTheResidents) {
  // 200 residents: 120, 70 and 7 go to three centres, 3 nowhere. The 7 would give 3 away.
  Profile profile;
  profile.levels.push_back(level_of("deso", {"a"}));
  LevelResult& level = profile.levels[0];
  level.layers.push_back(layer_of("relevance", {{120, 200}, {70, 200}, {7, 200}}, {"unlisted"},
                                  pairs_of({0, 0, 0}, {0, 1, 2}, {"c1", "c2", "c3"})));
  level.layers.push_back(layer_of("unlisted", {{3, 200}}, {}));
  const auto log = Gate({}).withhold(profile);
  EXPECT_THAT(states(level.layers[0]), ElementsAre(kOk, kOk, kWithheld));
  EXPECT_THAT(states(level.layers[1]), ElementsAre(kWithheld));
  ASSERT_EQ(log.size(), 2U);
  EXPECT_EQ(log[1].rule, Rule::margin);
  EXPECT_EQ(log[1].other, "c3");
}

TEST(FlowsAtTheGate, WhoIsListedNowhereGoesWithASmallFlowThatIsAlone) {
  Profile profile;
  profile.levels.push_back(level_of("deso", {"a", "b"}));
  LevelResult& level = profile.levels[0];
  level.layers.push_back(layer_of("relevance", {{4, 200}, {4, 200}, {180, 200}}, {"unlisted"},
                                  pairs_of({0, 1, 1}, {0, 0, 1}, {"c1", "c2"})));
  level.layers.push_back(layer_of("unlisted", {{196, 200}, {16, 200}}, {}));
  level.layers[1].estimates.spans().denominator[0] = 400;  // no complement of its own
  Gate({}).withhold(profile);
  EXPECT_THAT(states(level.layers[0]), ElementsAre(kWithheld, kWithheld, kWithheld));
  EXPECT_THAT(states(level.layers[1]), ElementsAre(kWithheld, kOk));
}

TEST(FlowsAtTheGate, AnotherNumberOfAWithheldFlowGoesWithIt) {
  // The 7 goes with the 3 nowhere; beside it stands by how many it exceeds what was expected.
  Profile profile;
  profile.levels.push_back(level_of("deso", {"a"}));
  LevelResult& level = profile.levels[0];
  const auto pairs = pairs_of({0, 0, 0}, {0, 1, 2}, {"c1", "c2", "c3"});
  level.layers.push_back(
      layer_of("residual", {{120, 100}, {70, 60}, {7, 40}}, {"relevance"}, pairs));
  level.layers.push_back(
      layer_of("relevance", {{120, 200}, {70, 200}, {7, 200}}, {"unlisted"}, pairs));
  level.layers.push_back(layer_of("unlisted", {{3, 200}}, {}));
  for (double& value : level.layers[0].estimates.spans().numerator) value = 1000;
  for (double& value : level.layers[0].estimates.spans().denominator) value = 3000;
  Gate({}).withhold(profile);
  EXPECT_THAT(states(level.layers[1]), ElementsAre(kOk, kOk, kWithheld));
  EXPECT_EQ(states(level.layers[0])[2], kWithheld);
}

/// Two homes that no level prints: 50 of a go to c1 and 60 to c2, 50 of b to c1. The centres print
/// their listed by `homes`.
Profile homes_unprinted(const std::vector<std::string>& homes) {
  Profile profile;
  profile.levels.push_back(level_of("centre", {"c1", "c2"}));
  profile.levels.push_back(level_of("deso", {"a", "b"}));
  profile.levels[1].unprinted = true;
  profile.levels[0].layers.push_back(layer_of("commitment", {{50, 100}, {50, 100}, {60, 60}},
                                              {"relevance"},
                                              pairs_of({0, 0, 1}, {0, 1, 0}, homes)));
  profile.levels[1].layers.push_back(layer_of("relevance", {{50, 110}, {60, 110}, {50, 50}},
                                              {"commitment"},
                                              pairs_of({0, 0, 1}, {0, 1, 0}, {"c1", "c2"})));
  profile.levels[0].layers.push_back(
      layer_of("relevance", {}, {"commitment"}, pairs_of({}, {}, {})));
  profile.levels[1].layers.push_back(
      layer_of("commitment", {}, {"relevance"}, pairs_of({}, {}, {})));
  return profile;
}

/// The flow of nobody, from b to c2.
Count of_nobody(const Profile& profile) {
  const Originals originals(profile);
  std::uint32_t numbers = 0;
  const std::vector<Series> series = series_of(profile, originals, numbers);
  const Counts counts = counts_of(profile, originals, series, numbers);
  for (const Series& one : series)
    if (one.layer == "relevance" && one.other == "c2")
      return counts.counts[counts.index[one.at(1)->first + 1]];
  return {};
}

TEST(FlowsAtTheGate, ThatNobodyGoesFromAnUnprintedHomeIsToldFromTheOtherEnd) {
  const Count nobody = of_nobody(homes_unprinted({"a", "b"}));
  EXPECT_EQ(nobody.value, 0);
  EXPECT_TRUE(nobody.published);
  EXPECT_FALSE(nobody.withheld);
}

TEST(FlowsAtTheGate, ThatNobodyGoesFromAnUnprintedHomeIsNotToldByAreasOfHomes) {
  const Count nobody = of_nobody(homes_unprinted({"north", "south"}));
  EXPECT_EQ(nobody.value, 0);
  EXPECT_FALSE(nobody.published);
  EXPECT_TRUE(nobody.withheld);
}

TEST(FlowsAtTheGate, AFlowIsToldFromItsOtherEndAsWell) {
  // From a: 4 to c2, so that 30 to c3 goes with it. c2 and c3 count the same people by home.
  Profile profile;
  profile.levels.push_back(level_of("deso", {"a", "b"}));
  profile.levels.push_back(level_of("centre", {"c1", "c2", "c3"}));
  LevelResult& homes = profile.levels[0];
  LevelResult& centres = profile.levels[1];
  homes.layers.push_back(layer_of(
      "relevance", {{166, 200}, {4, 200}, {30, 200}, {200, 400}, {100, 400}, {100, 400}},
      {"commitment"}, pairs_of({0, 0, 0, 1, 1, 1}, {0, 1, 2, 0, 1, 2}, {"c1", "c2", "c3"})));
  homes.layers.push_back(layer_of("commitment", {}, {"relevance"}, pairs_of({}, {}, {})));
  centres.layers.push_back(layer_of("relevance", {}, {"commitment"}, pairs_of({}, {}, {})));
  centres.layers.push_back(layer_of(
      "commitment",
      {{166, 466},
       {200, 466},
       {100, 466},
       {4, 204},
       {100, 204},
       {100, 204},
       {30, 230},
       {100, 230},
       {100, 230}},
      {"relevance"},
      pairs_of({0, 0, 0, 1, 1, 1, 2, 2, 2}, {0, 1, 2, 0, 1, 2, 0, 1, 2}, {"a", "b", "z"})));
  Gate({}).withhold(profile);
  // At c2 and c3 another home goes with a, b: so it does not follow from a's own end either.
  EXPECT_THAT(states(homes.layers[0]),
              ElementsAre(kOk, kWithheld, kWithheld, kOk, kWithheld, kWithheld));
  EXPECT_THAT(states(centres.layers[1]),
              ElementsAre(kOk, kOk, kOk, kWithheld, kWithheld, kOk, kWithheld, kWithheld, kOk));
}

/// Catchments c1 and c2 of 200 residents each; of c1's `own` are listed at c1.
Profile catchments(double own) {
  Profile profile;
  profile.levels.push_back(level_of("around", {"c1", "c2"}));
  LevelResult& level = profile.levels[0];
  level.layers.push_back(
      layer_of("relevance", {{own, 200}, {150, 200}, {50 - own, 200}, {40, 200}, {160, 200}},
               {"localisation"}, pairs_of({0, 0, 0, 1, 1}, {0, 1, 2, 0, 1}, {"c1", "c2", "c3"})));
  level.layers.push_back(
      layer_of("localisation", {{own, 200}, {160, 200}}, {"relevance", "own_share"}));
  level.layers.push_back(layer_of("own_share", {{own, 90}, {160, 300}}, {"localisation"}));
  level.layers.push_back(layer_of("inflow", {{90 - own, 90}, {140, 300}}, {"own_share"}));
  return profile;
}

TEST(FlowsAtTheGate, TheFlowToTheOwnCentreStandsInLayersThatAreNoFlows) {
  // 12 to the own centre, 150 to c2 and 3 to c3.
  Profile profile = catchments(12);
  LayerResult& flows = profile.levels[0].layers[0];
  flows.estimates.spans().numerator[2] = 3;
  Gate({}).withhold(profile);
  // The 3 take the smallest other flow with them, which is that to c1 itself.
  EXPECT_THAT(states(flows), ElementsAre(kWithheld, kOk, kWithheld, kOk, kOk));
  for (std::size_t l = 1; l < 4; ++l)
    EXPECT_THAT(states(profile.levels[0].layers[l]), ElementsAre(kWithheld, kOk)) << l;
}

TEST(FlowsAtTheGate, AnotherFlowOfTheAreaDoesNotTakeTheOwnOneWithIt) {
  Profile profile = catchments(40);
  LayerResult& flows = profile.levels[0].layers[0];
  flows.estimates.spans().numerator[1] = 3;  // to c2; the smallest other one is 10 to c3
  Gate({}).withhold(profile);
  EXPECT_THAT(states(flows), ElementsAre(kOk, kWithheld, kWithheld, kOk, kOk));
  EXPECT_THAT(states(profile.levels[0].layers[1]), ElementsAre(kOk, kOk));
}

TEST(FlowsAtTheGate, AnOwnShareThatIsTooLargeWithholdsTheFlowItIs) {
  // 88 of 90 listed at c1 live there: with the 90, the 88 are told by the flow.
  Profile profile = catchments(40);
  for (const std::size_t l : {1, 2})
    profile.levels[0].layers[l].estimates.spans().numerator[0] = 88;
  profile.levels[0].layers[0].estimates.spans().numerator[0] = 88;
  Gate({}).withhold(profile);
  EXPECT_THAT(states(profile.levels[0].layers[2]), ElementsAre(kWithheld, kOk));
  EXPECT_THAT(states(profile.levels[0].layers[1]), ElementsAre(kWithheld, kOk));
  EXPECT_EQ(states(profile.levels[0].layers[0])[0], kWithheld);
}

TEST(FlowsAtTheGate, DoingItTwiceChangesNothing) {
  Profile profile = catchments(3);
  const Gate gate({});
  EXPECT_GT(gate.withhold(profile).size(), 0U);
  EXPECT_EQ(gate.withhold(profile).size(), 0U);
}

TEST(FlowsAtTheGate, OfAMunicipalityAreSumsOfThoseOfACentreByHomeWhereSmallAreasAreNoLevel) {
  // To c1 from a 3, from b 60 and from z 50; a and b are k1, so 63 - 60 would tell 3.
  Profile profile;
  profile.levels.push_back(level_of("kommun", {"k1", "k2"}));
  profile.levels.push_back(level_of("centre", {"c1", "c2"}));
  profile.levels[0].base = "deso";
  profile.levels[0].membership = std::make_shared<const Crosswalk>(
      CrosswalkMethod::nested, 3, 2,
      std::vector<CrosswalkEntry>{{0, 0, 1.0}, {1, 0, 1.0}, {2, 1, 1.0}});
  profile.levels[0].layers.push_back(
      layer_of("relevance", {{63, 463}, {400, 463}, {50, 350}, {300, 350}}, {"commitment"},
               pairs_of({0, 0, 1, 1}, {0, 1, 0, 1}, {"c1", "c2"})));
  profile.levels[1].layers.push_back(
      layer_of("commitment", {{3, 113}, {60, 113}, {50, 113}, {200, 700}, {200, 700}, {300, 700}},
               {"relevance"}, pairs_of({0, 0, 0, 1, 1, 1}, {0, 1, 2, 0, 1, 2}, {"a", "b", "z"})));
  Originals originals(profile);
  originals.know(
      "deso", std::make_shared<const AreaSet>(AreaSetParts{.id = "deso", .ids = {"a", "b", "z"}}));
  Gate({}).withhold(profile, originals);
  const std::vector<State> from_k1 = states(profile.levels[0].layers[0]);
  const std::vector<State> to_c1 = states(profile.levels[1].layers[0]);
  EXPECT_EQ(to_c1[0], kWithheld);
  EXPECT_TRUE(from_k1[0] == kWithheld || to_c1[1] == kWithheld);
}

}  // namespace
}  // namespace omrade::disclosure
