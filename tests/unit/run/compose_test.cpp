#include "run/compose.hpp"

#include "disclosure/gate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
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
  /// The reason of the score of an area, in both languages.
  Text reason(std::size_t area) {
    for (const LayerResult& layer : std::as_const(profile_).levels[0].layers) {
      if (layer.indicator != "need" || layer.info->id != "score") continue;
      const std::int32_t at = layer.estimates.spans().reason[area];
      return at < 0 ? Text{} : layer.info->reasons.at(static_cast<std::size_t>(at));
    }
    return {};
  }
  void compose_all() {
    plan_.composites = {{.spec = &spec_, .levels = {0}, .parts = {{0, 0}, {0, 1}}}};
    compose(profile_, plan_, disclosure::Gate({}));
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
}

TEST_F(Compose, AreasThatAreEqualByHandShareTheRankThoughTheirLastDigitsDiffer) {
  // Ranks 4 1 2 3 and 1 3 2 4 by 2 and 3: 11/5, 11/5, 10/5 and 18/5.
  profile_.levels[0].layers.clear();
  profile_.levels[0].areas =
      std::make_shared<const AreaSet>(AreaSetParts{.id = "deso", .ids = {"a", "b", "c", "d"}});
  add("relative", {4, 1, 2, 3});
  add("share", {0.1, 0.3, 0.2, 0.4});
  spec_.normalise = "rank";
  spec_.parts[1].weight = 3;
  compose_all();
  const auto score = composed("score"), rank = composed("rank");
  ASSERT_NE(score.value[0], score.value[1]) << "or this tests nothing";
  EXPECT_NEAR(score.value[0], score.value[1], 1e-14);
  EXPECT_EQ(rank.value[0], 2);
  EXPECT_EQ(rank.value[1], 2);
  EXPECT_EQ(rank.value[2], 4);
  EXPECT_EQ(rank.value[3], 1);
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
  EXPECT_EQ(reason(1).sv, "bygger på 1 av 2 mått");
  EXPECT_EQ(reason(1).en, "rests on 1 of 2 measures");
  EXPECT_EQ(score.state_of(0), State::ok);
  EXPECT_EQ(reason(0).en, "");
}

TEST_F(Compose, AnUnreliablePartMakesTheScoreAndTheRankUnreliable) {
  profile_.levels[0].layers[1].estimates.spans().state[1] =
      static_cast<std::uint8_t>(State::unreliable);
  compose_all();
  EXPECT_EQ(composed("score").state_of(1), State::unreliable);
  EXPECT_EQ(composed("rank").state_of(1), State::unreliable);
  EXPECT_NEAR(composed("score").value[1], 4.0 / 9, 1e-12);  // it is weighed as it is
  EXPECT_EQ(reason(1).sv, "bygger på ett eller flera osäkra värden");
  EXPECT_EQ(reason(1).en, "rests on one or more unreliable values");
  EXPECT_EQ(composed("score").state_of(0), State::ok);
}

TEST_F(Compose, WhatIsMissingAndWhatIsUnreliableAreBothTold) {
  set(1, 1, State::missing);
  profile_.levels[0].layers[0].estimates.spans().state[1] =
      static_cast<std::uint8_t>(State::unreliable);
  compose_all();
  EXPECT_EQ(reason(1).sv, "bygger på 1 av 2 mått, med ett eller flera osäkra värden");
  EXPECT_EQ(reason(1).en, "rests on 1 of 2 measures, with one or more unreliable values");
}

TEST_F(Compose, TheLowestOfOnePartDoesNotMakeAGeometricScoreNothing) {
  spec_.aggregate = "geometric";
  spec_.parts[1].polarity = "low_is_need";
  compose_all();
  // relative is 0.01, 0.505, 1 of weight 2; share, turned, 1, 0.67, 0.01 of weight 1.
  const auto score = composed("score");
  EXPECT_NEAR(score.value[0], std::cbrt(0.01 * 0.01 * 1), 1e-12);
  EXPECT_NEAR(score.value[1], std::cbrt(0.505 * 0.505 * 0.67), 1e-12);
  EXPECT_NEAR(score.value[2], std::cbrt(1 * 1 * 0.01), 1e-12);
  EXPECT_THAT(std::vector<double>(composed("rank").value.begin(), composed("rank").value.end()),
              ::testing::ElementsAre(3, 1, 2));
}

TEST_F(Compose, TheScoreIsMadeOfThePartsThatAreExported) {
  spec_.parts[1].polarity = "low_is_need";
  compose_all();
  const Composed made = run::composed(plan_.composites[0], plan_, profile_.levels[0], "2024");
  ASSERT_EQ(made.parts.size(), 2U);
  EXPECT_THAT(made.parts[0].values, ::testing::ElementsAre(2, 4, 6));
  EXPECT_THAT(made.parts[1].scaled, ::testing::ElementsAre(1, ::testing::DoubleEq(2.0 / 3), 0));
  EXPECT_EQ(made.scores[1].value, composed("score").value[1]);
}

TEST_F(Compose, AScoreHasNoBase) {
  compose_all();
  EXPECT_TRUE(std::isnan(composed("score").base[0]));
  EXPECT_TRUE(std::isnan(composed("rank").base[0]));
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
  EXPECT_EQ(composed("score").state_of(2), State::withheld);
  EXPECT_TRUE(std::isnan(composed("score").value[2]));
  EXPECT_EQ(composed("rank").state_of(2), State::withheld);
  EXPECT_TRUE(std::isnan(composed("rank").value[2]));
  EXPECT_EQ(composed("score").state_of(0), State::ok);
}

TEST_F(Compose, TheBaseOfAPartIsGuardedThoughTheScoreHasNone) {
  // 15 people behind one of two parts: the part goes, and score and rank with it.
  profile_.levels[0].layers[1].estimates.spans().base[1] = 15;
  const disclosure::Gate gate({});
  gate.withhold(profile_);
  compose_all();
  gate.withhold(profile_);
  EXPECT_EQ(composed("score").state_of(1), State::withheld);
  EXPECT_EQ(composed("rank").state_of(1), State::withheld);
  EXPECT_TRUE(std::isnan(composed("score").value[1]));
  EXPECT_EQ(composed("score").state_of(2), State::ok);
}

TEST_F(Compose, RanksHaveNoGapWhereAWithheldAreaStands) {
  set(1, 1, State::withheld);  // b, between a and c
  compose_all();
  const auto rank = composed("rank");
  EXPECT_EQ(rank.value[0], 2);
  EXPECT_EQ(rank.state_of(1), State::withheld);
  EXPECT_EQ(rank.value[2], 1);
}

TEST_F(Compose, AnAreaOfWhichEveryPartIsWithheldIsWithheldAndNotMissing) {
  set(0, 1, State::withheld);
  set(1, 1, State::withheld);
  compose_all();
  EXPECT_EQ(composed("score").state_of(1), State::withheld);
  EXPECT_EQ(composed("rank").state_of(1), State::withheld);
}

TEST_F(Compose, TheDefinitionSaysPartsScaleAndWeights) {
  compose_all();
  EXPECT_EQ(profile_.levels[0].layers[2].info->doc.en,
            "Weighted mean of CNI: the place between the lowest and the highest value (min-max), "
            "weight 2; Share: the place between the lowest and the highest value (min-max), "
            "weight 1. Higher is greater need.");
}

TEST_F(Compose, TheDefinitionCallsAPartAsTheRecipeDoes) {
  // Two indicators of one plugin, whose only layer would be called the same.
  plan_.indicators[0].plugin.layers = {LayerInfo{.id = "relative", .title = {"Andel", "Share"}}};
  indicator_.title = {"Barn 0–4 år", "Children 0–4"};
  spec_.parts = {{.layer = {"cni.relative", {}}}};
  spec_.normalise = "percentile-rank";
  plan_.composites = {{.spec = &spec_, .levels = {0}, .parts = {{0, 0}}}};
  compose(profile_, plan_, disclosure::Gate({}));
  EXPECT_EQ(profile_.levels[0].layers[2].info->doc.sv,
            "Viktat medelvärde av Barn 0–4 år: andelen av de andra områdena som har lägre värde "
            "(percentilrang), vikt 1. Högre är större behov.");
  EXPECT_EQ(profile_.levels[0].layers[2].info->doc.en,
            "Weighted mean of Children 0–4: the share of the other areas that have a lower value "
            "(percentile rank), weight 1. Higher is greater need.");
}

TEST_F(Compose, TheDefinitionOfAGeometricMeanSaysHowItsScalesAreRaised) {
  spec_.aggregate = "geometric";
  spec_.title = {"Behov", "Need"};
  compose_all();
  EXPECT_THAT(profile_.levels[0].layers[2].info->doc.en,
              ::testing::HasSubstr("weight 1. Each scale goes from 0.01 to 1, for with 0 a single "
                                   "measure would decide it all. Higher is greater need."));
  EXPECT_EQ(profile_.levels[0].layers[3].info->title.sv, "Behov, rang");
}

/// Limits of the areas' own layers, as wide as `half` on either side.
void give_limits(LevelResult& level, std::size_t layer, double half) {
  const EstimateSpans spans = level.layers[layer].estimates.spans();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    spans.lower95[i] = spans.lower998[i] = spans.value[i] - half;
    spans.upper95[i] = spans.upper998[i] = spans.value[i] + half;
    spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::wilson);
  }
}

TEST_F(Compose, WithDrawsRanksHaveLimitsFromThePublishedLimits) {
  give_limits(profile_.levels[0], 0, 3);
  give_limits(profile_.levels[0], 1, 0.2);
  spec_.draws = 500;
  spec_.top = 1;
  compose_all();
  const auto rank = composed("rank"), lower = composed("rank_lower"),
             upper = composed("rank_upper");
  const auto top = composed("top"), score = composed("score");
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_LE(lower.value[i], rank.value[i]);
    EXPECT_GE(upper.value[i], rank.value[i]);
    EXPECT_LE(score.lower998[i], score.lower95[i]);
    EXPECT_LE(score.lower95[i], score.value[i]);
    EXPECT_GE(score.upper95[i], score.value[i]);
    EXPECT_EQ(score.interval[i], static_cast<std::uint8_t>(IntervalKind::posterior));
    sum += top.value[i];
  }
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_EQ(lower.value[1], 1) << "so wide limits tell little";
  EXPECT_EQ(upper.value[1], 3);
  EXPECT_GT(top.value[2], top.value[0]);
}

TEST_F(Compose, PartsWithoutLimitsAreKnown) {
  spec_.draws = 100;
  compose_all();
  const auto rank = composed("rank"), lower = composed("rank_lower"),
             upper = composed("rank_upper");
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(lower.value[i], rank.value[i]);
    EXPECT_EQ(upper.value[i], rank.value[i]);
  }
}

TEST_F(Compose, AWithheldAreaHasNoLimitsAndNoPlaceAmongTheOthers) {
  give_limits(profile_.levels[0], 0, 3);
  set(0, 1, State::withheld);
  spec_.draws = 200;
  spec_.top = 2;
  compose_all();
  for (const char* layer : {"score", "rank", "rank_lower", "rank_upper", "top"}) {
    EXPECT_EQ(composed(layer).state_of(1), State::withheld) << layer;
    EXPECT_TRUE(std::isnan(composed(layer).value[1])) << layer;
    EXPECT_TRUE(std::isnan(composed(layer).lower95[1])) << layer;
  }
  EXPECT_LE(composed("rank_upper").value[0], 2);
  EXPECT_NEAR(composed("top").value[0] + composed("top").value[2], 2, 1e-9);
}

}  // namespace
}  // namespace omrade::run
