// What stands out: which measures are told of, and in which order.
#include "report/findings.hpp"

#include "report/needs.hpp"
#include "report/report.hpp"
#include "tiny_profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace omrade::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// A layer of two pages compared with 10, whose first page has this value, interval of the
/// difference and verdict.
LayerResult compared(const std::string& id, Direction direction, double value, double lower,
                     double upper, std::int8_t clear) {
  LayerInfo info{.id = id, .title = {id, id}, .unit = "%", .direction = direction, .decimals = 1};
  LayerResult layer = testing::layer_of("cni", std::move(info),
                                        {{value, value - 1, value + 1, 100}, {10, 9, 11, 100}});
  testing::compare(layer, 10, {clear, 0});
  layer.comparison->lower95 = {lower, -1};
  layer.comparison->upper95 = {upper, 1};
  return layer;
}

/// The tiny profile with these layers as its only ones at the page level.
GatedProfile with(std::vector<LayerResult> layers) {
  Profile profile = testing::tiny_profile();
  testing::level(profile, "around").layers = std::move(layers);
  testing::level(profile, "centre").layers.clear();
  return disclosure::Gate::pass(std::move(profile), testing::tiny_summary());
}

std::vector<std::string> ids(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(finding.figure.layer().info->id);
  return out;
}

TEST(Findings, TheLargestAtTheLeastComesFirst) {
  // "wide" has the larger difference, but its interval reaches nearer to none.
  const GatedProfile profile = with({compared("wide", Direction::higher_is_worse, 18, 1, 15, 1),
                                     compared("narrow", Direction::higher_is_worse, 14, 3, 5, 1)});
  const Context context(profile);
  const Findings findings = findings_of(context, 0);
  EXPECT_THAT(ids(findings.worse), ElementsAre("narrow", "wide"));
  EXPECT_DOUBLE_EQ(findings.worse[0].size, 0.3);
  EXPECT_DOUBLE_EQ(findings.worse[1].size, 0.1);
}

TEST(Findings, WhatIsGoodOrBadFollowsTheDirection) {
  const GatedProfile profile = with({compared("bad", Direction::higher_is_worse, 14, 3, 5, 1),
                                     compared("good", Direction::higher_is_better, 14, 3, 5, 1),
                                     compared("low", Direction::higher_is_better, 6, -5, -3, -1),
                                     compared("plain", Direction::neutral, 14, 3, 5, 1),
                                     compared("alike", Direction::higher_is_worse, 10, -1, 1, 0)});
  const Context context(profile);
  const Findings findings = findings_of(context, 0);
  EXPECT_THAT(ids(findings.worse), ElementsAre("bad", "low"));
  EXPECT_THAT(ids(findings.better), ElementsAre("good"));
  EXPECT_THAT(ids(findings.neutral), ElementsAre("plain"));
  EXPECT_THAT(ids(findings.same), ElementsAre("alike"));
}

TEST(Findings, WhatOnlyItsOwnIntervalSaysIsProbableAndNotClear) {
  const GatedProfile profile = with({compared("maybe", Direction::higher_is_worse, 12, 0.1, 4, 0)});
  const Context context(profile);
  const Findings findings = findings_of(context, 0);
  EXPECT_TRUE(findings.worse.empty());
  EXPECT_THAT(ids(findings.probably_worse), ElementsAre("maybe"));
  const std::string html = PageSet(profile).html(0);
  EXPECT_THAT(html, HasSubstr("<td><span lang=\"sv\">trolig</span>"));
  EXPECT_THAT(html, HasSubstr("Inget av 1 mått skiljer sig säkert från Regionen."));
}

TEST(Findings, AWithheldMeasureIsCountedAndNotTold) {
  LayerResult layer = compared("secret", Direction::higher_is_worse, 77, 60, 70, 1);
  layer.estimates.spans().state[0] = static_cast<std::uint8_t>(State::withheld);
  const GatedProfile profile = with({std::move(layer)});
  const Context context(profile);
  const Findings findings = findings_of(context, 0);
  EXPECT_TRUE(findings.worse.empty());
  EXPECT_EQ(findings.unjudged, 1U);
  EXPECT_THAT(PageSet(profile).html(0), Not(HasSubstr("77")));
}

TEST(Findings, NoIndicatorTakesEverySentence) {
  std::vector<LayerResult> layers;
  for (const char* id : {"a", "b", "c"})
    layers.push_back(compared(id, Direction::higher_is_worse, 14, 3, 5, 1));
  layers.push_back(compared("d", Direction::higher_is_worse, 14, 2, 5, 1));
  layers.back().indicator = "listing";
  const GatedProfile profile = with(std::move(layers));
  const Context context(profile);
  EXPECT_THAT(ids(spread(findings_of(context, 0).worse, 3, 2)), ElementsAre("a", "b", "d"));
}

TEST(Brief, ASentenceHasValueIntervalBaseBenchmarkAndPeriod) {
  const GatedProfile profile = with({compared("x", Direction::higher_is_worse, 14, 3, 5, 1)});
  const std::string html = PageSet(profile).html(0);
  EXPECT_THAT(
      html,
      HasSubstr("<b>x:</b> 14,0\u00a0% (95\u00a0% KI\u00a013,0–15,0), högre (sämre) än "
                "Regionen, 10,0\u00a0%. <small>n\u00a0=\u00a0100\u00a0personer, 2024</small>"));
  EXPECT_THAT(html,
              HasSubstr("<b>x:</b> 14.0% (95% CI\u00a013.0–15.0), higher (worse) than The region, "
                        "10.0%."));
  EXPECT_THAT(html, HasSubstr("<li class=\"worse\"><b>1</b>"));
  EXPECT_THAT(html, HasSubstr("1 av 1 jämförda mått skiljer sig säkert från Regionen."));
}

TEST(Needs, TheSmallestChangeFollowsFromTheWidthOfTheInterval) {
  // A standard error of 1 each: (1.96 + 0.8416) * sqrt(2) = 3.962.
  const LayerResult layer =
      testing::layer_of("cni", {.id = "x"}, {{50, 50 - 1.959963985, 50 + 1.959963985, 400}, {50}});
  EXPECT_NEAR(smallest_change(Figure(layer, 0)), 3.962, 0.001);
  EXPECT_TRUE(std::isnan(smallest_change(Figure(layer, 1)))) << "no interval";
}

TEST(Needs, TheSmallestChangeIsRoundedUp) {
  const GatedProfile profile = with({compared("x", Direction::higher_is_worse, 14, 3, 5, 1)});
  // Limits 13 and 15: a standard error of 0.5102, and 2.0215 rounded up to one decimal.
  EXPECT_THAT(PageSet(profile).html(0), HasSubstr("2,1\u00a0procentenheter"));
}

}  // namespace
}  // namespace omrade::report
