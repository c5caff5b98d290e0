// Indices that are weighed sums of what is printed beside them.
#include "disclosure/weighted_sums.hpp"

#include "disclosure/counts.hpp"
#include "disclosure/sums.hpp"
#include "small_layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using testing::index_of;
using ::testing::IsEmpty;
using testing::level_of;
using testing::numerators;
using testing::proportion;
using ::testing::SizeIs;
using testing::withhold;

const std::vector<double> kA{9, 12, 7, 20, 31, 8};
const std::vector<double> kB{16, 5, 11, 14, 6, 40};
const std::vector<double> kN(6, 100);

/// Layers a, b and 2 a + 3 b per 200, at one level of six areas.
Profile points_of(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> points;
  for (std::size_t i = 0; i < a.size(); ++i) points.push_back(2 * a[i] + 3 * b[i]);
  Profile profile;
  profile.periods = {"2024"};
  LevelResult level = level_of("deso", a.size());
  level.layers = {proportion("a", a, kN), proportion("b", b, kN),
                  index_of("points", points, 200, {"a", "b"})};
  profile.levels.push_back(std::move(level));
  return profile;
}

struct Taken {
  std::vector<WeightedSum> sums;
  std::vector<std::string> left;  ///< series of numerators
};

Taken take(const Profile& profile) {
  std::uint32_t numbers = 0;
  std::vector<Series> series = series_of(profile, Originals(profile), numbers);
  const std::vector<SeriesSum> sums = declared_sums_of(profile, series).sums;
  Taken taken{.sums = take_weighted_sums(profile, sums, series), .left = {}};
  for (const Series& one : series)
    if (one.numerator) taken.left.push_back(one.layer);
  return taken;
}

TEST(WeightedSums, ALayerThatIsASumOfItsPartsByTheSameWeightsEverywhereIsNoSeriesOfItsOwn) {
  const Taken taken = take(points_of(kA, kB));
  ASSERT_THAT(taken.sums, SizeIs(1U));
  EXPECT_EQ(taken.sums[0].layer, 2U);
  EXPECT_THAT(taken.sums[0].weights, ElementsAre(2, 3));
  EXPECT_THAT(taken.left, ElementsAre("a", "b"));
}

TEST(WeightedSums, ALayerThatIsOtherwiseInOneAreaStaysASeries) {
  Profile profile = points_of(kA, kB);
  profile.levels[0].layers[2].estimates.spans().numerator[4] += 1;
  const Taken taken = take(profile);
  EXPECT_THAT(taken.sums, IsEmpty());
  EXPECT_THAT(taken.left, ElementsAre("a", "b", "points"));
}

TEST(WeightedSums, ALayerWithLimitsThatTheSumsDoNotMakeStaysASeries) {
  Profile profile = points_of(kA, kB);
  profile.levels[0].layers[2].estimates.spans().interval[4] =
      static_cast<std::uint8_t>(IntervalKind::byar);
  EXPECT_THAT(take(profile).sums, IsEmpty());
}

TEST(WeightedSums, APrintedSumOfAPartThatIsWithheldStaysASeries) {
  Profile profile = points_of(kA, kB);
  withhold(profile.levels[0].layers[0], 3);
  EXPECT_THAT(take(profile).sums, IsEmpty());
  withhold(profile.levels[0].layers[2], 3);  // together they tell nothing
  EXPECT_THAT(take(profile).sums, SizeIs(1U));
}

TEST(WeightedSums, WithoutHitsThereIsNothingToMakeAnew) {
  Profile profile = points_of(kA, kB);
  LevelResult& level = profile.levels[0];
  level.layers[0].estimates.spans().numerator[1] = 0;
  level.layers[1].estimates.spans().numerator[1] = 0;
  remake(profile, {{.level = 0, .layer = 2, .weights = {2, 3}}});
  EXPECT_EQ(numerators(level.layers[2])[1], 39);
}

TEST(WeightedSums, DobsonsLimitsGoWithThePoints) {
  // By hand: 9 and 16 hits at 2 and 3 points are 66 points of variance 4 * 9 + 9 * 16 = 180;
  // Byar's limits of 25 hits are 16.177 and 36.907, so that the lower one of the points is
  // 66 + sqrt(180 / 25) (16.177 - 25) = 42.318.
  Profile profile = points_of(kA, kB);
  const EstimateSpans spans = profile.levels[0].layers[2].estimates.spans();
  spans.numerator[0] = 60;  // of other parts
  spans.value[0] = 0.3;
  spans.interval[0] = static_cast<std::uint8_t>(IntervalKind::dobson);
  remake(profile, {{.level = 0, .layer = 2, .weights = {2, 3}}});
  EXPECT_NEAR(spans.numerator[0], 66, 1e-12);
  EXPECT_NEAR(spans.value[0], 0.33, 1e-12);
  EXPECT_NEAR(spans.lower95[0], 42.31807037938686 / 200, 1e-12);
  EXPECT_NEAR(spans.upper95[0], 97.94835974217106 / 200, 1e-12);
  EXPECT_NEAR(spans.lower998[0], 31.934289543943137 / 200, 1e-12);
  EXPECT_NEAR(spans.upper998[0], 118.79297510331597 / 200, 1e-12);
}

TEST(WeightedSums, MadeAnewTheyAreThoseOfThePartsAsTheyArePrintedNow) {
  EXPECT_TRUE(rc::check([] {
    const auto counts = [] {
      std::vector<double> all;
      for (const int x : *rc::gen::container<std::vector<int>>(6, rc::gen::inRange(1, 90)))
        all.push_back(x);
      return all;
    };
    Profile profile = points_of(counts(), counts());
    const std::vector<double> now = counts();
    LevelResult& level = profile.levels[0];
    level.layers[0] = proportion("a", now, kN);
    const auto gone = *rc::gen::inRange<std::size_t>(0, 6);
    withhold(level.layers[0], gone);
    const double stays = numerators(level.layers[2])[gone];
    remake(profile, {{.level = 0, .layer = 2, .weights = {2, 3}}});
    const std::vector<double> b = numerators(level.layers[1]);
    for (std::size_t i = 0; i < 6; ++i) {
      const double wanted = i == gone ? stays : 2 * now[i] + 3 * b[i];
      RC_ASSERT(numerators(level.layers[2])[i] == wanted);
      RC_ASSERT(std::abs(level.layers[2].estimates.spans().value[i] - wanted / 200) < 1e-12);
    }
  }));
}

}  // namespace
}  // namespace omrade::disclosure
