#include "stats/raking.hpp"

#include "base/error.hpp"
#include "stats/post_stratification.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace omrade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Categories = std::vector<std::uint32_t>;

std::string error_of(const std::vector<double>& weights, const std::vector<Margin>& margins,
                     const RakingOptions& options = {}) {
  try {
    rake(weights, margins, options);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Raking, OneMarginIsPostStratification) {
  const Categories sex{0, 0, 1};
  const std::vector<double> totals{10, 30}, weights{1, 4, 2};
  const Raked raked = rake(weights, std::vector<Margin>{{sex, totals}}, {});
  EXPECT_TRUE(raked.converged);
  EXPECT_EQ(raked.rounds, 1U);
  EXPECT_NEAR(raked.weights[0], 2, 1e-14);
  EXPECT_NEAR(raked.weights[1], 8, 1e-14);
  EXPECT_NEAR(raked.weights[2], 30, 1e-14);
}

TEST(Raking, TwoMarginsOfIndependentRowsMeetInOneRound) {
  // Equal weights in a 2 × 2 table become the products of the margins.
  const Categories sex{0, 0, 1, 1}, age{0, 1, 0, 1};
  const std::vector<double> by_sex{40, 60}, by_age{30, 70}, weights(4, 1.0);
  const Raked raked = rake(weights, std::vector<Margin>{{sex, by_sex}, {age, by_age}}, {});
  EXPECT_TRUE(raked.converged);
  EXPECT_EQ(raked.rounds, 1U);
  EXPECT_NEAR(raked.weights[0], 12, 1e-13);
  EXPECT_NEAR(raked.weights[1], 28, 1e-13);
  EXPECT_NEAR(raked.weights[2], 18, 1e-13);
  EXPECT_NEAR(raked.weights[3], 42, 1e-13);
}

TEST(Raking, TellsThatItDidNotConverge) {
  // The only row of a corner must hold both 10 and 20: the table's zeros allow no solution.
  const Categories sex{0, 1, 1}, age{0, 0, 1};
  const std::vector<double> by_sex{30, 10}, by_age{20, 20}, weights(3, 1.0);
  const Raked raked = rake(weights, std::vector<Margin>{{sex, by_sex}, {age, by_age}}, {});
  EXPECT_FALSE(raked.converged);
  EXPECT_EQ(raked.rounds, 100U);
  EXPECT_GT(raked.deviation, 0.1);
}

TEST(Raking, CutWeightsStayWithinTheirBounds) {
  // Five weights that sum to 100 are at most 40; without bounds the last would be above.
  const Categories sex{0, 0, 1, 1, 1}, age{0, 1, 0, 1, 1};
  const std::vector<double> by_sex{40, 60}, by_age{30, 70}, weights{1, 1, 1, 1, 20};
  RakingOptions options;
  options.largest = 2;
  const Raked raked = rake(weights, std::vector<Margin>{{sex, by_sex}, {age, by_age}}, options);
  EXPECT_TRUE(raked.converged);
  EXPECT_GT(raked.rounds, 1U);
  double sum = 0;
  for (const double weight : raked.weights) sum += weight;
  EXPECT_NEAR(sum, 100, 1e-5);
  for (const double weight : raked.weights) EXPECT_LE(weight, 40 * (1 + 1e-9));
  EXPECT_EQ(raked.cut, 1U);
  EXPECT_NEAR(raked.weights[4], 40, 1e-5);
  EXPECT_GT(rake(weights, std::vector<Margin>{{sex, by_sex}, {age, by_age}}, {}).weights[4], 40.1);
}

TEST(Raking, SaysWhatCannotBeMet) {
  const Categories sex{0, 0};
  const std::vector<double> weights{1, 1}, people{10, 5}, none{0}, ten{10}, eleven{11};
  EXPECT_EQ(error_of(weights, {{sex, people}}),
            "category 2 of margin 1 has people but no respondent; merge it with another");
  EXPECT_EQ(error_of(weights, {{sex, none}}),
            "category 1 of margin 1 has respondents but no people; correct its total, or leave the "
            "rows out");
  EXPECT_EQ(
      error_of(weights, {{sex, ten}, {sex, eleven}}),
      "the totals of margin 2 sum to another number than those of margin 1; scale them to one "
      "population");
  EXPECT_NE(error_of({1, 0}, {{sex, ten}}), "");
  EXPECT_NE(error_of({1}, {{sex, ten}}), "");
  RakingOptions options;
  options.largest = 0.5;
  EXPECT_NE(error_of(weights, {{sex, ten}}, options), "");
}

// Other weights meet the margins, too: those of raking alone keep the odds ratios between cells.
TEST(Raking, OddsRatiosOfTheCellsStay) {
  EXPECT_TRUE(rc::check([] {
    Categories row, column;
    std::vector<double> weights;
    for (std::uint32_t cell = 0; cell < 9; ++cell) {
      row.push_back(cell / 3);
      column.push_back(cell % 3);
      weights.push_back(*rc::gen::inRange(50, 500) / 100.0);
    }
    const std::vector<double> rows{100, 300, 600}, columns{500, 300, 200};
    const std::vector<Margin> margins{{row, rows}, {column, columns}};
    const Raked raked = rake(weights, margins, {});
    RC_ASSERT(raked.converged);
    const auto odds = [](const std::vector<double>& w, std::size_t i, std::size_t j) {
      return w[3 * i + j] * w[0] / (w[3 * i] * w[j]);
    };
    for (std::size_t i = 1; i < 3; ++i)
      for (std::size_t j = 1; j < 3; ++j)
        RC_ASSERT(std::abs(odds(raked.weights, i, j) / odds(weights, i, j) - 1) < 1e-12);
  }));
}

TEST(Raking, MarginsAreMetInAnyOrderAndScale) {
  EXPECT_TRUE(rc::check([] {
    Categories sex{0, 0, 0, 1, 1, 1}, age{0, 1, 2, 0, 1, 2};  // no empty cell
    const auto more = *rc::gen::inRange(0, 40);
    std::vector<double> weights(6, 1.0);
    for (int i = 0; i < more; ++i) {
      sex.push_back(*rc::gen::inRange<std::uint32_t>(0, 2));
      age.push_back(*rc::gen::inRange<std::uint32_t>(0, 3));
      weights.push_back(*rc::gen::inRange(50, 200) / 100.0);
    }
    const std::vector<double> by_sex{400, 600}, by_age{250, 350, 400};
    const std::vector<Margin> margins{{sex, by_sex}, {age, by_age}};
    const Raked raked = rake(weights, margins, {});
    RC_ASSERT(raked.converged);
    std::vector<double> sexes(2), ages(3), scaled;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      sexes[sex[i]] += raked.weights[i];
      ages[age[i]] += raked.weights[i];
      scaled.push_back(weights[i] * 7);
    }
    for (std::size_t c = 0; c < 2; ++c) RC_ASSERT(std::abs(sexes[c] / by_sex[c] - 1) < 2e-8);
    for (std::size_t c = 0; c < 3; ++c) RC_ASSERT(std::abs(ages[c] / by_age[c] - 1) < 2e-8);
    const Raked other = rake(scaled, margins, {});
    Categories sex2(sex.rbegin(), sex.rend()), age2(age.rbegin(), age.rend());
    const std::vector<double> back(weights.rbegin(), weights.rend());
    const Raked reversed = rake(back, std::vector<Margin>{{sex2, by_sex}, {age2, by_age}}, {});
    for (std::size_t i = 0; i < weights.size(); ++i) {
      RC_ASSERT(std::abs(other.weights[i] / raked.weights[i] - 1) < 1e-12);
      RC_ASSERT(std::abs(reversed.weights[weights.size() - 1 - i] / raked.weights[i] - 1) < 1e-12);
      // Raking keeps odds ratios: rows of one cell keep their ratio.
      if (sex[i] == sex[0] && age[i] == age[0])
        RC_ASSERT(std::abs(raked.weights[i] / raked.weights[0] - weights[i] / weights[0]) < 1e-12);
    }
  }));
}

TEST(PostStratification, TwoAreasByHand) {
  // (10·0.2 + 30·0.6)/40 and (20·0.2)/20; variances (100·0.01 + 900·0.04)/1600.
  const std::vector<double> population{10, 30, 20, 0}, p{0.2, 0.6}, v{0.01, 0.04};
  const auto areas = post_stratified(population, {.value = p, .variance = v});
  ASSERT_EQ(areas.size(), 2U);
  EXPECT_NEAR(areas[0].value, 0.5, 1e-15);
  EXPECT_NEAR(areas[0].variance, 37.0 / 1600, 1e-15);
  EXPECT_NEAR(areas[1].value, 0.2, 1e-15);
  EXPECT_EQ(areas[1].population, 20);
}

TEST(PostStratification, AnUnknownCellWithPeopleLeavesNoValue) {
  const std::vector<double> population{10, 30, 20, 0, 0, 0, 1, -1, kNaN, 1}, p{0.2, kNaN};
  const auto areas = post_stratified(population, {.value = p, .variance = {}});
  EXPECT_TRUE(std::isnan(areas[0].value));
  EXPECT_EQ(areas[0].unknown, 0.75);
  EXPECT_NEAR(areas[1].value, 0.2, 1e-15);
  EXPECT_TRUE(std::isnan(areas[1].variance));
  for (std::size_t a = 2; a < 5; ++a) EXPECT_TRUE(std::isnan(areas[a].value)) << a;
}

TEST(PostStratification, LengthsMustFit) {
  const std::vector<double> population{1, 2, 3}, p{0.2, 0.3}, v{1};
  EXPECT_THROW(post_stratified(population, {.value = p, .variance = {}}), Error);
  EXPECT_THROW(post_stratified(p, {.value = p, .variance = v}), Error);
  EXPECT_THROW(post_stratified(p, {}), Error);
  EXPECT_TRUE(post_stratified({}, {}).empty());
}

}  // namespace
}  // namespace omrade::stats
