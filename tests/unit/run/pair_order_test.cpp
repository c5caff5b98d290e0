// Pairs come in the order of what they are called, not of the rows they were found in.
#include "run/pair_order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace omrade::run {
namespace {

using ::testing::ElementsAre;

Estimates numbered(std::size_t size) {
  Estimates out(size);
  const EstimateSpans spans = out.spans();
  for (std::size_t i = 0; i < size; ++i) {
    spans.value[i] = static_cast<double>(i);
    spans.base[i] = 100 + static_cast<double>(i);
    spans.state[i] = static_cast<std::uint8_t>(i % 2 == 0 ? State::ok : State::unreliable);
    spans.reason[i] = static_cast<std::int32_t>(i);
  }
  return out;
}

TEST(PairOrder, IsThatOfAreasAndLabels) {
  const auto found = std::make_shared<const Pairs>(
      Pairs{.area = {0, 0, 1, 1}, .other = {0, 3, 1, 3}, .labels = {"west", "east", "gone", "by"}});
  std::shared_ptr<const Pairs> pairs = found;
  Estimates estimates = numbered(4);
  PairOrder order;
  order.apply(pairs, estimates);
  EXPECT_THAT(pairs->labels, ElementsAre("by", "east", "west"));
  EXPECT_THAT(pairs->area, ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(pairs->other, ElementsAre(0, 2, 0, 1));
  const ConstEstimateSpans spans = std::as_const(estimates).spans();
  EXPECT_THAT(spans.value, ElementsAre(1, 0, 3, 2));
  EXPECT_THAT(spans.base, ElementsAre(101, 100, 103, 102));
  EXPECT_THAT(spans.reason, ElementsAre(1, 0, 3, 2));
  EXPECT_EQ(spans.state_of(0), State::unreliable);
  EXPECT_EQ(spans.state_of(1), State::ok);

  std::shared_ptr<const Pairs> of_another_layer = found;
  Estimates others = numbered(4);
  order.apply(of_another_layer, others);
  EXPECT_EQ(of_another_layer, pairs) << "shared as before";
  EXPECT_THAT(std::as_const(others).spans().value, ElementsAre(1, 0, 3, 2));
}

TEST(PairOrder, ALayerWithoutPairsKeepsItsOrder) {
  std::shared_ptr<const Pairs> none;
  Estimates estimates = numbered(2);
  PairOrder().apply(none, estimates);
  EXPECT_EQ(none, nullptr);
  EXPECT_THAT(std::as_const(estimates).spans().value, ElementsAre(0, 1));
}

}  // namespace
}  // namespace omrade::run
