// A broken promise is a failure that names plugin, layer and area; no layer of the call is kept.
#include "host/promises.hpp"

#include "fixture.hpp"

#include <gtest/gtest.h>

#include <map>

namespace omrade::host {
namespace {

enum Layer : std::size_t { index, share, ratio };

Outcome broken(int how) {
  static const auto plugin = loaded("breaker", "test.breaker");
  return plugin->compute(request({static_cast<double>(how)}, {{1, 2, 3}}));
}
ConstEstimateSpans spans(const Outcome& outcome, Layer layer) {
  return std::as_const(outcome.layers.at(layer).estimates).spans();
}

TEST(Promises, WhatAPluginThrowsBecomesASentence) {
  const std::map<int, std::string> expected{
      {1, "test.breaker: plain"},
      {2, "test.breaker: area 'A1', 'x': wrong here"},
      {3, "test.breaker: threw something that is not a std::exception"},
      {4, "test.breaker: out of memory"},
      {5, "test.breaker: wrong somewhere"},
      {6, "test.breaker: " + std::string(943, 'y')},
      {26, "test.breaker: 'index': a reason that layer 'index' does not declare"}};
  for (const auto& [how, sentence] : expected) {
    const Outcome outcome = broken(how);
    EXPECT_EQ(outcome.failure, sentence);
    EXPECT_TRUE(outcome.layers.empty());
  }
}

TEST(Promises, WhatComesBackIsChecked) {
  const std::string in_index = "test.breaker: layer 'index', area 'A1': ";
  const std::string in_share = "test.breaker: layer 'share', area 'A1': ";
  const std::map<int, std::string> expected{
      {10, in_index + "its state is withheld, which only the gate may say"},
      {11, in_index + "its state is 9, which is none"},
      {12, in_index + "its reason is 1, which the layer does not declare"},
      {13, in_index + "its interval is 8, which is none"},
      {14, in_index + "it holds a value although its state is missing"},
      {15, in_index + "it has no value although its state is ok"},
      {16, in_index + "its value is infinite"},
      {17, in_index + "its limits are out of order"},
      {18, in_index + "its interval lacks a limit"},
      {19, in_index + "it holds limits although its interval is none"},
      {27, in_index + "its value lies outside its limits"},
      {28, in_index + "its value lies outside its limits"},
      {20, in_share + "its numerator is above its denominator"},
      {21, in_share + "its numerator is below 0"},
      {22, in_share + "its denominator is below 0"},
      {23, in_share + "its value is above 100"},
      {24, "test.breaker: layer 'ratio', area 'A1': its numerator is infinite"},
      {25, in_share + "its base is infinite"}};
  for (const auto& [how, sentence] : expected) {
    const Outcome outcome = broken(how);
    EXPECT_EQ(outcome.failure, sentence) << how;
    EXPECT_TRUE(outcome.layers.empty());
  }
}

TEST(Promises, WhatIsAllowedPasses) {
  for (const int how : {0, 30, 31, 32, 33, 34, 35, 36, 37})
    EXPECT_EQ(broken(how).failure, "") << how;
}

TEST(Promises, AnUnreliableValueStandsWithItsReason) {
  const Outcome outcome = broken(30);
  EXPECT_EQ(spans(outcome, index).state_of(1), State::unreliable);
  EXPECT_EQ(spans(outcome, index).value[1], 1);
  EXPECT_EQ(spans(outcome, index).reason[1], 0);
  EXPECT_EQ(spans(outcome, index).reason[0], -1);
}

TEST(Promises, WhatIsNotApplicableHoldsItsReasonAndNoNumber) {
  const Outcome outcome = broken(31);
  EXPECT_EQ(spans(outcome, index).state_of(1), State::not_applicable);
  EXPECT_TRUE(std::isnan(spans(outcome, index).value[1]));
  EXPECT_EQ(spans(outcome, index).reason[1], 0);
}

TEST(Promises, RoundingAboveTheWholeIsForgiven) {
  const Outcome outcome = broken(32);
  EXPECT_EQ(spans(outcome, share).numerator[1], 4);
  EXPECT_EQ(spans(outcome, share).value[1], 100);
}

TEST(Promises, AValueOfThePluginsOwnIsKept) {
  const Outcome outcome = broken(33);
  EXPECT_EQ(spans(outcome, share).value[1], 20);
  EXPECT_EQ(spans(outcome, share).upper998[1], 40);
  EXPECT_EQ(spans(outcome, share).estimator[1], static_cast<std::uint8_t>(Estimator::smoothed));
  EXPECT_EQ(spans(outcome, share).interval[1], static_cast<std::uint8_t>(IntervalKind::posterior));
  EXPECT_EQ(spans(outcome, share).value[0], 25);
}

TEST(Promises, ALayerOfCodesHoldsNothingButItsCodes) {
  LayerInfo status;
  status.codes = {{0, {"inte nått", "not attained"}}, {2, {"nått", "attained"}}};
  const auto what = [&](double value) {
    Estimates one(1);
    one.spans().state[0] = static_cast<std::uint8_t>(State::ok);
    one.spans().value[0] = value;
    const auto broken = complete_and_check(status, one.spans());
    return broken ? broken->what : "";
  };
  EXPECT_EQ(what(2), "");
  EXPECT_EQ(what(1), "its value is none of its codes");
}

TEST(Promises, AMissingEntryKeepsNeitherNumeratorNorDenominatorNorReason) {
  for (const int how : {34, 35}) {
    const Outcome outcome = broken(how);
    EXPECT_EQ(spans(outcome, share).state_of(1), State::missing);
    EXPECT_TRUE(std::isnan(spans(outcome, share).numerator[1]));
    EXPECT_TRUE(std::isnan(spans(outcome, share).denominator[1]));
    EXPECT_EQ(spans(outcome, share).reason[1], -1);
  }
}

}  // namespace
}  // namespace omrade::host
