#include "run/compose.hpp"

#include "disclosure/gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

/// Three areas, and an indicator `cni` with the layers `relative` (2, 4, 6) and `share` (0.1, 0.2,
/// 0.4).
class Compose : public ::testing::Test {
 protected:
  Compose() {
    indicator_.name = {"cni", {}};
    plugin_.layers = {LayerInfo{.id = "relative", .title = {"CNI", "CNI"}},
                      LayerInfo{.id = "share", .title = {"Andel", "Share"}}};
    plan_.indicators.push_back({.spec = &indicator_, .plugin = plugin_, .params = {}});
    spec_.name = {"need", {}};
    spec_.parts = {{.layer = {"cni.relative", {}}, .weight = 2}, {.layer = {"cni.share", {}}}};
    spec_.normalise = "min-max";
    profile_.periods = {"2024"};
    profile_.levels.push_back({.id = "deso"});
    profile_.levels[0].areas =
        std::make_shared<const AreaSet>(AreaSetParts{.id = "deso", .ids = {"a", "b", "c"}});
    add("relative", {2, 4, 6});
    add("share", {0.1, 0.2, 0.4});
  }

  void add(const std::string& id, const std::vector<double>& values) {
    LayerInfo info{.id = id, .counts_persons = false};
    Estimates estimates(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      estimates.spans().value[i] = values[i];
      estimates.spans().base[i] = 100;
      estimates.spans().state[i] = static_cast<std::uint8_t>(State::ok);
    }
    profile_.levels[0].layers.push_back({.indicator = "cni",
                                         .period = "2024",
                                         .info = std::make_shared<const LayerInfo>(info),
                                         .estimates = std::move(estimates),
                                         .pairs = {},
                                         .comparison = {},
                                         .failure = {}});
  }
  void set(std::size_t layer, std::size_t area, State state) {
    const EstimateSpans spans = profile_.levels[0].layers[layer].estimates.spans();
    spans.state[area] = static_cast<std::uint8_t>(state);
    spans.value[area] = std::nan("");
  }
  ConstEstimateSpans composed(const std::string& id) {
    for (const LayerResult& layer : std::as_const(profile_).levels[0].layers) {
      if (layer.indicator == "need" && layer.info->id == id) return layer.estimates.spans();
    }
    ADD_FAILURE() << "no layer " << id;
    return {};
  }
  void compose_all() {
    plan_.composites = {{.spec = &spec_, .levels = {0}, .parts = {{0, 0}, {0, 1}}}};
    compose(profile_, plan_);
  }

  recipe::IndicatorSpec indicator_;
  recipe::CompositeSpec spec_;
  catalogue::Descriptor plugin_;
  recipe::Plan plan_;
  Profile profile_;
};

TEST_F(Compose, WeighsTheNormalisedPartsAndRanksTheScores) {
  compose_all();
  const auto score = composed("score");
  EXPECT_DOUBLE_EQ(score.value[0], 0);
  // (2 · 0.5 + 1 · 1/3) / 3
  EXPECT_NEAR(score.value[1], 4.0 / 9, 1e-12);
  EXPECT_DOUBLE_EQ(score.value[2], 1);
  const auto rank = composed("rank");
  EXPECT_EQ(rank.value[0], 3);
  EXPECT_EQ(rank.value[2], 1);
  EXPECT_EQ(score.base[0], 100);
}

TEST_F(Compose, LowNeedTurnsTheScale) {
  spec_.parts[1].polarity = "low_is_need";
  compose_all();
  EXPECT_NEAR(composed("score").value[2], 2.0 / 3, 1e-12);
}

TEST_F(Compose, AMissingPartRaisesTheOthersWeightAndIsFlagged) {
  set(1, 1, State::missing);
  compose_all();
  const auto score = composed("score");
  EXPECT_DOUBLE_EQ(score.value[1], 0.5);
  EXPECT_EQ(score.state_of(1), State::unreliable);
  EXPECT_EQ(score.reason[1], 0);  // "rests on 1 of 2 measures"
}

TEST_F(Compose, TheScaleIsMadeWithoutWithheldValues) {
  set(0, 2, State::withheld);
  compose_all();
  // relative is now 2 and 4 alone: b has the highest.
  EXPECT_NEAR(composed("score").value[1], (2 + 1.0 / 3) / 3, 1e-12);
}

TEST_F(Compose, TheGateWithholdsAScoreOfWhichAPartIsWithheld) {
  set(0, 2, State::withheld);
  compose_all();
  const disclosure::Gate gate({});
  gate.withhold(profile_);
  EXPECT_EQ(composed("score").state_of(2), State::withheld);
  EXPECT_TRUE(std::isnan(composed("score").value[2]));
  EXPECT_EQ(composed("rank").state_of(2), State::withheld);
  EXPECT_EQ(composed("score").state_of(0), State::ok);
}

TEST_F(Compose, TheDefinitionSaysPartsScaleAndWeights) {
  compose_all();
  EXPECT_EQ(profile_.levels[0].layers[2].info->doc.en,
            "Weighted mean of CNI: the place between the lowest and the highest value (min-max), "
            "weight 2; Share: the place between the lowest and the highest value (min-max), "
            "weight 1. Higher is greater need.");
}

}  // namespace
}  // namespace omrade::run
