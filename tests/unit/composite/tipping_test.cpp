// Values that would change a rank, by hand.
#include "base/error.hpp"
#include "made.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace omrade::composite {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsNan;

const double kNone = std::nan("");
using N = Normalisation;

Spec of(std::vector<PartSpec> parts, Mean mean = {}) {
  return {.domains = {{}}, .parts = std::move(parts), .mean = mean};
}

TEST(Tipping, ByHandOnAScaleBetweenItsEnds) {
  // x on 0 to 1: 0, 0.4, 1; y: 1, 0.5, 0. Weights 3/4 and 1/4: scores 0.25, 0.425, 0.75.
  const Made it = made(of({{.weight = 3, .normalise = N::min_max}, {.normalise = N::min_max}}),
                       {{10, 14, 20}, {4, 2, 0}});
  EXPECT_THAT(it.index.score, ElementsAre(0.25, DoubleNear(0.425, 1e-12), 0.75));
  // The first needs 0.175 more: 0.175/0.75 of the 10 that x spans.
  EXPECT_NEAR(it.tips.better_at[0][0], 10 + 10 * 0.175 / 0.75, 1e-12);
  EXPECT_THAT(it.tips.better_at[1][0], IsNan()) << "y is at its end already";
  // The second 0.325 more, or 0.175 less.
  EXPECT_NEAR(it.tips.better_at[0][1], 14 + 10 * 0.325 / 0.75, 1e-12);
  EXPECT_NEAR(it.tips.worse_at[0][1], 14 - 10 * 0.175 / 0.75, 1e-12);
  EXPECT_THAT(it.tips.better_at[1][1], IsNan()) << "0.325 is more than the half that is left";
  EXPECT_THAT(it.tips.worse_at[1][1], IsNan());
  EXPECT_NEAR(it.tips.worse_at[0][2], 20 - 10 * 0.325 / 0.75, 1e-12);
}

TEST(Tipping, TheHighestHasNoBetterPlaceAndTheLowestNoWorse) {
  const Made it = made(of({{}}), {{1, 2, 4}});
  EXPECT_THAT(it.tips.better, ElementsAre(it.index.score[1], it.index.score[2], IsNan()));
  EXPECT_THAT(it.tips.worse, ElementsAre(IsNan(), it.index.score[0], it.index.score[1]));
  // One part alone: level where the value is the other's.
  EXPECT_THAT(it.tips.better_at[0],
              ElementsAre(DoubleNear(2, 1e-12), DoubleNear(4, 1e-12), IsNan()));
  EXPECT_THAT(it.tips.worse_at[0],
              ElementsAre(IsNan(), DoubleNear(1, 1e-12), DoubleNear(2, 1e-12)));
}

TEST(Tipping, OfTiedAreasTheNextScoreThatDiffersCounts) {
  const Made it = made(of({{.normalise = N::min_max}}), {{0, 5, 5, 10}});
  EXPECT_THAT(it.tips.better_at[0], ElementsAre(5, 10, 10, IsNan()));
  EXPECT_THAT(it.tips.worse_at[0], ElementsAre(IsNan(), 0, 0, 5));
}

TEST(Tipping, ATurnedScaleIsAnsweredInTheSignOfTheTable) {
  const Made it = made(of({{.low_is_need = true, .normalise = N::min_max}}), {{100, 150, 300}});
  EXPECT_THAT(it.index.rank, ElementsAre(1, 2, 3));
  EXPECT_THAT(it.tips.better_at[0], ElementsAre(IsNan(), 100, 150));
  EXPECT_THAT(it.tips.worse_at[0], ElementsAre(150, 300, IsNan()));
}

TEST(Tipping, AMissingPartHasNoneAndRaisesTheWeightOfTheOthers) {
  // Scores 0, 1 (of x alone), 0.5: where y is missing x counts whole.
  const Made it =
      made(of({{.normalise = N::min_max}, {.normalise = N::min_max}}), {
                                                                           {0, 10, 5},
                                                                           {0, kNone, 4},
                                                                       });
  EXPECT_THAT(it.index.score, ElementsAre(0, 1, 0.75));
  EXPECT_THAT(it.tips.worse_at[1][1], IsNan());
  EXPECT_DOUBLE_EQ(it.tips.worse_at[0][1], 7.5);
  EXPECT_DOUBLE_EQ(it.tips.better_at[0][2], 10) << "half of the weight: 0.25 more takes 0.5 of x";
}

TEST(Tipping, OnRanksAnotherAreasValueIsPassedOrReached) {
  const Made up =
      made(of({{.normalise = N::rank}, {.normalise = N::rank}}), {{1, 2, 3, 4}, {7, 9, 5, 6}});
  // Ranks 1 2 3 4 and 3 4 1 2: scores 2, 3, 2, 3.
  EXPECT_THAT(up.index.score, ElementsAre(2, 3, 2, 3));
  // The first needs rank 3 of x: past the 3 of the third area, two others being below.
  EXPECT_EQ(up.tips.better_at[0][0], 3);
  // Of y it needs rank 5 of 4.
  EXPECT_THAT(up.tips.better_at[1][0], IsNan());
  // The last has to fall to rank 2 of x: at the 2 of the second area it has one below it.
  EXPECT_EQ(up.tips.worse_at[0][3], 2);
  EXPECT_THAT(up.tips.worse_at[1][3], IsNan()) << "it would have to fall to rank 0";
  EXPECT_EQ(up.tips.worse_at[1][1], 6);
}

TEST(Tipping, WhereATailIsDrawnInNoValueReachesFarther) {
  std::vector<double> x{1, 2, 3, 4, 5, 6, 7, 8, 9, 100}, y{0, 1, 0, 1, 0, 1, 0, 0, 1, 0};
  Spec spec = of({{}, {.weight = 0.1, .normalise = N::min_max}});
  spec.treat = true;
  const Made it = made(spec, {x, y});
  ASSERT_EQ(it.prepared.parts[0].treatment.winsorised, 1U);
  ASSERT_EQ(it.index.rank[8], 1);
  ASSERT_EQ(it.index.rank[9], 2) << "drawn in to 9, where the ninth stands too";
  EXPECT_THAT(it.tips.better_at[0][9], IsNan()) << "no x counts for more than 9";
  EXPECT_NEAR(it.tips.worse_at[0][9], 8, 1e-9);
}

TEST(Tipping, BelowATargetAllStandAtIt) {
  // From the target 4 to 12: 0, 0, 0.5, 1.
  const Made it = made(of({{.normalise = N::target, .target = 4}}), {{1, 3, 8, 12}});
  EXPECT_THAT(it.tips.better_at[0], ElementsAre(8, 8, 12, IsNan()));
  EXPECT_THAT(it.tips.worse_at[0], ElementsAre(IsNan(), IsNan(), 4, 8));
}

TEST(Tipping, AValueBeyondThePartsLimitsIsNone) {
  PartSpec share{.least = 0, .most = 1};
  const Made it = made(of({share, {.weight = 2}}), {{0.9, 0.5, 0.7}, {1, 3, 2}});
  ASSERT_EQ(it.index.rank[0], 3);
  EXPECT_THAT(it.tips.better_at[0][0], IsNan()) << "a share above 1";
  share.most = 10;
  EXPECT_GT(made(of({share, {.weight = 2}}), {{0.9, 0.5, 0.7}, {1, 3, 2}}).tips.better_at[0][0], 1);
  share.most = 0.8;
  EXPECT_GT(made(of({share, {.weight = 2}}), {{0.9, 0.5, 0.7}, {1, 3, 2}}).tips.better_at[0][0], 1)
      << "limits that the values do not keep are in another unit";
}

TEST(Tipping, ScoresThatDifferByRoundingAloneAreOnePlace) {
  // 0.1 + 0.2 and 0.3 in a third of them: one place, but for the last digit.
  const Made it =
      made(of({{.normalise = N::min_max}, {.normalise = N::min_max}, {.normalise = N::min_max}}),
           {{0.1, 0.3, 1, 0}, {0.2, 0, 1, 0}, {0, 0, 1, 0}});
  ASSERT_NE(it.index.score[0], it.index.score[1]);
  EXPECT_THAT(it.index.rank, ElementsAre(2, 2, 1, 4));
  for (const std::size_t area : {0, 1}) {
    EXPECT_EQ(it.tips.better[area], it.index.score[2]);
    EXPECT_EQ(it.tips.worse[area], it.index.score[3]);
    for (std::size_t p = 0; p < 3; ++p)
      EXPECT_NE(it.tips.worse_at[p][area], it.prepared.values[p][area]);
  }
}

TEST(Tipping, AnAreaWhosePartsAreAllZeroReachesTheEndOfTheScaleThoughRoundingStopsShortOfIt) {
  const Made it = made(of({{.low_is_need = true, .normalise = N::min_max}}),
                       {{11.301863785721787, 7.802603576530642}});
  ASSERT_EQ(it.index.score[0], 0) << "no size of its own that rounding could be measured by";
  EXPECT_NEAR(it.tips.better_at[0][0], 7.802603576530642, 1e-14);
  EXPECT_NEAR(it.tips.worse_at[0][1], 11.301863785721787, 1e-14);
}

TEST(Tipping, CopelandIsABug) {
  EXPECT_THROW(made(of({{}}, {.how = Aggregation::copeland}), {{1, 2, 4}}), Error);
}

}  // namespace
}  // namespace omrade::composite
