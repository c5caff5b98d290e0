#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace omrade::host {
namespace {

Outcome share_of(const std::vector<double>& part, const std::vector<double>& whole) {
  static const Cancel cancel;
  static const auto plugin = Plugin::load(catalogue::read_library(PLUGIN_FILE).front(), cancel);
  Request request;
  request.period = "2024";
  for (std::size_t i = 0; i < part.size(); ++i) request.area_ids.push_back("A" + std::to_string(i));
  request.inputs.resize(2);
  request.inputs[0].column = Column::of_reals(part);
  request.inputs[1].column = Column::of_reals(whole);
  return plugin->compute(request);
}

TEST(Proportion, IsThePartOfTheWholeInPerCentWithWilsonsInterval) {
  const Outcome outcome = share_of({65}, {100});
  ASSERT_EQ(outcome.failure, "");
  const ConstEstimateSpans out = std::as_const(outcome.layers.front().estimates).spans();
  EXPECT_DOUBLE_EQ(out.value[0], 65);
  // Altman and others 2000: 65 of 100 is 55.3 to 73.6 %.
  EXPECT_NEAR(out.lower95[0], 55.25, 0.01);
  EXPECT_NEAR(out.upper95[0], 73.64, 0.01);
  EXPECT_EQ(out.base[0], 100);
}

TEST(Proportion, OfNothingIsNotApplicable) {
  const Outcome outcome = share_of({0}, {0});
  EXPECT_EQ(std::as_const(outcome.layers.front().estimates).spans().state_of(0),
            State::not_applicable);
}

TEST(Proportion, AMissingPartIsMissingAndNotZero) {
  const Outcome outcome = share_of({std::numeric_limits<double>::quiet_NaN()}, {50});
  EXPECT_EQ(std::as_const(outcome.layers.front().estimates).spans().state_of(0), State::missing);
}

TEST(Proportion, PerturbedCountsMayExceedTheWholeByThree) {
  const Outcome outcome = share_of({53}, {50});
  EXPECT_DOUBLE_EQ(std::as_const(outcome.layers.front().estimates).spans().value[0], 100);
}

TEST(Proportion, APartAboveItsWholeIsAnErrorThatNamesTheArea) {
  EXPECT_THAT(share_of({10, 54}, {50, 50}).failure,
              ::testing::AllOf(::testing::HasSubstr("the part is more than the whole"),
                               ::testing::HasSubstr("A1")));
}

TEST(Proportion, PartAndWholeAreNumbersOfPersons) {
  for (const auto& input : catalogue::read_library(PLUGIN_FILE).front().inputs) {
    EXPECT_EQ(input.unit, "persons") << input.id;
  }
}

TEST(Proportion, ANegativeNumberIsAnErrorThatNamesTheArea) {
  EXPECT_THAT(
      share_of({-1}, {50}).failure,
      ::testing::AllOf(::testing::HasSubstr("a number below 0"), ::testing::HasSubstr("A0")));
}

}  // namespace
}  // namespace omrade::host
