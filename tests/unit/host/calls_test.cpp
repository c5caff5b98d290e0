// How plugins are called: chunks, parameters, periods, services, and what is asked of a request.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace omrade::host {
namespace {

using ::testing::Each;

std::vector<double> up_to(std::size_t n) {
  std::vector<double> out(n);
  std::iota(out.begin(), out.end(), 0.0);
  return out;
}
std::span<const double> values(const Outcome& outcome, std::size_t layer) {
  return std::as_const(outcome.layers.at(layer).estimates).spans().value;
}

TEST(Calls, IndependentRowsComeInChunksOf1024) {
  const auto plugin = loaded("simple", "test.chunks");
  const Outcome outcome = plugin->compute(request({2}, {up_to(2500)}));
  ASSERT_EQ(outcome.failure, "");
  for (const std::size_t i : {0U, 1023U, 1024U, 2047U, 2048U, 2499U}) {
    EXPECT_EQ(values(outcome, 0)[i], static_cast<double>(i / 1024 * 1024));
    EXPECT_EQ(values(outcome, 1)[i], i < 2048 ? 1024 : 452);
    EXPECT_EQ(values(outcome, 2)[i], 2.0 * static_cast<double>(i));
    EXPECT_EQ(values(outcome, 3)[i], static_cast<double>(i % 10));
  }
}

TEST(Calls, OtherPluginsGetAllAreasAtOnce) {
  const Outcome outcome = loaded("simple", "test.whole")->compute(request({}, {up_to(2500)}));
  EXPECT_THAT(values(outcome, 0), Each(2500));
}

TEST(Calls, NoAreasAreNoCall) {
  const Outcome outcome = loaded("simple", "test.chunks")->compute(request({1}, {{}}));
  EXPECT_EQ(outcome.failure, "");
  ASSERT_EQ(outcome.layers.size(), 4U);
  EXPECT_EQ(outcome.layers[0].estimates.size(), 0U);
}

TEST(Calls, AFailureNamesTheAreaOfTheWholeLevelAndTheFirstChunkThatFailed) {
  std::vector<double> x = up_to(3000);
  x[2900] = -1;
  x[1500] = -1;
  const Outcome outcome = loaded("simple", "test.chunks")->compute(request({1}, {x}));
  EXPECT_EQ(outcome.failure, "test.chunks: area 'A1500', 'x': a negative x");
}

TEST(Calls, AnAbsentRequiredInputIsAFailure) {
  Request r = request({1}, {{1, 2}});
  r.inputs[0] = {};
  EXPECT_EQ(loaded("simple", "test.chunks")->compute(r).failure,
            "test.chunks: the required input 'x' does not reach this level");
}

TEST(Calls, AnAbsentOptionalInputIsToldToThePlugin) {
  Request r = request({}, {{1, 2}});
  r.inputs[0] = {};
  EXPECT_THAT(values(loaded("simple", "test.whole")->compute(r), 0), Each(0));
}

TEST(Calls, PeriodAndServicesReachThePlugin) {
  const Cancel cancel;
  const auto plugin = Plugin::load(described("simple", "test.services"), cancel);
  const Outcome outcome = plugin->compute(request({}, {}));
  ASSERT_EQ(outcome.failure, "");
  EXPECT_THAT(values(outcome, 0), Each(0));
  EXPECT_THAT(values(outcome, 1), Each(2024));
}

TEST(Calls, NothingIsCalledOnceAStopIsRequested) {
  Cancel cancel;
  const auto plugin = Plugin::load(described("simple", "test.services"), cancel);
  cancel.request();
  EXPECT_EQ(plugin->compute(request({}, {})).failure, "test.services: interrupted");
}

TEST(Calls, APluginInCServesAsWell) {
  const Outcome outcome = loaded("in_c", "test.in_c")->compute(request({}, {{1, 4}}));
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(values(outcome, 0)[1], 8);
}

TEST(Calls, ARequestThatDoesNotFitThePluginIsABug) {
  const auto plugin = loaded("simple", "test.chunks");
  const auto refusal = [&](const Request& r) {
    return error_of([&] { (void)plugin->compute(r); });
  };
  EXPECT_EQ(refusal(request({}, {{1}})), "test.chunks, parameters: a request is wrong in number");
  EXPECT_EQ(refusal(request({10}, {{1}})),
            "test.chunks, factor: a request is out of the parameter's bounds");
  EXPECT_EQ(refusal(request({kNone}, {{1}})),
            "test.chunks, factor: a request is out of the parameter's bounds");
  EXPECT_EQ(refusal(request({1}, {})), "test.chunks, inputs: a request is wrong in number");
  Request r = request({1}, {{1, 2}});
  r.area_ids.pop_back();
  EXPECT_EQ(refusal(r), "test.chunks, x: a request is of the wrong length");
  r = request({1}, {{1, 2}});
  r.inputs[0].column = Column::of_texts(std::vector<std::string>{"a", "b"});
  EXPECT_EQ(refusal(r), "test.chunks, x: a request is of the wrong type");
}

}  // namespace
}  // namespace omrade::host
