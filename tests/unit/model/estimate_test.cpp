#include "model/estimate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>

namespace omrade {

TEST(Estimates, StartMissingAndWithoutNumbers) {
  Estimates estimates(3);
  const ConstEstimateSpans spans = std::as_const(estimates).spans();
  EXPECT_EQ(spans.size(), 3U);
  EXPECT_EQ(spans.state_of(2), State::missing);
  EXPECT_TRUE(std::isnan(spans.value[0]));
  EXPECT_TRUE(std::isnan(spans.base[2]));
  EXPECT_EQ(spans.reason[1], -1);
}

TEST(Estimates, OnlyOkAndUnreliableHoldAValue) {
  EXPECT_TRUE(has_value(State::ok));
  EXPECT_TRUE(has_value(State::unreliable));
  EXPECT_FALSE(has_value(State::withheld));
  EXPECT_FALSE(has_value(State::not_applicable));
}

TEST(Estimates, AnEmptySetIsASet) {
  EXPECT_EQ(Estimates(0).size(), 0U);
}

}  // namespace omrade
