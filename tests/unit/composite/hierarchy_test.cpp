#include "composite/hierarchy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <vector>

namespace omrade::composite {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

const double kNone = std::nan("");

std::vector<double> scores(const Hierarchy& hierarchy, const Parts& parts) {
  std::vector<double> out(parts.front().size());
  HierarchyScratch scratch;
  scores_of(hierarchy, parts, out, scratch);
  return out;
}

/// Two parts in the first domain (weights 1 and 3), one in the second; domains 2 and 1.
Hierarchy three_parts(Mean mean = {}) {
  return {
      .domain_of = {0, 0, 1}, .part_weights = {1, 3, 5}, .domain_weights = {2, 1}, .mean = mean};
}

TEST(Hierarchy, DomainsAreWeighedAfterTheirParts) {
  // Domain 1: (4 + 3·8)/4 = 7; index (2·7 + 1·1)/3 = 5.
  EXPECT_THAT(scores(three_parts(), {{4}, {8}, {1}}), ElementsAre(5));
}

TEST(Hierarchy, AMissingPartRaisesTheOthersOfItsDomain) {
  EXPECT_THAT(scores(three_parts(), {{4}, {kNone}, {1}}), ElementsAre(3));
}

TEST(Hierarchy, AMissingDomainRaisesTheOtherDomains) {
  EXPECT_THAT(scores(three_parts(), {{4}, {8}, {kNone}}), ElementsAre(7));
  EXPECT_TRUE(std::isnan(scores(three_parts(), {{kNone}, {kNone}, {kNone}})[0]));
}

TEST(Hierarchy, OtherMeansAreWhatTheirFormulasSay) {
  const Hierarchy flat{.domain_of = {0, 0}, .part_weights = {1, 1}, .domain_weights = {1}};
  const auto of = [&](Mean mean) {
    Hierarchy one = flat;
    one.mean = mean;
    return scores(one, {{1}, {4}})[0];
  };
  EXPECT_DOUBLE_EQ(of({.how = Aggregation::geometric}), 2);
  EXPECT_DOUBLE_EQ(of({.how = Aggregation::harmonic}), 1.6);
  EXPECT_DOUBLE_EQ(of({.how = Aggregation::generalised, .power = 2}), std::sqrt(8.5));
}

TEST(Hierarchy, CopelandCountsWeighedMajorities) {
  // a beats b by the first part (weight 2 of 3), b beats c by both, a against c: 2 against 1.
  const Hierarchy flat{.domain_of = {0, 0},
                       .part_weights = {2, 1},
                       .domain_weights = {1},
                       .mean = {.how = Aggregation::copeland}};
  EXPECT_THAT(scores(flat, {{3, 2, 1}, {1, 3, 2}}), ElementsAre(1, 0, -1));
}

TEST(Hierarchy, ATieIsNobodysWin) {
  const Hierarchy flat{.domain_of = {0, 0},
                       .part_weights = {1, 1},
                       .domain_weights = {1},
                       .mean = {.how = Aggregation::copeland}};
  EXPECT_THAT(scores(flat, {{1, 2}, {2, 1}}), ElementsAre(0, 0));
}

TEST(Contributions, OfTheArithmeticMeanAreWeightTimesPart) {
  const Contributions made = contributions_of(three_parts(), {{4}, {8}, {1}});
  EXPECT_THAT(made.of[0], ElementsAre(DoubleNear(2.0 / 3, 1e-15)));
  EXPECT_THAT(made.of[1], ElementsAre(4));
  EXPECT_THAT(made.of[2], ElementsAre(DoubleNear(1.0 / 3, 1e-15)));
  EXPECT_THAT(made.reference, ElementsAre(0));
}

TEST(Contributions, OfAGeometricMeanAreTheLogarithmicMeanDivisia) {
  const Hierarchy flat{.domain_of = {0, 0},
                       .part_weights = {1, 1},
                       .domain_weights = {1},
                       .mean = {.how = Aggregation::geometric}};
  // Areas (1, 9) and (4, 4): means of the parts 2.5 and 6.5, reference sqrt(16.25).
  const Contributions made = contributions_of(flat, {{1, 4}, {9, 4}});
  const double reference = std::sqrt(16.25);
  EXPECT_NEAR(made.reference[0], reference, 1e-12);
  const double logarithmic = (3 - reference) / std::log(3 / reference);
  EXPECT_NEAR(made.of[0][0], logarithmic * 0.5 * std::log(1 / 2.5), 1e-12);
  EXPECT_NEAR(made.of[1][0], logarithmic * 0.5 * std::log(9 / 6.5), 1e-12);
}

struct Case {
  Hierarchy hierarchy;
  Parts parts;
};

/// Up to 5 parts of up to 6 areas, some missing, in up to 3 domains, values from 0.1 up.
Case any_case(Aggregation how) {
  const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 6));
  const auto areas = static_cast<std::size_t>(*rc::gen::inRange(1, 7));
  const auto domains = static_cast<std::size_t>(*rc::gen::inRange(1, 4));
  Case out;
  out.hierarchy.mean = {.how = how, .power = 0.5};
  for (std::size_t d = 0; d < domains; ++d)
    out.hierarchy.domain_weights.push_back(*rc::gen::inRange(1, 9));
  for (std::size_t p = 0; p < count; ++p) {
    out.hierarchy.domain_of.push_back(
        p < domains ? p
                    : static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(domains))));
    out.hierarchy.part_weights.push_back(*rc::gen::inRange(1, 9));
    out.parts.emplace_back();
    for (std::size_t i = 0; i < areas; ++i) {
      const int x = *rc::gen::inRange(0, 100);
      out.parts.back().push_back(x < 15 ? kNone : x / 10.0);
    }
  }
  return out;
}

/// Straight from the definition: means of what is there, in domains and then of these.
double naive_score(const Case& one, std::size_t area) {
  double top = 0, top_weight = 0;
  const Mean mean = one.hierarchy.mean;
  for (std::size_t d = 0; d < one.hierarchy.domain_weights.size(); ++d) {
    double sum = 0, weight = 0;
    for (std::size_t p = 0; p < one.parts.size(); ++p) {
      if (one.hierarchy.domain_of[p] != d || std::isnan(one.parts[p][area])) continue;
      sum += one.hierarchy.part_weights[p] * mean.to(one.parts[p][area]);
      weight += one.hierarchy.part_weights[p];
    }
    if (weight == 0) continue;
    top += one.hierarchy.domain_weights[d] * mean.to(mean.from(sum / weight));
    top_weight += one.hierarchy.domain_weights[d];
  }
  return top_weight == 0 ? kNone : mean.from(top / top_weight);
}

class AllMeans : public testing::TestWithParam<Aggregation> {};

TEST_P(AllMeans, ContributionsSumToTheScoreWithoutARest) {
  const Aggregation how = GetParam();
  EXPECT_TRUE(rc::check([how] {
    const Case one = any_case(how);
    const Contributions made = contributions_of(one.hierarchy, one.parts);
    for (std::size_t i = 0; i < made.score.size(); ++i) {
      const double naive = naive_score(one, i);
      RC_ASSERT(std::isnan(naive) == std::isnan(made.score[i]));
      if (std::isnan(naive)) continue;
      double sum = made.reference[i];
      for (const auto& part : made.of) sum += std::isnan(part[i]) ? 0 : part[i];
      RC_ASSERT(sum == made.score[i]);
      RC_ASSERT(std::abs(made.score[i] - naive) < 1e-9 * (1 + std::abs(naive)));
    }
  }));
}

TEST_P(AllMeans, TheScoreRisesWithEveryPart) {
  const Aggregation how = GetParam();
  EXPECT_TRUE(rc::check([how] {
    Case one = any_case(how);
    const auto before = scores(one.hierarchy, one.parts);
    const auto p =
        static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(one.parts.size())));
    for (double& x : one.parts[p]) x += 1;
    const auto after = scores(one.hierarchy, one.parts);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (std::isnan(one.parts[p][i])) continue;
      RC_ASSERT(after[i] > before[i]);
    }
  }));
}

INSTANTIATE_TEST_SUITE_P(Means, AllMeans,
                         testing::Values(Aggregation::arithmetic, Aggregation::geometric,
                                         Aggregation::harmonic, Aggregation::generalised),
                         [](const auto& one) { return std::string(word_of(one.param)); });

}  // namespace
}  // namespace omrade::composite
