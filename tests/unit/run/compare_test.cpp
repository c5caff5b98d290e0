#include "run/compare.hpp"

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "stats/interval.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

/// x of n with its Wilson interval at a level of the given areas.
LayerResult layer_of(const std::vector<std::pair<double, double>>& cells) {
  LayerResult layer{.indicator = "share",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(
                        LayerInfo{.id = "share", .kind = LayerKind::proportion}),
                    .estimates = Estimates(cells.size())};
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto [x, n] = cells[i];
    spans.numerator[i] = x;
    spans.denominator[i] = spans.base[i] = n;
    spans.value[i] = x / n;
    const stats::Limits limits = stats::wilson(x, n, stats::kZ95);
    spans.lower95[i] = limits.lower;
    spans.upper95[i] = limits.upper;
    spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::wilson);
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  return layer;
}

class Compare : public ::testing::Test {
 protected:
  /// Small areas below one region, compared with it.
  Compare() {
    spec_.name = {"share", {}};
    spec_.compare = recipe::CompareSpec{.level = {"region", {}}};
    plan_.indicators.push_back({.spec = &spec_});
    profile_.page_level = "deso";
  }
  const Comparison& of(const std::vector<std::pair<double, double>>& areas,
                       std::pair<double, double> region,
                       const std::vector<std::size_t>& withheld = {}) {
    std::vector<std::string> ids;
    std::vector<CrosswalkEntry> entries;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      ids.push_back("a" + std::to_string(i));
      entries.push_back({static_cast<std::uint32_t>(i), 0, 1});
    }
    profile_.levels.clear();
    profile_.levels.push_back(
        {.id = "deso",
         .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = "deso", .ids = ids}),
         .base = "deso"});
    profile_.levels.push_back(
        {.id = "region",
         .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = "region", .ids = {"region"}}),
         .membership =
             std::make_shared<const Crosswalk>(CrosswalkMethod::nested, areas.size(), 1, entries),
         .base = "deso"});
    profile_.levels[0].layers.push_back(layer_of(areas));
    profile_.levels[1].layers.push_back(layer_of({region}));
    for (const std::size_t i : withheld)
      profile_.levels[0].layers[0].estimates.spans().state[i] =
          static_cast<std::uint8_t>(State::withheld);
    compare(profile_, plan_, gate_);
    return *profile_.levels[0].layers[0].comparison;
  }

  /// The comparison again, were the layer of another kind.
  const Comparison& as(LayerKind kind) {
    for (LevelResult& level : profile_.levels)
      level.layers[0].info =
          std::make_shared<const LayerInfo>(LayerInfo{.id = "share", .kind = kind});
    compare(profile_, plan_, gate_);
    return *profile_.levels[0].layers[0].comparison;
  }
  /// The same where numbers were rounded to 5, as these are.
  const Comparison& of_rounded(const std::vector<std::pair<double, double>>& areas,
                               std::pair<double, double> region) {
    gate_ = rounding_gate(5);
    return of(areas, region);
  }
  static disclosure::Gate rounding_gate(std::uint32_t base) {
    Profile nothing;
    const disclosure::Originals originals(nothing);
    return disclosure::Gate({.rounding = base}).round(nothing, originals).gate;
  }
  EstimateSpans spans(std::size_t level) {
    return profile_.levels[level].layers[0].estimates.spans();
  }

  recipe::IndicatorSpec spec_;
  recipe::Plan plan_;
  Profile profile_;
  disclosure::Gate gate_{disclosure::Rules{}};
};

TEST_F(Compare, ASmallAreaStandsAgainstTheWholeRegion) {
  const Comparison& comparison = of({{40, 100}, {10, 100}}, {2000, 10000});
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 0.2);
  EXPECT_DOUBLE_EQ(comparison.difference[0], 0.2);
  EXPECT_EQ(comparison.against_rest[0], 0);
  EXPECT_EQ(comparison.clear[0], 1);
  EXPECT_EQ(comparison.clear[1], -1);
  EXPECT_GT(comparison.lower95[0], 0);
}

TEST_F(Compare, AnAreaThatIsMuchOfItsBenchmarkStandsAgainstTheRest) {
  const Comparison& comparison = of({{300, 1000}, {150, 1000}}, {450, 2000});
  EXPECT_EQ(comparison.against_rest[0], 1);
  EXPECT_NEAR(comparison.benchmark[0], 0.15, 1e-12);  // (450 - 300) / (2000 - 1000)
  EXPECT_NEAR(comparison.difference[0], 0.15, 1e-12);
}

TEST_F(Compare, AnIndexHasNoRestThatValueTimesDenominatorTells) {
  of({{300, 1000}, {150, 1000}}, {450, 2000});
  const Comparison& comparison = as(LayerKind::index);
  EXPECT_EQ(comparison.against_rest[0], 0);
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 0.225);
  EXPECT_NEAR(comparison.difference[0], 0.075, 1e-12);
}

TEST_F(Compare, AMeanOfEverybodyHasARest) {
  of({{300, 1000}, {150, 1000}}, {450, 2000});
  const Comparison& comparison = as(LayerKind::mean);
  EXPECT_EQ(comparison.against_rest[0], 1);
  EXPECT_NEAR(comparison.benchmark[0], 0.15, 1e-12);
}

TEST_F(Compare, TheMeanOfTheThirdWithTheMostHasNoRest) {
  of({{300, 1000}, {150, 1000}}, {450, 2000});
  spans(0).base[0] = 3000;  // of whom the 1000 are those with the most
  spans(1).base[0] = 6000;
  const Comparison& comparison = as(LayerKind::mean);
  EXPECT_EQ(comparison.against_rest[0], 0);
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 0.225);
}

TEST_F(Compare, AMeanWithoutANumeratorHasNoRest) {
  of({{300, 1000}, {150, 1000}}, {450, 2000});
  spans(0).numerator[0] = std::nan("");
  EXPECT_EQ(as(LayerKind::mean).against_rest[0], 0);
}

TEST_F(Compare, ASmoothedShareHasNoRest) {
  of({{300, 1000}, {150, 1000}}, {450, 2000});
  spans(0).value[0] = 0.28;
  const Comparison& comparison = as(LayerKind::proportion);
  EXPECT_EQ(comparison.against_rest[0], 0);
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 0.225);
}

TEST_F(Compare, TheRestOfFewIsNoBenchmark) {
  // 3 of 400 are all that is left of the region without the first area.
  const Comparison& comparison = of({{120, 1000}, {3, 400}}, {123, 1400}, {1});
  EXPECT_EQ(comparison.against_rest[0], 0);
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 123.0 / 1400);
}

TEST_F(Compare, TheRestThatIsOneWithheldAreaIsNoBenchmark) {
  // 30 of 400 would do by themselves; they are withheld for what they are a part of.
  const Comparison& comparison = of({{120, 1000}, {30, 400}}, {150, 1400}, {1});
  EXPECT_EQ(comparison.against_rest[0], 0);
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 150.0 / 1400);
}

TEST_F(Compare, TheRestOfSeveralWithheldAreasIsABenchmarkWhereTheyAreNotFewTogether) {
  EXPECT_EQ(of({{120, 1000}, {4, 400}, {4, 400}}, {128, 1800}, {1, 2}).against_rest[0], 1);
  EXPECT_EQ(of({{120, 1000}, {2, 400}, {2, 400}}, {124, 1800}, {1, 2}).against_rest[0], 0);
}

TEST_F(Compare, TheRestOfARateHoldsTheRestOfItsParts) {
  of({{120, 1000}, {3, 400}}, {123, 1400}, {1});
  const LayerInfo rate{
      .id = "rate", .kind = LayerKind::rate, .counts_persons = false, .parts = {"share"}};
  for (LevelResult& level : profile_.levels) {
    LayerResult layer =
        layer_of(level.id == "deso" ? std::vector<std::pair<double, double>>{{500, 1000}, {90, 400}}
                                    : std::vector<std::pair<double, double>>{{590, 1400}});
    layer.info = std::make_shared<const LayerInfo>(rate);
    level.layers.push_back(std::move(layer));
  }
  compare(profile_, plan_, gate_);
  EXPECT_EQ(profile_.levels[0].layers[1].comparison->against_rest[0], 0);
}

TEST_F(Compare, ARestOfRoundedNumbersIsNeverMoreThanAllOfIt) {
  // 22 of 28 and 21 of 21 are 43 of 49: 20 of 30, 20 of 20 and 45 of 50. 25 of 20 would be 125 %.
  const Comparison& comparison = of_rounded({{20, 30}, {20, 20}}, {45, 50});
  EXPECT_EQ(comparison.against_rest[0], 0);
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 0.9);
  EXPECT_NEAR(comparison.difference[0], 20. / 30 - 0.9, 1e-12);
  EXPECT_EQ(comparison.against_rest[1], 1);  // 25 of 30
  EXPECT_DOUBLE_EQ(comparison.benchmark[1], 25. / 30);
}

TEST_F(Compare, ARestOfRoundedNumbersIsNeverLessThanNothing) {
  // 28 teeth of 28 children, and none of 75 others. The means are kept, 1 and 28 / 103, and their
  // numerators go with 30 and 105: what is left is -1.45.
  of_rounded({{30, 30}, {0, 75}}, {28. / 103 * 105, 105});
  const Comparison& comparison = as(LayerKind::mean);
  EXPECT_EQ(comparison.against_rest[0], 0);
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 28. / 103);
}

TEST_F(Compare, ARestOfRoundedNumbersThatSomebodyIsIsStillABenchmark) {
  const Comparison& comparison = of_rounded({{300, 1000}, {150, 1000}}, {450, 2000});
  EXPECT_EQ(comparison.against_rest[0], 1);
  EXPECT_NEAR(comparison.benchmark[0], 0.15, 1e-12);
  // All of them and none of them are somebody, too.
  EXPECT_DOUBLE_EQ(of_rounded({{30, 100}, {50, 50}}, {80, 150}).benchmark[0], 1);
  EXPECT_DOUBLE_EQ(of_rounded({{30, 100}, {0, 50}}, {30, 150}).benchmark[0], 0);
}

TEST_F(Compare, ARateOfRoundedEventsMayHaveMoreThanOneForEachOfTheRest) {
  of_rounded({{20, 30}, {20, 20}}, {45, 50});
  const Comparison& comparison = as(LayerKind::rate);
  EXPECT_EQ(comparison.against_rest[0], 1);
  EXPECT_DOUBLE_EQ(comparison.benchmark[0], 1.25);
  // Of the mean of a yes or no it is none.
  EXPECT_EQ(as(LayerKind::mean).against_rest[0], 0);
}

TEST_F(Compare, OverlappingIntervalsDoNotMeanThatThereIsNoDifference) {
  // 24 of 200 and the region's 500 of 10 000: the intervals of area and region do not settle it,
  // the difference does.
  const Comparison& comparison = of({{24, 200}}, {500, 10000});
  EXPECT_EQ(comparison.clear[0], 1);
}

TEST_F(Compare, ManyComparisonsRaiseTheBar) {
  // 55 of 400 against 10 %: p is about 0.02, which one comparison passes and one among forty does
  // not.
  EXPECT_EQ(of({{55, 400}}, {10000, 100000}).clear[0], 1);
  std::vector<std::pair<double, double>> many(40, {40, 400});
  many[0] = {55, 400};
  EXPECT_EQ(of(many, {10000, 100000}).clear[0], 0);
}

TEST_F(Compare, WhatIsWithheldIsNotCompared) {
  of({{40, 100}}, {2000, 10000});
  profile_.levels[0].layers[0].estimates.spans().state[0] =
      static_cast<std::uint8_t>(State::withheld);
  compare(profile_, plan_, gate_);
  EXPECT_TRUE(std::isnan(profile_.levels[0].layers[0].comparison->difference[0]));
  EXPECT_EQ(profile_.levels[0].layers[0].comparison->clear[0], 0);
}

TEST_F(Compare, WithoutAnIntervalADifferenceIsNotEvenUnclear) {
  of({{40, 100}}, {2000, 10000});
  profile_.levels[0].layers[0].estimates.spans().interval[0] =
      static_cast<std::uint8_t>(IntervalKind::none);
  compare(profile_, plan_, gate_);
  EXPECT_DOUBLE_EQ(profile_.levels[0].layers[0].comparison->benchmark[0], 0.2);
  EXPECT_TRUE(std::isnan(profile_.levels[0].layers[0].comparison->difference[0]));
}

TEST_F(Compare, ABenchmarkThatIsWithheldIsNotTold) {
  of({{40, 100}}, {2000, 10000});
  profile_.levels[1].layers[0].estimates.spans().state[0] =
      static_cast<std::uint8_t>(State::withheld);
  compare(profile_, plan_, gate_);
  EXPECT_TRUE(std::isnan(profile_.levels[0].layers[0].comparison->benchmark[0]));
}

TEST_F(Compare, TheRegionHasNoComparisonWithItself) {
  of({{40, 100}}, {2000, 10000});
  EXPECT_FALSE(profile_.levels[1].layers[0].comparison.has_value());
}

}  // namespace
}  // namespace omrade::run
