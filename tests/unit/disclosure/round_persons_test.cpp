// Numbers of persons as multiples of 3 or 5, after the gate has withheld what it must.
#include "disclosure/round_persons.hpp"

#include "disclosure/gate.hpp"
#include "given_layers.hpp"
#include "small_profiles.hpp"
#include "stats/interval.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using testing::Cell;
using ::testing::ElementsAre;
using testing::kNone;
using testing::layer_of;
using testing::persons;
using testing::profile_of;
using testing::withheld_areas;

/// Wilson's limits, as the engine gives them.
LayerResult proportions(const std::vector<std::pair<double, double>>& counts) {
  std::vector<Cell> cells;
  for (const auto& [x, n] : counts) cells.push_back({x / n, x, n, n, IntervalKind::wilson});
  LayerResult layer = layer_of({.id = "share", .kind = LayerKind::proportion}, cells);
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto at95 = stats::wilson(counts[i].first, counts[i].second, stats::kZ95);
    const auto at998 = stats::wilson(counts[i].first, counts[i].second, stats::kZ998);
    spans.lower95[i] = at95.lower;
    spans.upper95[i] = at95.upper;
    spans.lower998[i] = at998.lower;
    spans.upper998[i] = at998.upper;
  }
  return layer;
}

/// What rounding to 5 leaves of one layer.
LayerResult rounded_layer(const LayerResult& layer) {
  Profile profile = profile_of({layer});
  EXPECT_TRUE(round_persons(profile, 5).empty());
  return profile.levels[0].layers[0];
}

std::vector<double> list(std::span<const double> numbers) {
  return {numbers.begin(), numbers.end()};
}

TEST(Rounded, GoesToTheNearestMultipleAndHalvesGoUp) {
  EXPECT_EQ(rounded(0, 5), 0);
  EXPECT_EQ(rounded(2.4, 5), 0);
  EXPECT_EQ(rounded(2.5, 5), 5);
  EXPECT_EQ(rounded(7, 5), 5);
  EXPECT_EQ(rounded(7.5, 5), 10);
  EXPECT_EQ(rounded(12, 5), 10);
  EXPECT_EQ(rounded(13, 5), 15);
  EXPECT_EQ(rounded(4, 3), 3);
  EXPECT_EQ(rounded(4.5, 3), 6);
  EXPECT_EQ(rounded(5, 3), 6);
  EXPECT_EQ(rounded(17, 0), 17);
  EXPECT_TRUE(std::isnan(rounded(kNone, 5)));
}

TEST(Rounded, TakesASumThatIsAHairBelowTheMiddleForTheMiddle) {
  EXPECT_EQ(rounded(7.5 - 1e-12, 5), 10);
}

TEST(Rounded, KeepsOrderAndIsTheSameByWayOfWholePersons) {
  EXPECT_TRUE(rc::check([](std::uint16_t quarters, std::uint16_t more, bool five) {
    const std::uint32_t base = five ? 5 : 3;
    const double x = quarters / 4.0;
    RC_ASSERT(rounded(x, base) <= rounded(x + more / 4.0, base));
    RC_ASSERT(std::abs(rounded(x, base) - x) <= base / 2.0);
    RC_ASSERT(rounded(std::floor(x + 0.5), base) == rounded(x, base));
    RC_ASSERT(rounded(rounded(x, base), base) == rounded(x, base));
  }));
}

TEST(Rounded, LeavesAMultipleHoweverLargeItIs) {
  EXPECT_EQ(rounded(1'500'000'000, 3), 1'500'000'000);
  EXPECT_EQ(rounded(3'000'000'000'000, 3), 3'000'000'000'000);
  EXPECT_EQ(rounded(3'000'000'001, 3), 3'000'000'000);  // and goes to no other than the nearest
  EXPECT_EQ(rounded(1e300, 5), 1e300);
  EXPECT_TRUE(rc::check([](std::uint64_t bits, bool five) {
    const std::uint32_t base = five ? 5 : 3;
    const double x =
        std::ldexp(static_cast<double>(bits % 4294967296), static_cast<int>(bits % 61) - 20);
    RC_ASSERT(rounded(rounded(x, base), base) == rounded(x, base));
    RC_ASSERT(std::abs(rounded(x, base) - x) <= base / 2.0 + 1e-9 * x);
  }));
}

TEST(RoundPersons, MakesAProportionAnewWithItsLimits) {
  const LayerResult layer = rounded_layer(proportions({{12, 52}}));
  const ConstEstimateSpans spans = layer.estimates.spans();
  EXPECT_EQ(spans.numerator[0], 10);
  EXPECT_EQ(spans.denominator[0], 50);
  EXPECT_EQ(spans.base[0], 50);
  EXPECT_DOUBLE_EQ(spans.value[0], 0.2);
  EXPECT_NEAR(spans.lower95[0], 0.1124, 5e-5);  // Wilson's of 10 in 50
  EXPECT_NEAR(spans.upper95[0], 0.3304, 5e-5);
}

TEST(RoundPersons, RoundsCountsAndLeavesZeroZero) {
  const LayerResult layer = rounded_layer(persons({0, 5, 7, 8, 1003.2}));
  const ConstEstimateSpans spans = layer.estimates.spans();
  EXPECT_THAT(list(spans.value), ElementsAre(0, 5, 5, 10, 1005));
  EXPECT_THAT(list(spans.numerator), ElementsAre(0, 5, 5, 10, 1005));
}

TEST(RoundPersons, MakesADifferenceOfTwoCountsAnew) {
  const LayerResult layer = rounded_layer(
      layer_of({.id = "gained", .kind = LayerKind::difference}, {{5, 112, 107, 107}}));
  const ConstEstimateSpans spans = layer.estimates.spans();
  EXPECT_EQ(spans.value[0], 5);  // 110 less 105
  EXPECT_EQ(spans.numerator[0], 110);
  EXPECT_EQ(spans.denominator[0], 105);
}

TEST(RoundPersons, MakesADifferencePerPersonAnew) {
  const LayerResult layer =
      rounded_layer(layer_of({.id = "gained_per_person", .kind = LayerKind::difference},
                             {{15. / 97, 112, 97, 97}, {0, 98, 98, 98}}));
  EXPECT_DOUBLE_EQ(layer.estimates.spans().value[0], 15. / 95);  // 110 and 95
  EXPECT_EQ(layer.estimates.spans().value[1], 0);
}

TEST(RoundPersons, MakesARatioOfTwoCountsAnewThoughItIsCalledAnIndex) {
  const LayerResult layer =
      rounded_layer(layer_of({.id = "dependency", .kind = LayerKind::index},
                             {{100 * 48. / 62, 48, 62, 62}, {100 * 33. / 81, 33, 81, 81}}));
  EXPECT_DOUBLE_EQ(layer.estimates.spans().value[0], 100 * 50. / 60);
  EXPECT_DOUBLE_EQ(layer.estimates.spans().value[1], 100 * 35. / 80);
}

TEST(RoundPersons, LeavesTheExpectedNumberOfARatio) {
  const LayerResult layer =
      rounded_layer(layer_of({.id = "smr", .kind = LayerKind::ratio}, {{2, 8, 4, 104}}));
  const ConstEstimateSpans spans = layer.estimates.spans();
  EXPECT_EQ(spans.numerator[0], 10);
  EXPECT_EQ(spans.denominator[0], 4);
  EXPECT_EQ(spans.base[0], 105);
}

TEST(RoundPersons, KeepsAMeanAndLetsWhatIsNoPersonsGoWithTheDenominator) {
  // 57 teeth of 47 children: 57 over the mean would tell that there are 47.
  const LayerResult layer = rounded_layer(layer_of(
      {.id = "teeth", .kind = LayerKind::mean, .counts_persons = false}, {{57. / 47, 57, 47, 47}}));
  const ConstEstimateSpans spans = layer.estimates.spans();
  EXPECT_EQ(spans.value[0], 57. / 47);
  EXPECT_EQ(spans.denominator[0], 45);
  EXPECT_DOUBLE_EQ(spans.numerator[0], 57. / 47 * 45);
}

TEST(RoundPersons, LeavesKronorThatAreNotDividedByPersons) {
  const LayerResult layer =
      rounded_layer(layer_of({.id = "amount", .kind = LayerKind::index, .counts_persons = false},
                             {{70123, 70123, 102, 102}}));
  const ConstEstimateSpans spans = layer.estimates.spans();
  EXPECT_EQ(spans.value[0], 70123);
  EXPECT_EQ(spans.numerator[0], 70123);
  EXPECT_EQ(spans.denominator[0], 100);
}

TEST(RoundPersons, LeavesSchoolsButNotTheResidentsTheyAreDividedBy) {
  const LayerResult schools = rounded_layer(layer_of({.id = "schools",
                                                      .kind = LayerKind::count,
                                                      .base_of = BaseOf::events,
                                                      .counts_persons = false},
                                                     {{3, 3, kNone, 3}}));
  EXPECT_EQ(schools.estimates.spans().value[0], 3);
  EXPECT_EQ(schools.estimates.spans().base[0], 3);
  const double per_1000 = 1000 * 3. / 2043;
  const LayerResult rate = rounded_layer(layer_of(
      {.id = "per_1000", .kind = LayerKind::rate, .counts_persons = false, .multiplier = 1000},
      {{per_1000, 3, 2043, 2043}}));
  const ConstEstimateSpans spans = rate.estimates.spans();
  EXPECT_EQ(spans.denominator[0], 2045);
  EXPECT_EQ(spans.base[0], 2045);
  EXPECT_EQ(spans.value[0], per_1000);
  // Or 3 over the rate would tell that there are 2043.
  EXPECT_DOUBLE_EQ(spans.numerator[0], per_1000 * 2045 / 1000);
}

TEST(RoundPersons, RoundsRespondentsAndLeavesOutWeightsOfWhichNothingIsLeft) {
  const LayerInfo survey{.id = "habit",
                         .kind = LayerKind::proportion,
                         .base_of = BaseOf::respondents,
                         .counts_persons = false};
  const LayerResult layer =
      rounded_layer(layer_of(survey, {{0.25, 103, 412, 33}, {0.25, 0.05, 0.2, 47}}));
  const ConstEstimateSpans spans = layer.estimates.spans();
  EXPECT_THAT(list(spans.base), ElementsAre(35, 45));
  EXPECT_EQ(spans.denominator[0], 410);
  EXPECT_EQ(spans.value[1], 0.25);
  EXPECT_TRUE(std::isnan(spans.numerator[1]));
  EXPECT_TRUE(std::isnan(spans.denominator[1]));
}

TEST(RoundPersons, LetsADensityGoWithTheNumberOfPeople) {
  // 102 on 2 km2: whoever knows the area knew the number.
  const LayerResult layer = rounded_layer(
      layer_of({.id = "density", .unit = "persons per km2"}, {{51, kNone, 102, 102}}));
  EXPECT_EQ(layer.estimates.spans().value[0], 50);
}

TEST(RoundPersons, MakesAnIndexAnewOfTheCountsThatArePrintedBesideIt) {
  // Points 2 a + 3 b, per person. Six areas tell the weights.
  const std::vector<double> a{8, 12, 21, 34, 17, 48};
  const std::vector<double> b{13, 6, 9, 22, 31, 7};
  std::vector<Cell> of_a, of_b, points;
  for (std::size_t i = 0; i < a.size(); ++i) {
    of_a.push_back({a[i], a[i], kNone, kNone});
    of_b.push_back({b[i], b[i], kNone, kNone});
    const double sum = 2 * a[i] + 3 * b[i];
    const double n = 101 + static_cast<double>(i);
    points.push_back({sum / n, sum, n, n});
  }
  Profile profile =
      profile_of({layer_of({.id = "a", .kind = LayerKind::count}, of_a),
                  layer_of({.id = "b", .kind = LayerKind::count}, of_b),
                  layer_of({.id = "index", .counts_persons = false, .parts = {"a", "b"}}, points)});
  EXPECT_TRUE(round_persons(profile, 5).empty());
  const ConstEstimateSpans spans = std::as_const(profile.levels[0].layers[2].estimates).spans();
  EXPECT_DOUBLE_EQ(spans.numerator[0], 2 * 10 + 3 * 15);  // of 8 and 13
  EXPECT_EQ(spans.denominator[0], 100);                   // of 101
  EXPECT_DOUBLE_EQ(spans.value[0], 0.65);
  EXPECT_DOUBLE_EQ(spans.numerator[5], 2 * 50 + 3 * 5);
}

TEST(RoundPersons, AnIndexOfWhichNoDenominatorIsLeftStaysANumber) {
  // Points 2 a + 3 b over the weights of a survey, of which the last two are a fifth of a person.
  const std::vector<double> a{8, 12, 21, 34, 17, 48};
  const std::vector<double> b{13, 6, 9, 22, 31, 7};
  std::vector<Cell> of_a, of_b, points;
  for (std::size_t i = 0; i < a.size(); ++i) {
    of_a.push_back({a[i], a[i], kNone, kNone});
    of_b.push_back({b[i], b[i], kNone, kNone});
    const double sum = 2 * a[i] + 3 * b[i];
    const double n = i < 4 ? 100 + static_cast<double>(i) : 0.2;
    points.push_back({sum / n, sum, n, 50});
  }
  const LayerInfo index{
      .id = "index", .base_of = BaseOf::respondents, .counts_persons = false, .parts = {"a", "b"}};
  Profile profile =
      profile_of({layer_of({.id = "a", .kind = LayerKind::count}, of_a),
                  layer_of({.id = "b", .kind = LayerKind::count}, of_b), layer_of(index, points)});
  EXPECT_TRUE(round_persons(profile, 5).empty());
  const ConstEstimateSpans spans = std::as_const(profile.levels[0].layers[2].estimates).spans();
  EXPECT_DOUBLE_EQ(spans.value[0], 0.65);  // as beside any other: 2 * 10 + 3 * 15 of 100
  EXPECT_DOUBLE_EQ(spans.value[4], (2 * 17 + 3 * 31) / 0.2);
  EXPECT_TRUE(std::isnan(spans.numerator[4]));
  EXPECT_TRUE(std::isnan(spans.denominator[4]));
}

TEST(RoundPersons, AnIndexThatIsZeroTimesItsQuotientStaysANumber) {
  // Whatever the counts are, it is 0: seen of them, it is 0 times one over the other.
  const LayerResult layer = rounded_layer(
      layer_of({.id = "index", .kind = LayerKind::index}, {{0, 48, 62, 62}, {0, 33, 81, 81}}));
  EXPECT_EQ(layer.estimates.spans().value[0], 0);
  EXPECT_EQ(layer.estimates.spans().value[1], 0);
}

TEST(RoundPersons, LeavesKronorThatFollowPersonsBesideThem) {
  std::vector<Cell> counts, kronor;
  for (const double x : {101, 112, 98, 207, 154, 333}) {
    counts.push_back({x, x, kNone, x});
    kronor.push_back({2000 * x, 2000 * x, x, x});
  }
  Profile profile = profile_of(
      {layer_of({.id = "heads", .kind = LayerKind::count}, counts),
       layer_of({.id = "amount", .unit = "kr", .counts_persons = false, .parts = {"heads"}},
                kronor)});
  EXPECT_TRUE(round_persons(profile, 5).empty());
  EXPECT_EQ(profile.levels[0].layers[0].estimates.spans().value[0], 100);
  EXPECT_EQ(profile.levels[0].layers[1].estimates.spans().value[0], 202000);
}

TEST(RoundPersons, RoundsASumOfPersonsByItself) {
  const std::vector<double> of_a{12, 13, 27, 41, 52, 63};
  const std::vector<double> of_b{12, 47, 45, 43, 20, 31};
  std::vector<Cell> a, b, both;
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    const double x = of_a[i];
    const double y = of_b[i];
    a.push_back({x, x, kNone, x});
    b.push_back({y, y, kNone, y});
    both.push_back({x + y, x + y, kNone, x + y});
  }
  Profile profile =
      profile_of({layer_of({.id = "a", .kind = LayerKind::count}, a),
                  layer_of({.id = "b", .kind = LayerKind::count}, b),
                  layer_of({.id = "both", .kind = LayerKind::count, .parts = {"a", "b"}}, both)});
  EXPECT_TRUE(round_persons(profile, 5).empty());
  const auto value = [&](std::size_t layer) {
    return std::as_const(profile.levels[0].layers[layer].estimates).spans().value[0];
  };
  EXPECT_EQ(value(0), 10);  // 12
  EXPECT_EQ(value(1), 10);  // 12
  EXPECT_EQ(value(2), 25);  // 24
}

TEST(RoundPersons, WithholdsWhatHasNoDenominatorLeft) {
  Profile profile = profile_of({layer_of({.id = "share", .kind = LayerKind::proportion},
                                         {{0.5, 1, 2, 2}, {0.5, 10, 20, 20}})});
  const auto log = round_persons(profile, 5);
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].area, "area0");
  EXPECT_EQ(log[0].rule, Rule::minimum_denominator);
  EXPECT_THAT(withheld_areas(profile, "deso", "share"), ElementsAre(0U));
  EXPECT_TRUE(std::isnan(profile.levels[0].layers[0].estimates.spans().value[0]));
}

TEST(RoundPersons, NamesTheFirstNumberThatIsNoMultiple) {
  const LayerResult layer = proportions({{10, 50}, {12, 50}, {10, 51}});
  const ConstEstimateSpans spans = layer.estimates.spans();
  EXPECT_EQ(unrounded(*layer.info, spans, 0, 5), "");
  EXPECT_EQ(unrounded(*layer.info, spans, 1, 5), "numerator");
  EXPECT_EQ(unrounded(*layer.info, spans, 2, 5), "denominator");
}

TEST(OfRounded, ThresholdsAreTheMultiplesBelow) {
  const Rules rules = of_rounded({.minimum_count = 10,
                                  .minimum_denominator = 20,
                                  .minimum_respondents = 30,
                                  .group_disclosure = true,
                                  .rounding = 3});
  EXPECT_EQ(rules.minimum_count, 9U);
  EXPECT_EQ(rules.minimum_denominator, 18U);
  EXPECT_EQ(rules.minimum_respondents, 30U);
  EXPECT_FALSE(rules.group_disclosure);
}

}  // namespace
}  // namespace omrade::disclosure
